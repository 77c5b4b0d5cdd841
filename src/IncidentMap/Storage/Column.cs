using System.Collections;
using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NetTopologySuite.Geometries;

namespace IncidentMap.Storage;

/// <summary>A column of an entity's table as the EF model describes it.</summary>
/// <param name="Name">In the database.</param>
/// <param name="Write">Writes a row's value as the next cell.</param>
internal sealed record Column<T>(string Name, Action<CopyRows, T> Write) where T : class
{
    /// <summary>All columns: properties, parts of complex properties, and owned lists kept as JSON.</summary>
    public static IEnumerable<Column<T>> Of(IEntityType entity)
    {
        var row = Expression.Parameter(typeof(T));
        foreach (var property in entity.GetProperties().Where(p => p.PropertyInfo is not null))
            yield return Of(property, Expression.Property(row, property.PropertyInfo!), row);
        foreach (var part in entity.GetComplexProperties())
            foreach (var property in part.ComplexType.GetProperties())
                yield return Of(property, Expression.Property(Expression.Property(row, part.PropertyInfo!), property.PropertyInfo!), row);
        foreach (var owned in entity.GetNavigations().Where(n => n.TargetEntityType.IsMappedToJson()))
        {
            var list = Get<ICollection>(Expression.Property(row, owned.PropertyInfo!), row);
            yield return new(owned.TargetEntityType.GetContainerColumnName()!, (cells, r) => cells.JsonCell(Json(list(r))));
        }
    }

    private static Column<T> Of(IProperty property, Expression value, ParameterExpression row)
    {
        var name = property.GetColumnName();
        if (property.GetTypeMapping().Converter is { } converter)
        {
            var get = Get<object?>(Expression.Convert(value, typeof(object)), row);
            var words = Enum.GetValues(Nullable.GetUnderlyingType(value.Type) ?? value.Type).Cast<object>()
                .ToFrozenDictionary(v => v, v => (string)converter.ConvertToProvider(v)!);
            return OfText(name, r => get(r) is { } v ? words[v] : null);
        }
        if (property.GetColumnType() == "jsonb")
            return OfJson(name, Get<string?>(value, row));
        return value.Type switch
        {
            { } t when t == typeof(string) => OfText(name, Get<string?>(value, row)),
            { } t when t == typeof(string[]) => OfClass<string[]>(name, Get<string[]?>(value, row), (cells, v) => cells.Cell(v)),
            { } t when t == typeof(byte[]) => OfClass<byte[]>(name, Get<byte[]?>(value, row), (cells, v) => cells.Cell(v.AsSpan())),
            { } t when t == typeof(Point) => OfClass<Point>(name, Get<Point?>(value, row), (cells, v) => cells.Cell(v)),
            { } t when Is<int>(t) => OfStruct<int>(name, value, row, (cells, v) => cells.Cell(v)),
            { } t when Is<long>(t) => OfStruct<long>(name, value, row, (cells, v) => cells.Cell(v)),
            { } t when Is<bool>(t) => OfStruct<bool>(name, value, row, (cells, v) => cells.Cell(v)),
            { } t when Is<DateOnly>(t) => OfStruct<DateOnly>(name, value, row, (cells, v) => cells.Cell(v)),
            { } t when Is<TimeOnly>(t) => OfStruct<TimeOnly>(name, value, row, (cells, v) => cells.Cell(v)),
            { } t when Is<DateTime>(t) => OfStruct<DateTime>(name, value, row, (cells, v) => cells.Cell(v)),
            var other => throw new NotSupportedException($"{name}: no binary form for {other}; add it to CopyRows."),
        };
    }

    private static Column<T> OfText(string name, Func<T, string?> get) => OfClass(name, get, (cells, text) => cells.Cell(text));

    private static Column<T> OfJson(string name, Func<T, string?> get) => OfClass(name, get, (cells, json) => cells.JsonCell(json));

    private static Column<T> OfClass<V>(string name, Func<T, V?> get, Action<CopyRows, V> write) where V : class => new(name, (cells, row) =>
    {
        if (get(row) is { } value)
            write(cells, value);
        else
            cells.Null();
    });

    private static Column<T> OfStruct<V>(string name, Expression value, ParameterExpression row, Action<CopyRows, V> write) where V : struct
    {
        var get = Get<V?>(Expression.Convert(value, typeof(V?)), row);
        return new(name, (cells, r) =>
        {
            if (get(r) is { } v)
                write(cells, v);
            else
                cells.Null();
        });
    }

    private static Func<T, V> Get<V>(Expression value, ParameterExpression row) => Expression.Lambda<Func<T, V>>(value, row).Compile();

    private static bool Is<V>(Type type) where V : struct => type == typeof(V) || type == typeof(V?);

    private static string Json(ICollection list) => list.Count == 0 ? "[]" : JsonSerializer.Serialize<object>(list, AsColumn);

    // The member names that IncidentDb gives the JSON columns.
    private static readonly JsonSerializerOptions AsColumn = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
