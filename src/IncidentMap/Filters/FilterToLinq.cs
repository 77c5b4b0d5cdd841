using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Filters;

/// <summary>
/// Turns a filter into a predicate that EF Core translates to SQL. Values only ever become parameters. The database compares
/// by SQL's logic of three values (<c>UseRelationalNulls</c>): what is unknown is kept neither by a filter nor by its opposite.
/// </summary>
public sealed partial class FilterToLinq<T>(Queryables<T> queryables)
{
    private readonly ParameterExpression row = Expression.Parameter(typeof(T), "row");

    /// <summary>What a row must fulfil to be kept.</summary>
    public Expression<Func<T, bool>> Predicate(Filter filter) => Expression.Lambda<Func<T, bool>>(Visit(filter), row);

    private Expression Visit(Filter filter) => filter switch
    {
        And and => All([.. and.Parts.Select(Visit)]),
        Or or => Any([.. or.Parts.Select(Visit)]),
        Not not => Opposite(Visit(not.Part)),
        BooleanLiteral literal => Expression.Constant(literal.Value),
        Comparison c => Compare(c.Left, c.Operator, c.Right),
        IsBetween between => Expression.AndAlso(
            Compare(between.Operand, ComparisonOperator.GreaterOrEqual, between.Low),
            Compare(between.Operand, ComparisonOperator.LessOrEqual, between.High)),
        IsInList list => InList(list),
        IsLike like => Like(like),
        IsNull isNull => IsNull(Nullable(Value(isNull.Operand))),
        SpatialPredicate spatial => Spatial(spatial.Function, spatial.Left, spatial.Right),
        TemporalPredicate temporal => Temporal(temporal),
        ArrayPredicate array => Array(array.Function, array.Left, array.Right),
        HasWords { Words: var words } => Matches(queryables.Words ?? throw new NotSupportedException($"{typeof(T).Name} has no words."), words),
        HasId { Ids: [var id] } => Expression.Equal(Of(queryables.Id), Captured.Of(id)),
        HasId has => Contains(Captured.Of(has.Ids.ToArray()), Of(queryables.Id)),
        InBox { Box: var box } inBox => Any([.. OrUnplaced(inBox.OrUnplaced), .. box.Rectangles.Select(IsIn)]),
        // Move the area to the data's CRS, never the data to the area's: the index is on the data.
        InArea { Area: var area } inArea => Any([.. OrUnplaced(inArea.OrUnplaced), Relation(nameof(NetTopologySuite.Geometries.Geometry.Intersects), Of(queryables.Point), InCrs84(area))]),
        During { Interval: var interval } => All([
            .. interval.Start is { } start ? [ByMoment(start, queryables.LastDay, Expression.GreaterThanOrEqual)] : System.Array.Empty<Expression>(),
            .. interval.End is { } end ? [ByMoment(end, queryables.FirstDay, Expression.LessThanOrEqual)] : System.Array.Empty<Expression>()]),
        _ => throw new NotSupportedException($"{filter.GetType().Name} has no SQL."),
    };

    private MethodCallExpression Matches(LambdaExpression texts, string words) => Expression.Call(
        typeof(NpgsqlFullTextSearchLinqExtensions), nameof(NpgsqlFullTextSearchLinqExtensions.Matches), null,
        Of(texts), Expression.Call(typeof(PostgresFunctions), nameof(PostgresFunctions.SearchQuery), null, Captured.Of(words)));

    private IEnumerable<Expression> OrUnplaced(bool kept) => kept ? [IsNull(Of(queryables.Point))] : [];

    private static MethodCallExpression InCrs84(NetTopologySuite.Geometries.Geometry area) => Expression.Call(
        typeof(PostgresFunctions), nameof(PostgresFunctions.Transform), null, Captured.Of(area), Expression.Constant(Crs.Crs84.Srid));

    // C# holds that a null is not greater than 5, so EF Core writes its opposite as a CASE that keeps nulls; SQL holds that
    // it is unknown. De Morgan's rules leave no opposite of a comparison to write.
    private static Expression Opposite(Expression filter) => filter switch
    {
        UnaryExpression { NodeType: ExpressionType.Not } not => not.Operand,
        ConstantExpression { Value: bool truth } => Expression.Constant(!truth),
        BinaryExpression { NodeType: ExpressionType.AndAlso } and => Expression.OrElse(Opposite(and.Left), Opposite(and.Right)),
        BinaryExpression { NodeType: ExpressionType.OrElse } or => Expression.AndAlso(Opposite(or.Left), Opposite(or.Right)),
        BinaryExpression { NodeType: var type, Left: var left, Right: var right } => type switch
        {
            ExpressionType.Equal => Expression.NotEqual(left, right),
            ExpressionType.NotEqual => Expression.Equal(left, right),
            ExpressionType.LessThan => Expression.GreaterThanOrEqual(left, right),
            ExpressionType.GreaterThan => Expression.LessThanOrEqual(left, right),
            ExpressionType.LessThanOrEqual => Expression.GreaterThan(left, right),
            _ => Expression.LessThan(left, right),
        },
        _ => Expression.Not(filter),
    };

    private Expression ByMoment(Moment moment, LambdaExpression day, Func<Expression, Expression, Expression> compare)
    {
        var byDay = compare(Of(day), Captured.Of(moment.Day));
        if (moment.Instant is null)
            return byDay;
        var instant = Of(queryables.Instant);
        return Any([compare(instant, Captured.Of(moment.Instant)), Expression.AndAlso(IsNull(instant), byDay)]);
    }

    private Expression Of(LambdaExpression value) => Substituted.In(value, row);

    private static Expression All(ReadOnlySpan<Expression> parts) => parts.Length == 0 ? Expression.Constant(true) : Balanced(parts, Expression.AndAlso);

    private static Expression Any(ReadOnlySpan<Expression> parts) => Balanced(parts, Expression.OrElse);

    // A thousand alternatives one within the other would be a thousand calls deep in whatever walks them.
    private static Expression Balanced(ReadOnlySpan<Expression> parts, Func<Expression, Expression, Expression> join) => parts.Length == 1
        ? parts[0]
        : join(Balanced(parts[..(parts.Length / 2)], join), Balanced(parts[(parts.Length / 2)..], join));

    private static Expression IsNull(Expression value) => Expression.Equal(value, Expression.Constant(null, value.Type));

    private static Expression Nullable(Expression value) => value.Type.IsValueType && System.Nullable.GetUnderlyingType(value.Type) is null
        ? Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type))
        : value;

    private static Expression Contains(Expression values, Expression value) =>
        Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [value.Type], values, value);
}
