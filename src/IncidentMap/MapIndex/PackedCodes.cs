using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace IncidentMap.MapIndex;

/// <summary>A column whose codes take as many bytes as <typeparamref name="T"/>.</summary>
internal sealed class PackedCodes<T> : CodeColumn where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    /// <summary>Rows of a word of bits.</summary>
    private const int WordRows = 64;

    private static readonly int PartsOfWord = WordRows / Vector256<T>.Count;

    /// <summary>To count one code by vectors in a whole zone takes about as long as to count so many rows one by one.</summary>
    private static readonly int RowsWorthACode = 256 * Unsafe.SizeOf<T>();

    // As long as whole words, with 0 behind the last row.
    private readonly T[] codes;
    private readonly T[] least, greatest;

    public PackedCodes(ReadOnlySpan<int> codes)
    {
        this.codes = new T[(codes.Length + WordRows - 1) / WordRows * WordRows];
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

    internal override void Find(CodeSet wanted, int zone, Span<ulong> found)
    {
        var start = zone * ZoneRows;
        var within = codes.AsSpan(start, Math.Min(ZoneRows, codes.Length - start));
        if (wanted.FewRuns is { } runs)
            foreach (var (first, last) in runs)
                FindRun(within, T.CreateTruncating(first), T.CreateTruncating(last), found);
        else
            FindOneByOne(within, wanted.Has, found);
    }

    public override void Look(ReadOnlySpan<int> rows, ReadOnlySpan<int> table, Span<int> told)
    {
        var all = codes.AsSpan();
        for (var i = 0; i < rows.Length; i++)
            told[i] = table[int.CreateTruncating(all[rows[i]])];
    }

    public override Vector256<long> Sum(ReadOnlySpan<int> rows, ReadOnlySpan<Vector256<long>> table)
    {
        var all = codes.AsSpan();
        var sum = Vector256<long>.Zero;
        foreach (var row in rows)
            sum += table[int.CreateTruncating(all[row])];
        return sum;
    }

    public override void Tally(ReadOnlySpan<int> rows, Span<int> counts)
    {
        var all = codes.AsSpan();
        foreach (var row in rows)
            counts[int.CreateTruncating(all[row])]++;
    }

    internal override void Tally(ZoneRows rows, Span<int> counts)
    {
        var (first, last) = Zone(rows.Zone);
        if ((last - first) * RowsWorthACode > rows.Numbers.Length)
        {
            Tally(rows.Numbers, counts);
            return;
        }
        var left = rows.Numbers.Length;
        for (var code = first + 1; code <= last; code++)
        {
            var count = CountOf(T.CreateTruncating(code), rows);
            counts[code] += count;
            left -= count;
        }
        counts[first] += left;
    }

    public override void Tally(ReadOnlySpan<int> rows, ReadOnlySpan<int> killed, Span<Tally> tallies)
    {
        var all = codes.AsSpan();
        for (var i = 0; i < rows.Length; i++)
            tallies[int.CreateTruncating(all[rows[i]])] += killed[i];
    }

    private int CountOf(T code, ZoneRows rows)
    {
        var wanted = Vector256.Create(code);
        var parts = MemoryMarshal.Cast<T, Vector256<T>>(codes.AsSpan(rows.Zone * ZoneRows));
        var count = 0;
        for (var word = 0; word < rows.Bits.Length; word++)
            if (rows.Bits[word] is var among && among != 0)
                count += BitOperations.PopCount(among & BitsOf(parts.Slice(word * PartsOfWord, PartsOfWord), wanted, wanted));
        return count;
    }

    private static void FindRun(ReadOnlySpan<T> codes, T first, T last, Span<ulong> found)
    {
        var (low, high) = (Vector256.Create(first), Vector256.Create(last));
        var parts = MemoryMarshal.Cast<T, Vector256<T>>(codes);
        for (var word = 0; word < codes.Length / WordRows; word++)
            found[word] |= BitsOf(parts.Slice(word * PartsOfWord, PartsOfWord), low, high);
    }

    /// <summary>Which of a word's codes are within bounds, these included.</summary>
    private static ulong BitsOf(ReadOnlySpan<Vector256<T>> codes, Vector256<T> low, Vector256<T> high)
    {
        var bits = 0UL;
        for (var part = 0; part < codes.Length; part++)
        {
            var isWithin = Vector256.GreaterThanOrEqual(codes[part], low) & Vector256.LessThanOrEqual(codes[part], high);
            bits |= (ulong)isWithin.ExtractMostSignificantBits() << part * Vector256<T>.Count;
        }
        return bits;
    }

    private static void FindOneByOne(ReadOnlySpan<T> codes, ReadOnlySpan<byte> has, Span<ulong> found)
    {
        for (var word = 0; word < codes.Length / WordRows; word++)
        {
            var bits = 0UL;
            var part = codes.Slice(word * WordRows, WordRows);
            for (var i = 0; i < part.Length; i++)
                bits |= (ulong)has[int.CreateTruncating(part[i])] << i;
            found[word] |= bits;
        }
    }
}
