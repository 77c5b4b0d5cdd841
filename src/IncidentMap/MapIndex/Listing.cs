namespace IncidentMap.MapIndex;

/// <summary>What a list of incidents begins with.</summary>
public enum ListOrder
{
    /// <summary>The latest first day.</summary>
    Newest,

    /// <summary>The earliest first day.</summary>
    Oldest,

    /// <summary>The most killed, by the best figure; unknown figures last.</summary>
    Killed,

    /// <summary>The newest report; those without one last.</summary>
    Reported,
}

/// <summary>Parts of the list of selected incidents. Among equals the newer id comes first, so that every incident has one place.</summary>
public static class Listing
{
    /// <summary>So many are found once for all: whoever pans asks for the same beginning of the list again and again.</summary>
    private const int Kept = 100;

    /// <param name="selection">Whose incidents.</param>
    /// <param name="sight">Only those with a place in it; null for all.</param>
    /// <param name="order">What comes first.</param>
    /// <param name="offset">How many to leave out.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="uncertain">Only these of those whose place is not known closely enough for a point; null for all incidents.</param>
    public static (int[] Rows, int Matched) Part(Selection selection, Sight? sight, ListOrder order, int offset, int limit, UncertainPlace? uncertain = null)
    {
        var end = (int)Math.Min(int.MaxValue, (long)offset + limit);
        if (sight is not null || uncertain is not null || end > Kept)
        {
            var (rows, matched) = First(selection, sight, order, end, uncertain);
            return (rows[Math.Min(offset, rows.Length)..], matched);
        }
        var first = selection.FirstRows(order, () => First(selection, null, order, Kept, null).Rows);
        return (first[Math.Min(offset, first.Length)..Math.Min(end, first.Length)], selection.Matched.Incidents);
    }

    /// <summary>The part of the list with one incident in its middle.</summary>
    /// <param name="selection">Whose incidents.</param>
    /// <param name="sight">Only those with a place in it; null for all.</param>
    /// <param name="order">What comes first.</param>
    /// <param name="id">Of the incident.</param>
    /// <param name="limit">How many at most, itself included.</param>
    /// <param name="uncertain">Only these of those whose place is not known closely enough for a point; null for all incidents.</param>
    /// <returns>How many come before the first of them; null, and no rows, where the list does not hold the incident.</returns>
    public static (int[] Rows, int? Offset, int Matched) Around(Selection selection, Sight? sight, ListOrder order, int id, int limit, UncertainPlace? uncertain = null)
    {
        var middle = PlaceOf(selection, sight, order, id, uncertain);
        var (before, after) = (new PriorityQueue<int, long>(), new PriorityQueue<int, long>());
        var mostBefore = Math.Max(0, limit - 1) / 2;
        var mostAfter = limit - mostBefore; // the incident itself among them
        var (ahead, matched) = (0, 0);
        Walk(selection, sight, order, uncertain, (rows, places) =>
        {
            matched += rows.Length;
            if (middle is not { } here)
                return;
            for (var i = 0; i < rows.Length; i++)
            {
                var isAhead = places[i] > here;
                ahead += isAhead ? 1 : 0;
                var (nearest, most, farness) = isAhead ? (before, mostBefore, places[i]) : (after, mostAfter, -places[i]);
                if (nearest.Count < most)
                    nearest.Enqueue(rows[i], -farness);
                else if (most > 0)
                    nearest.EnqueueDequeue(rows[i], -farness);
            }
        });
        if (middle is null)
            return ([], null, matched);
        return ([.. Emptied(before), .. Emptied(after).Reverse()], ahead - Math.Min(ahead, mostBefore), matched);
    }

    private static (int[] Rows, int Matched) First(Selection selection, Sight? sight, ListOrder order, int end, UncertainPlace? uncertain)
    {
        var first = new PriorityQueue<int, long>();
        var (matched, last) = (0, long.MinValue);
        Walk(selection, sight, order, uncertain, (rows, places) =>
        {
            matched += rows.Length;
            for (var i = 0; i < rows.Length; i++)
            {
                if (places[i] < last)
                    continue;
                if (first.Count < end)
                    first.Enqueue(rows[i], places[i]);
                else
                    first.EnqueueDequeue(rows[i], places[i]); // keeps the first ones, since the last of them is what it gives back
                if (first.Count == end)
                    first.TryPeek(out _, out last);
            }
        });
        int[] found = [.. Emptied(first)];
        Array.Reverse(found);
        return (found, matched);
    }

    private delegate void Step(ReadOnlySpan<int> rows, ReadOnlySpan<long> places);

    /// <summary>Goes through the rows of a list in the order they are kept in, each with a number that is greater the earlier it is listed.</summary>
    private static void Walk(Selection selection, Sight? sight, ListOrder order, UncertainPlace? uncertain, Step step)
    {
        var columns = selection.Columns;
        var members = new Members(selection, sight ?? Sight.World);
        var (column, rankOfCode) = Ranks(columns, order);
        var (ranks, places) = (new int[CodeColumn.ZoneRows], new long[CodeColumn.ZoneRows]);
        int[] kept = uncertain is null ? [] : new int[CodeColumn.ZoneRows];
        var stop = sight is null ? columns.Count : columns.Placed;
        for (var start = uncertain is null ? 0 : columns.Placed; start < stop; start += CodeColumn.ZoneRows)
        {
            var rows = members.Pick(start, stop, isWhole: sight is null);
            if (uncertain is { } place)
                rows = selection.Uncertain.Pick(rows, place, kept);
            column.Look(rows, rankOfCode, ranks);
            for (var i = 0; i < rows.Length; i++)
                places[i] = PlaceIn(ranks[i], columns.Ids[rows[i]]);
            step(rows, places.AsSpan(0, rows.Length));
        }
    }

    private static long PlaceIn(int rank, int id) => (long)rank << 32 | (uint)id;

    /// <summary>Null where the list does not hold the incident.</summary>
    private static long? PlaceOf(Selection selection, Sight? sight, ListOrder order, int id, UncertainPlace? uncertain)
    {
        var columns = selection.Columns;
        var (column, rankOfCode) = Ranks(columns, order);
        foreach (var row in columns.RowsWith(id))
            if (selection.Rows.Has(row) && (uncertain is not { } place || row >= columns.Placed && selection.Uncertain.Has(row, place)) && (sight is null || row < columns.Placed && sight.Contains(columns.X[row], columns.Y[row])))
                return PlaceIn(rankOfCode[column[row]], id);
        return null;
    }

    private static IEnumerable<int> Emptied(PriorityQueue<int, long> queue)
    {
        while (queue.TryDequeue(out var row, out _))
            yield return row;
    }

    /// <summary>A number for each code of the column that decides, greater for what comes earlier.</summary>
    private static (CodeColumn Column, int[] RankOfCode) Ranks(Columns columns, ListOrder order) => order switch
    {
        ListOrder.Newest => (columns.FirstDay.Codes, [.. Enumerable.Range(0, columns.FirstDay.CodeCount)]),
        ListOrder.Oldest => (columns.FirstDay.Codes, [.. Enumerable.Range(0, columns.FirstDay.CodeCount).Select(code => -code)]),
        ListOrder.Killed => (columns.Killed.Codes, [.. columns.Killed.Dictionary.ToArray().Select(figures => figures.Best ?? -1)]),
        _ => (columns.LastReported.Codes, [.. Enumerable.Range(0, columns.LastReported.CodeCount)]),
    };
}
