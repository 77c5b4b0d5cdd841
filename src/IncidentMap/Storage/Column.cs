using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NetTopologySuite.Geometries;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>A column of an entity's table as the EF model describes it: how to copy it in bulk, and what of it is content.</summary>
internal abstract class Column<T>(string name) where T : class
{
    public string Name => name;

    /// <summary>Writes the row's value as the next cell of a binary COPY.</summary>
    public abstract void Copy(NpgsqlBinaryImporter copy, T row);

    /// <summary>Writes the row's value so that equal values, and only they, give equal bytes.</summary>
    public abstract void Digest(BinaryWriter digest, T row);

    /// <summary>All columns but the identity: properties, parts of complex properties, and owned lists kept as JSON.</summary>
    public static IEnumerable<Column<T>> Of(IEntityType entity)
    {
        var row = Expression.Parameter(typeof(T));
        foreach (var property in entity.GetProperties().Where(p => p.PropertyInfo is not null))
            yield return Make(property, Expression.Property(row, property.PropertyInfo!), row);
        foreach (var part in entity.GetComplexProperties())
            foreach (var property in part.ComplexType.GetProperties())
                yield return Make(property, Expression.Property(Expression.Property(row, part.PropertyInfo!), property.PropertyInfo!), row);
        foreach (var owned in entity.GetNavigations().Where(n => n.TargetEntityType.IsMappedToJson()))
        {
            var list = Expression.Lambda<Func<T, System.Collections.ICollection>>(Expression.Property(row, owned.PropertyInfo!), row).Compile();
            yield return new Typed<string>(owned.TargetEntityType.GetContainerColumnName()!, "jsonb", r => Json(list(r)));
        }
    }

    private static Column<T> Make(IProperty property, Expression value, ParameterExpression row)
    {
        var name = property.GetColumnName();
        var type = property.GetColumnType().Split('(')[0];
        if (property.GetTypeMapping().Converter is { } converter)
        {
            var get = Expression.Lambda<Func<T, object?>>(Expression.Convert(value, typeof(object)), row).Compile();
            return new Typed<string>(name, type, r => get(r) is { } v ? (string?)converter.ConvertToProvider(v) : null);
        }
        var make = Nullable.GetUnderlyingType(value.Type) is { } inner
            ? typeof(TypedOrNull<>).MakeGenericType(typeof(T), inner)
            : typeof(Typed<>).MakeGenericType(typeof(T), value.Type);
        return (Column<T>)Activator.CreateInstance(make, name, type, Expression.Lambda(value, row).Compile())!;
    }

    private static string Json(System.Collections.ICollection list) => list.Count == 0 ? "[]" : JsonSerializer.Serialize<object>(list, AsColumn);

    // The member names that IncidentDb gives the JSON columns.
    private static readonly JsonSerializerOptions AsColumn = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private sealed class Typed<V>(string name, string type, Func<T, V?> get) : Column<T>(name)
    {
        public override void Copy(NpgsqlBinaryImporter copy, T row)
        {
            if (get(row) is { } value)
                copy.Write(value, type);
            else
                copy.WriteNull();
        }

        public override void Digest(BinaryWriter digest, T row) => Write(digest, get(row));
    }

    private sealed class TypedOrNull<V>(string name, string type, Func<T, V?> get) : Column<T>(name) where V : struct
    {
        public override void Copy(NpgsqlBinaryImporter copy, T row)
        {
            if (get(row) is { } value)
                copy.Write(value, type);
            else
                copy.WriteNull();
        }

        public override void Digest(BinaryWriter digest, T row) => Write(digest, get(row));
    }

    private static void Write(BinaryWriter digest, object? value)
    {
        digest.Write(value is not null);
        switch (value)
        {
            case null: break;
            case string text: digest.Write(text); break;
            case int number: digest.Write(number); break;
            case long number: digest.Write(number); break;
            case bool yes: digest.Write(yes); break;
            case DateOnly day: digest.Write(day.DayNumber); break;
            case TimeOnly time: digest.Write(time.Ticks); break;
            // PostgreSQL keeps microseconds: finer ticks would make every import a change.
            case DateTime instant: digest.Write(instant.Ticks / TimeSpan.TicksPerMicrosecond); break;
            case Point point: digest.Write(point.X); digest.Write(point.Y); break;
            case string[] texts:
                digest.Write(texts.Length);
                foreach (var text in texts)
                    digest.Write(text);
                break;
            default: throw new NotSupportedException($"no digest for {value.GetType()}: add a case here");
        }
    }
}
