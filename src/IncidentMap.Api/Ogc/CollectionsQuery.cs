using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Api.Ogc;

/// <summary>Which collections are asked for, after OGC API - Common Part 2, "Simple Query".</summary>
/// <param name="Box">Some part of their extent lies in it; null is the world.</param>
/// <param name="During">Some part of their time lies in it; null is always.</param>
/// <param name="Limit">How many at most.</param>
/// <param name="Offset">How many to leave out at the start.</param>
internal sealed record CollectionsQuery(BoundingBox? Box, Interval? During, int Limit, int Offset)
{
    /// <summary>The parameters, which have the meaning for collections that they have for features.</summary>
    public static readonly IReadOnlyList<string> Names = ["bbox", "datetime", "limit", "offset"];

    /// <exception cref="BadInputException">One of them is not understood.</exception>
    public static CollectionsQuery Parse(QueryParameters query) => new(
        query.Take("bbox") is { } box ? BoundingBox.Parse(box) : null,
        query.Take("datetime") is { } time ? Interval.Parse(time) : null,
        Math.Min(ItemsQuery.Number(query, "limit", 1) ?? ItemsQuery.DefaultLimit, ItemsQuery.MaximumLimit),
        ItemsQuery.Number(query, "offset", 0) ?? 0);

    /// <summary>Whether a collection of that extent is one of them. One without place or time is in every box and interval.</summary>
    public bool Keeps(Extent extent) => IsInBox(extent) && IsInTime(extent);

    private bool IsInBox(Extent extent) => Box is null || extent.Box is not { } own || Box.Rectangles.Any(own.Intersects);

    private bool IsInTime(Extent extent) => During is null
        || ((During.Start is not { } start || extent.LastDay is not { } last || start.Day <= last)
            && (During.End is not { } end || extent.FirstDay is not { } first || end.Day >= first));
}
