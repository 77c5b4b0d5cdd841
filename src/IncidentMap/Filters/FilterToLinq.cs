using System.Linq.Expressions;
using NetTopologySuite.Geometries;

namespace IncidentMap.Filters;

/// <summary>Turns a filter into a predicate that EF Core translates to SQL. Values only ever become parameters.</summary>
public sealed class FilterToLinq<T>(Queryables<T> queryables)
{
    private static readonly GeometryFactory Crs84 = new(new PrecisionModel(), 4326);

    private readonly ParameterExpression row = Expression.Parameter(typeof(T), "row");

    /// <summary>What a row must fulfil to be kept.</summary>
    public Expression<Func<T, bool>> Predicate(Filter filter) => Expression.Lambda<Func<T, bool>>(Visit(filter), row);

    private Expression Visit(Filter filter) => filter switch
    {
        And and => All(and.Parts.Select(Visit)),
        Equal equal => Equals(Of(equal.Property.Value), equal.Value),
        Contains contains => Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], Of(contains.Property.Value), Value(contains.Value, typeof(string))),
        HasId has => Equals(Of(queryables.Id), has.Id),
        InBox { Box: var box } => Any([IsNull(Of(queryables.Point)), .. box.Rectangles.Select(InRectangle)]),
        During { Interval: var interval } => All([
            .. interval.Start is { } start ? [NotBefore(start)] : Array.Empty<Expression>(),
            .. interval.End is { } end ? [NotAfter(end)] : Array.Empty<Expression>()]),
        _ => throw new NotSupportedException($"{filter.GetType().Name} has no SQL."),
    };

    private Expression InRectangle(Envelope rectangle) => Expression.Call(
        Of(queryables.Point), nameof(Geometry.Intersects), null, Value(Crs84.ToGeometry(rectangle), typeof(Geometry)));

    private Expression NotBefore(Moment start) =>
        Compare(start, Of(queryables.LastDay), Expression.GreaterThanOrEqual);

    private Expression NotAfter(Moment end) =>
        Compare(end, Of(queryables.FirstDay), Expression.LessThanOrEqual);

    private Expression Compare(Moment moment, Expression day, Func<Expression, Expression, Expression> compare)
    {
        var byDay = compare(day, Value(moment.Day, typeof(DateOnly)));
        if (moment.Instant is null)
            return byDay;
        var instant = Of(queryables.Instant);
        return Any([
            compare(instant, Value(moment.Instant, typeof(DateTime?))),
            Expression.AndAlso(IsNull(instant), byDay)]);
    }

    private Expression Of(LambdaExpression value) => new Renamed(value.Parameters[0], row).Visit(value.Body);

    private static Expression All(IEnumerable<Expression> parts) =>
        parts.Aggregate((Expression?)null, (all, part) => all is null ? part : Expression.AndAlso(all, part)) ?? Expression.Constant(true);

    private static Expression Any(IEnumerable<Expression> parts) => parts.Aggregate(Expression.OrElse);

    private static Expression Equals(Expression left, object value) => Expression.Equal(left, Value(value, left.Type));

    private static Expression IsNull(Expression value) => Expression.Equal(value, Expression.Constant(null, value.Type));

    private static Expression Value(object value, Type type) => Captured.Of(value, type);

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
