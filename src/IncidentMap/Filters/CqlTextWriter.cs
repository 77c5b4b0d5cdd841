using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;

namespace IncidentMap.Filters;

/// <summary>Writes a filter as CQL2 text, the same for all spellings of the same filter.</summary>
public static class CqlTextWriter
{
    private static readonly HashSet<string> Reserved = new(
        ["AND", "OR", "NOT", "LIKE", "ILIKE", "BETWEEN", "IN", "IS", "NULL", "TRUE", "FALSE", "DIV"], StringComparer.OrdinalIgnoreCase);

    internal static bool IsReserved(string word) => Reserved.Contains(word);

    /// <exception cref="NotSupportedException">It came from a parameter that CQL2 has no words for, such as bbox.</exception>
    public static string Write(Filter filter) => filter switch
    {
        And { Parts: [] } => "TRUE",
        And and => string.Join(" AND ", and.Parts.Select(InBrackets)),
        Or or => string.Join(" OR ", or.Parts.Select(InBrackets)),
        Not not => $"NOT {InBrackets(not.Part)}",
        BooleanLiteral literal => literal.Value ? "TRUE" : "FALSE",
        Comparison c => $"{Write(c.Left)} {Spelling.Comparison.Of(c.Operator)} {Write(c.Right)}",
        IsLike like => $"{Write(like.Operand)} LIKE {Write(like.Pattern)}",
        IsBetween between => $"{Write(between.Operand)} BETWEEN {Write(between.Low)} AND {Write(between.High)}",
        IsInList list => $"{Write(list.Operand)} IN {InBrackets(list.Items.Select(Write))}",
        IsNull isNull => $"{Write(isNull.Operand)} IS NULL",
        SpatialPredicate spatial => Call(Spelling.Spatial.Of(spatial.Function).ToUpperInvariant(), spatial.Left, spatial.Right),
        TemporalPredicate temporal => Call(Spelling.Temporal.Of(temporal.Function).ToUpperInvariant(), temporal.Left, temporal.Right),
        ArrayPredicate array => Call(Spelling.Array.Of(array.Function).ToUpperInvariant(), array.Left, array.Right),
        _ => throw new NotSupportedException($"CQL2 has no words for {filter.GetType().Name}."),
    };

    /// <summary>A term as CQL2 text.</summary>
    public static string Write(Term term) => term switch
    {
        PropertyName { Property.Name: var name } => IsReserved(name) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $"\"{name}\"" : name,
        Literal literal => Write(literal),
        CaseInsensitive casei => Call("CASEI", casei.Operand),
        AccentInsensitive accenti => Call("ACCENTI", accenti.Operand),
        Arithmetic a => $"{Operand(a.Left)} {Spelling.Arithmetic.Of(a.Operator)} {Operand(a.Right)}",
        FunctionCall call => Call(call.Function.Name, [.. call.Arguments]),
        IntervalInstance interval => $"INTERVAL({End(interval.Start)}, {End(interval.End)})",
        ArrayLiteral array => InBrackets(array.Items.Select(Quoted)),
        GeometryLiteral geometry => Write(geometry.Geometry),
        BoxLiteral box => $"BBOX({string.Join(", ", box.Box.Edges.Select(Text))})",
        _ => throw new NotSupportedException($"CQL2 has no words for {term.GetType().Name}."),
    };

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Instant(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    internal static string Time(TimeOnly time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Write(Literal literal) => literal.Value switch
    {
        string text => Quoted(text),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        bool truth => truth ? "TRUE" : "FALSE",
        DateOnly day => $"DATE('{Day(day)}')",
        DateTime instant => $"TIMESTAMP('{Instant(instant)}')",
        var time => $"'{Time((TimeOnly)time)}'",
    };

    private static string Write(Geometry geometry)
    {
        var text = new StringBuilder(geometry.GeometryType.ToUpperInvariant());
        switch (geometry)
        {
            case GeometryCollection collection and not (MultiPoint or MultiLineString or MultiPolygon):
                return $"{text}{InBrackets(collection.Geometries.Select(Write))}";
            case GeometryCollection multi:
                return $"{text}{InBrackets(multi.Geometries.Select(Positions))}";
            default:
                return $"{text}{Positions(geometry)}";
        }
    }

    private static string Positions(Geometry geometry) => geometry is Polygon polygon
        ? InBrackets([Positions(polygon.Shell), .. polygon.Holes.Select(Positions)])
        : InBrackets(geometry.Coordinates.Select(c => $"{Text(c.X)} {Text(c.Y)}"));

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    private static string End(Term? end) => end switch
    {
        null => "'..'",
        Literal { Value: DateOnly day } => $"'{Day(day)}'",
        Literal { Value: DateTime instant } => $"'{Instant(instant)}'",
        _ => Write(end),
    };

    // A sign binds closer than an operator, but 2 - -1 is better read with brackets; and -1 ^ 2 is (-1) ^ 2 to us.
    private static string Operand(Term term) => term is Arithmetic ? $"({Write(term)})" : Write(term);

    private static string InBrackets(Filter filter) => filter is And { Parts: not [] } or Or ? $"({Write(filter)})" : Write(filter);

    private static string InBrackets(IEnumerable<string> items) => $"({string.Join(", ", items)})";

    private static string Call(string name, params Term[] arguments) => name + InBrackets(arguments.Select(Write));
}
