namespace IncidentMap.Filters;

/// <summary>A coordinate reference system that coordinates come in.</summary>
/// <param name="Uri">As the OGC names it; what links, lists and <c>Content-Crs</c> carry.</param>
/// <param name="Srid">What PostGIS knows it by.</param>
/// <param name="NorthFirst">Whether its definition puts the axis that points north before the one that points east, as EPSG:4326 does.</param>
public sealed record Crs(string Uri, int Srid, bool NorthFirst)
{
    private const string Definitions = "http://www.opengis.net/def/crs/";

    /// <summary>Longitude and latitude in degrees: what everything is stored in, and comes in unless asked for otherwise.</summary>
    public static readonly Crs Crs84 = new(Definitions + "OGC/1.3/CRS84", 4326, NorthFirst: false);

    /// <summary>Those that every site offers: CRS84 first, then latitude and longitude, web Mercator, and UTM from Iran to India.</summary>
    public static readonly IReadOnlyList<Crs> Always =
        [Crs84, Epsg(4326, northFirst: true), Epsg(3857, false), Epsg(32641, false), Epsg(32642, false), Epsg(32643, false)];

    /// <summary>Whether coordinates are longitude and latitude, whichever comes first.</summary>
    public bool IsGeographicWgs84 => Srid == Crs84.Srid;

    /// <summary>Whether they are metres in the web's own projection.</summary>
    public bool IsMercator => Srid == 3857;

    public static Crs Epsg(int code, bool northFirst) => new($"{Definitions}EPSG/0/{code}", code, northFirst);

    /// <summary>
    /// The one of <paramref name="offered"/> that a caller means: by its URI, or for convenience as <c>EPSG:4326</c>,
    /// <c>[EPSG:4326]</c> (a safe CURIE) or <c>urn:ogc:def:crs:EPSG::4326</c>.
    /// </summary>
    /// <exception cref="BadInputException">It is none of them.</exception>
    public static Crs Find(string text, IReadOnlyList<Crs> offered, string parameter) =>
        offered.FirstOrDefault(crs => crs.IsNamed(text))
        ?? throw new BadInputException(parameter, $"{BadInputException.Quote(text)} is no CRS that is offered here. There are {string.Join(", ", offered.Select(crs => crs.Uri))}.");

    private bool IsNamed(string text)
    {
        if (text.StartsWith('[') && text.EndsWith(']'))
            text = text[1..^1];
        if (text.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            text = "http:" + text["https:".Length..];
        var words = Uri[Definitions.Length..].Split('/');
        var (authority, version, code) = (words[0], words[1], words[2]);
        return (authority == "OGC" && text == code) || ((string[])[Uri, $"{authority}:{code}", $"urn:ogc:def:crs:{authority}::{code}", $"urn:ogc:def:crs:{authority}:{version}:{code}"])
            .Contains(text, StringComparer.OrdinalIgnoreCase);
    }
}
