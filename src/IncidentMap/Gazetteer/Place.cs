using IncidentMap.Incidents;
using NetTopologySuite.Geometries;

namespace IncidentMap.Gazetteer;

/// <summary>What a gazetteer entry is.</summary>
public enum PlaceKind { Country, Admin1, Admin2, Town, Neighbourhood, Airport, Area }

/// <summary>What a name is to its place.</summary>
public enum PlaceNameKind { Primary, Alternate, Former, Native }

/// <summary>A gazetteer entry: somewhere that reports can name.</summary>
public sealed class Place
{
    public int Id { get; set; }

    /// <summary><c>gn:1138958</c> (GeoNames), <c>iso:AF-NAN</c> (ISO 3166), <c>icao:OAKB</c>, or <c>im:slug</c> for our own.</summary>
    public required string Key { get; set; }

    /// <summary>Plain English name.</summary>
    public required string Name { get; set; }

    public PlaceKind Kind { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; set; }

    /// <summary>ISO 3166-2.</summary>
    public string? Admin1 { get; set; }

    public string? Admin2 { get; set; }

    /// <summary>Key of the place it lies in.</summary>
    public string? Parent { get; set; }

    /// <summary>EPSG:4326; of an area, a point inside it.</summary>
    public required Point Point { get; set; }

    public long? Population { get; set; }

    /// <summary>The rung that a match on this place gives.</summary>
    public LocationPrecision Precision { get; set; }

    public int? RadiusMetres { get; set; }

    /// <summary>Where the entry comes from.</summary>
    public required string Source { get; set; }

    public List<PlaceName> Names { get; } = [];
}

/// <summary>One of a place's names.</summary>
public sealed class PlaceName
{
    public int Id { get; set; }
    public int PlaceId { get; set; }
    public required string Name { get; set; }

    /// <summary>BCP 47, or null where unknown.</summary>
    public string? Language { get; set; }

    public PlaceNameKind Kind { get; set; }
}
