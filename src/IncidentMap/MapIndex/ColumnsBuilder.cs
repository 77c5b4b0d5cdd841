using System.Text;
using IncidentMap.Incidents;

namespace IncidentMap.MapIndex;

/// <summary>One incident as it is reported, or was for a while, on its way into <see cref="Columns"/>: numbers only, so that a million take no garbage.</summary>
public struct IncidentRow
{
    public int Id;

    /// <summary>Degrees; of no meaning unless <see cref="HasPoint"/>.</summary>
    public double Longitude, Latitude;

    public bool HasPoint;
    public LocationPrecision Precision;

    /// <summary>As <see cref="DateOnly.DayNumber"/>; -1 where there is none.</summary>
    public int FirstDay, LastDay, LastReported;

    /// <summary>Codes of the builder's dictionaries.</summary>
    public int Killed, Injured, Held;

    /// <summary>Codes of the builder's facets.</summary>
    public FacetCodeList Facets;

    internal int X, Y;

    internal readonly bool IsPlaced => HasPoint && Precision <= LocationPrecision.Near;

    /// <summary>A code for each <see cref="Facet"/>.</summary>
    [System.Runtime.CompilerServices.InlineArray(13)]
    public struct FacetCodeList
    {
        private int first;
    }
}

/// <summary>Makes <see cref="Columns"/> of incidents that come in any order.</summary>
public sealed class ColumnsBuilder
{
    private static readonly int FacetCount = Enum.GetValues<Facet>().Length;

    private readonly List<IncidentRow> rows = [];
    private readonly FacetCodes[] facets;
    private readonly Dictionary<int, string> provinceNames;

    public ColumnsBuilder()
    {
        facets = [.. Enumerable.Range(0, FacetCount).Select(_ => new FacetCodes())];
        provinceNames = [];
    }

    /// <summary>Begins with what the codes of another snapshot stand for, so that its rows can be kept.</summary>
    public ColumnsBuilder(Columns before)
    {
        facets = [.. before.Facets.Select(FacetCodes.From)];
        provinceNames = new(before.ProvinceNames);
        foreach (var figures in before.Killed.Dictionary)
            Killed.Code(figures);
        foreach (var figures in before.Injured.Dictionary)
            Injured.Code(figures);
        foreach (var held in before.HeldDays)
            Held.Code(held);
    }

    public Codes<LowBestHigh> Killed { get; } = new();
    public Codes<LowBestHigh> Injured { get; } = new();
    public Codes<Held> Held { get; } = new();
    public int Count => rows.Count;

    public FacetCodes this[Facet facet] => facets[(int)facet];

    /// <summary>Tells the name of a province by its code in <see cref="Facet.Admin1"/>; the first name counts.</summary>
    public void NameProvince(int code, ReadOnlySpan<byte> name)
    {
        if (code > 0 && !name.IsEmpty && !provinceNames.ContainsKey(code))
            provinceNames.Add(code, Encoding.UTF8.GetString(name));
    }

    public void Add(in IncidentRow row)
    {
        rows.Add(row);
        ref var added = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows)[^1];
        (added.X, added.Y) = row.IsPlaced ? (WebMercator.X(row.Longitude), WebMercator.Y(row.Latitude)) : (0, 0);
    }

    /// <summary>Adds rows of the snapshot that this began with, as they were.</summary>
    public void Keep(Columns before, Func<int, bool> isKept)
    {
        rows.EnsureCapacity(rows.Count + before.Count);
        var precisions = Precisions(before);
        for (var row = 0; row < before.Count; row++)
            if (isKept(before.Ids[row]))
                rows.Add(RowOf(before, row, precisions));
    }

    /// <summary>Sorts the rows and packs the columns.</summary>
    /// <param name="revision">What <see cref="Columns.Revision"/> will be.</param>
    /// <param name="horizon">What <see cref="Columns.Horizon"/> will be.</param>
    public Columns Build(long revision, uint horizon = 0)
    {
        var sorted = Sorted(out var placed);
        var values = new int[sorted.Length];
        var ids = Values(static (in IncidentRow row) => row.Id).ToArray();
        var byId = new int[ids.Length];
        for (var row = 0; row < byId.Length; row++)
            byId[row] = row;
        Array.Sort(ids.ToArray(), byId);
        return new Columns
        {
            Revision = revision,
            Horizon = horizon,
            Count = sorted.Length,
            Placed = placed,
            Ids = ids,
            ById = byId,
            X = Values(static (in IncidentRow row) => row.X)[..placed].ToArray(),
            Y = Values(static (in IncidentRow row) => row.Y)[..placed].ToArray(),
            Facets = [.. facets.Select((facet, f) => facet.Column(Values((in IncidentRow row) => row.Facets[f])))],
            FirstDay = new(Values(static (in IncidentRow row) => row.FirstDay)),
            LastDay = new(Values(static (in IncidentRow row) => row.LastDay)),
            LastReported = new(Values(static (in IncidentRow row) => row.LastReported)),
            Killed = Column(Killed, Values(static (in IncidentRow row) => row.Killed)),
            Injured = Column(Injured, Values(static (in IncidentRow row) => row.Injured)),
            Held = CodeColumn.Pack(Values(static (in IncidentRow row) => row.Held), Held.ToArray().Length),
            HeldDays = Held.ToArray(),
            HeldCounts = CountHeld(sorted, Held.ToArray().Length),
            ProvinceNames = provinceNames,
        };

        Span<int> Values(Get get)
        {
            for (var row = 0; row < values.Length; row++)
                values[row] = get(sorted[row]);
            return values;
        }
    }

    private delegate int Get(in IncidentRow row);

    private static int[] CountHeld(IncidentRow[] rows, int codeCount)
    {
        var counts = new int[codeCount];
        foreach (ref readonly var row in rows.AsSpan())
            counts[row.Held]++;
        return counts;
    }

    private static FigureColumn Column(Codes<LowBestHigh> figures, ReadOnlySpan<int> codes)
    {
        var dictionary = figures.ToArray();
        return new(CodeColumn.Pack(codes, dictionary.Length), dictionary);
    }

    private IncidentRow[] Sorted(out int placed)
    {
        var keys = new ulong[rows.Count];
        var order = new int[rows.Count];
        placed = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            var row = rows[i];
            placed += row.IsPlaced ? 1 : 0;
            keys[i] = row.IsPlaced ? WebMercator.Key(row.X, row.Y) : ulong.MaxValue;
            order[i] = i;
        }
        Array.Sort(keys, order);
        var sorted = new IncidentRow[order.Length];
        for (var i = 0; i < order.Length; i++)
            sorted[i] = rows[order[i]];
        return sorted;
    }

    private static LocationPrecision[] Precisions(Columns columns)
    {
        var facet = columns[Facet.LocationPrecision];
        return [.. Enumerable.Range(0, facet.CodeCount).Select(code => facet.Value(code) is { } word ? SnakeCase.Parse<LocationPrecision>(word) : LocationPrecision.None)];
    }

    private static IncidentRow RowOf(Columns columns, int row, LocationPrecision[] precisions)
    {
        var placed = row < columns.Placed;
        var copy = new IncidentRow
        {
            Id = columns.Ids[row],
            X = placed ? columns.X[row] : 0,
            Y = placed ? columns.Y[row] : 0,
            HasPoint = placed,
            Precision = precisions[columns[Facet.LocationPrecision].Codes[row]],
            FirstDay = columns.FirstDay.NumberAt(row),
            LastDay = columns.LastDay.NumberAt(row),
            LastReported = columns.LastReported.NumberAt(row),
            Killed = columns.Killed.Codes[row],
            Injured = columns.Injured.Codes[row],
            Held = columns.Held[row],
        };
        for (var facet = 0; facet < FacetCount; facet++)
            copy.Facets[facet] = columns.Facets[facet].Codes[row];
        return copy;
    }
}
