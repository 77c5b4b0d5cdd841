using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using IncidentMap.GeoJson;

namespace IncidentMap.Exporting;

/// <summary>
/// GeoJSON features one after the other, each a text of its own on a line of its own: GeoJSON text sequences (RFC 8142) have
/// the control character RS before each, newline-delimited JSON has nothing.
/// </summary>
public sealed class SequenceFormat(string name, string mediaType, string ending, string title, string before)
    : ExportFormat(name, mediaType, ending, title)
{
    private const int FlushEvery = 32 * 1024;

    private readonly byte[] before = Encoding.ASCII.GetBytes(before);

    /// <inheritdoc/>
    public override async Task<int> Write(FeatureSource source, PipeWriter pipe, CancellationToken stop)
    {
        await using var rows = await source.Open(stop);
        // A JSON writer that begins anew for every feature asks a web server's pipe for more room than it always gives.
        var buffer = new ArrayBufferWriter<byte>(2 * FlushEvery);
        await using var writer = new FeatureWriter(rows.Shape, buffer);
        var count = 0;
        for (; await rows.Read(stop); count++)
        {
            buffer.Write(before);
            writer.WriteFeature(rows.Reader);
            writer.Json.Flush();
            writer.Json.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount > FlushEvery)
                await Send();
        }
        await Send();
        return count;

        async Task Send()
        {
            pipe.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
            await pipe.FlushAsync(stop);
        }
    }
}
