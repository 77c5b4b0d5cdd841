using System.Text.Json;
using IncidentMap.Incidents;
using IncidentMap.MapIndex;
using IncidentMap.Storage;

namespace IncidentMap.Api.Map;

/// <summary>The document of <c>/api/map</c>; docs/api.md tells its members.</summary>
internal sealed class MapAnswer(Selection selection, IReadOnlyDictionary<int, Headline> headlines)
{
    private readonly Columns columns = selection.Columns;
    private readonly RowWriter rowWriter = new(selection.Columns, headlines);

    public void Write(Utf8JsonWriter json, View view, IEnumerable<int> rows)
    {
        json.WriteStartObject();
        json.WriteNumber("revision"u8, columns.Revision);
        WriteDay(json, "as_of"u8, selection.Filter.AsOf);
        json.WriteNumber("total"u8, columns.Known(selection.Filter.AsOf));
        WriteReported(json);
        WriteMatched(json);
        WriteView(json, view);
        WriteUncertain(json);
        WriteHistogram(json, Histogram.Of(selection));
        json.WritePropertyName("counts"u8);
        new CountsWriter(selection).Write(json);
        WriteRows(json, rows);
        json.WriteEndObject();
    }

    /// <param name="json">Where to.</param>
    /// <param name="matched">How many the whole list has.</param>
    /// <param name="offset">How many come before the first row; null where the list does not hold the incident that was asked for.</param>
    /// <param name="rows">The rows.</param>
    public void WriteRows(Utf8JsonWriter json, int matched, int? offset, IEnumerable<int> rows)
    {
        json.WriteStartObject();
        json.WriteNumber("revision"u8, columns.Revision);
        json.WriteNumber("matched"u8, matched);
        RowWriter.WriteNumber(json, "offset"u8, offset);
        WriteRows(json, rows);
        json.WriteEndObject();
    }

    private void WriteReported(Utf8JsonWriter json)
    {
        var reported = columns.Reported;
        json.WriteStartObject("reported"u8);
        WriteDay(json, "first"u8, reported?.First);
        WriteDay(json, "last"u8, reported?.Last);
        json.WriteEndObject();
    }

    private void WriteMatched(Utf8JsonWriter json)
    {
        var matched = selection.Matched;
        json.WriteStartObject("matched"u8);
        json.WriteNumber("incidents"u8, matched.Incidents);
        WriteSums(json, "killed"u8, matched.Killed);
        WriteSums(json, "injured"u8, matched.Injured);
        json.WriteNumber("killed_unknown"u8, matched.Killed.Unknown);
        json.WriteEndObject();
    }

    private void WriteView(Utf8JsonWriter json, View view)
    {
        json.WriteStartObject("in_view"u8);
        json.WriteNumber("incidents"u8, view.Incidents);
        WriteSums(json, "killed"u8, view.Killed);
        json.WriteEndObject();

        json.WriteStartArray("clusters"u8);
        foreach (var cluster in view.Clusters)
            if (cluster.Count > 1)
                WriteCluster(json, cluster);
        json.WriteEndArray();

        json.WriteStartArray("incidents"u8);
        foreach (var cluster in view.Clusters)
            if (cluster.Count == 1)
                rowWriter.Write(json, cluster.Row);
        json.WriteEndArray();
    }

    private void WriteCluster(Utf8JsonWriter json, Cluster cluster)
    {
        json.WriteStartObject();
        RowWriter.WriteAt(json, columns, cluster.Row);
        json.WriteNumber("count"u8, cluster.Count);
        json.WriteNumber("killed"u8, cluster.Killed);
        json.WriteStartArray("box"u8);
        json.WriteNumberValue(WebMercator.Longitude(cluster.Box.West));
        json.WriteNumberValue(WebMercator.Latitude(cluster.Box.South));
        json.WriteNumberValue(WebMercator.Longitude(cluster.Box.East));
        json.WriteNumberValue(WebMercator.Latitude(cluster.Box.North));
        json.WriteEndArray();
        var types = columns[Facet.Type];
        json.WriteString("type"u8, types.Values[types.Members(cluster.Kind)[0]]);
        json.WriteEndObject();
    }

    private void WriteUncertain(Utf8JsonWriter json)
    {
        json.WriteStartObject("uncertain"u8);
        WriteTallies("admin1"u8, selection.Uncertain.Provinces);
        WriteTallies("country"u8, selection.Uncertain.Countries);
        WriteTally("none", selection.Uncertain.Nowhere);
        json.WriteEndObject();

        void WriteTallies(ReadOnlySpan<byte> name, IEnumerable<(string Code, Tally Tally)> tallies)
        {
            json.WriteStartObject(name);
            foreach (var (code, tally) in tallies.OrderBy(t => t.Code, StringComparer.Ordinal))
                WriteTally(code, tally);
            json.WriteEndObject();
        }

        void WriteTally(string name, Tally tally)
        {
            json.WriteStartObject(name);
            json.WriteNumber("incidents"u8, tally.Incidents);
            json.WriteNumber("killed"u8, tally.Killed);
            json.WriteEndObject();
        }
    }

    private static void WriteHistogram(Utf8JsonWriter json, Histogram? histogram)
    {
        json.WriteStartObject("histogram"u8);
        json.WriteString("unit"u8, SnakeCase.Of(histogram?.Unit ?? HistogramUnit.Day));
        WriteDay(json, "start"u8, histogram?.Start);
        json.WriteStartArray("counts"u8);
        foreach (var bar in histogram?.Bars ?? [])
            json.WriteNumberValue(bar.Incidents);
        json.WriteEndArray();
        json.WriteStartArray("killed"u8);
        foreach (var bar in histogram?.Bars ?? [])
            json.WriteNumberValue(bar.Killed);
        json.WriteEndArray();
        WriteDay(json, "first"u8, histogram?.First);
        WriteDay(json, "last"u8, histogram?.Last);
        json.WriteEndObject();
    }

    private void WriteRows(Utf8JsonWriter json, IEnumerable<int> rows)
    {
        json.WriteStartArray("rows"u8);
        foreach (var row in rows)
            rowWriter.Write(json, row, more: true);
        json.WriteEndArray();
    }

    private static void WriteSums(Utf8JsonWriter json, ReadOnlySpan<byte> name, FigureSums sums)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(sums.Low);
        json.WriteNumberValue(sums.Best);
        json.WriteNumberValue(sums.High);
        json.WriteEndArray();
    }

    private static void WriteDay(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateOnly? day)
    {
        if (day is { } known)
            json.WriteString(name, RowWriter.Text(known));
        else
            json.WriteNull(name);
    }
}
