using IncidentMap.GeoJson;
using IncidentMap.Incidents;

namespace IncidentMap.Tiles;

/// <summary>One layer that a tile may hold.</summary>
/// <param name="Id">Its name in the tile.</param>
/// <param name="Title">For people.</param>
/// <param name="Description">What a feature of it is.</param>
/// <param name="Attributes">What a feature carries, with a sentence on each.</param>
public sealed record VectorLayer(string Id, string Title, string Description, IReadOnlyList<TileAttribute> Attributes);

/// <summary>An attribute of a tile's feature.</summary>
/// <param name="Name">In the tile.</param>
/// <param name="IsNumber">Whether it is a whole number; otherwise text, days as 2021-08-29.</param>
/// <param name="Description">What it is.</param>
public sealed record TileAttribute(string Name, bool IsNumber, string Description);

/// <summary>
/// What a tile of incidents holds: one feature for each, or, where they would be more than <see cref="Most"/>, one for each
/// cell of a grid. A place known only to an area is in a layer of its own, so that nobody draws it as a pin unawares.
/// </summary>
public static class TileLayers
{
    /// <summary>Units along a tile's edge.</summary>
    public const int Extent = 4096;

    /// <summary>Cells along a tile's edge; a tile of the next zoom holds a quarter of this one's area in as many.</summary>
    public const int CellsAcross = 64;

    /// <summary>Features in a tile, at most.</summary>
    public const int Most = CellsAcross * CellsAcross;

    /// <summary>Properties of an incident that travel in a tile, in the terms of its collection.</summary>
    public static readonly IReadOnlyList<Property> Carried =
    [
        .. ((string[])["title", "date_start", "date_end", "event_type", "event_subtype", "status", "location_precision", "location_radius_m", "killed_low", "killed_best", "killed_high"])
            .Select(name => Published.Incidents.Properties.Single(p => p.Name == name)),
    ];

    /// <summary>The rungs whose point is the place itself.</summary>
    public static readonly IReadOnlyList<string> PinPrecisions =
        [.. Enum.GetValues<LocationPrecision>().Where(p => p < LocationPrecision.Admin2).Select(SnakeCase.Of)];

    private static readonly IReadOnlyList<TileAttribute> OfIncident =
        [.. Carried.Select(p => new TileAttribute(p.Name, p.JsonType == "integer", p.Description))];

    public static readonly VectorLayer Incidents = new(
        "incidents", "Incidents", "One incident at its place, within location_radius_m; location_precision is exact, place or near.", OfIncident);

    public static readonly VectorLayer Areas = new(
        "areas", "Incidents known to an area", "One incident somewhere within location_radius_m of a point that only stands for the area: no pin.", OfIncident);

    public static readonly VectorLayer Cells = new(
        "cells", "Incidents counted by cell", "All incidents of one cell of 64 by 64 to the tile, at its middle; each is counted in one cell and one tile of a zoom.",
        [
            new("count", true, "How many incidents."),
            new("areas", true, "How many of them are known only to an area, whose middle lies in this cell."),
            new("killed_low", true, "Sum of their lowest numbers of killed; unknown ones add nothing."),
            new("killed_best", true, "Sum of their best numbers of killed; unknown ones add nothing."),
            new("killed_high", true, "Sum of their highest numbers of killed; unknown ones add nothing."),
        ]);

    public static readonly IReadOnlyList<VectorLayer> All = [Incidents, Areas, Cells];
}
