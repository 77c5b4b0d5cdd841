using System.Collections.Concurrent;

namespace IncidentMap.MapIndex;

/// <summary>
/// The columns of one revision with the selections that were asked for of late: panning and zooming under one filter count the
/// whole world once.
/// </summary>
public sealed class Snapshot
{
    // Each takes a bit for every row, 125 kB at a million.
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<string, (Selection Selection, long Asked)> kept = [];
    private long asked;

    public Snapshot(Columns columns)
    {
        Columns = columns;
        Select(MapFilter.Everything, null);
    }

    public Columns Columns { get; }

    /// <summary>What a filter keeps, where that is known already.</summary>
    public Selection? Known(MapFilter filter)
    {
        if (!kept.TryGetValue(filter.Key, out var known))
            return null;
        kept[filter.Key] = (known.Selection, Interlocked.Increment(ref asked));
        return known.Selection;
    }

    /// <summary>What a filter keeps.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="withWords">The rows with the filter's words, where it asks for any.</param>
    public Selection Select(MapFilter filter, RowSet? withWords)
    {
        var selection = Selection.Of(Columns, filter, withWords);
        if (kept.Count >= MostKept)
            // OrderBy itself would copy into an array of the size that the dictionary had a moment ago, and find nulls at its end.
            foreach (var (oldest, _) in kept.ToArray().OrderBy(k => k.Value.Asked).Take(MostKept / 4).ToList())
                kept.TryRemove(oldest, out _);
        kept[filter.Key] = (selection, Interlocked.Increment(ref asked));
        return selection;
    }
}
