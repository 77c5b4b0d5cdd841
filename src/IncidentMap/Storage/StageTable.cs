using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NetTopologySuite.Geometries;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>
/// A temporary table with the columns of an entity's table, filled by binary COPY. The columns come from the EF model, so
/// that a new property is loaded without a word here.
/// </summary>
internal sealed class StageTable<T> where T : class
{
    private static readonly JsonSerializerOptions AsColumn = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly string name;
    private readonly string table;
    private readonly (string Name, string Type, Func<T, object?> Value)[] columns;
    private readonly (string Name, string Type)[] extra;

    /// <param name="db">Whose model gives the columns.</param>
    /// <param name="without">Columns that the database or the load itself sets.</param>
    /// <param name="extra">Columns of the stage alone, with their types.</param>
    public StageTable(IncidentDb db, string[] without, params (string Name, string Type)[] extra)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        table = entity.GetTableName()!;
        name = $"stage_{table}";
        columns = [.. Columns(entity).Where(c => !without.Contains(c.Name)).OrderBy(c => c.Name, StringComparer.Ordinal)];
        this.extra = extra;
    }

    /// <summary>The quoted columns that stage and table share, with an optional prefix such as <c>s.</c>.</summary>
    public string List(string prefix = "") => string.Join(", ", columns.Select(c => $"{prefix}\"{c.Name}\""));

    /// <summary>What an upsert sets: <c>"title" = excluded."title", ...</c></summary>
    public string Assignments => string.Join(", ", columns.Select(c => $"\"{c.Name}\" = excluded.\"{c.Name}\""));

    /// <summary>SQL that makes the table, gone with the transaction.</summary>
    public string Create => $"""
        CREATE TEMP TABLE {name} ON COMMIT DROP AS SELECT {List()} FROM {table} WITH NO DATA;
        {string.Join('\n', extra.Select(e => $"ALTER TABLE {name} ADD COLUMN \"{e.Name}\" {e.Type};"))}
        """;

    /// <summary>Copies rows in; each brings the values of the extra columns, in their order.</summary>
    public async Task Copy(NpgsqlConnection connection, IEnumerable<(T Row, object[] Extra)> rows, CancellationToken stop)
    {
        var names = string.Join(", ", columns.Select(c => c.Name).Concat(extra.Select(e => e.Name)).Select(n => $"\"{n}\""));
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {name} ({names}) FROM STDIN (FORMAT BINARY)", stop);
        foreach (var (row, values) in rows)
        {
            await copy.StartRowAsync(stop);
            foreach (var column in columns)
                if (column.Value(row) is { } value)
                    await copy.WriteAsync(value, column.Type, stop);
                else
                    await copy.WriteNullAsync(stop);
            foreach (var (value, (_, type)) in values.Zip(extra))
                await copy.WriteAsync(value, type, stop);
        }
        await copy.CompleteAsync(stop);
    }

    /// <summary>Adds all column values to a digest of the row's content.</summary>
    public void Digest(T row, IncrementalHash digest)
    {
        foreach (var column in columns)
            digest.AppendData(JsonSerializer.SerializeToUtf8Bytes(column.Value(row) switch
            {
                Point point => new[] { point.X, point.Y },
                var value => value,
            }));
    }

    private static IEnumerable<(string Name, string Type, Func<T, object?> Value)> Columns(IEntityType entity)
    {
        var row = Expression.Parameter(typeof(T));
        foreach (var property in entity.GetProperties().Where(p => p.PropertyInfo is not null))
            yield return Column(property, Expression.Property(row, property.PropertyInfo!), row);
        foreach (var part in entity.GetComplexProperties())
            foreach (var property in part.ComplexType.GetProperties())
                yield return Column(property, Expression.Property(Expression.Property(row, part.PropertyInfo!), property.PropertyInfo!), row);
        foreach (var owned in entity.GetNavigations().Where(n => n.TargetEntityType.IsMappedToJson()))
        {
            var list = Expression.Lambda<Func<T, object>>(Expression.Property(row, owned.PropertyInfo!), row).Compile();
            yield return (owned.TargetEntityType.GetContainerColumnName()!, "jsonb", r => JsonSerializer.Serialize(list(r), AsColumn));
        }
    }

    private static (string, string, Func<T, object?>) Column(IProperty property, Expression value, ParameterExpression row)
    {
        var get = Expression.Lambda<Func<T, object?>>(Expression.Convert(value, typeof(object)), row).Compile();
        var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        var type = property.GetColumnType().Split('(')[0];
        return (property.GetColumnName(), type, convert is null ? get : r => get(r) is { } v ? convert(v) : null);
    }
}
