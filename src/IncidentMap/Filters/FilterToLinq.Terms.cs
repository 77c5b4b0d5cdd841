using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Filters;

public sealed partial class FilterToLinq<T>
{
    // One that unaccent makes of no other character, as it makes a backslash of a wide one: a pattern must not end in it.
    private const string Escape = "¤";

    private Expression Compare(Term left, ComparisonOperator @operator, Term right)
    {
        var (one, other) = Alike(left, right);
        return one.Type == typeof(string) && @operator is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual)
            ? Compare(Expression.Call(typeof(string), nameof(string.Compare), null, ByCodePoint(one), ByCodePoint(other)), @operator, Expression.Constant(0))
            : Compare(one, @operator, other);
    }

    private static Expression Compare(Expression left, ComparisonOperator @operator, Expression right) => @operator switch
    {
        ComparisonOperator.Equal => Expression.Equal(left, right),
        ComparisonOperator.NotEqual => Expression.NotEqual(left, right),
        ComparisonOperator.Less => Expression.LessThan(left, right),
        ComparisonOperator.Greater => Expression.GreaterThan(left, right),
        ComparisonOperator.LessOrEqual => Expression.LessThanOrEqual(left, right),
        _ => Expression.GreaterThanOrEqual(left, right),
    };

    /// <summary>Both as one type: numbers as int where both are, a day beside an instant as the instant's UTC day.</summary>
    private (Expression, Expression) Alike(Term left, Term right)
    {
        if (left.Kind == ValueKind.Integer && right.Kind == ValueKind.Integer)
            return (Integer(left), Integer(right));
        if (left.Kind is ValueKind.Integer or ValueKind.Number)
            return (Number(left), Number(right));
        if (left.Kind is ValueKind.Date or ValueKind.Instant && left.Kind != right.Kind)
            return (Day(left), Day(right));
        return (Nullable(Value(left)), Nullable(Value(right)));
    }

    private Expression Integer(Term term) => term is Literal { Value: decimal number } ? Captured.Of((int?)number) : Nullable(Value(term));

    private Expression Number(Term term) =>
        Nullable(Value(term)) is var value && value.Type == typeof(decimal?) ? value : Expression.Convert(value, typeof(decimal?));

    private Expression Day(Term term) => term switch
    {
        Literal { Value: DateTime instant } => Captured.Of((DateOnly?)DateOnly.FromDateTime(instant)),
        { Kind: ValueKind.Instant } => Nullable(Expression.Call(
            typeof(DateOnly), nameof(DateOnly.FromDateTime), null, Expression.Property(Nullable(Value(term)), nameof(Nullable<>.Value)))),
        _ => Nullable(Value(term)),
    };

    private Expression Value(Term term) => term switch
    {
        PropertyName { Property: { Kind: ValueKind.Word } property } => AsText(Of(property.Value)),
        PropertyName { Property: var property } => Of(property.Value),
        Literal { Value: string text } => Captured.Of(text),
        Literal { Value: decimal number } => Captured.Of((decimal?)number),
        Literal { Value: bool truth } => Captured.Of((bool?)truth),
        Literal { Value: DateOnly day } => Captured.Of((DateOnly?)day),
        Literal { Value: DateTime instant } => Captured.Of((DateTime?)instant),
        Literal { Value: TimeOnly time } => Captured.Of((TimeOnly?)time),
        CaseInsensitive casei => Call(nameof(PostgresFunctions.Lower), Value(casei.Operand)),
        AccentInsensitive accenti => Call(nameof(PostgresFunctions.Unaccent), Value(accenti.Operand)),
        Arithmetic { Operator: ArithmeticOperator.Power } power => Power(power.Left, power.Right),
        Arithmetic a => Arithmetic(Number(a.Left), a.Operator, Number(a.Right)),
        FunctionCall { Function: var function, Arguments: var arguments } => Substituted.In(function.Body,
            [.. arguments.Zip(function.Arguments).Select(a => a.Second.Kind == ValueKind.Date ? Day(a.First) : Value(a.First))]),
        ArrayLiteral array => Captured.Of(array.Items.ToArray()),
        GeometryLiteral or BoxLiteral => Geometry(term),
        _ => throw new NotSupportedException($"{term.GetType().Name} has no SQL."),
    };

    /// <summary>A word as it is stored: PostgreSQL takes <c>status::text</c> for the column itself.</summary>
    private static Expression AsText(Expression word) => Expression.Convert(Expression.Convert(word, typeof(object)), typeof(string));

    private static Expression ByCodePoint(Expression text) => Expression.Call(
        typeof(RelationalDbFunctionsExtensions), nameof(RelationalDbFunctionsExtensions.Collate), [typeof(string)],
        Expression.Constant(EF.Functions), text, Expression.Constant("C"));

    private static Expression Call(string function, params Expression[] arguments) =>
        Expression.Call(typeof(PostgresFunctions), function, null, arguments);

    private Expression InList(IsInList list)
    {
        var kind = list.Operand.Kind;
        var literals = list.Items.OfType<Literal>().ToList();
        if (literals.Count < list.Items.Count || literals.Any(l => kind is ValueKind.Date or ValueKind.Instant && l.Kind != kind))
            return Any([.. list.Items.Select(i => Compare(list.Operand, ComparisonOperator.Equal, i))]);
        // One parameter for the whole list, so that its length makes no new query.
        var values = literals.Select(l => l.Value);
        return kind switch
        {
            ValueKind.Integer when literals.TrueForAll(l => l.Kind == kind) => Contains(Captured.Of(values.Select(v => (int?)(decimal)v).ToArray()), Integer(list.Operand)),
            ValueKind.Integer or ValueKind.Number => Contains(Captured.Of(values.Select(v => (decimal?)v).ToArray()), Number(list.Operand)),
            ValueKind.Date => Contains(Captured.Of(values.Select(v => (DateOnly?)v).ToArray()), Nullable(Value(list.Operand))),
            ValueKind.Instant => Contains(Captured.Of(values.Select(v => (DateTime?)v).ToArray()), Nullable(Value(list.Operand))),
            ValueKind.Time => Contains(Captured.Of(values.Select(v => (TimeOnly?)v).ToArray()), Nullable(Value(list.Operand))),
            ValueKind.Boolean => Any([.. list.Items.Select(i => Compare(list.Operand, ComparisonOperator.Equal, i))]),
            _ => Contains(Captured.Of(values.Cast<string>().ToArray()), Value(list.Operand)),
        };
    }

    private Expression Like(IsLike like) => Expression.Call(
        typeof(DbFunctionsExtensions), nameof(DbFunctionsExtensions.Like), null,
        Expression.Constant(EF.Functions), Value(like.Operand), Value(Pattern(like.Pattern)), Expression.Constant(Escape));

    private static Term Pattern(Term term) => term switch
    {
        CaseInsensitive casei => new CaseInsensitive(Pattern(casei.Operand)),
        AccentInsensitive accenti => new AccentInsensitive(Pattern(accenti.Operand)),
        _ => new Literal(Escaped((string)((Literal)term).Value)),
    };

    private static string Escaped(string pattern)
    {
        var escaped = new System.Text.StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            var taken = pattern[i] == '\\' && i + 1 < pattern.Length;
            if (taken)
                i++;
            if (pattern[i] == Escape[0] || (taken && pattern[i] is '%' or '_'))
                escaped.Append(Escape);
            escaped.Append(pattern[i]);
        }
        return escaped.ToString();
    }

    private static Expression Arithmetic(Expression left, ArithmeticOperator @operator, Expression right) => @operator switch
    {
        ArithmeticOperator.Plus => Expression.Add(left, right),
        ArithmeticOperator.Minus => Expression.Subtract(left, right),
        ArithmeticOperator.Times => Expression.Multiply(left, right),
        ArithmeticOperator.Over => Expression.Divide(left, NotZero(right)),
        ArithmeticOperator.Modulo => Expression.Modulo(left, NotZero(right)),
        _ => Truncated(Expression.Divide(left, NotZero(right))),
    };

    private static Expression NotZero(Expression number) => Call(nameof(PostgresFunctions.NullIf), number, Zero);

    private static Expression Truncated(Expression number) =>
        Nullable(Expression.Call(typeof(Math), nameof(Math.Truncate), null, Expression.Property(number, nameof(Nullable<>.Value))));

    /// <summary>
    /// PostgreSQL fails where a power is no number or too large, and would end the answer halfway; so each such case is asked
    /// for first and gives null. Up to 1e100, of which 8,192 characters can multiply too few to overflow a numeric.
    /// </summary>
    private Expression Power(Term number, Term exponent)
    {
        // What depends on a written exponent alone is decided here: EF Core would decide it while it translates, and the SQL
        // would then hang on the value.
        Expression<Func<decimal?, double, decimal?>> known = (a, b) => Math.Abs(a!.Value) <= 1e28m && Math.Abs(a.Value) >= 1e-28m
            ? Math.Abs(b * Math.Log((double)Math.Abs(a.Value))) <= 230d ? (decimal?)Math.Pow((double)a.Value, b) : null
            : null;
        Expression<Func<decimal?, decimal?, decimal?>> unknown = (a, b) => a == 0m
            ? (b > 0m ? 0m : b == 0m ? 1m : null)
            : Math.Abs(a!.Value) <= 1e28m && Math.Abs(a.Value) >= 1e-28m && Math.Abs(b!.Value) <= 1e4m && (a > 0m || b == Math.Truncate(b.Value))
                ? (Math.Abs((double)b.Value * Math.Log((double)Math.Abs(a.Value))) <= 230d ? (decimal?)Math.Pow((double)a.Value, (double)b.Value) : null)
                : null;
        if (exponent is not Literal { Value: decimal e })
            return Substituted.In(unknown, Number(number), Number(exponent));

        var @base = Number(number);
        var none = Expression.Constant(null, typeof(decimal?));
        var power = Substituted.In(known, @base, Captured.Of((double)e));
        if (!decimal.IsInteger(e))
            power = Expression.Condition(Expression.GreaterThan(@base, Zero), power, none);
        return Expression.Condition(Expression.Equal(@base, Zero), e > 0 ? Zero : e == 0 ? Expression.Constant(1m, typeof(decimal?)) : none, power);
    }

    private static readonly ConstantExpression Zero = Expression.Constant(0m, typeof(decimal?));
}
