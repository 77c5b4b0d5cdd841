using System.Globalization;
using NetTopologySuite.Geometries;

namespace IncidentMap.Filters;

/// <summary>
/// Makes geometries of positions that were read, for both encodings alike; refuses what is no geometry on the globe. What comes in
/// latitude and longitude or in web Mercator is turned to CRS84 at once; of other CRSs the database knows how.
/// </summary>
internal sealed class Shapes(Crs crs)
{
    public static readonly GeometryFactory Crs84 = new(new PrecisionModel(), Crs.Crs84.Srid);

    /// <summary>For geometries in CRS84, or in the CRS itself where only the database can move them.</summary>
    public GeometryFactory Factory { get; } = crs.IsGeographicWgs84 || crs.IsMercator ? Crs84 : new GeometryFactory(new PrecisionModel(), crs.Srid);

    public Coordinate Position(double first, double second, SourcePosition at)
    {
        var (x, y) = crs.NorthFirst ? (second, first) : (first, second);
        if (crs.IsMercator)
            return BoxFilter.FromMercator(x, y);
        return !crs.IsGeographicWgs84 || (Math.Abs(x) <= 180 && Math.Abs(y) <= 90)
            ? new Coordinate(x, y)
            : throw Refusal.Bad(string.Create(CultureInfo.InvariantCulture,
                $"{first} {second} at {at} is not on the globe: {(crs.NorthFirst ? "latitude first, within ±90°, then longitude, within ±180°" : "longitude first, within ±180°, then latitude, within ±90°")}."));
    }

    public Term Box(IReadOnlyList<double> numbers, SourcePosition at) => Refusal.At(at, () => BoxFilter.Of(numbers, crs));

    public Geometry LineString(Coordinate[] positions, SourcePosition at) => positions.Length >= 2
        ? Factory.CreateLineString(positions)
        : throw Refusal.Bad($"The line at {at} has {positions.Length} position; it needs two.");

    public LinearRing Ring(Coordinate[] positions, SourcePosition at)
    {
        if (positions.Length < 4)
            throw Refusal.Bad($"The ring at {at} has {positions.Length} positions; it needs four, of which the last is the first again.");
        return positions[0].Equals2D(positions[^1])
            ? Factory.CreateLinearRing(positions)
            : throw Refusal.Bad($"The ring at {at} is not closed: its last position must be its first again.");
    }

    public Geometry Polygon(IReadOnlyList<LinearRing> rings) => Factory.CreatePolygon(rings[0], [.. rings.Skip(1)]);
}
