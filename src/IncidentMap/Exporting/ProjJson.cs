using System.Text.Json.Nodes;
using IncidentMap.Filters;

namespace IncidentMap.Exporting;

/// <summary>Projected systems as PROJJSON, which GeoParquet asks for: web Mercator and the zones of UTM, all on WGS 84.</summary>
internal static class ProjJson
{
    /// <summary>The system in full; null where it is none of these.</summary>
    public static JsonObject? Of(Crs crs) => crs.Srid switch
    {
        3857 => Projected(crs.Srid, "WGS 84 / Pseudo-Mercator", "Popular Visualisation Pseudo Mercator", 1024,
            Degrees("Latitude of natural origin", 8801, 0), Degrees("Longitude of natural origin", 8802, 0), Metres("False easting", 8806, 0), Metres("False northing", 8807, 0)),
        > 32600 and <= 32660 => Utm(crs.Srid, crs.Srid - 32600, 'N', falseNorthing: 0),
        > 32700 and <= 32760 => Utm(crs.Srid, crs.Srid - 32700, 'S', falseNorthing: 10_000_000),
        _ => null,
    };

    private static JsonObject Utm(int code, int zone, char half, int falseNorthing) => Projected(
        code, $"WGS 84 / UTM zone {zone}{half}", "Transverse Mercator", 9807,
        Degrees("Latitude of natural origin", 8801, 0), Degrees("Longitude of natural origin", 8802, (6 * zone) - 183),
        Parameter("Scale factor at natural origin", 8805, 0.9996, "unity"), Metres("False easting", 8806, 500_000), Metres("False northing", 8807, falseNorthing));

    private static JsonObject Projected(int code, string name, string method, int methodCode, params JsonNode[] parameters) => new()
    {
        ["type"] = "ProjectedCRS",
        ["name"] = name,
        ["base_crs"] = new JsonObject
        {
            ["name"] = "WGS 84",
            ["datum"] = new JsonObject
            {
                ["type"] = "GeodeticReferenceFrame",
                ["name"] = "World Geodetic System 1984",
                ["ellipsoid"] = new JsonObject { ["name"] = "WGS 84", ["semi_major_axis"] = 6378137, ["inverse_flattening"] = 298.257223563 },
            },
            ["coordinate_system"] = Axes("ellipsoidal", ("Geodetic latitude", "Lat", "north"), ("Geodetic longitude", "Lon", "east"), "degree"),
            ["id"] = Epsg(4326),
        },
        ["conversion"] = new JsonObject
        {
            ["name"] = name,
            ["method"] = new JsonObject { ["name"] = method, ["id"] = Epsg(methodCode) },
            ["parameters"] = new JsonArray(parameters),
        },
        ["coordinate_system"] = Axes("Cartesian", ("Easting", "E", "east"), ("Northing", "N", "north"), "metre"),
        ["id"] = Epsg(code),
    };

    private static JsonObject Axes(string kind, (string, string, string) first, (string, string, string) second, string unit) => new()
    {
        ["subtype"] = kind,
        ["axis"] = new JsonArray([.. new[] { first, second }.Select(axis => new JsonObject
        {
            ["name"] = axis.Item1,
            ["abbreviation"] = axis.Item2,
            ["direction"] = axis.Item3,
            ["unit"] = unit,
        })]),
    };

    private static JsonObject Degrees(string name, int code, double value) => Parameter(name, code, value, "degree");

    private static JsonObject Metres(string name, int code, double value) => Parameter(name, code, value, "metre");

    private static JsonObject Parameter(string name, int code, double value, string unit) =>
        new() { ["name"] = name, ["value"] = value, ["unit"] = unit, ["id"] = Epsg(code) };

    private static JsonObject Epsg(int code) => new() { ["authority"] = "EPSG", ["code"] = code };
}
