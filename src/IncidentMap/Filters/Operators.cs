namespace IncidentMap.Filters;

/// <summary><c>comparisonOperator</c> of CQL2.</summary>
public enum ComparisonOperator { Equal, NotEqual, Less, Greater, LessOrEqual, GreaterOrEqual }

/// <summary>Operators of <c>arithmeticExpression</c>.</summary>
public enum ArithmeticOperator { Plus, Minus, Times, Over, Modulo, Div, Power }

/// <summary><c>spatialFunction</c>: how two geometries lie to each other, as the Simple Features standard defines it.</summary>
public enum SpatialFunction { Intersects, Equals, Disjoint, Touches, Within, Overlaps, Crosses, Contains }

/// <summary><c>temporalFunction</c>: how two spans of time lie to each other. An instant is a span whose ends are the same.</summary>
public enum TemporalFunction
{
    After, Before, Contains, Disjoint, During, Equals, FinishedBy, Finishes, Intersects, Meets, MetBy, OverlappedBy, Overlaps, StartedBy, Starts,
}

/// <summary><c>arrayFunction</c>: how two sets of values lie to each other.</summary>
public enum ArrayFunction { Equals, Contains, ContainedBy, Overlaps }

/// <summary>How CQL2 writes its operators: in JSON as here, in text the same in capitals.</summary>
internal static class Spelling
{
    public static readonly Spelling<ComparisonOperator> Comparison = new(["=", "<>", "<", ">", "<=", ">="]);
    public static readonly Spelling<ArithmeticOperator> Arithmetic = new(["+", "-", "*", "/", "%", "div", "^"]);
    public static readonly Spelling<SpatialFunction> Spatial = new([.. Enum.GetNames<SpatialFunction>().Select(n => Prefixed("s_", n))]);
    public static readonly Spelling<TemporalFunction> Temporal = new([.. Enum.GetNames<TemporalFunction>().Select(n => Prefixed("t_", n))]);
    public static readonly Spelling<ArrayFunction> Array = new([.. Enum.GetNames<ArrayFunction>().Select(n => Prefixed("a_", n))]);

    private static string Prefixed(string prefix, string name) => prefix + char.ToLowerInvariant(name[0]) + name[1..];
}

/// <summary>The words for the values of an enum, in its order.</summary>
internal sealed class Spelling<T>(string[] words) where T : struct, Enum
{
    private readonly Dictionary<string, T> byWord =
        Enum.GetValues<T>().Zip(words).ToDictionary(p => p.Second, p => p.First, StringComparer.OrdinalIgnoreCase);

    public string Of(T value) => words[Convert.ToInt32(value, null)];

    public bool TryRead(string word, out T value) => byWord.TryGetValue(word, out value);
}
