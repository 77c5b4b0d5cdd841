using System.Text.Json;

namespace IncidentMap.Filters;

/// <summary>CQL2 JSON (OGC 21-065r2, clause 11): one method for each rule of its schema, named as in the text's grammar.</summary>
public sealed partial class CqlJson
{
    // Every operation is an object and an array, and a geometry has arrays of its own: what is nested too deep is counted
    // by Budget; this only keeps the reader from counting it before.
    private const int MaxDepth = (3 * Budget.Depth) + 16;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    private readonly QueryableNames names;
    private readonly Budget budget = new();

    private readonly Shapes shapes;

    private CqlJson(QueryableNames names, Crs crs) => (this.names, shapes) = (names, new Shapes(crs));

    /// <param name="json">The filter.</param>
    /// <param name="names">What it may name.</param>
    /// <param name="crs">What its geometries are in; CRS84 unless given.</param>
    /// <exception cref="BadInputException">The filter is not understood; the message names the path and what was expected there.</exception>
    public static Filter Parse(string json, QueryableNames names, Crs? crs = null)
    {
        Budget.Check(json);
        using var document = Read(json);
        return new CqlJson(names, crs ?? Crs.Crs84).BooleanExpression(new Node(document.RootElement, "$"));
    }

    private static JsonDocument Read(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (InvalidOperationException)
        {
            throw Refusal.Bad("The filter has a member whose name holds half a character.");
        }
        catch (JsonException fault)
        {
            throw fault.BytePositionInLine is null
                ? Refusal.Bad($"The filter is not JSON that can be read: {fault.Message}")
                : Refusal.Bad($"The filter is not JSON, or nested too deep, at line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1}.");
        }
    }

    private Filter BooleanExpression(Node node)
    {
        if (node.Json.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            budget.CountOperand(node.At);
            return new BooleanLiteral(node.Json.GetBoolean());
        }
        var (op, args) = Operation(node, "true, false or an object with op and args");
        budget.Enter(node.At);
        var filter = op switch
        {
            "and" => new And(AtLeastTwo(args)),
            "or" => new Or(AtLeastTwo(args)),
            "not" => new Not(BooleanExpression(args.Exactly(1)[0])),
            _ => Predicate(op, node, args),
        };
        budget.Leave();
        return filter;
    }

    private List<Filter> AtLeastTwo(Node args)
    {
        var items = args.Items("an array of two or more");
        return items.Count >= 2
            ? items.ConvertAll(BooleanExpression)
            : throw Refusal.Expected("two or more", args.At, $"{items.Count}");
    }

    private Filter Predicate(string op, Node node, Node args)
    {
        if (Typed.PredicateOfTwo(op) is { } predicate)
        {
            var (left, right) = Pair(args);
            return predicate(left, right);
        }
        switch (op)
        {
            case "like":
                var (text, pattern) = Pair(args);
                return Typed.IsLike(text, pattern);
            case "between":
                var three = args.Exactly(3).ConvertAll(Term);
                return Typed.IsBetween(three[0], three[1], three[2]);
            case "in":
                var two = args.Exactly(2);
                var items = two[1].Items("an array of values");
                return items.Count > 0
                    ? Typed.IsInList(Term(two[0]), items.ConvertAll(Term))
                    : throw Refusal.Expected("one value or more", two[1].At, "an empty array");
            case "isNull":
                return Typed.IsNull(Term(args.Exactly(1)[0]));
            default:
                throw Refusal.Bad($"There is no operator {BadInputException.Quote(op)} at {node.At}.op that is true or false. There are and, or, not, =, <>, <, >, <=, >=, "
                    + "like, between, in, isNull, and those that begin with s_, t_ and a_.");
        }
    }

    private (Operand Left, Operand Right) Pair(Node args)
    {
        var two = args.Exactly(2);
        return (Term(two[0]), Term(two[1]));
    }

    private static (string Op, Node Args) Operation(Node node, string expected)
    {
        if (node.Json.ValueKind != JsonValueKind.Object)
            throw node.Expected(expected);
        var op = node.Member("op", "the name of an operator");
        return (op.Text("the name of an operator"), node.Member("args", "an array of arguments"));
    }
}
