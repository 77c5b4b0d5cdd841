using System.Data.Common;
using System.Globalization;
using System.IO.Pipelines;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Cli;

/// <summary>Writes what the API publishes of each incident, row by row in little memory, and returns how many there were.</summary>
internal static class ExportFeatures
{
    private const int FlushEvery = 1_000;

    private static readonly FeatureCollection Collection = Published.Incidents;
    private static readonly RowShape Shape = Collection.ShapeOf(new Page(new And([]), 0));

    public static async Task<int> GeoJson(IncidentDb db, Filter filter, Stream stream, CancellationToken stop)
    {
        await using var rows = await Rows(db, filter, stop);
        await using var writer = new FeatureWriter(Shape, PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true)));
        writer.Json.WriteStartObject();
        writer.Json.WriteString("type"u8, "FeatureCollection"u8);
        writer.Json.WritePropertyName("features"u8);
        var page = await writer.WriteFeatures(rows, int.MaxValue, stop);
        writer.Json.WriteEndObject();
        await writer.Flush(stop);
        return page.Written;
    }

    /// <summary>One feature a line; without the record separators of RFC 8142, as most programs write and all read it.</summary>
    public static async Task<int> GeoJsonSequence(IncidentDb db, Filter filter, Stream stream, CancellationToken stop)
    {
        await using var rows = await Rows(db, filter, stop);
        var pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        await using var writer = new FeatureWriter(Shape, pipe);
        var count = 0;
        while (await rows.ReadAsync(stop))
        {
            writer.Json.WriteStartObject();
            writer.WriteMembers(rows);
            writer.Json.WriteEndObject();
            await writer.Json.FlushAsync(stop);
            writer.Json.Reset();
            pipe.GetSpan(1)[0] = (byte)'\n';
            pipe.Advance(1);
            if (++count % FlushEvery == 0)
                await pipe.FlushAsync(stop);
        }
        await pipe.FlushAsync(stop);
        return count;
    }

    public static async Task<int> Csv(IncidentDb db, Filter filter, Stream stream, CancellationToken stop)
    {
        await using var rows = await Rows(db, filter, stop);
        await using var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(string.Join(',', Collection.Properties.Select(p => p.Name).Concat(["longitude", "latitude"])));
        var count = 0;
        for (; await rows.ReadAsync(stop); count++)
            await text.WriteLineAsync(string.Join(',', Collection.Properties
                .Select((property, i) => Cell(rows, Shape.FirstProperty + i, property.Kind)).Concat([Degrees(rows, RowShape.X), Degrees(rows, RowShape.Y)])));
        return count;
    }

    /// <summary>Quoted where RFC 4180 asks for it; a text that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    private static string Cell(DbDataReader row, int column, ValueKind kind)
    {
        if (row.IsDBNull(column))
            return "";
        var text = FeatureWriter.Text(row, column, kind);
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
            text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string Degrees(DbDataReader row, int column) =>
        row.IsDBNull(column) ? "" : row.GetDouble(column).ToString(CultureInfo.InvariantCulture);

    private static async Task<DbDataReader> Rows(IncidentDb db, Filter filter, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        var command = Collection.Rows(db, new Page(filter, int.MaxValue));
        command.CommandTimeout = 0;
        return await command.ExecuteReaderAsync(stop);
    }
}
