using System.Collections;
using System.Data.Common;
using System.Linq.Expressions;
using IncidentMap.Filters;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace IncidentMap.GeoJson;

/// <summary>What a collection spans.</summary>
/// <param name="Count">How many features there are.</param>
/// <param name="Box">Of all points; null where there are none.</param>
/// <param name="FirstDay">First civil day of any feature; null where there is none.</param>
/// <param name="LastDay">Last civil day of any feature.</param>
public sealed record Extent(int Count, Envelope? Box, DateOnly? FirstDay, DateOnly? LastDay);

/// <summary>The properties that tell when a feature was.</summary>
/// <param name="FirstDay">Civil day.</param>
/// <param name="LastDay">Civil day, inclusive; may be the same property.</param>
/// <param name="Instant">UTC instant; null where unknown.</param>
public sealed record TimeProperties(string FirstDay, string LastDay, string Instant);

/// <summary>Something we publish: its name, what a feature of it carries, and how to ask the database for it.</summary>
public abstract class FeatureCollection
{
    /// <summary>In URLs.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }
    public required string Description { get; init; }

    /// <summary>Name of the property that titles a feature.</summary>
    public required string TitleProperty { get; init; }

    /// <summary>Names of the properties that tell when a feature was.</summary>
    public required TimeProperties Time { get; init; }

    /// <summary>Names of the few properties that show in a list of features.</summary>
    public required IReadOnlyList<string> Overview { get; init; }

    /// <summary>Names of the properties that features may be sorted by, besides <c>id</c>.</summary>
    public required IReadOnlyList<string> Sortables { get; init; }

    /// <summary>In the order they are published in.</summary>
    public IReadOnlyList<Property> Properties { get; protected init; } = [];

    /// <summary>What filters may name: the properties, <c>geometry</c>, and <c>date</c>, the span of civil days.</summary>
    public QueryableNames Queryables { get; protected init; } = new([]);

    /// <summary>Whether features can be found by their words.</summary>
    public bool HasWords { get; protected init; }

    /// <summary>The property of this name.</summary>
    public Property Property(string name) => Properties.First(p => p.Name == name);

    /// <summary>The command that reads a page; its columns are those of <see cref="ShapeOf"/>.</summary>
    public abstract DbCommand Rows(DbContext db, Page page);

    /// <summary>What the rows of a page look like.</summary>
    public RowShape ShapeOf(Page page) => new(this, page);

    /// <summary>The command that reads id, point and these properties of all features a filter keeps as of a day or now, in no order: to be wrapped in further SQL.</summary>
    public abstract DbCommand Select(DbContext db, Filter filter, DateOnly? asOf, IEnumerable<Property> properties);

    /// <summary>How many features a filter keeps, as of a day or now.</summary>
    public abstract Task<int> Count(DbContext db, Filter filter, DateOnly? asOf, CancellationToken stop);

    /// <summary>What all its features span, as of a day or now.</summary>
    public abstract Task<Extent> Extent(DbContext db, DateOnly? asOf, CancellationToken stop);
}

/// <summary>A collection drawn from rows of one entity. To publish one more property, add one more line to its table.</summary>
public sealed class FeatureCollection<T> : FeatureCollection where T : class
{
    private readonly Queryables<T> queryables;
    private readonly FilterToLinq<T> toLinq;
    private readonly Statements statements = new();

    public FeatureCollection(Queryables<T> queryables, PropertyTable<T> table)
    {
        this.queryables = queryables;
        toLinq = new FilterToLinq<T>(queryables);
        Properties = [.. table];
        HasWords = queryables.Words is not null;
        Queryables = new QueryableNames([
            .. Properties.Select(p => p.Source),
            new QueryableProperty("geometry", queryables.Point),
            new QueryableProperty("date", queryables.FirstDay, queryables.LastDay),
        ]);
    }

    /// <inheritdoc/>
    public override DbCommand Rows(DbContext db, Page page)
    {
        var keyset = new Keyset<T>(page.Order, queryables.Id);
        object?[] day = page.AsOf is { } asOf ? [asOf] : [];
        object?[] place = page.After is { } after ? keyset.Values(page.Order, after) : [];
        // Without a parameter PostgreSQL plans a statement once, and knows when it will be full.
        object?[] window = page.IsFirstOfAll ? [] : page.Offset > 0 ? [page.Offset, page.Limit] : [page.Limit];
        var rest = $"{day.Length} {page.Order} {place.Length} {window.Length} {page.Selection}{(page.IsFirstOfAll ? $" first {page.Limit}" : "")}";
        return statements.Command(db, Predicate(page.Filter), rest, [.. day, .. place, .. window], (predicate, values) =>
        {
            var kept = Known(db, day.Length > 0 ? (DateOnly)values[0]! : null).Where((Expression<Func<T, bool>>)predicate);
            if (place.Length > 0)
                kept = kept.Where(keyset.Behind(values.AsSpan(day.Length, place.Length)));
            kept = keyset.Sort(kept);
            if (window.Length > 1)
                kept = Window(nameof(Queryable.Skip), kept, Captured.Of(values[^2], typeof(int)));
            return Window(nameof(Queryable.Take), kept, window.Length > 0 ? Captured.Of(values[^1], typeof(int)) : Literal(page.Limit)).Select(Projection(page)).CreateDbCommand();
        });
    }

    /// <inheritdoc/>
    public override DbCommand Select(DbContext db, Filter filter, DateOnly? asOf, IEnumerable<Property> properties)
    {
        var row = queryables.Id.Parameters[0];
        Property[] wanted = [.. properties];
        object?[] day = asOf is { } known ? [known] : [];
        var rest = $"{day.Length} select {string.Join(' ', wanted.Select(p => p.Name))}";
        return statements.Command(db, Predicate(filter), rest, day, (predicate, values) =>
            Known(db, values.Length > 0 ? (DateOnly)values[0]! : null).Where((Expression<Func<T, bool>>)predicate)
                .Select(Columns(row, [queryables.Id.Body, Substituted.In(queryables.Point, row), .. wanted.Select(p => Substituted.In(p.Source.Value, row))]))
                .CreateDbCommand());
    }

    /// <inheritdoc/>
    public override Task<int> Count(DbContext db, Filter filter, DateOnly? asOf, CancellationToken stop) => Kept(db, filter, asOf).CountAsync(stop);

    /// <inheritdoc/>
    public override async Task<Extent> Extent(DbContext db, DateOnly? asOf, CancellationToken stop)
    {
        var all = Known(db, asOf);
        var points = all.Select(queryables.Point).Where(p => p != null);
        var count = await all.CountAsync(stop);
        if (count == 0)
            return new Extent(0, null, null, null);
        var box = await points.GroupBy(_ => 1)
            .Select(g => new { West = g.Min(p => p!.X), East = g.Max(p => p!.X), South = g.Min(p => p!.Y), North = g.Max(p => p!.Y) })
            .SingleOrDefaultAsync(stop);
        return new Extent(
            count,
            box is null ? null : new Envelope(box.West, box.East, box.South, box.North),
            await all.MinAsync(queryables.FirstDay, stop),
            await all.MaxAsync(queryables.LastDay, stop));
    }

    /// <summary>The filter as a predicate over rows.</summary>
    public Expression<Func<T, bool>> Predicate(Filter filter) => toLinq.Predicate(filter);

    private static IQueryable<T> Window(string method, IQueryable<T> rows, Expression count) => rows.Provider.CreateQuery<T>(
        Expression.Call(typeof(Queryable), method, [typeof(T)], rows.Expression, count));

    private static MethodCallExpression Literal(int number) => Expression.Call(typeof(EF), nameof(EF.Constant), [typeof(int)], Expression.Constant(number));

    private IQueryable<T> Kept(DbContext db, Filter filter, DateOnly? asOf) => Known(db, asOf).Where(Predicate(filter));

    private static IQueryable<T> Known(DbContext db, DateOnly? asOf) => (asOf is { } day ? db.RowsAsOf<T>(day) : db.Set<T>()).AsNoTracking();

    private Expression<Func<T, object?[]>> Projection(Page page)
    {
        var shape = ShapeOf(page);
        var row = queryables.Id.Parameters[0];
        List<Expression> columns = [queryables.Id.Body];
        if (shape.HasPoint)
            columns.AddRange(Coordinates(page.Selection, row));
        columns.AddRange(shape.Properties.Concat(shape.Unseen).Select(p => Substituted.In(p.Source.Value, row)));
        return Columns(row, columns);
    }

    private static Expression<Func<T, object?[]>> Columns(ParameterExpression row, IEnumerable<Expression> columns) =>
        Expression.Lambda<Func<T, object?[]>>(Expression.NewArrayInit(typeof(object), columns.Select(c => Expression.Convert(c, typeof(object)))), row);

    private IEnumerable<Expression> Coordinates(Selection selection, ParameterExpression row)
    {
        Expression<Func<Point, double>> x = p => p.X, y = p => p.Y;
        var point = Substituted.In(queryables.Point, row);
        if (!selection.Crs.IsGeographicWgs84)
            point = Transformed(point, selection.Crs);
        foreach (var coordinate in (Expression[])[Substituted.In(x, point), Substituted.In(y, point)])
            yield return Expression.Convert(selection.Decimals is { } places ? Rounded(coordinate, places) : coordinate, typeof(double?));
    }

    private static MethodCallExpression Transformed(Expression point, Crs crs) => Expression.Call(
        typeof(NpgsqlNetTopologySuiteDbFunctionsExtensions), nameof(NpgsqlNetTopologySuiteDbFunctionsExtensions.Transform), [typeof(Point)],
        Expression.Constant(EF.Functions), point, Expression.Constant(crs.Srid));

    // PostgreSQL rounds to places only what is numeric.
    private static MethodCallExpression Rounded(Expression coordinate, int places) => Expression.Call(
        typeof(Math), nameof(Math.Round), null, Expression.Convert(coordinate, typeof(decimal)), Expression.Constant(places));
}

/// <summary>The one table of what a collection publishes: name, expression, title, description.</summary>
public sealed class PropertyTable<T> : IEnumerable<Property>
{
    private readonly List<Property> properties = [];

    public void Add<TValue>(string name, Expression<Func<T, TValue>> value, string title, string description) =>
        properties.Add(new Property(new QueryableProperty(name, value), title, description));

    /// <inheritdoc/>
    public IEnumerator<Property> GetEnumerator() => properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
