using System.Numerics;

namespace IncidentMap.MapIndex;

/// <summary>Some of a snapshot's rows: a bit for each.</summary>
public sealed class RowSet(int rows)
{
    private readonly ulong[] words = new ulong[(rows + 63) / 64];

    public bool this[int row] => (words[row >> 6] >> row & 1) != 0;

    public void Add(int row) => words[row >> 6] |= 1UL << row;

    /// <summary>Calls with each row that is in, from <paramref name="start"/> to before <paramref name="end"/>, in order.</summary>
    public Enumerator Between(int start, int end) => new(words, start, end);

    /// <summary>Steps from one row to the next without looking at those between.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<ulong> words;
        private readonly int end;
        private int word;
        private ulong left;

        internal Enumerator(ReadOnlySpan<ulong> words, int start, int end)
        {
            this.words = words;
            (this.end, word) = (end, start >> 6);
            left = start < end ? words[word] & ulong.MaxValue << start : 0;
        }

        public int Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (left == 0)
            {
                if (++word << 6 >= end)
                    return false;
                left = words[word];
            }
            Current = word << 6 | BitOperations.TrailingZeroCount(left);
            left &= left - 1;
            return Current < end;
        }
    }
}
