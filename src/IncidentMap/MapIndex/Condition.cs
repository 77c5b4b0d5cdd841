namespace IncidentMap.MapIndex;

/// <summary>One thing that a filter asks of one column. Those of one part of the filter fail together.</summary>
internal sealed class Condition
{
    /// <summary>Parts beside the facets: the days, the killed, and all that no count leaves out of account.</summary>
    public const int Days = 13, Killed = 14, Always = 15;

    private readonly CodeColumn column;
    private readonly CodeSet failing;

    private Condition(int part, CodeColumn column, CodeSet failing) => (Part, this.column, this.failing) = (part, column, failing);

    /// <summary>A <see cref="Facet"/>, or one of those beside them.</summary>
    public int Part { get; }

    /// <summary>Whether every row of a zone fails, by its least and greatest code alone.</summary>
    public bool FailsWhole(int zone) => column.Zone(zone) is var (least, greatest) && failing.HasAll(least, greatest);

    /// <summary>Sets the bits of a zone's rows that fail.</summary>
    public void Find(int zone, Span<ulong> rows)
    {
        if (column.Zone(zone) is var (least, greatest) && failing.HasAny(least, greatest))
            column.Find(failing, zone, rows);
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
            Add(Killed, columns.Killed.Codes, columns.Killed.Dictionary.Length,
                code => columns.Killed.Dictionary[code].Best is { } best && best >= (filter.LeastKilled ?? best) && best <= (filter.MostKilled ?? best));
        if (filter.From is { DayNumber: var from })
            Add(Days, columns.LastDay.Codes, columns.LastDay.CodeCount, code => columns.LastDay.DayNumber(code) >= from);
        if (filter.To is { DayNumber: var to })
            Add(Days, columns.FirstDay.Codes, columns.FirstDay.CodeCount, code => columns.FirstDay.DayNumber(code) <= to);
        Add(Always, columns.Held, columns.HeldDays.Length, code => columns.HeldDays[code].On(filter.AsOf));
        return all;

        void AddFacet(Facet facet, HoldsForMembers holds) =>
            Add((int)facet, columns[facet].Codes, columns[facet].CodeCount, code => code > 0 && holds(columns[facet].Members(code)));

        void Add(int part, CodeColumn column, int codeCount, Func<int, bool> holds)
        {
            var failing = new CodeSet(codeCount, code => !holds(code));
            if (!failing.IsEmpty)
                all.Add(new Condition(part, column, failing));
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
