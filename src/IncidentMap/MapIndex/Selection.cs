using System.Collections.Concurrent;

namespace IncidentMap.MapIndex;

/// <summary>Incidents and their figures.</summary>
public readonly record struct Totals(int Incidents, FigureSums Killed, FigureSums Injured)
{
    public static Totals operator +(Totals some, Totals more) =>
        new(some.Incidents + more.Incidents, some.Killed + more.Killed, some.Injured + more.Injured);
}

/// <summary>Incidents and their best figures of killed.</summary>
public readonly record struct Tally(int Incidents, long Killed)
{
    public static Tally operator +(Tally tally, int killed) => new(tally.Incidents + 1, tally.Killed + killed);
}

/// <summary>The incidents that a filter keeps, and all that is counted over them wherever the map looks.</summary>
public sealed class Selection
{
    private const int MostViews = 16;

    private readonly int[][] facets;
    private readonly ConcurrentDictionary<ListOrder, int[]> firstRows = [];
    private readonly ConcurrentDictionary<(Sight, int), View> views = [];

    private Selection(Columns columns, MapFilter filter)
    {
        (Columns, Filter) = (columns, filter);
        Rows = new RowSet(columns.Count);
        facets = [.. columns.Facets.Select(facet => new int[facet.CodeCount])];
        Days = new Tally[columns.FirstDay.CodeCount];
        Killed = new int[columns.Killed.Dictionary.Length];
        Provinces = new Tally[columns[Facet.Admin1].CodeCount];
        Uncertain = new Uncertain(columns);
    }

    public Columns Columns { get; }
    public MapFilter Filter { get; }
    public RowSet Rows { get; }
    public Totals Matched { get; private set; }

    /// <summary>By the code of the first day, under all parts but the days.</summary>
    public Tally[] Days { get; }

    /// <summary>How many rows have each code of the killed, under all parts but their bounds.</summary>
    public int[] Killed { get; }

    /// <summary>By the code of the province, under all parts but that of the province.</summary>
    public Tally[] Provinces { get; }

    /// <summary>Those without a place that could be drawn as a point, by where they are counted.</summary>
    public Uncertain Uncertain { get; }

    /// <summary>How many rows have each code of a facet, under all parts but the facet's own.</summary>
    public ReadOnlySpan<int> Counts(Facet facet) => facets[(int)facet];

    /// <summary>What is in sight. The last few screens are kept: every visit begins with the same ones, and they hold the most rows.</summary>
    public View ViewOf(Sight sight, int zoom)
    {
        if (views.TryGetValue((sight, zoom), out var known))
            return known;
        if (views.Count >= MostViews)
            views.Clear();
        return views[(sight, zoom)] = View.Of(this, sight, zoom);
    }

    /// <summary>Large cells that were summed up.</summary>
    internal ConcurrentDictionary<Cell, Group> Groups { get; } = [];

    /// <summary>Large cells, and those that became one, as they are drawn.</summary>
    internal ConcurrentDictionary<Group, Cluster> Clusters { get; } = [];

    /// <summary>The beginning of the list, found when it is first asked for.</summary>
    internal int[] FirstRows(ListOrder order, Func<int[]> find) => firstRows.GetOrAdd(order, _ => find());

    /// <summary>Goes through all rows once.</summary>
    /// <param name="columns">All incidents.</param>
    /// <param name="filter">What to keep.</param>
    /// <param name="withWords">The rows that have the filter's words, where it asks for any.</param>
    public static Selection Of(Columns columns, MapFilter filter, RowSet? withWords = null)
    {
        var selection = new Selection(columns, filter);
        selection.Run(new Failures(columns, filter, withWords ?? columns.All));
        return selection;
    }

    private void Run(Failures failures)
    {
        var killedInRow = new int[CodeColumn.ZoneRows];
        for (var zone = 0; zone * CodeColumn.ZoneRows < Columns.Count; zone++)
        {
            if (!failures.Enter(zone))
                continue;
            var rows = failures.PickMatching();
            Rows.Put(rows);
            Matched += new Totals(rows.Numbers.Length, Columns.Killed.Sum(rows.Numbers), Columns.Injured.Sum(rows.Numbers));
            for (var facet = 0; facet < facets.Length; facet++)
                Columns.Facets[facet].Codes.Tally(rows, facets[facet]);
            Columns.Killed.Codes.Tally(rows, Killed);
            Columns.Killed.Best(rows.Numbers, killedInRow);
            Columns.FirstDay.Codes.Tally(rows.Numbers, killedInRow, Days);
            Columns[Facet.Admin1].Codes.Tally(rows.Numbers, killedInRow, Provinces);
            if ((zone + 1) * CodeColumn.ZoneRows > Columns.Placed)
                Uncertain.Add(rows.Numbers, killedInRow);
            foreach (var part in failures.LeftOut)
                TallyFailing(part, failures.PickFailing(part), killedInRow);
        }
    }

    private void TallyFailing(int part, ZoneRows rows, int[] killedInRow)
    {
        if (part == Condition.Killed)
            Columns.Killed.Codes.Tally(rows, Killed);
        else if (part != Condition.Days)
            Columns.Facets[part].Codes.Tally(rows, facets[part]);
        if (part is not (Condition.Days or (int)Facet.Admin1))
            return;
        Columns.Killed.Best(rows.Numbers, killedInRow);
        if (part == Condition.Days)
            Columns.FirstDay.Codes.Tally(rows.Numbers, killedInRow, Days);
        else
            Columns[Facet.Admin1].Codes.Tally(rows.Numbers, killedInRow, Provinces);
    }
}
