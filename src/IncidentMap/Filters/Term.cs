using NetTopologySuite.Geometries;

namespace IncidentMap.Filters;

/// <summary>What a predicate compares: a value, or how to come by it.</summary>
public abstract record Term
{
    /// <summary>What kind of value it has.</summary>
    public abstract ValueKind Kind { get; }
}

/// <summary><c>killed_best</c>, or <c>"killed_best"</c></summary>
public sealed record PropertyName(QueryableProperty Property) : Term
{
    /// <inheritdoc/>
    public override ValueKind Kind => Property.Kind;
}

/// <summary><c>'Kabul'</c>, <c>5</c>, <c>TRUE</c>, <c>DATE('2021-08-29')</c> or <c>TIMESTAMP('2021-08-29T12:23:00Z')</c></summary>
/// <param name="Value">string, decimal, bool, DateOnly, DateTime in UTC or TimeOnly; least and greatest day and instant are without end.</param>
public sealed record Literal(object Value) : Term
{
    /// <inheritdoc/>
    public override ValueKind Kind => Value switch
    {
        string => ValueKind.Text,
        decimal number => IsInt(number) ? ValueKind.Integer : ValueKind.Number,
        bool => ValueKind.Boolean,
        DateOnly => ValueKind.Date,
        DateTime => ValueKind.Instant,
        _ => ValueKind.Time,
    };

    private static bool IsInt(decimal number) => number is >= int.MinValue and <= int.MaxValue && decimal.IsInteger(number);
}

/// <summary><c>CASEI(title)</c></summary>
public sealed record CaseInsensitive(Term Operand) : Term
{
    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Text;
}

/// <summary><c>ACCENTI(title)</c></summary>
public sealed record AccentInsensitive(Term Operand) : Term
{
    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Text;
}

/// <summary><c>killed_best + injured_best</c>. It has no value where a divisor is 0 or a power leaves the range of numbers.</summary>
public sealed record Arithmetic(Term Left, ArithmeticOperator Operator, Term Right) : Term
{
    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Number;
}

/// <summary><c>year(date_start)</c></summary>
public sealed record FunctionCall(Function Function, IReadOnlyList<Term> Arguments) : Term
{
    /// <inheritdoc/>
    public override ValueKind Kind => Function.Returns;
}

/// <summary><c>INTERVAL('2021-08-01', '..')</c></summary>
/// <param name="Start">A day, an instant or a property; null where it is open.</param>
/// <param name="End">The same; both ends are included.</param>
public sealed record IntervalInstance(Term? Start, Term? End) : Term
{
    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Interval;
}

/// <summary><c>('Islamic State', 'Civilians')</c></summary>
public sealed record ArrayLiteral(IReadOnlyList<string> Items) : Term
{
    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Texts;
}

/// <summary><c>POINT(69.2 34.5)</c> and the like, in CRS84.</summary>
public sealed record GeometryLiteral(Geometry Geometry) : Term
{
    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Geometry;
}

/// <summary><c>BBOX(66, 24, 71, 35)</c></summary>
public sealed record BoxLiteral(BoundingBox Box) : Term
{
    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Geometry;
}
