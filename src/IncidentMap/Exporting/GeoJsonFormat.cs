using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using IncidentMap.GeoJson;

namespace IncidentMap.Exporting;

/// <summary>GeoJSON (RFC 7946): one document, with the features first so that nothing before them waits for the last.</summary>
public class GeoJsonFormat(string name, string mediaType, string ending, string title) : ExportFormat(name, mediaType, ending, title)
{
    public GeoJsonFormat() : this("geojson", "application/geo+json", ".geojson", "GeoJSON")
    {
    }

    /// <inheritdoc/>
    public override async Task<int> Write(FeatureSource source, PipeWriter pipe, CancellationToken stop) =>
        (await WriteDocument(source, source.Page.Limit, pipe, (_, _) => Task.CompletedTask, stop)).Written;

    /// <summary>Writes up to <paramref name="limit"/> features; at nought the database is not asked.</summary>
    /// <param name="source">May give one feature more than the limit, which tells that there are more.</param>
    /// <param name="limit">How many to write.</param>
    /// <param name="pipe">Where to.</param>
    /// <param name="rest">Writes the other members of the document, knowing what has been written.</param>
    /// <param name="stop">Ends the writing.</param>
    public async Task<PageWritten> WriteDocument(
        FeatureSource source, int limit, PipeWriter pipe, Func<Utf8JsonWriter, PageWritten, Task> rest, CancellationToken stop)
    {
        source = source.Needing(Needed(source.Collection));
        await using var rows = limit == 0 ? null : await source.Open(stop);
        await using var writer = Writer(source.Collection, source.Shape, pipe);
        writer.Json.WriteStartObject();
        writer.Json.WriteString("type"u8, "FeatureCollection"u8);
        WriteFirstMembers(writer.Json, source.Collection, source.Shape);
        writer.Json.WritePropertyName("features"u8);
        var page = await writer.WriteFeatures(rows?.Reader, limit, pipe, stop);
        if (rows is not null)
            await rows.Reader.CloseAsync();
        await rest(writer.Json, page);
        writer.Json.WriteEndObject();
        await writer.Flush(pipe, stop);
        return page;
    }

    /// <summary>Names of properties that are read of each feature, be they published or not.</summary>
    public virtual IEnumerable<string> Needed(FeatureCollection collection) => [];

    /// <summary>What writes each feature.</summary>
    public virtual FeatureWriter Writer(FeatureCollection collection, RowShape shape, IBufferWriter<byte> output) => new(shape, output);

    /// <summary>Members of a document, be it a collection or a single feature, that stand before all others.</summary>
    public virtual void WriteFirstMembers(Utf8JsonWriter json, FeatureCollection collection, RowShape shape)
    {
    }
}
