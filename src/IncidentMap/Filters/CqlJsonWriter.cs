using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace IncidentMap.Filters;

/// <summary>Writes a filter as CQL2 JSON, the same for all spellings of the same filter.</summary>
public static class CqlJsonWriter
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1_000 };

    /// <exception cref="NotSupportedException">It came from a parameter that CQL2 has no words for, such as bbox.</exception>
    public static string Write(Filter filter) => Node(filter).ToJsonString(Options);

    private static JsonNode Node(Filter filter) => filter switch
    {
        And { Parts: [] } => true,
        And and => Operation("and", and.Parts.Select(Node)),
        Or or => Operation("or", or.Parts.Select(Node)),
        Not not => Operation("not", Node(not.Part)),
        BooleanLiteral literal => literal.Value,
        Comparison c => Operation(Spelling.Comparison.Of(c.Operator), Node(c.Left), Node(c.Right)),
        IsLike like => Operation("like", Node(like.Operand), Node(like.Pattern)),
        IsBetween between => Operation("between", Node(between.Operand), Node(between.Low), Node(between.High)),
        IsInList list => Operation("in", Node(list.Operand), new JsonArray([.. list.Items.Select(Node)])),
        IsNull isNull => Operation("isNull", Node(isNull.Operand)),
        SpatialPredicate spatial => Operation(Spelling.Spatial.Of(spatial.Function), Node(spatial.Left), Node(spatial.Right)),
        TemporalPredicate temporal => Operation(Spelling.Temporal.Of(temporal.Function), Node(temporal.Left), Node(temporal.Right)),
        ArrayPredicate array => Operation(Spelling.Array.Of(array.Function), Node(array.Left), Node(array.Right)),
        _ => throw new NotSupportedException($"CQL2 has no words for {filter.GetType().Name}."),
    };

    private static JsonNode Node(Term term) => term switch
    {
        PropertyName name => new JsonObject { ["property"] = name.Property.Name },
        Literal { Value: string text } => text,
        Literal { Value: decimal number } => number,
        Literal { Value: bool truth } => truth,
        Literal { Value: DateOnly day } => new JsonObject { ["date"] = CqlTextWriter.Day(day) },
        Literal { Value: DateTime instant } => new JsonObject { ["timestamp"] = CqlTextWriter.Instant(instant) },
        Literal { Value: TimeOnly time } => CqlTextWriter.Time(time),
        CaseInsensitive casei => Operation("casei", Node(casei.Operand)),
        AccentInsensitive accenti => Operation("accenti", Node(accenti.Operand)),
        Arithmetic a => Operation(Spelling.Arithmetic.Of(a.Operator), Node(a.Left), Node(a.Right)),
        FunctionCall call => Operation(call.Function.Name, call.Arguments.Select(Node)),
        IntervalInstance interval => new JsonObject { ["interval"] = new JsonArray(End(interval.Start), End(interval.End)) },
        ArrayLiteral array => new JsonArray([.. array.Items.Select(i => (JsonNode)i)]),
        GeometryLiteral geometry => Node(geometry.Geometry),
        BoxLiteral box => new JsonObject { ["bbox"] = new JsonArray([.. box.Box.Edges.Select(e => (JsonNode)e)]) },
        _ => throw new NotSupportedException($"CQL2 has no words for {term.GetType().Name}."),
    };

    private static JsonNode End(Term? end) => end switch
    {
        null => "..",
        Literal { Value: DateOnly day } => CqlTextWriter.Day(day),
        Literal { Value: DateTime instant } => CqlTextWriter.Instant(instant),
        _ => Node(end),
    };

    private static JsonObject Node(Geometry geometry) => geometry is GeometryCollection collection and not (MultiPoint or MultiLineString or MultiPolygon)
        ? new() { ["type"] = geometry.GeometryType, ["geometries"] = new JsonArray([.. collection.Geometries.Select(Node)]) }
        : new() { ["type"] = geometry.GeometryType, ["coordinates"] = Coordinates(geometry) };

    private static JsonArray Coordinates(Geometry geometry) => geometry switch
    {
        Point point => Position(point.Coordinate),
        Polygon polygon => [Coordinates(polygon.Shell), .. polygon.Holes.Select(Coordinates)],
        GeometryCollection multi => [.. multi.Geometries.Select(Coordinates)],
        _ => [.. geometry.Coordinates.Select(Position)],
    };

    private static JsonArray Position(Coordinate position) => [position.X, position.Y];

    private static JsonObject Operation(string op, params IEnumerable<JsonNode> args) => new() { ["op"] = op, ["args"] = new JsonArray([.. args]) };
}
