using System.Collections.Concurrent;
using System.Numerics;

namespace IncidentMap.MapIndex;

/// <summary>Incidents and their figures.</summary>
public readonly record struct Totals(int Incidents, FigureSums Killed, FigureSums Injured, int KilledUnknown);

/// <summary>Incidents and their best figures of killed.</summary>
public readonly record struct Tally(int Incidents, long Killed)
{
    public static Tally operator +(Tally tally, LowBestHigh killed) => new(tally.Incidents + 1, tally.Killed + (killed.Best ?? 0));
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
        ProvincesKilled = new long[columns[Facet.Admin1].CodeCount];
    }

    public Columns Columns { get; }
    public MapFilter Filter { get; }
    public RowSet Rows { get; }
    public Totals Matched { get; private set; }

    /// <summary>By the code of the first day, under all parts but the days.</summary>
    public Tally[] Days { get; }

    /// <summary>Best figures of killed by the code of the province, under all parts but that of the province.</summary>
    public long[] ProvincesKilled { get; }

    /// <summary>Those without a place that could be drawn as a point, by where they are counted.</summary>
    public Uncertain Uncertain { get; } = new();

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

    /// <summary>The beginning of the list, found when it is first asked for.</summary>
    internal int[] FirstRows(ListOrder order, Func<int[]> find) => firstRows.GetOrAdd(order, _ => find());

    /// <summary>Goes through all rows once.</summary>
    /// <param name="columns">All incidents.</param>
    /// <param name="filter">What to keep.</param>
    /// <param name="withWords">The rows that have the filter's words, where it asks for any.</param>
    public static Selection Of(Columns columns, MapFilter filter, RowSet? withWords = null)
    {
        var selection = new Selection(columns, filter);
        selection.Run(Condition.Of(filter, columns), withWords);
        return selection;
    }

    private void Run(List<Condition> conditions, RowSet? withWords)
    {
        var scratch = new Scratch(Columns);
        ushort parts = withWords is null ? (ushort)0 : Condition.Always;
        conditions.ForEach(condition => parts |= condition.Bit);
        for (var start = 0; start < Columns.Count; start += CodeColumn.ZoneRows)
        {
            var marks = scratch.Marks.AsSpan(0, Math.Min(CodeColumn.ZoneRows, Columns.Count - start));
            if (!MarkZone(conditions, withWords, start, marks))
                continue;
            var rows = Pick(marks, 0, start, scratch.Matching);
            foreach (var row in rows)
                Rows.Add(row);
            for (var facet = 0; facet < facets.Length; facet++)
            {
                Columns.Facets[facet].Codes.Tally(rows, facets[facet]);
                if ((parts & 1 << facet) != 0)
                    Columns.Facets[facet].Codes.Tally(Pick(marks, (ushort)(1 << facet), start, scratch.FailingOne), facets[facet]);
            }
            Columns.Killed.Codes.Tally(rows, scratch.Killed);
            Columns.Injured.Codes.Tally(rows, scratch.Injured);
            TallyDays(rows);
            if ((parts & Condition.Days) != 0)
                TallyDays(Pick(marks, Condition.Days, start, scratch.FailingOne));
            TallyProvinces(rows);
            if ((parts & Condition.Of(Facet.Admin1)) != 0)
                TallyProvinces(Pick(marks, Condition.Of(Facet.Admin1), start, scratch.FailingOne));
            if (start + marks.Length > Columns.Placed)
                Uncertain.Add(Columns, rows);
        }
        var (killed, unknown) = Columns.Killed.Sum(scratch.Killed);
        Matched = new Totals(scratch.Killed.Sum(), killed, Columns.Injured.Sum(scratch.Injured).Sums, unknown);
    }

    /// <summary>Marks what each row of a zone fails. False where none counts for anything: all fail two parts, or one that no count leaves out.</summary>
    private static bool MarkZone(List<Condition> conditions, RowSet? withWords, int start, Span<ushort> marks)
    {
        var zone = start / CodeColumn.ZoneRows;
        ushort whole = 0;
        foreach (var condition in conditions)
            whole |= condition.FailsWhole(zone);
        if (BitOperations.PopCount(whole) > 1 || (whole & Condition.Always) != 0)
            return false;
        marks.Clear();
        foreach (var condition in conditions)
            condition.Mark(zone, marks);
        if (withWords is not null)
            for (var i = 0; i < marks.Length; i++)
                if (!withWords[start + i])
                    marks[i] |= Condition.Always;
        return true;
    }

    private static ReadOnlySpan<int> Pick(ReadOnlySpan<ushort> marks, ushort wanted, int start, int[] into)
    {
        // Written without a branch: which rows match is as good as random to the processor.
        var count = 0;
        for (var i = 0; i < marks.Length; i++)
        {
            into[count] = start + i;
            count += marks[i] == wanted ? 1 : 0;
        }
        return into.AsSpan(0, count);
    }

    private void TallyDays(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
            Days[Columns.FirstDay.Codes[row]] += Columns.Killed[row];
    }

    private void TallyProvinces(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
            ProvincesKilled[Columns[Facet.Admin1].Codes[row]] += Columns.Killed[row].Best ?? 0;
    }

    private sealed class Scratch(Columns columns)
    {
        public readonly ushort[] Marks = new ushort[CodeColumn.ZoneRows];
        public readonly int[] Matching = new int[CodeColumn.ZoneRows], FailingOne = new int[CodeColumn.ZoneRows];
        public readonly int[] Killed = new int[columns.Killed.Dictionary.Length], Injured = new int[columns.Injured.Dictionary.Length];
    }
}
