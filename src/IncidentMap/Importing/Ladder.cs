using IncidentMap.Incidents;
using NetTopologySuite.Geometries;

namespace IncidentMap.Importing;

/// <summary>What every format does alike with a place: the ladder's radius, and no point where only a country is known.</summary>
internal static class Ladder
{
    /// <summary>
    /// Sets precision, point and radius. A place of which the source gives no point keeps its rung, by which the gazetteer may
    /// place it.
    /// </summary>
    public static void Put(Incident incident, Point? point, LocationPrecision precision)
    {
        incident.LocationPrecision = precision;
        if (point is null || precision is LocationPrecision.Country or LocationPrecision.None)
            return;
        incident.Point = point;
        incident.LocationRadiusMetres = Radius(precision);
    }

    /// <summary>Metres within which the true place lies; null where only the shape of a province can tell.</summary>
    public static int? Radius(LocationPrecision precision) => precision switch
    {
        LocationPrecision.Exact => 250,
        LocationPrecision.Place => 5_000,
        LocationPrecision.Near => 25_000,
        LocationPrecision.Admin2 => 40_000,
        _ => null,
    };
}
