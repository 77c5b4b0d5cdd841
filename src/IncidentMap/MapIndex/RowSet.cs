using System.Numerics;

namespace IncidentMap.MapIndex;

/// <summary>Some of a snapshot's rows: a bit for each.</summary>
public sealed class RowSet(int rows)
{
    private readonly ulong[] words = new ulong[(rows + 63) / 64];

    /// <summary>All rows there are.</summary>
    public static RowSet All(int rows)
    {
        var all = new RowSet(rows);
        all.words.AsSpan().Fill(ulong.MaxValue);
        if (rows % 64 != 0)
            all.words[^1] = (1UL << rows % 64) - 1;
        return all;
    }

    public void Add(int row) => words[row >> 6] |= 1UL << row;

    public bool Has(int row) => (words[row >> 6] & 1UL << row) != 0;

    /// <summary>The bits of a zone of <see cref="CodeColumn.ZoneRows"/>; the last zone may be shorter.</summary>
    internal Span<ulong> Zone(int zone)
    {
        const int ZoneWords = CodeColumn.ZoneRows / 64;
        return words.AsSpan(zone * ZoneWords, Math.Min(ZoneWords, words.Length - zone * ZoneWords));
    }

    /// <summary>Takes the rows of a zone over.</summary>
    internal void Put(ZoneRows rows) => rows.Bits[..Zone(rows.Zone).Length].CopyTo(Zone(rows.Zone));

    /// <summary>Writes down the rows that are in, from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public ReadOnlySpan<int> Pick(int start, int end, Span<int> into)
    {
        var count = 0;
        foreach (var row in Between(start, end))
            into[count++] = row;
        return into[..count];
    }

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
