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
        var first = new PriorityQueue<int, ulong>();
        var matched = 0;
        foreach (var row in selection.Rows.Between(uncertain ? columns.Placed : 0, sight is null ? columns.Count : columns.Placed))
        {
            if (sight is not null && !sight.Contains(columns.X[row], columns.Y[row]))
                continue;
            matched++;
            if (first.Count < end)
                first.Enqueue(row, ~Place(columns, row, order));
            else if (end > 0)
                first.EnqueueDequeue(row, ~Place(columns, row, order)); // keeps the first ones, since the last of them is what it gives back
        }
        var rows = new int[first.Count];
        for (var place = rows.Length - 1; place >= 0; place--)
            rows[place] = first.Dequeue();
        return (rows, matched);
    }

    /// <summary>Less for what comes earlier in the list.</summary>
    private static ulong Place(Columns columns, int row, ListOrder order)
    {
        var greatestFirst = order switch
        {
            ListOrder.Newest => columns.FirstDay.Codes[row],
            ListOrder.Oldest => -columns.FirstDay.Codes[row],
            ListOrder.Killed => columns.Killed[row].Best ?? -1,
            _ => columns.LastReported.Codes[row],
        };
        return (ulong)(uint)(int.MaxValue - greatestFirst) << 32 | (uint)(int.MaxValue - columns.Ids[row]);
    }
}
