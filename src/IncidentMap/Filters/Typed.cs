using System.Globalization;
using NetTopologySuite.Operation.Valid;

namespace IncidentMap.Filters;

/// <summary>Makes predicates and terms of operands whose kinds fit, for every encoding alike; refuses the others with their place.</summary>
internal static class Typed
{
    private const int LongestPattern = 1_000;

    /// <summary>How to make the predicate of that name from its two operands; null where there is none.</summary>
    public static Func<Operand, Operand, Filter>? PredicateOfTwo(string name) =>
        Spelling.Comparison.TryRead(name, out var comparison) ? (left, right) => Comparison(left, comparison, right)
        : Spelling.Spatial.TryRead(name, out var spatial) ? (left, right) => Spatial(spatial, left, right)
        : Spelling.Temporal.TryRead(name, out var temporal) ? (left, right) => Temporal(temporal, left, right)
        : Spelling.Array.TryRead(name, out var array) ? (left, right) => Array(array, left, right)
        : null;

    public static Comparison Comparison(Operand left, ComparisonOperator @operator, Operand right)
    {
        var anchor = left.IsConstant && !right.IsConstant ? right : left;
        Comparable(anchor);
        return new Comparison(Alike(anchor, left), @operator, Alike(anchor, right));
    }

    public static IsBetween IsBetween(Operand operand, Operand low, Operand high)
    {
        Comparable(operand);
        return new IsBetween(operand.Value, Alike(operand, low), Alike(operand, high));
    }

    public static IsInList IsInList(Operand operand, IReadOnlyList<Operand> items)
    {
        Comparable(operand);
        return new IsInList(operand.Value, [.. items.Select(i => Alike(operand, i))]);
    }

    public static IsNull IsNull(Operand operand) => operand.IsConstant
        ? throw Refusal.Expected("a property to ask for NULL", operand.At, $"{operand}")
        : new IsNull(operand.Value);

    public static IsLike IsLike(Operand operand, Operand pattern, bool caseInsensitive = false)
    {
        Character(operand);
        Character(pattern);
        var constant = pattern.Value;
        while (constant is CaseInsensitive or AccentInsensitive)
            constant = constant is CaseInsensitive { Operand: var inner } ? inner : ((AccentInsensitive)constant).Operand;
        if (constant is not Literal { Value: string text })
            throw Refusal.Expected("a pattern in quotes", pattern.At, $"{pattern}");
        if (text.Length > LongestPattern)
            throw Refusal.Bad($"The pattern at {pattern.At} has {text.Length} characters; at most {LongestPattern} are taken.");
        return caseInsensitive
            ? new IsLike(new CaseInsensitive(operand.Value), new CaseInsensitive(pattern.Value))
            : new IsLike(operand.Value, pattern.Value);
    }

    public static Term CaseI(Operand operand) => new CaseInsensitive(Character(operand));

    public static Term AccentI(Operand operand) => new AccentInsensitive(Character(operand));

    public static SpatialPredicate Spatial(SpatialFunction function, Operand left, Operand right)
    {
        foreach (var side in (Operand[])[left, right])
        {
            if (side.Kind != ValueKind.Geometry)
                throw Refusal.Expected("a geometry", side.At, $"{side}");
            // GEOS 3.11 knows no other relation of mixed geometries.
            if (side.Value is GeometryLiteral { Geometry.OgcGeometryType: NetTopologySuite.Geometries.OgcGeometryType.GeometryCollection }
                && function is not (SpatialFunction.Intersects or SpatialFunction.Disjoint))
                throw Refusal.Bad($"A GEOMETRYCOLLECTION, as at {side.At}, goes with S_INTERSECTS and S_DISJOINT only.");
        }
        return left.IsConstant && right.IsConstant
            ? throw Refusal.Expected("a property", right.At, $"{right}", "the other side names none either")
            : new SpatialPredicate(function, left.Value, right.Value);
    }

    public static TemporalPredicate Temporal(TemporalFunction function, Operand left, Operand right) => new(function, Span(left), Span(right));

    public static ArrayPredicate Array(ArrayFunction function, Operand left, Operand right)
    {
        foreach (var side in (Operand[])[left, right])
            if (side.Kind != ValueKind.Texts)
                throw Refusal.Expected("a list such as ('Islamic State')", side.At, $"{side}");
        return left.IsConstant && right.IsConstant
            ? throw Refusal.Expected("a property", right.At, $"{right}", "the other side names none either")
            : new ArrayPredicate(function, left.Value, right.Value);
    }

    public static ArrayLiteral ArrayLiteral(IReadOnlyList<Operand> items) => new([.. items.Select(i => i.Term is Literal { Value: string text }
        ? text
        : throw Refusal.Expected("a text in quotes", i.At, $"{i}", "all our lists hold texts"))]);

    /// <summary>One end of an interval.</summary>
    public static Term Instant(Operand operand)
    {
        var term = operand.Term is Literal { Value: string text } ? Moment(text, operand.At) : operand.Value;
        return term.Kind is ValueKind.Date or ValueKind.Instant
            ? term
            : throw Refusal.Expected("a day, an instant or '..'", operand.At, $"{operand}");
    }

    public static IntervalInstance Interval(Term? start, Term? end, SourcePosition at)
    {
        var reversed = (start, end) switch
        {
            (Literal { Value: DateOnly a }, Literal { Value: DateOnly b }) => a > b,
            (Literal { Value: DateTime a }, Literal { Value: DateTime b }) => a > b,
            _ => false,
        };
        return reversed ? throw Refusal.Bad($"The interval at {at} ends before it starts.") : new IntervalInstance(start, end);
    }

    public static Term Arithmetic(Operand left, ArithmeticOperator @operator, Operand right)
    {
        foreach (var side in (Operand[])[left, right])
            if (!IsNumber(side.Kind))
                throw Refusal.Expected("a number", side.At, $"{side}");
        if (@operator == ArithmeticOperator.Power && (HoldsPower(left.Value) || HoldsPower(right.Value)))
            throw Refusal.Bad($"A power within a power, as at {left.At}, is not taken; multiply the exponents.");
        var (one, other) = (left.Value, right.Value);
        if (other is Literal { Value: 0m } && @operator is ArithmeticOperator.Over or ArithmeticOperator.Modulo or ArithmeticOperator.Div)
            throw Refusal.Expected("a divisor other than 0", right.At, "0");
        // What depends on no row is worked out here, once, where a number too large can still be refused.
        return one is Literal { Value: decimal a } && other is Literal { Value: decimal b }
            ? new Literal(Refusal.At(left.At, () => Fold(a, @operator, b)))
            : new Arithmetic(one, @operator, other);
    }

    public static Term Call(string name, SourcePosition at, IReadOnlyList<Operand> arguments)
    {
        var function = Function.Find(name) ?? throw NoFunction(name, at);
        if (arguments.Count != function.Arguments.Count)
            throw Refusal.Bad($"{function.Name} at {at} takes {function.Arguments.Count} ({string.Join(", ", function.Arguments.Select(a => a.Title))}), not {arguments.Count}.");
        foreach (var (argument, (_, kind)) in arguments.Zip(function.Arguments))
        {
            if (!Fits(argument.Kind, kind))
                throw Refusal.Expected(Refusal.Of(kind), argument.At, $"{argument}");
            // PostGIS fails on an edge that spans half the globe.
            if (argument.Value is BoxLiteral or GeometryLiteral { Geometry: not NetTopologySuite.Geometries.Point })
                throw Refusal.Expected("a point", argument.At, $"{argument}");
        }
        return new FunctionCall(function, [.. arguments.Select(a => a.Value)]);
    }

    public static BadInputException NoFunction(string name, SourcePosition at) => Refusal.Bad(
        $"There is no function {BadInputException.Quote(name)} at {at}. There are {string.Join(", ", Function.All.Select(f => f.Name))}, and CQL2's own such as S_INTERSECTS, T_AFTER, A_CONTAINS and CASEI.");

    public static PropertyName Property(QueryableNames names, string name, SourcePosition at) => new(names.Find(name) ?? throw Refusal.Bad(
        $"There is no property {BadInputException.Quote(name)} at {at}. There are {string.Join(", ", names.All.Select(p => p.Name))}."));

    /// <exception cref="BadInputException">It is not finite, or has more digits than are kept.</exception>
    public static Literal Number(string digits, SourcePosition at) =>
        decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Kept(digits, number)
            ? new Literal(number == 0 ? 0m : number)
            : throw Refusal.Expected("a number of at most 28 digits, such as 1.5 or 2e6", at, BadInputException.Quote(digits));

    /// <summary>A day.</summary>
    public static Literal Date(string text, SourcePosition at) => Moment(text, at) is { Value: DateOnly } day
        ? day
        : throw Refusal.Expected("a day such as 2021-08-29", at, BadInputException.Quote(text));

    /// <summary>An instant; a day counts as its first, since GDAL cuts instants so.</summary>
    public static Literal Timestamp(string text, SourcePosition at) => Moment(text, at) is { Value: DateOnly day }
        ? new Literal(Midnight(day))
        : Moment(text, at);

    public static GeometryLiteral Geometry(NetTopologySuite.Geometries.Geometry geometry, SourcePosition at)
    {
        // PostGIS fails on some of these instead of answering.
        var fault = new IsValidOp(geometry).ValidationError;
        return fault is null
            ? new GeometryLiteral(geometry)
            : throw Refusal.Bad(string.Create(CultureInfo.InvariantCulture,
                $"The geometry at {at} is not valid: {fault.Message} at {fault.Coordinate.X} {fault.Coordinate.Y}."));
    }

    /// <summary>The term, read as the kind of the anchor where it is a text in quotes.</summary>
    private static Term Alike(Operand anchor, Operand other)
    {
        var term = other.Value;
        if (term is Literal { Value: string text })
        {
            if (anchor.Kind is ValueKind.Date or ValueKind.Instant)
                return Moment(text, other.At);
            if (anchor.Kind == ValueKind.Time)
                return TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                    ? new Literal(time)
                    : throw Refusal.Expected(Refusal.Of(ValueKind.Time), other.At, $"{other}");
        }
        return Fits(term.Kind, anchor.Kind)
            ? term
            : throw Refusal.Bad($"Expected {Refusal.Of(anchor.Kind)} at {other.At} to compare with {anchor}, not {other}.");
    }

    private static void Comparable(Operand operand)
    {
        var instead = operand.Kind switch
        {
            ValueKind.Texts => "a list; ask it with A_CONTAINS, A_CONTAINEDBY, A_EQUALS or A_OVERLAPS",
            ValueKind.Geometry => "a geometry; ask it with S_INTERSECTS and the like",
            ValueKind.Interval => "an interval; ask it with T_INTERSECTS and the like",
            _ => null,
        };
        if (instead is not null)
            throw Refusal.Bad($"{operand} at {operand.At} is {instead}.");
    }

    private static Term Character(Operand operand) => operand.Kind is ValueKind.Text or ValueKind.Word
        ? operand.Value
        : throw Refusal.Expected("a text", operand.At, $"{operand}");

    private static Term Span(Operand operand) => operand.Kind == ValueKind.Interval
        ? operand.Value
        : operand.Kind is ValueKind.Date or ValueKind.Instant || operand.Term is Literal { Value: string }
            ? Instant(operand)
            : throw Refusal.Expected("a day, an instant or an interval", operand.At, $"{operand}");

    private static bool Fits(ValueKind kind, ValueKind wanted) => kind == wanted || (kind, wanted) switch
    {
        (ValueKind.Text or ValueKind.Word, ValueKind.Text or ValueKind.Word) => true,
        (ValueKind.Date or ValueKind.Instant, ValueKind.Date or ValueKind.Instant) => true,
        _ => IsNumber(kind) && IsNumber(wanted),
    };

    private static bool IsNumber(ValueKind kind) => kind is ValueKind.Integer or ValueKind.Number;

    // QGIS writes open ends as the years 0000 and 9999, of which .NET has not the first.
    private static Literal Moment(string text, SourcePosition at)
    {
        var isDay = text.Length <= "0000-00-00T".Length;
        if (text.StartsWith("0000-", StringComparison.Ordinal))
            return isDay ? new Literal(DateOnly.MinValue) : new Literal(Midnight(DateOnly.MinValue));
        if (text.StartsWith("9999-12-31", StringComparison.Ordinal))
            return isDay ? new Literal(DateOnly.MaxValue) : new Literal(DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));
        var moment = Refusal.At(at, () => Filters.Moment.Parse(WithZone(text), Refusal.Parameter));
        return moment.Instant is { } instant ? new Literal(instant) : new Literal(moment.Day);
    }

    // GDAL writes instants whose zone it does not know without one.
    private static string WithZone(string text) =>
        text.Length >= "2021-08-29T12:23:00".Length && text[10] is 'T' or 't' && text.AsSpan(11).IndexOfAny("Zz+-") < 0 ? text + "Z" : text;

    private static DateTime Midnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    // 1e-50 would be kept as 0, which is another number.
    private static bool Kept(string digits, decimal number) =>
        number != 0 || !digits.AsSpan(0, digits.AsSpan().IndexOfAny('e', 'E') is var e and >= 0 ? e : digits.Length).ContainsAnyInRange('1', '9');

    private static bool HoldsPower(Term term) => term switch
    {
        Arithmetic { Operator: ArithmeticOperator.Power } => true,
        Arithmetic a => HoldsPower(a.Left) || HoldsPower(a.Right),
        FunctionCall call => call.Arguments.Any(HoldsPower),
        _ => false,
    };

    private static decimal Fold(decimal a, ArithmeticOperator @operator, decimal b)
    {
        try
        {
            return @operator switch
            {
                ArithmeticOperator.Plus => a + b,
                ArithmeticOperator.Minus => a - b,
                ArithmeticOperator.Times => a * b,
                ArithmeticOperator.Over => a / b,
                ArithmeticOperator.Modulo => a % b,
                ArithmeticOperator.Div => decimal.Truncate(a / b),
                _ => (decimal)Math.Pow((double)a, (double)b),
            };
        }
        catch (OverflowException)
        {
            throw Refusal.Bad("the result is not a number of at most 28 digits.");
        }
    }
}
