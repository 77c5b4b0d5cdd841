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
    /// <param name="uncertain">Only those whose place is not known closely enough for a point.</param>
    public static (int[] Rows, int Matched) Part(Selection selection, Sight? sight, ListOrder order, int offset, int limit, bool uncertain = false)
    {
        var end = (int)Math.Min(int.MaxValue, (long)offset + limit);
        if (sight is not null || uncertain || end > Kept)
        {
            var (rows, matched) = First(selection, sight, order, end, uncertain);
            return (rows[Math.Min(offset, rows.Length)..], matched);
        }
        var first = selection.FirstRows(order, () => First(selection, null, order, Kept, false).Rows);
        return (first[Math.Min(offset, first.Length)..Math.Min(end, first.Length)], selection.Matched.Incidents);
    }

    private static (int[] Rows, int Matched) First(Selection selection, Sight? sight, ListOrder order, int end, bool uncertain)
    {
        var columns = selection.Columns;
        var members = new Members(selection, sight ?? Sight.World);
        var (column, rankOfCode) = Ranks(columns, order);
        var ranks = new int[CodeColumn.ZoneRows];
        var first = new PriorityQueue<int, long>();
        var (matched, last) = (0, long.MinValue);
        var stop = sight is null ? columns.Count : columns.Placed;
        for (var start = uncertain ? columns.Placed : 0; start < stop; start += CodeColumn.ZoneRows)
        {
            var rows = members.Pick(start, stop, isWhole: sight is null);
            matched += rows.Length;
            column.Look(rows, rankOfCode, ranks);
            for (var i = 0; i < rows.Length; i++)
            {
                var place = (long)ranks[i] << 32 | (uint)columns.Ids[rows[i]];
                if (place < last)
                    continue;
                if (first.Count < end)
                    first.Enqueue(rows[i], place);
                else
                    first.EnqueueDequeue(rows[i], place); // keeps the first ones, since the last of them is what it gives back
                if (first.Count == end)
                    first.TryPeek(out _, out last);
            }
        }
        var found = new int[first.Count];
        for (var place = found.Length - 1; place >= 0; place--)
            found[place] = first.Dequeue();
        return (found, matched);
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
