namespace IncidentMap.MapIndex;

/// <summary>
/// Which rows of a zone fail which parts of a filter, a bit for each. A row that fails but one part still counts for its facet, whose
/// counts leave the facet's own part out of account.
/// </summary>
internal sealed class Failures
{
    private const int Words = CodeColumn.ZoneRows / 64;

    private readonly RowSet among;
    private readonly (int Part, Condition[] Conditions, ulong[] Rows)[] parts;

    // The rows that fail any part, those that fail two and so count for nothing, and those picked last.
    private readonly ulong[] any = new ulong[Words], two = new ulong[Words], wanted = new ulong[Words];
    private readonly int[] picked = new int[CodeColumn.ZoneRows];
    private int zone;

    /// <param name="columns">All rows.</param>
    /// <param name="filter">What is asked of them.</param>
    /// <param name="among">The rows that count for anything.</param>
    public Failures(Columns columns, MapFilter filter, RowSet among)
    {
        this.among = among;
        parts = [.. Condition.Of(filter, columns).GroupBy(condition => condition.Part)
            .Select(part => (part.Key, part.ToArray(), new ulong[Words]))];
        LeftOut = [.. parts.Select(part => part.Part).Where(part => part != Condition.Always)];
    }

    /// <summary>The parts that some count leaves out of account.</summary>
    public IReadOnlyList<int> LeftOut { get; }

    /// <summary>Goes to a zone. False where no row counts for anything: all fail two parts, or one that no count leaves out.</summary>
    public bool Enter(int zone)
    {
        this.zone = zone;
        var whole = 0;
        foreach (var (part, conditions, _) in parts)
            if (Array.Exists(conditions, condition => condition.FailsWhole(zone)))
                whole += part == Condition.Always ? 2 : 1;
        if (whole > 1)
            return false;
        Array.Fill(any, ulong.MaxValue);
        var considered = among.Zone(zone);
        for (var word = 0; word < considered.Length; word++)
            any[word] = ~considered[word];
        Array.Clear(two);
        foreach (var (_, conditions, rows) in parts)
        {
            Array.Clear(rows);
            foreach (var condition in conditions)
                condition.Find(zone, rows);
            for (var word = 0; word < Words; word++)
            {
                two[word] |= any[word] & rows[word];
                any[word] |= rows[word];
            }
        }
        return true;
    }

    /// <summary>The rows that fail nothing. Good until others are picked.</summary>
    public ZoneRows PickMatching()
    {
        for (var word = 0; word < Words; word++)
            wanted[word] = ~any[word];
        return new ZoneRows(zone, wanted, picked);
    }

    /// <summary>The rows that fail this part alone. Good until others are picked.</summary>
    public ZoneRows PickFailing(int part)
    {
        var rows = Array.Find(parts, p => p.Part == part).Rows;
        for (var word = 0; word < Words; word++)
            wanted[word] = rows[word] & ~two[word];
        return new ZoneRows(zone, wanted, picked);
    }
}
