using System.Globalization;
using NetTopologySuite.Geometries;

namespace IncidentMap.Filters;

/// <summary>Makes geometries of positions that were read, for both encodings alike; refuses what is no geometry on the globe.</summary>
internal static class Shapes
{
    public static readonly GeometryFactory Crs84 = new(new PrecisionModel(), 4326);

    public static Coordinate Position(double longitude, double latitude, SourcePosition at) => Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90
        ? new Coordinate(longitude, latitude)
        : throw Refusal.Bad(string.Create(CultureInfo.InvariantCulture,
            $"{longitude} {latitude} at {at} is not on the globe: longitude first, within ±180°, then latitude, within ±90°."));

    public static Geometry LineString(Coordinate[] positions, SourcePosition at) => positions.Length >= 2
        ? Crs84.CreateLineString(positions)
        : throw Refusal.Bad($"The line at {at} has {positions.Length} position; it needs two.");

    public static LinearRing Ring(Coordinate[] positions, SourcePosition at)
    {
        if (positions.Length < 4)
            throw Refusal.Bad($"The ring at {at} has {positions.Length} positions; it needs four, of which the last is the first again.");
        return positions[0].Equals2D(positions[^1])
            ? Crs84.CreateLinearRing(positions)
            : throw Refusal.Bad($"The ring at {at} is not closed: its last position must be its first again.");
    }

    public static Geometry Polygon(IReadOnlyList<LinearRing> rings) => Crs84.CreatePolygon(rings[0], [.. rings.Skip(1)]);
}
