using NetTopologySuite.Geometries;

namespace IncidentMap.Filters;

/// <summary>The filter that <c>bbox</c> asks for in the coordinates of any CRS.</summary>
public static class BoxFilter
{
    // An edge that is straight in one CRS is a curve in another. On a side of 600 km so many points keep within 10 cm of it.
    private const int PointsToASide = 256;

    // Half the earth's circumference in EPSG:3857, in metres.
    private const double MercatorEdge = 20_037_508.342789244;

    /// <summary>Two corners, or two with heights, the axes in the order of the CRS. In longitude and latitude a box may cross 180°.</summary>
    /// <param name="text">Four or six numbers with commas between them.</param>
    /// <param name="crs">What they are in.</param>
    /// <param name="orUnplaced">Whether what has no point is kept too.</param>
    /// <exception cref="BadInputException">They make no box.</exception>
    public static Filter Parse(string text, Crs crs, bool orUnplaced) => Of(BoundingBox.Numbers(text), crs) switch
    {
        BoxLiteral { Box: var box } => new InBox(box) { OrUnplaced = orUnplaced },
        var area => new InArea(((GeometryLiteral)area).Geometry) { OrUnplaced = orUnplaced },
    };

    /// <summary>The box of four numbers, or of six with heights: degrees where it stays one there, else its outline in the CRS.</summary>
    /// <exception cref="BadInputException">They make no box.</exception>
    public static Term Of(IReadOnlyList<double> numbers, Crs crs)
    {
        BoundingBox.CheckCount(numbers.Count);
        if (crs.NorthFirst)
            numbers = EastFirst(numbers);
        if (crs.IsGeographicWgs84)
            return new BoxLiteral(BoundingBox.Of(numbers));
        var box = Corners(numbers, crs);
        return crs.IsMercator ? new BoxLiteral(OfMercator(box)) : new GeometryLiteral(Outline(box, crs.Srid));
    }

    /// <summary>Longitude and latitude of a place in web Mercator; what is beyond the world's edge lies on it.</summary>
    public static Coordinate FromMercator(double x, double y) => new(
        Math.Clamp(x / MercatorEdge * 180, -180, 180),
        Math.Clamp(Math.Atan(Math.Sinh(y / MercatorEdge * Math.PI)) * 180 / Math.PI, -90, 90));

    private static double[] EastFirst(IReadOnlyList<double> numbers)
    {
        double[] turned = [.. numbers];
        foreach (var corner in (int[])[0, numbers.Count / 2])
            (turned[corner], turned[corner + 1]) = (numbers[corner + 1], numbers[corner]);
        return turned;
    }

    private static Envelope Corners(IReadOnlyList<double> numbers, Crs crs)
    {
        var (west, south, east, north) = (numbers[0], numbers[1], numbers[numbers.Count / 2], numbers[numbers.Count / 2 + 1]);
        if (!(west <= east && south <= north))
            throw Bad($"In {crs.Uri} the first corner must be the lower one on both axes.");
        return new Envelope(west, east, south, north);
    }

    // Exact, since meridians and parallels are straight in Mercator too.
    private static BoundingBox OfMercator(Envelope box) =>
        new([new Envelope(FromMercator(box.MinX, box.MinY), FromMercator(box.MaxX, box.MaxY))]);

    private static Polygon Outline(Envelope box, int srid)
    {
        Coordinate[] corners = [new(box.MinX, box.MinY), new(box.MaxX, box.MinY), new(box.MaxX, box.MaxY), new(box.MinX, box.MaxY), new(box.MinX, box.MinY)];
        var ring = new List<Coordinate>();
        for (var side = 0; side < 4; side++)
            for (var i = 0; i < PointsToASide; i++)
            {
                var along = (double)i / PointsToASide;
                var (from, to) = (corners[side], corners[side + 1]);
                ring.Add(new Coordinate(from.X + (to.X - from.X) * along, from.Y + (to.Y - from.Y) * along));
            }
        ring.Add(corners[4]);
        return new GeometryFactory(new PrecisionModel(), srid).CreatePolygon([.. ring]);
    }

    private static BadInputException Bad(string message) => new("bbox", message);
}
