using System.Globalization;
using NetTopologySuite.Geometries;

namespace IncidentMap.Filters;

/// <summary>The filter that <c>bbox</c> asks for in the coordinates of any CRS.</summary>
public static class BoxFilter
{
    // An edge that is straight in one CRS is a curve in another. On a side of 600 km so many points keep within 10 cm of it.
    private const int PointsToASide = 256;

    // Half the earth's circumference in EPSG:3857, in metres.
    private const double MercatorEdge = 20_037_508.342789244;
    private const int Mercator = 3857;

    /// <summary>Two corners, or two with heights, the axes in the order of the CRS. In longitude and latitude a box may cross 180°.</summary>
    /// <param name="text">Four or six numbers with commas between them.</param>
    /// <param name="crs">What they are in.</param>
    /// <param name="orUnplaced">Whether what has no point is kept too.</param>
    /// <exception cref="BadInputException">They make no box.</exception>
    public static Filter Parse(string text, Crs crs, bool orUnplaced)
    {
        var words = text.Split(',');
        if (words.Length is 4 or 6 && crs.NorthFirst)
        {
            var second = words.Length / 2;
            (words[0], words[1], words[second], words[second + 1]) = (words[1], words[0], words[second + 1], words[second]);
        }
        if (crs.IsGeographicWgs84)
            return new InBox(BoundingBox.Parse(string.Join(',', words))) { OrUnplaced = orUnplaced };
        var box = Corners(words, crs);
        return crs.Srid == Mercator
            ? new InBox(OfMercator(box)) { OrUnplaced = orUnplaced }
            : new InArea(Outline(box, crs.Srid)) { OrUnplaced = orUnplaced };
    }

    private static Envelope Corners(string[] words, Crs crs)
    {
        if (words.Length is not (4 or 6))
            throw Bad($"A box has 4 numbers, or 6 with heights, not {words.Length}.");
        var numbers = Array.ConvertAll(words, word =>
            double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw Bad($"{BadInputException.Quote(word.Trim())} is not a number."));
        var (west, south, east, north) = (numbers[0], numbers[1], numbers[numbers.Length / 2], numbers[numbers.Length / 2 + 1]);
        if (west > east || south > north)
            throw Bad($"In {crs.Uri} the first corner must be the lower one on both axes.");
        return new Envelope(west, east, south, north);
    }

    /// <summary>Exact, since meridians and parallels are straight in Mercator too; what is beyond the world's edge is cut off.</summary>
    private static BoundingBox OfMercator(Envelope box)
    {
        return new BoundingBox([new Envelope(Longitude(box.MinX), Longitude(box.MaxX), Latitude(box.MinY), Latitude(box.MaxY))]);
        static double Longitude(double x) => Math.Clamp(x / MercatorEdge * 180, -180, 180);
        static double Latitude(double y) => Math.Clamp(Math.Atan(Math.Sinh(y / MercatorEdge * Math.PI)) * 180 / Math.PI, -90, 90);
    }

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
