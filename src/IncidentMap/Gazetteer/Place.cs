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

    /// <summary>
    /// Whether two entries are one place at two precisions, a town and the district or province it lies in, or one place
    /// twice over from two sources.
    /// </summary>
    public bool IsOneWith(Place other) =>
        Country == other.Country
        && (Key == other.Parent || Parent == other.Key
            || Kind == PlaceKind.Country || other.Kind == PlaceKind.Country
            || (Admin1 == other.Admin1 && (Kind == PlaceKind.Admin1 || other.Kind == PlaceKind.Admin1))
            || (Admin1 == other.Admin1 && Admin2 == other.Admin2 && Admin2 is not null && (Kind == PlaceKind.Admin2 || other.Kind == PlaceKind.Admin2))
            || (Point.Distance(other.Point) < SamePlaceDegrees && (Kind == other.Kind || Name == other.Name)));

    // About 10 km.
    private const double SamePlaceDegrees = 0.1;
}

/// <summary>One of a place's names.</summary>
public sealed class PlaceName
{
    public int Id { get; set; }
    public int PlaceId { get; set; }
    public string Name { get; private set; } = "";

    /// <summary>BCP 47, or null where unknown.</summary>
    public string? Language { get; private set; }

    public PlaceNameKind Kind { get; private set; }

    /// <summary>The <see cref="NormalName"/> of <see cref="Name"/>, by which it is found.</summary>
    public string Normalised { get; private set; } = "";

    /// <summary>How it sounds, by which it is found where it is spelt otherwise.</summary>
    public string Sound { get; private set; } = "";

    public static PlaceName Of(string name, PlaceNameKind kind, string? language = null)
    {
        var normal = NormalName.Of(name);
        return new PlaceName { Name = name, Kind = kind, Language = language, Normalised = normal.Text, Sound = normal.Sound };
    }
}
