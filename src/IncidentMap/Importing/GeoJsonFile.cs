using System.Text;
using System.Text.Json;

namespace IncidentMap.Importing;

/// <summary>
/// GeoJSON (RFC 7946): a FeatureCollection, one Feature, Features as text sequence (RFC 8142) or one on a line. Our own export
/// is restored as far as its properties go; of anybody's points a few common property names are understood.
/// </summary>
internal sealed class GeoJsonFile : ImportFormat
{
    public override string Name => "geojson";
    public override string Title => "GeoJSON";
    public override string DefaultDataset => "geojson";

    /// <summary>Whether text that begins so may be GeoJSON.</summary>
    public static bool Fits(ReadOnlySpan<char> head) => LayoutOf(head) != Shape.None;

    public override IEnumerable<ReadRow> Read(Input input, Known known, string dataset, string? country)
    {
        var shape = LayoutOf(input.Head);
        var records = new JsonRecords(input.Text, input.Name);
        input.Layout = shape switch
        {
            Shape.Separated => new RejectsFile.Layout("", "", "", (record, reason, line) => $"{JsonRecords.RecordSeparator}{With(record, reason, line)}\n"),
            Shape.Lines => new RejectsFile.Layout("", "", "", (record, reason, line) => $"{With(record, reason, line)}\n"),
            _ => new RejectsFile.Layout("{\"type\":\"FeatureCollection\",\"features\":[\n", ",\n", "\n]}\n", With),
        };
        var reader = new GeoJsonFeature(input, known, dataset == DefaultDataset ? null : dataset, country);
        return (shape switch
        {
            Shape.Collection => records.Features(),
            Shape.Separated => records.Separated(),
            Shape.Lines => records.Lines(),
            Shape.One => [records.Whole()],
            _ => throw new CannotRead($"{input.Name} is not GeoJSON: it is neither a FeatureCollection nor Features."),
        }).Select(reader.Read);
    }

    private enum Shape { None, Collection, One, Lines, Separated }

    private static Shape LayoutOf(ReadOnlySpan<char> head)
    {
        head = head.TrimStart(" \t\r\n");
        if (head is [JsonRecords.RecordSeparator, ..])
            return Shape.Separated;
        if (head is not ['{', ..])
            return Shape.None;
        var lineEnd = head.IndexOf('\n');
        if (lineEnd > 0 && IsObject(head[..lineEnd], out var isFeature) && isFeature)
            return Shape.Lines;
        return TopLevel(head);
    }

    private static bool IsObject(ReadOnlySpan<char> text, out bool isFeature)
    {
        isFeature = false;
        try
        {
            using var document = JsonDocument.Parse(text.ToString());
            isFeature = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("type", out var type) && type.ValueEquals("Feature");
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false; // a line of something longer
        }
    }

    /// <summary>By the members of the outermost object, as far as they can be seen.</summary>
    private static Shape TopLevel(ReadOnlySpan<char> head)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(head.ToString()), isFinalBlock: false, default);
        var shape = Shape.None;
        try
        {
            while (shape == Shape.None && reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                    continue;
                if (reader.ValueTextEquals("features"))
                    shape = Shape.Collection;
                else if (reader.ValueTextEquals("type") && reader.Read() && reader.TokenType == JsonTokenType.String)
                    shape = reader.ValueTextEquals("FeatureCollection") ? Shape.Collection : reader.ValueTextEquals("Feature") ? Shape.One : shape;
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return shape; // broken further on: what was seen up to there decides
        }
        return shape;
    }

    /// <summary>The record with two more properties; as it is where it is no JSON.</summary>
    private static string With(string record, string reason, int line) => RejectsFile.Rewritten(record, overManyLines: false, (feature, writer) =>
    {
        writer.WriteStartObject();
        foreach (var member in feature.EnumerateObject())
            if (!member.NameEquals("properties"))
                member.WriteTo(writer);
        writer.WriteStartObject("properties");
        RejectsFile.WriteMembers(writer, feature.TryGetProperty("properties", out var properties) ? properties : default, reason, line);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
