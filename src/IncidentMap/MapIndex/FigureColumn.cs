using System.Runtime.Intrinsics;

namespace IncidentMap.MapIndex;

/// <summary>Low, best and high of one measure as they are stored; all null where no report gives a figure.</summary>
public readonly record struct LowBestHigh(int? Low, int? Best, int? High);

/// <summary>Sums of low, best and high, and how many have no best figure.</summary>
public readonly record struct FigureSums(long Low, long Best, long High, int Unknown)
{
    public static FigureSums operator +(FigureSums some, FigureSums more) =>
        new(some.Low + more.Low, some.Best + more.Best, some.High + more.High, some.Unknown + more.Unknown);
}

/// <summary>LowBestHigh for each row. Of a million incidents only some thousands have figures that no other has.</summary>
public sealed class FigureColumn
{
    private readonly LowBestHigh[] figures;
    private readonly int[] best;
    private readonly Vector256<long>[] addends;

    internal FigureColumn(CodeColumn codes, LowBestHigh[] figures)
    {
        (Codes, this.figures) = (codes, figures);
        best = [.. figures.Select(f => f.Best ?? 0)];
        addends = [.. figures.Select(f => Vector256.Create(f.Low ?? 0, f.Best ?? 0, f.High ?? 0, f.Best is null ? 1L : 0))];
    }

    public CodeColumn Codes { get; }

    public ReadOnlySpan<LowBestHigh> Dictionary => figures;

    public long Bytes => Codes.Bytes + figures.Length * 60L;

    public LowBestHigh this[int row] => figures[Codes[row]];

    /// <summary>The best figure of each of some rows, 0 where it is unknown.</summary>
    public void Best(ReadOnlySpan<int> rows, Span<int> told) => Codes.Look(rows, best, told);

    /// <summary>The sums over some rows, and how many of them have no best figure.</summary>
    public FigureSums Sum(ReadOnlySpan<int> rows)
    {
        var sums = Codes.Sum(rows, addends);
        return new(sums[0], sums[1], sums[2], (int)sums[3]);
    }
}

/// <summary>Numbers things from 0 on, equal ones alike.</summary>
public sealed class Codes<T> where T : struct, IEquatable<T>
{
    private readonly Dictionary<T, int> codes = [];

    public int Code(T thing)
    {
        if (!codes.TryGetValue(thing, out var code))
            codes.Add(thing, code = codes.Count);
        return code;
    }

    internal T[] ToArray() => [.. codes.Keys];
}
