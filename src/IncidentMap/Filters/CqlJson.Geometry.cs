using System.Text.Json;
using NetTopologySuite.Geometries;

namespace IncidentMap.Filters;

public sealed partial class CqlJson
{
    private Term Box(Node box)
    {
        var numbers = box.Items("an array of four numbers, or six with heights").ConvertAll(Coordinate);
        return shapes.Box(numbers, box.At);
    }

    /// <summary>A geometry object of RFC 7946.</summary>
    private Geometry Geometry(Node node)
    {
        var type = node.Member("type", "the type of a geometry");
        if (type.Text("the type of a geometry") == "GeometryCollection")
        {
            budget.Enter(node.At);
            var members = node.Member("geometries", "an array of geometries").Items("an array of geometries");
            if (members.Count == 0)
                throw Refusal.Expected("one geometry or more", node.At, "none");
            var collection = shapes.Factory.CreateGeometryCollection([.. members.Select(m => m.Json.ValueKind == JsonValueKind.Object ? Geometry(m) : throw m.Expected("a geometry"))]);
            budget.Leave();
            return collection;
        }
        var coordinates = node.Member("coordinates", "an array of coordinates");
        return type.Text("the type of a geometry") switch
        {
            "Point" => Point(coordinates),
            "LineString" => LineString(coordinates),
            "Polygon" => Polygon(coordinates),
            "MultiPoint" => shapes.Factory.CreateMultiPoint([.. Parts(coordinates).Select(Point)]),
            "MultiLineString" => shapes.Factory.CreateMultiLineString([.. Parts(coordinates).Select(LineString).Cast<LineString>()]),
            "MultiPolygon" => shapes.Factory.CreateMultiPolygon([.. Parts(coordinates).Select(Polygon).Cast<Polygon>()]),
            _ => throw type.Expected("Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon or GeometryCollection"),
        };
    }

    private Point Point(Node coordinates) => shapes.Factory.CreatePoint(Position(coordinates));

    private Geometry LineString(Node coordinates) => shapes.LineString([.. Parts(coordinates).Select(Position)], coordinates.At);

    private Geometry Polygon(Node coordinates) =>
        shapes.Polygon(Parts(coordinates).ConvertAll(ring => shapes.Ring([.. Parts(ring).Select(Position)], ring.At)));

    private static List<Node> Parts(Node coordinates)
    {
        var parts = coordinates.Items("an array of coordinates");
        return parts.Count > 0 ? parts : throw Refusal.Expected("coordinates", coordinates.At, "an empty array");
    }

    private Coordinate Position(Node node)
    {
        budget.CountVertex(node.At);
        var numbers = node.Items("longitude and latitude").ConvertAll(Coordinate);
        return numbers.Count is 2 or 3
            ? shapes.Position(numbers[0], numbers[1], node.At)
            : throw Refusal.Expected("longitude and latitude", node.At, $"{numbers.Count} numbers");
    }

    private static double Coordinate(Node node) => node.Json.ValueKind == JsonValueKind.Number ? node.Json.GetDouble() : throw node.Expected("a number");
}
