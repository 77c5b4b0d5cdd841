using IncidentMap.Incidents;

namespace IncidentMap.MapIndex;

/// <summary>
/// All incidents at one revision, a column for each thing that the map asks. Immutable. Rows with a place no coarser than
/// <see cref="LocationPrecision.Near"/> come first, along a Z-order curve; the others, which are never drawn as points, after them.
/// </summary>
public sealed class Columns
{
    /// <summary>The dataset revision that it shows.</summary>
    public required long Revision { get; init; }

    /// <summary>The number of the oldest database transaction that may not be in it: what changes later carries this number or a later one.</summary>
    public required uint Horizon { get; init; }

    /// <summary>How many rows; an incident has another for each state that it was reported in before.</summary>
    public required int Count { get; init; }

    /// <summary>How many of the first rows have a place.</summary>
    public required int Placed { get; init; }

    public required int[] Ids { get; init; }

    /// <summary>Web Mercator of the placed rows; see <see cref="WebMercator"/>.</summary>
    public required int[] X { get; init; }

    /// <inheritdoc cref="X"/>
    public required int[] Y { get; init; }

    /// <summary>All facets, each in its place.</summary>
    public required FacetColumn[] Facets { get; init; }

    public required DayColumn FirstDay { get; init; }
    public required DayColumn LastDay { get; init; }

    /// <summary>Day of the newest report.</summary>
    public required DayColumn LastReported { get; init; }

    public required FigureColumn Killed { get; init; }
    public required FigureColumn Injured { get; init; }

    /// <summary>Codes of <see cref="HeldDays"/>.</summary>
    public required CodeColumn Held { get; init; }

    /// <summary>When rows were what had been reported.</summary>
    public required Held[] HeldDays { get; init; }

    /// <summary>How many rows have each of <see cref="HeldDays"/>.</summary>
    public required int[] HeldCounts { get; init; }

    /// <summary>Names of provinces by their code in <see cref="Facet.Admin1"/>.</summary>
    public required IReadOnlyDictionary<int, string> ProvinceNames { get; init; }

    /// <summary>Rows in the order of their ids.</summary>
    public required int[] ById { get; init; }

    /// <summary>Every row.</summary>
    public RowSet All => field ??= RowSet.All(Count);

    public FacetColumn this[Facet facet] => Facets[(int)facet];

    /// <summary>Memory of all columns, without the names that are kept once each.</summary>
    public long Bytes =>
        (Ids.Length + X.Length + Y.Length + ById.Length) * (long)sizeof(int)
        + Facets.Sum(facet => facet.Bytes) + FirstDay.Bytes + LastDay.Bytes + LastReported.Bytes
        + Killed.Bytes + Injured.Bytes + Held.Bytes + Count / 8;

    /// <summary>How many incidents were known by the end of a day, or are today.</summary>
    public int Known(DateOnly? day)
    {
        var rows = 0;
        for (var code = 0; code < HeldDays.Length; code++)
            rows += HeldDays[code].On(day) ? HeldCounts[code] : 0;
        return rows;
    }

    /// <summary>The first and the last day on which what had been reported changed; null where nothing ever was.</summary>
    public (DateOnly First, DateOnly Last)? Reported
    {
        get
        {
            var (first, last) = (int.MaxValue, -1);
            for (var code = 0; code < HeldDays.Length; code++)
                if (HeldCounts[code] > 0 && HeldDays[code] is var (from, until) && from != MapIndex.Held.Open)
                    (first, last) = (Math.Min(first, from), Math.Max(last, until == MapIndex.Held.Open ? from : until));
            return last < 0 ? null : (DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last));
        }
    }

    /// <summary>The rows of these incidents; ids that are not here are left out.</summary>
    public RowSet RowsOf(IEnumerable<int> ids)
    {
        var rows = new RowSet(Count);
        foreach (var id in ids)
            foreach (var row in RowsWith(id))
                rows.Add(row);
        return rows;
    }

    /// <summary>The rows of one incident: none where it is not here.</summary>
    public ReadOnlySpan<int> RowsWith(int id)
    {
        var start = FirstById(id);
        var end = start;
        while (end < Count && Ids[ById[end]] == id)
            end++;
        return ById.AsSpan(start, end - start);
    }

    /// <summary>How many of these incidents are here.</summary>
    public int CountOf(IEnumerable<int> ids) => ids.Count(id => FirstById(id) is var at && at < Count && Ids[ById[at]] == id);

    private int FirstById(int id)
    {
        var (low, high) = (0, Count);
        while (low < high)
            if (low + high >>> 1 is var middle && Ids[ById[middle]] < id)
                low = middle + 1;
            else
                high = middle;
        return low;
    }
}
