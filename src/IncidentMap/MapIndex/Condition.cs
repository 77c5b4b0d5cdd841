namespace IncidentMap.MapIndex;

/// <summary>
/// One part of a filter over one column: a mark for each code that fails it. A row's marks tell which parts it fails, and so
/// whether it counts for a facet, whose counts leave the facet's own part out of account.
/// </summary>
internal sealed class Condition
{
    /// <summary>Behind the bits of the facets: the days, and all parts that no count leaves out of account.</summary>
    public const ushort Days = 1 << 13, Always = 1 << 14;

    private readonly CodeColumn column;
    private readonly ushort mark;
    private readonly ushort[] markOfCode;
    private readonly int[] failingBefore;

    /// <param name="mark">One bit; two conditions may share it, and a row fails where either does.</param>
    /// <param name="column">What it looks at.</param>
    /// <param name="codeCount">Size of the column's dictionary.</param>
    /// <param name="holds">Whether it holds for a code.</param>
    public Condition(ushort mark, CodeColumn column, int codeCount, Func<int, bool> holds)
    {
        (this.mark, this.column) = (mark, column);
        markOfCode = new ushort[codeCount];
        failingBefore = new int[codeCount + 1];
        for (var code = 0; code < codeCount; code++)
        {
            var fails = !holds(code);
            markOfCode[code] = fails ? mark : (ushort)0;
            failingBefore[code + 1] = failingBefore[code] + (fails ? 1 : 0);
        }
    }

    public ushort Bit => mark;

    public static ushort Of(Facet facet) => (ushort)(1 << (int)facet);

    /// <summary>The mark where every row of the zone fails, by its least and greatest code alone; else 0.</summary>
    public ushort FailsWhole(int zone)
    {
        var (least, greatest) = column.Zone(zone);
        return failingBefore[greatest + 1] - failingBefore[least] == greatest + 1 - least ? mark : (ushort)0;
    }

    /// <summary>Marks the rows that fail.</summary>
    public void Mark(int zone, Span<ushort> marks)
    {
        var (least, greatest) = column.Zone(zone);
        if (failingBefore[greatest + 1] > failingBefore[least])
            column.Mark(markOfCode, zone * CodeColumn.ZoneRows, marks);
    }

    /// <summary>All parts of a filter but its words.</summary>
    public static List<Condition> Of(MapFilter filter, Columns columns)
    {
        var all = new List<Condition>();
        foreach (var (facet, wanted) in filter.Wanted)
            AddFacet(facet, members => Any(columns[facet], members, wanted));
        if (filter.Types.Count + filter.Subtypes.Count > 0)
            AddFacet(Facet.Type, kind => Any(columns[Facet.Type], kind[..1], filter.Types) || Any(columns[Facet.Type], kind[1..], filter.Subtypes));
        if (filter.Precision is { } precision)
        {
            var fine = Enum.GetValues<Incidents.LocationPrecision>().Where(p => p <= precision).Select(Incidents.SnakeCase.Of).ToHashSet();
            AddFacet(Facet.LocationPrecision, members => Any(columns[Facet.LocationPrecision], members, fine));
        }
        if (filter.LeastKilled is not null || filter.MostKilled is not null)
            Add(Always, columns.Killed.Codes, columns.Killed.Dictionary.Length,
                code => columns.Killed.Dictionary[code].Best is { } best && best >= (filter.LeastKilled ?? best) && best <= (filter.MostKilled ?? best));
        if (filter.From is { DayNumber: var from })
            Add(Days, columns.LastDay.Codes, columns.LastDay.CodeCount, code => columns.LastDay.DayNumber(code) >= from);
        if (filter.To is { DayNumber: var to })
            Add(Days, columns.FirstDay.Codes, columns.FirstDay.CodeCount, code => columns.FirstDay.DayNumber(code) <= to);
        Add(Always, columns.Held, columns.HeldDays.Length, code => columns.HeldDays[code].On(filter.AsOf));
        return all;

        void AddFacet(Facet facet, HoldsForMembers holds) =>
            Add(Of(facet), columns[facet].Codes, columns[facet].CodeCount, code => code > 0 && holds(columns[facet].Members(code)));

        void Add(ushort mark, CodeColumn column, int codeCount, Func<int, bool> holds)
        {
            var condition = new Condition(mark, column, codeCount, holds);
            if (condition.failingBefore[^1] > 0)
                all.Add(condition);
        }
    }

    private delegate bool HoldsForMembers(ReadOnlySpan<int> members);

    private static bool Any(FacetColumn facet, ReadOnlySpan<int> members, IReadOnlySet<string> wanted)
    {
        foreach (var member in members)
            if (wanted.Contains(facet.Values[member]))
                return true;
        return false;
    }
}
