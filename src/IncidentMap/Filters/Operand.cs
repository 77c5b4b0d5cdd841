namespace IncidentMap.Filters;

/// <summary>Where something stands in a filter: a column of text, counted from 1, or a path in JSON.</summary>
internal readonly record struct SourcePosition(int Column, string? Path = null)
{
    public override string ToString() => Path ?? $"column {Column}";
}

/// <summary>A term that was read, or a whole filter where brackets held one, with its place for refusals.</summary>
internal readonly record struct Operand(Term? Term, Filter? Filter, SourcePosition At)
{
    public Operand(Term term, SourcePosition at) : this(term, null, at)
    {
    }

    public Operand(Filter filter, SourcePosition at) : this(null, filter, at)
    {
    }

    /// <exception cref="BadInputException">It is a filter.</exception>
    public Term Value => Term ?? throw Refusal.Expected("a value", At, "a whole comparison");

    public ValueKind Kind => Value.Kind;

    public bool IsConstant => Value is Literal or GeometryLiteral or BoxLiteral or ArrayLiteral or IntervalInstance { Start: null or Literal, End: null or Literal };

    /// <summary>As the caller could have written it, in a few words.</summary>
    public override string ToString()
    {
        var text = CqlTextWriter.Write(Value);
        return text.Length <= 40 ? text : text[..40] + "…";
    }
}

/// <summary>What is said against a filter. All of it names the parameter that filters come in.</summary>
internal static class Refusal
{
    public const string Parameter = "filter";

    public static BadInputException Bad(string message) => new(Parameter, message);

    /// <param name="what">What would have been right, such as <c>a number</c>.</param>
    /// <param name="at">Where.</param>
    /// <param name="instead">What stands there.</param>
    /// <param name="because">Why that will not do, where it is not plain.</param>
    public static BadInputException Expected(string what, SourcePosition at, string instead, string because = "") =>
        Bad($"Expected {what} at {at}, not {instead}{(because == "" ? "." : $": {because}.")}");

    /// <summary>Adds the place to what a reader of values says against one.</summary>
    public static T At<T>(SourcePosition at, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (BadInputException bad)
        {
            throw Bad($"At {at}: {bad.Message}");
        }
    }

    /// <summary>The column of the first character that is none to the database; null where all are.</summary>
    public static int? Unkept(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i)))
                return i + 1;
            if (char.IsSurrogate(text[i]))
                i++;
        }
        return null;
    }

    public static string Of(ValueKind kind) => kind switch
    {
        ValueKind.Text or ValueKind.Word => "a text in quotes",
        ValueKind.Integer or ValueKind.Number => "a number",
        ValueKind.Date => "a day such as DATE('2021-08-29')",
        ValueKind.Instant => "an instant such as TIMESTAMP('2021-08-29T12:23:00Z')",
        ValueKind.Time => "a clock time such as '16:53'",
        ValueKind.Texts => "a list",
        ValueKind.Boolean => "TRUE or FALSE",
        ValueKind.Geometry => "a geometry",
        _ => "an interval",
    };
}
