using System.Numerics;
using System.Runtime.CompilerServices;

namespace IncidentMap.MapIndex;

/// <summary>One number for each row, standing for an entry of a dictionary, kept in as few bytes as the dictionary's size allows.</summary>
public abstract class CodeColumn
{
    /// <summary>Rows are worked through so many at a time; of each such zone the least and greatest code are known.</summary>
    public const int ZoneRows = 4096;

    public abstract int this[int row] { get; }

    /// <summary>Memory it takes.</summary>
    public abstract long Bytes { get; }

    /// <param name="codes">One for each row, from 0.</param>
    /// <param name="dictionarySize">Every code is below it.</param>
    public static CodeColumn Pack(ReadOnlySpan<int> codes, int dictionarySize) =>
        dictionarySize <= 1 << 8 ? new Packed<byte>(codes)
        : dictionarySize <= 1 << 16 ? new Packed<ushort>(codes)
        : new Packed<int>(codes);

    /// <summary>Least and greatest code of a zone.</summary>
    public abstract (int Least, int Greatest) Zone(int zone);

    /// <summary>Adds the mark that each row's code has to the marks of the rows from <paramref name="start"/> on.</summary>
    public abstract void Mark(ReadOnlySpan<ushort> markOfCode, int start, Span<ushort> marks);

    /// <summary>Counts the codes of some rows.</summary>
    public abstract void Tally(ReadOnlySpan<int> rows, Span<int> counts);

    private sealed class Packed<T> : CodeColumn where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        private readonly T[] codes;
        private readonly T[] least, greatest;

        public Packed(ReadOnlySpan<int> codes)
        {
            this.codes = new T[codes.Length];
            var zones = (codes.Length + ZoneRows - 1) / ZoneRows;
            (least, greatest) = (new T[zones], new T[zones]);
            least.AsSpan().Fill(T.MaxValue);
            for (var row = 0; row < codes.Length; row++)
            {
                var code = this.codes[row] = T.CreateTruncating(codes[row]);
                least[row / ZoneRows] = T.Min(least[row / ZoneRows], code);
                greatest[row / ZoneRows] = T.Max(greatest[row / ZoneRows], code);
            }
        }

        public override int this[int row] => int.CreateTruncating(codes[row]);

        public override long Bytes => (codes.Length + least.Length + greatest.Length) * (long)Unsafe.SizeOf<T>();

        public override (int, int) Zone(int zone) => (int.CreateTruncating(least[zone]), int.CreateTruncating(greatest[zone]));

        public override void Mark(ReadOnlySpan<ushort> markOfCode, int start, Span<ushort> marks)
        {
            var zone = codes.AsSpan(start, marks.Length);
            for (var i = 0; i < zone.Length; i++)
                marks[i] |= markOfCode[int.CreateTruncating(zone[i])];
        }

        public override void Tally(ReadOnlySpan<int> rows, Span<int> counts)
        {
            var all = codes.AsSpan();
            foreach (var row in rows)
                counts[int.CreateTruncating(all[row])]++;
        }
    }
}
