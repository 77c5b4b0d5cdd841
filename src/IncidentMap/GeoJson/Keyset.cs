using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using IncidentMap.Filters;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.GeoJson;

/// <summary>
/// An <see cref="Order"/> over rows of T as keys that are never null: a property that may be unknown becomes two, whether it
/// is known and then its value. Paging by these keys is stable while rows come and go, and as quick far in as at the start.
/// </summary>
internal sealed class Keyset<T>
{
    // More keys than a flat ValueTuple holds are compared one by one.
    private const int LongestTuple = 7;

    private static readonly ConcurrentDictionary<PropertyInfo, bool> nullable = new();

    private readonly ParameterExpression row;
    private readonly List<(Expression Value, bool Descending)> keys = [];

    public Keyset(Order order, Expression<Func<T, int>> id)
    {
        row = id.Parameters[0];
        foreach (var term in order.Terms)
            Add(Substituted.In(term.Property.Source.Value, row), term.Descending);
        keys.Add((id.Body, order.IdDescending));
    }

    public IQueryable<T> Sort(IQueryable<T> rows)
    {
        var source = rows.Expression;
        foreach (var (value, descending) in keys)
        {
            var method = (source == rows.Expression ? "OrderBy" : "ThenBy") + (descending ? "Descending" : "");
            source = Expression.Call(typeof(Queryable), method, [typeof(T), value.Type], source, Expression.Quote(Expression.Lambda(value, row)));
        }
        return rows.Provider.CreateQuery<T>(source);
    }

    /// <summary>What the keys are at a place, in their order.</summary>
    public object?[] Values(Order order, Place place)
    {
        var values = new List<object?>();
        for (var i = 0; i < order.Terms.Count; i++)
        {
            var property = Substituted.In(order.Terms[i].Property.Source.Value, row);
            if (MayBeNull(property))
                values.Add((place.Values[i] is null) == order.Terms[i].Descending ? 0 : 1);
            values.Add(place.Values[i] ?? Blank(Nullable.GetUnderlyingType(property.Type) ?? property.Type));
        }
        return [.. values, place.Id];
    }

    /// <summary>The rows that come after the place where the keys have these values.</summary>
    public Expression<Func<T, bool>> Behind(ReadOnlySpan<object?> place)
    {
        var values = new List<Expression>();
        for (var i = 0; i < keys.Count; i++)
            values.Add(Captured.Of(place[i], keys[i].Value.Type));
        var oneWay = keys.TrueForAll(k => k.Descending == keys[0].Descending);
        var behind = keys.Count > 1 && keys.Count <= LongestTuple && oneWay ? ComparedAsRow(values) : ComparedOneByOne(values, 0);
        return Expression.Lambda<Func<T, bool>>(behind, row);
    }

    private void Add(Expression value, bool descending)
    {
        if (MayBeNull(value))
            keys.Add((Known(value, descending), descending));
        keys.Add((Comparable(value), descending));
    }

    /// <summary>Whether the value is known, as a number that puts the unknown last in either direction.</summary>
    private static ConditionalExpression Known(Expression value, bool descending) => Expression.Condition(
        Expression.Equal(value, Expression.Constant(null, value.Type)), Expression.Constant(descending ? 0 : 1), Expression.Constant(descending ? 1 : 0));

    // Text goes by code point, as it does in filters: the same in every database, whatever its locale.
    private static Expression Comparable(Expression value)
    {
        var plain = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        var known = MayBeNull(value) ? Expression.Coalesce(value, Expression.Constant(Blank(plain), plain)) : value;
        return plain != typeof(string)
            ? known
            : Expression.Call(typeof(RelationalDbFunctionsExtensions), nameof(RelationalDbFunctionsExtensions.Collate), [typeof(string)],
                Expression.Constant(EF.Functions), known, Expression.Constant("C"));
    }

    private static object Blank(Type type) => type == typeof(string) ? "" : type == typeof(DateTime) ? DateTime.UnixEpoch : Activator.CreateInstance(type)!;

    private static bool MayBeNull(Expression value) =>
        Nullable.GetUnderlyingType(value.Type) is not null
        || (value is MemberExpression { Member: PropertyInfo property } && !property.PropertyType.IsValueType && IsNullable(property));

    private static bool IsNullable(PropertyInfo property) =>
        nullable.GetOrAdd(property, p => new NullabilityInfoContext().Create(p).ReadState == NullabilityState.Nullable);

    /// <summary><c>(a, b, id) &gt; (x, y, z)</c>: measured 65 to 800 times faster at a million rows than the same told with OR.</summary>
    private MethodCallExpression ComparedAsRow(List<Expression> values) => Expression.Call(
        typeof(NpgsqlDbFunctionsExtensions),
        keys[0].Descending ? nameof(NpgsqlDbFunctionsExtensions.LessThan) : nameof(NpgsqlDbFunctionsExtensions.GreaterThan),
        null, Expression.Constant(EF.Functions), Tuple(keys.ConvertAll(k => k.Value)), Tuple(values));

    private static UnaryExpression Tuple(List<Expression> items) => Expression.Convert(
        Expression.Call(typeof(ValueTuple), nameof(ValueTuple.Create), [.. items.Select(i => i.Type)], [.. items]), typeof(ITuple));

    /// <summary><c>a >= x AND (a > x OR (b &lt;= y AND ...))</c>: the first comparison bounds what an index has to give.</summary>
    private Expression ComparedOneByOne(List<Expression> values, int from)
    {
        var (key, descending) = keys[from];
        var beyond = Compared(key, values[from], descending ? ExpressionType.LessThan : ExpressionType.GreaterThan);
        if (from == keys.Count - 1)
            return beyond;
        var atOrBeyond = Compared(key, values[from], descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual);
        return Expression.AndAlso(atOrBeyond, Expression.OrElse(beyond, ComparedOneByOne(values, from + 1)));
    }

    private static BinaryExpression Compared(Expression key, Expression value, ExpressionType how) => key.Type == typeof(string)
        ? Expression.MakeBinary(how, Expression.Call(typeof(string), nameof(string.Compare), null, key, value), Expression.Constant(0))
        : Expression.MakeBinary(how, key, value);
}
