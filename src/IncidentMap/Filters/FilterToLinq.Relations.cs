using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace IncidentMap.Filters;

public sealed partial class FilterToLinq<T>
{
    private Expression Spatial(SpatialFunction function, Term left, Term right) => (function, left, right) switch
    {
        // A box across 180° as one geometry would have the whole globe for its index box; as two rectangles each finds its own.
        (SpatialFunction.Intersects, BoxLiteral { Box: var box }, _) => Any([.. box.Rectangles.Select(r => Intersects(Value(right), r))]),
        (SpatialFunction.Intersects, _, BoxLiteral { Box: var box }) => Any([.. box.Rectangles.Select(r => Intersects(Value(left), r))]),
        // ST_Disjoint takes no mixed geometries.
        (SpatialFunction.Disjoint, _, _) => Opposite(Spatial(SpatialFunction.Intersects, left, right)),
        (SpatialFunction.Equals, _, _) => Relation(nameof(NetTopologySuite.Geometries.Geometry.EqualsTopologically), Value(left), Value(right)),
        _ => Relation(function.ToString(), Value(left), Value(right)),
    };

    private static Expression Relation(string method, Expression left, Expression right) =>
        Expression.Call(left, method, null, right);

    private static Expression Intersects(Expression geometry, Envelope rectangle) =>
        Relation(nameof(NetTopologySuite.Geometries.Geometry.Intersects), geometry, Captured.Of(Shapes.Crs84.ToGeometry(rectangle)));

    /// <summary>
    /// The point lies in the rectangle or on its edge. ST_Intersects says the same, at a price that makes the planner read other
    /// indexes through to be spared it: with type, days and box it took twice the time. The operator rounds to single precision,
    /// which the second part puts right; the sign of a difference of doubles is exact.
    /// </summary>
    private BinaryExpression IsIn(Envelope rectangle)
    {
        var point = Of(queryables.Point);
        Expression x = Expression.Property(point, nameof(Point.X)), y = Expression.Property(point, nameof(Point.Y));
        var inside = Expression.NewArrayInit(typeof(double),
            Expression.Subtract(x, Captured.Of(rectangle.MinX)), Expression.Subtract(Captured.Of(rectangle.MaxX), x),
            Expression.Subtract(y, Captured.Of(rectangle.MinY)), Expression.Subtract(Captured.Of(rectangle.MaxY), y));
        return Expression.AndAlso(
            Expression.Call(typeof(PostgresFunctions), nameof(PostgresFunctions.BoxesMeet), null, point, Captured.Of(Shapes.Crs84.ToGeometry(rectangle))),
            Expression.GreaterThanOrEqual(
                Expression.Call(typeof(RelationalDbFunctionsExtensions), nameof(RelationalDbFunctionsExtensions.Least), [typeof(double)], Expression.Constant(EF.Functions), inside),
                Expression.Constant(0d)));
    }

    private static Expression Geometry(Term term) => term switch
    {
        GeometryLiteral { Geometry: var geometry } => geometry.SRID == Crs.Crs84.Srid ? Captured.Of(geometry) : InCrs84(geometry),
        BoxLiteral { Box.Rectangles: [var one] } => Captured.Of(Shapes.Crs84.ToGeometry(one)),
        var box => Captured.Of(Shapes.Crs84.BuildGeometry([.. ((BoxLiteral)box).Box.Rectangles.Select(Shapes.Crs84.ToGeometry)])),
    };

    private Expression Temporal(TemporalPredicate predicate)
    {
        var (start, end, otherStart, otherEnd) = Ends(predicate.Left, predicate.Right);
        return predicate.Function switch
        {
            TemporalFunction.After => Expression.GreaterThan(start, otherEnd),
            TemporalFunction.Before => Expression.LessThan(end, otherStart),
            TemporalFunction.Contains => All([Expression.LessThan(start, otherStart), Expression.GreaterThan(end, otherEnd)]),
            TemporalFunction.Disjoint => Any([Expression.LessThan(end, otherStart), Expression.GreaterThan(start, otherEnd)]),
            TemporalFunction.During => All([Expression.GreaterThan(start, otherStart), Expression.LessThan(end, otherEnd)]),
            TemporalFunction.Equals => All([Expression.Equal(start, otherStart), Expression.Equal(end, otherEnd)]),
            TemporalFunction.FinishedBy => All([Expression.LessThan(start, otherStart), Expression.Equal(end, otherEnd)]),
            TemporalFunction.Finishes => All([Expression.GreaterThan(start, otherStart), Expression.Equal(end, otherEnd)]),
            TemporalFunction.Intersects => All([Expression.LessThanOrEqual(start, otherEnd), Expression.GreaterThanOrEqual(end, otherStart)]),
            TemporalFunction.Meets => Expression.Equal(end, otherStart),
            TemporalFunction.MetBy => Expression.Equal(start, otherEnd),
            TemporalFunction.OverlappedBy => All([
                Expression.GreaterThan(start, otherStart), Expression.LessThan(start, otherEnd), Expression.GreaterThan(end, otherEnd)]),
            TemporalFunction.Overlaps => All([
                Expression.LessThan(start, otherStart), Expression.GreaterThan(end, otherStart), Expression.LessThan(end, otherEnd)]),
            TemporalFunction.StartedBy => All([Expression.Equal(start, otherStart), Expression.GreaterThan(end, otherEnd)]),
            _ => All([Expression.Equal(start, otherStart), Expression.LessThan(end, otherEnd)]),
        };
    }

    /// <summary>All as days where any is a day, else as instants. Both types have a value without end, so that an open end is one too.</summary>
    private (Expression, Expression, Expression, Expression) Ends(Term left, Term right)
    {
        var isDays = IsDays(left) || IsDays(right) || !(IsInstants(left) || IsInstants(right));
        return (End(left, false), End(left, true), End(right, false), End(right, true));

        Expression End(Term term, bool last) => term switch
        {
            PropertyName { Property: { Last: { } end } property } => Nullable(Of(last ? end : property.Value)),
            IntervalInstance interval when (last ? interval.End : interval.Start) is { } one => isDays ? Day(one) : Nullable(Value(one)),
            IntervalInstance when isDays => Captured.Of((DateOnly?)(last ? DateOnly.MaxValue : DateOnly.MinValue)),
            IntervalInstance => Captured.Of((DateTime?)DateTime.SpecifyKind(last ? DateTime.MaxValue : DateTime.MinValue, DateTimeKind.Utc)),
            _ => isDays ? Day(term) : Nullable(Value(term)),
        };
    }

    private static bool IsDays(Term? term) => term switch
    {
        PropertyName { Property.Kind: ValueKind.Interval } => true,
        IntervalInstance interval => IsDays(interval.Start) || IsDays(interval.End),
        _ => term?.Kind == ValueKind.Date,
    };

    private static bool IsInstants(Term? term) => term switch
    {
        IntervalInstance interval => IsInstants(interval.Start) || IsInstants(interval.End),
        _ => term?.Kind == ValueKind.Instant,
    };

    private Expression Array(ArrayFunction function, Term left, Term right) => function switch
    {
        ArrayFunction.Contains => Holds(left, right),
        ArrayFunction.ContainedBy => Holds(right, left),
        ArrayFunction.Equals => Expression.AndAlso(Holds(left, right), Holds(right, left)),
        _ => left is ArrayLiteral ? EachOf(nameof(Enumerable.Any), left, right) : EachOf(nameof(Enumerable.Any), right, left),
    };

    private Expression Holds(Term whole, Term part) => part is ArrayLiteral { Items: [var item] }
        ? Contains(Value(whole), Captured.Of(item))
        : EachOf(nameof(Enumerable.All), part, whole);

    /// <summary><c>items.All(item => whole.Contains(item))</c>, which Npgsql writes as <c>items &lt;@ whole</c>, and Any as <c>&amp;&amp;</c>.</summary>
    private Expression EachOf(string quantifier, Term items, Term whole)
    {
        var item = Expression.Parameter(typeof(string), "item");
        return Expression.Call(typeof(Enumerable), quantifier, [typeof(string)], Value(items), Expression.Lambda<Func<string, bool>>(Contains(Value(whole), item), item));
    }
}
