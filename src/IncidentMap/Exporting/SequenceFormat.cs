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
    private readonly byte[] before = Encoding.ASCII.GetBytes(before);
    private readonly byte[] behind = "\n"u8.ToArray();

    /// <inheritdoc/>
    public override async Task<int> Write(FeatureSource source, PipeWriter pipe, CancellationToken stop)
    {
        await using var rows = await source.Open(stop);
        await using var writer = new FeatureWriter(rows.Shape, pipe);
        return await writer.WriteSequence(rows.Reader, source.Page.Limit, before, behind, stop);
    }
}
