using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Exporting;

/// <summary>
/// FlatGeobuf as PostGIS makes it, without its index. <c>ST_AsFlatGeobuf</c> holds all that it makes in memory, so it is asked
/// for a file of each feature alone: the header of one file, then the features of all.
/// </summary>
public sealed class FlatGeobufFormat() : ExportFormat("flatgeobuf", "application/flatgeobuf", ".fgb", "FlatGeobuf")
{
    private const int FlushEvery = 32 * 1024;

    /// <inheritdoc/>
    public override async Task<int> Write(FeatureSource source, PipeWriter pipe, CancellationToken stop)
    {
        var header = await Header(source, stop);
        await using var files = await source.Open(stop, rows => FileOfEach(rows, source.Shape));
        pipe.Write(header);
        var count = 0;
        for (; await files.Read(stop); count++)
        {
            var file = files.Reader.GetFieldValue<byte[]>(0);
            var feature = file.AsSpan(EndOfHeader(file));
            NumberColumns(feature, files.Properties, files.Reader.GetFieldValue<bool[]>(1));
            pipe.Write(feature);
            if (pipe.UnflushedBytes > FlushEvery)
                await pipe.FlushAsync(stop);
        }
        await pipe.FlushAsync(stop);
        return count;
    }

    private static async Task<byte[]> Header(FeatureSource source, CancellationToken stop)
    {
        var columns = source.Shape.Properties.Select(p => $"NULL::{(p.Kind == ValueKind.Instant ? "timestamptz" : p.Kind == ValueKind.Integer ? "int" : "text")} AS \"{p.Name}\"");
        // The header tells the type and system of geometries only where the first feature has one.
        var sql = $"SELECT {FileOf(["0 AS id", .. columns, $"{Point(source.Shape, "0", "0")} AS geometry"])} AS \"Value\"";
        var file = await source.Db.Database.SqlQueryRaw<byte[]>(sql).SingleAsync(stop);
        var header = file[..EndOfHeader(file)];
        ForgetCount(header);
        return header;
    }

    private static string FileOfEach(string rows, RowShape shape)
    {
        string[] names = ["id", .. shape.HasPoint ? (string[])["x", "y"] : [], .. shape.Properties.Select(p => p.Name)];
        var columns = shape.Properties.Select(p => $"{Cell(p)} AS \"{p.Name}\"");
        var point = shape.HasPoint ? Point(shape, "x", "y") : "NULL::geometry";
        var unknown = string.Join(", ", shape.Properties.Select(p => $"\"{p.Name}\" IS NULL"));
        return $"SELECT {FileOf(["id", .. columns, $"{point} AS geometry"])}, ARRAY[{unknown}]::boolean[] FROM (\n{rows}\n) AS row ({string.Join(", ", names.Select(n => $"\"{n}\""))})";
    }

    private static string FileOf(IEnumerable<string> columns) =>
        $"(SELECT ST_AsFlatGeobuf(feature, false, 'geometry') FROM (SELECT {string.Join(", ", columns)}) AS feature)";

    private static string Point(RowShape shape, string x, string y) => $"ST_SetSRID(ST_MakePoint({x}, {y}), {shape.Crs.Srid})";

    /// <summary>Instants and numbers are the format's own. It has no civil days, clock times or lists: these are texts, as in a table.</summary>
    private static string Cell(Property property) => property.Kind switch
    {
        ValueKind.Integer or ValueKind.Instant => $"\"{property.Name}\"",
        ValueKind.Time => $"regexp_replace(\"{property.Name}\"::text, ':00$', '')",
        ValueKind.Texts => $"array_to_string(\"{property.Name}\", '{FeatureWriter.Between}')",
        _ => $"\"{property.Name}\"::text",
    };

    /// <summary>Eight magic bytes, then the header with its length before it.</summary>
    private static int EndOfHeader(ReadOnlySpan<byte> file) => 12 + BinaryPrimitives.ReadInt32LittleEndian(file[8..]);

    /// <summary>Sets the header's <c>features_count</c> to nought, which says that it is unknown.</summary>
    private static void ForgetCount(Span<byte> header)
    {
        var count = Field(header[12..], 8);
        if (count.Length > 0)
            BinaryPrimitives.WriteUInt64LittleEndian(count, 0);
    }

    /// <summary>
    /// Writes before each value the number of its column. PostGIS 3.3 counts the values before it instead, so that every
    /// value behind one that is null would be read as that of another column.
    /// </summary>
    private static void NumberColumns(Span<byte> feature, IReadOnlyList<Property> properties, bool[] unknown)
    {
        var values = Field(feature[4..], 1);
        values = values[(BinaryPrimitives.ReadInt32LittleEndian(values) + 4)..];
        values = values[(sizeof(ushort) + sizeof(int))..]; // the id, which is never null
        for (var i = 0; i < properties.Count; i++)
        {
            if (unknown[i])
                continue;
            BinaryPrimitives.WriteUInt16LittleEndian(values, (ushort)(i + 1));
            values = values[sizeof(ushort)..];
            values = values[(properties[i].Kind == ValueKind.Integer ? sizeof(int) : sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(values))..];
        }
    }

    /// <summary>
    /// What lies from a field of a FlatBuffers table on; nothing where the table has no such field. At the head of a table
    /// stands how far back the list of its fields lies.
    /// </summary>
    private static Span<byte> Field(Span<byte> buffer, int number)
    {
        var table = BinaryPrimitives.ReadInt32LittleEndian(buffer);
        var fields = table - BinaryPrimitives.ReadInt32LittleEndian(buffer[table..]);
        var place = BinaryPrimitives.ReadUInt16LittleEndian(buffer[(fields + 4 + (2 * number))..]);
        return place == 0 ? [] : buffer[(table + place)..];
    }
}
