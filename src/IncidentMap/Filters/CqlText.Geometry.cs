using System.Globalization;
using NetTopologySuite.Geometries;

namespace IncidentMap.Filters;

public sealed partial class CqlText
{
    /// <summary>Well-known text or a box; null where no such thing begins.</summary>
    private Operand? SpatialInstance()
    {
        var start = tokens.Current;
        if (BboxTaggedText() is { } box)
            return new Operand(box, start.At);
        return TaggedText() is { } geometry ? new Operand(Typed.Geometry(geometry, start.At), start.At) : null;
    }

    private Term? BboxTaggedText()
    {
        var start = tokens.Current;
        if (!start.Is("BBOX") || !tokens.Following.Is("("))
            return null;
        tokens.Take();
        var numbers = List(Coordinate);
        return shapes.Box(numbers, start.At);
    }

    private Geometry? TaggedText()
    {
        var name = tokens.Current;
        var heights = tokens.Following.Is("Z") || name.Text.EndsWith('Z') || name.Text.EndsWith('z');
        if (name.Kind != TokenKind.Identifier || !(tokens.Following.Is("(") || tokens.Following.Is("Z")))
            return null;
        Func<Geometry>? text = name.Text.ToUpperInvariant().TrimEnd('Z') switch
        {
            "POINT" => PointText,
            "LINESTRING" => LineStringText,
            "POLYGON" => PolygonText,
            "MULTIPOINT" => () => shapes.Factory.CreateMultiPoint([.. List(MemberOfMultiPoint)]),
            "MULTILINESTRING" => () => shapes.Factory.CreateMultiLineString([.. List(LineStringText).Cast<LineString>()]),
            "MULTIPOLYGON" => () => shapes.Factory.CreateMultiPolygon([.. List(PolygonText).Cast<Polygon>()]),
            "GEOMETRYCOLLECTION" => () => shapes.Factory.CreateGeometryCollection([.. List(Member)]),
            _ => null,
        };
        if (text is null)
            return null;
        budget.Enter(tokens.Take().At);
        if (heights)
            tokens.TryTake("Z");
        var geometry = text();
        budget.Leave();
        return geometry;
    }

    private Geometry Member() => TaggedText() ?? throw tokens.Expected("a geometry such as POINT(69.2 34.5)");

    private Geometry PointText()
    {
        tokens.Expect("(", "(");
        var position = Position();
        tokens.Expect(")", ")");
        return shapes.Factory.CreatePoint(position);
    }

    // Without brackets of its own, as older programs write it.
    private Point MemberOfMultiPoint() => (Point)(tokens.Current.Is("(") ? PointText() : shapes.Factory.CreatePoint(Position()));

    private Geometry LineStringText()
    {
        var at = tokens.Current.At;
        return shapes.LineString([.. List(Position)], at);
    }

    private Geometry PolygonText() => shapes.Polygon(List(LinearRing));

    private LinearRing LinearRing()
    {
        var at = tokens.Current.At;
        return shapes.Ring([.. List(Position)], at);
    }

    private List<T> List<T>(Func<T> item)
    {
        tokens.Expect("(", "(");
        var items = new List<T>();
        do
            items.Add(item());
        while (tokens.TryTake(","));
        tokens.Expect(")", "a comma or )");
        return items;
    }

    /// <summary>Longitude, latitude and perhaps a height, which is left aside: incidents have none.</summary>
    private Coordinate Position()
    {
        var at = tokens.Current.At;
        budget.CountVertex(at);
        var (longitude, latitude) = (Coordinate(), Coordinate());
        if (!tokens.Current.Is(",") && !tokens.Current.Is(")"))
            Coordinate();
        return shapes.Position(longitude, latitude, at);
    }

    private double Coordinate()
    {
        var sign = tokens.TryTake("-") ? -1 : tokens.TryTake("+") ? 1 : 1;
        if (tokens.Current.Kind != TokenKind.Number)
            throw tokens.Expected("a coordinate");
        return sign * double.Parse(tokens.Take().Text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
