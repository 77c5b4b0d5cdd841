using System.Text.Json;

namespace IncidentMap.Filters;

public sealed partial class CqlJson
{
    private Operand Term(Node node)
    {
        budget.CountOperand(node.At);
        budget.Enter(node.At);
        var term = node.Json.ValueKind switch
        {
            JsonValueKind.String => new Literal(node.Text("a text")),
            JsonValueKind.Number => Typed.Number(node.Json.GetRawText(), node.At),
            JsonValueKind.True or JsonValueKind.False => new Literal(node.Json.GetBoolean()),
            JsonValueKind.Array => Typed.ArrayLiteral(node.Items("an array").ConvertAll(Term)),
            JsonValueKind.Object => OfObject(node),
            _ => throw node.Expected("a value"),
        };
        budget.Leave();
        return new Operand(term, node.At);
    }

    private Term OfObject(Node node)
    {
        if (node.Find("property") is { } name)
            return Typed.Property(names, name.Text("the name of a property"), name.At);
        if (node.Find("date") is { } date)
            return Typed.Date(date.Text("a day such as \"2021-08-29\""), date.At);
        if (node.Find("timestamp") is { } timestamp)
            return Typed.Timestamp(timestamp.Text("an instant such as \"2021-08-29T12:23:00Z\""), timestamp.At);
        if (node.Find("interval") is { } interval)
            return Interval(interval);
        if (node.Find("bbox") is { } box && node.Find("type") is null)
            return Box(box);
        if (node.Find("type") is not null)
            return Typed.Geometry(Geometry(node), node.At);
        var (op, args) = Operation(node, "a value");
        if (Spelling.Arithmetic.TryRead(op, out var arithmetic))
        {
            var (left, right) = Pair(args);
            return Typed.Arithmetic(left, arithmetic, right);
        }
        return op switch
        {
            "casei" => Typed.CaseI(Term(args.Exactly(1)[0])),
            "accenti" => Typed.AccentI(Term(args.Exactly(1)[0])),
            _ when Function.Find(op) is null => throw Typed.NoFunction(op, node.Member("op", "").At),
            _ => Typed.Call(op, node.At, args.Items("an array of arguments").ConvertAll(Term)),
        };
    }

    private IntervalInstance Interval(Node interval)
    {
        var ends = interval.Exactly(2);
        return Typed.Interval(End(ends[0]), End(ends[1]), interval.At);

        Term? End(Node end) => end.Json.ValueKind == JsonValueKind.String && end.Text("a day, an instant or ..") == ".." ? null : Typed.Instant(Term(end));
    }
}

/// <summary>A piece of a JSON filter, and the path to it.</summary>
internal readonly record struct Node(JsonElement Json, string Path)
{
    public SourcePosition At => new(0, Path);

    public Node? Find(string name) => Json.TryGetProperty(name, out var member) ? new Node(member, $"{Path}.{name}") : null;

    public Node Member(string name, string expected) => Find(name) ?? throw Refusal.Bad($"Expected {expected} at {Path}.{name}, which is missing.");

    public string Text(string expected)
    {
        if (Json.ValueKind != JsonValueKind.String)
            throw Expected(expected);
        try
        {
            if (Json.GetString() is { } text && Refusal.Unkept(text) is null)
                return text;
        }
        catch (InvalidOperationException)
        {
            // An escape for half of a pair of surrogates, which no .NET string is made of.
        }
        throw Refusal.Expected(expected, At, "one that holds NUL or half a character");
    }

    public List<Node> Items(string expected)
    {
        if (Json.ValueKind != JsonValueKind.Array)
            throw Expected(expected);
        var path = Path;
        return [.. Json.EnumerateArray().Select((item, i) => new Node(item, $"{path}[{i}]"))];
    }

    public List<Node> Exactly(int count)
    {
        var items = Items($"an array of {count}");
        return items.Count == count ? items : throw Refusal.Expected($"an array of {count}", At, $"of {items.Count}");
    }

    public BadInputException Expected(string what) => Refusal.Expected(what, At, Json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => BadInputException.Quote(Json.GetRawText().Trim('"')),
    });
}
