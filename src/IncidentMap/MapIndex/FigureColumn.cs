namespace IncidentMap.MapIndex;

/// <summary>Low, best and high of one measure as they are stored; all null where no report gives a figure.</summary>
public readonly record struct LowBestHigh(int? Low, int? Best, int? High);

/// <summary>Sums of low, best and high.</summary>
public readonly record struct FigureSums(long Low, long Best, long High)
{
    public static FigureSums operator +(FigureSums sums, LowBestHigh figures) =>
        new(sums.Low + (figures.Low ?? 0), sums.Best + (figures.Best ?? 0), sums.High + (figures.High ?? 0));
}

/// <summary>LowBestHigh for each row. Of a million incidents only some thousands have figures that no other has.</summary>
public sealed class FigureColumn
{
    private readonly LowBestHigh[] figures;

    internal FigureColumn(CodeColumn codes, LowBestHigh[] figures) => (Codes, this.figures) = (codes, figures);

    public CodeColumn Codes { get; }

    public ReadOnlySpan<LowBestHigh> Dictionary => figures;

    public long Bytes => Codes.Bytes + figures.Length * 24L;

    public LowBestHigh this[int row] => figures[Codes[row]];

    /// <summary>The sums over rows, and how many of them have no best figure, from how many rows have each code.</summary>
    public (FigureSums Sums, int Unknown) Sum(ReadOnlySpan<int> byCode)
    {
        long low = 0, best = 0, high = 0;
        var unknown = 0;
        for (var code = 0; code < byCode.Length; code++)
        {
            long rows = byCode[code];
            low += rows * (figures[code].Low ?? 0);
            best += rows * (figures[code].Best ?? 0);
            high += rows * (figures[code].High ?? 0);
            unknown += figures[code].Best is null ? byCode[code] : 0;
        }
        return (new FigureSums(low, best, high), unknown);
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
