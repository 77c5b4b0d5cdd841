using System.Globalization;
using System.Text.Json;
using IncidentMap.MapIndex;
using IncidentMap.Storage;

namespace IncidentMap.Api.Map;

/// <summary>One incident, as a symbol on the map or a line of its list.</summary>
internal sealed class RowWriter(Columns columns, IReadOnlyDictionary<int, Headline> headlines)
{
    /// <param name="json">Where to.</param>
    /// <param name="row">Which.</param>
    /// <param name="more">Also what only the list tells.</param>
    public void Write(Utf8JsonWriter json, int row, bool more = false)
    {
        var id = columns.Ids[row];
        var headline = headlines.GetValueOrDefault(id); // null where it was deleted since
        json.WriteStartObject();
        json.WriteNumber("id"u8, id);
        json.WriteString("key"u8, headline?.Key);
        WriteAt(json, columns, row);
        WriteKind(json, row);
        json.WriteString("status"u8, Value(Facet.Status, row));
        json.WriteString("location_precision"u8, Value(Facet.LocationPrecision, row));
        WriteNumber(json, "radius_m"u8, headline?.RadiusMetres);
        json.WriteString("date_start"u8, Text(columns.FirstDay[row]));
        json.WriteString("date_end"u8, Text(columns.LastDay[row]));
        WriteFigures(json, columns.Killed[row]);
        json.WriteString("title"u8, headline?.Title);
        if (more)
            WriteMore(json, row, headline);
        json.WriteEndObject();
    }

    /// <summary>Null for a place that is not known closely enough for a point.</summary>
    public static void WriteAt(Utf8JsonWriter json, Columns columns, int row)
    {
        if (row >= columns.Placed)
        {
            json.WriteNull("at"u8);
            return;
        }
        json.WriteStartArray("at"u8);
        json.WriteNumberValue(WebMercator.Longitude(columns.X[row]));
        json.WriteNumberValue(WebMercator.Latitude(columns.Y[row]));
        json.WriteEndArray();
    }

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void WriteKind(Utf8JsonWriter json, int row)
    {
        var kinds = columns[Facet.Type];
        var kind = kinds.Members(kinds.Codes[row]);
        json.WriteString("event_type"u8, kinds.Values[kind[0]]);
        json.WriteString("event_subtype"u8, kind.Length > 1 ? kinds.Values[kind[1]] : null);
    }

    private void WriteMore(Utf8JsonWriter json, int row, Headline? headline)
    {
        json.WriteString("place"u8, headline?.Place);
        json.WriteString("admin1"u8, Value(Facet.Admin1, row));
        json.WriteString("admin1_name"u8, headline?.Admin1Name);
        json.WriteString("country"u8, Value(Facet.Country, row));
        WriteNumber(json, "report_count"u8, headline?.ReportCount);
        json.WriteString("last_reported"u8, columns.LastReported.NumberAt(row) < 0 ? null : Text(columns.LastReported[row]));
    }

    private string? Value(Facet facet, int row) => columns[facet].Value(columns[facet].Codes[row]);

    private static void WriteFigures(Utf8JsonWriter json, LowBestHigh killed)
    {
        json.WriteStartArray("killed"u8);
        foreach (var figure in (ReadOnlySpan<int?>)[killed.Low, killed.Best, killed.High])
            if (figure is { } known)
                json.WriteNumberValue(known);
            else
                json.WriteNullValue();
        json.WriteEndArray();
    }

    public static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, int? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }
}
