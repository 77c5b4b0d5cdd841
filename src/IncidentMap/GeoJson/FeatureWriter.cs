using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentMap.Filters;
using Npgsql;

namespace IncidentMap.GeoJson;

/// <summary>What came of writing a page.</summary>
/// <param name="Written">How many features were written.</param>
/// <param name="Last">Where the last of a full page stands in the order, for the next page to begin; else null.</param>
/// <param name="More">Whether there are more features than were to be written.</param>
public sealed record PageWritten(int Written, Place? Last, bool More);

/// <summary>Writes features from the rows of <see cref="FeatureCollection.Rows"/> as GeoJSON (RFC 7946), one row in memory at a time.</summary>
public class FeatureWriter(RowShape shape, IBufferWriter<byte> output) : IAsyncDisposable
{
    private const int FlushEvery = 32 * 1024;

    // JSON here is never put into HTML, so letters of all languages may stand as they are.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonEncodedText type = JsonEncodedText.Encode("type"), feature = JsonEncodedText.Encode("Feature"), id = JsonEncodedText.Encode("id"),
        properties = JsonEncodedText.Encode("properties"), point = JsonEncodedText.Encode("Point"), coordinates = JsonEncodedText.Encode("coordinates");

    private byte[] text = new byte[1024];
    private long flushed;

    /// <summary>What each row holds.</summary>
    protected RowShape Shape => shape;

    /// <summary>For the members around the features.</summary>
    public Utf8JsonWriter Json { get; } = new(output, Plain);

    /// <summary>Writes up to <paramref name="limit"/> features of the reader's rows as an array, which leaves by the pipe bit by bit; no reader, no features.</summary>
    public async Task<PageWritten> WriteFeatures(DbDataReader? rows, int limit, PipeWriter pipe, CancellationToken stop)
    {
        int written = 0;
        Place? last = null;
        var more = false;
        Json.WriteStartArray();
        while (rows is not null && await rows.ReadAsync(stop))
        {
            if (written == limit)
            {
                more = true;
                break;
            }
            if (written == limit - 1)
                last = shape.PlaceOf(rows);
            WriteFeature(rows);
            written++;
            if (Json.BytesCommitted + Json.BytesPending - flushed > FlushEvery)
                await Flush(pipe, stop);
        }
        Json.WriteEndArray();
        return new PageWritten(written, last, more);
    }

    /// <summary>The current row's feature.</summary>
    public void WriteFeature(DbDataReader row)
    {
        Json.WriteStartObject();
        WriteMembers(row);
        Json.WriteEndObject();
    }

    /// <summary>The members <c>type</c>, <c>id</c>, <c>geometry</c> and <c>properties</c> of the current row's feature.</summary>
    public void WriteMembers(DbDataReader row)
    {
        Json.WriteString(type, feature);
        Json.WriteNumber(id, row.GetInt32(RowShape.Id));
        WriteWhere(row);
        Json.WriteStartObject(properties);
        // By its own type a value is read without looking up how for each.
        var values = (NpgsqlDataReader)row;
        var column = shape.FirstProperty;
        foreach (var property in shape.Properties)
        {
            Json.WritePropertyName(property.JsonName);
            WriteValue(values, column++, property.Kind);
        }
        Json.WriteEndObject();
    }

    /// <summary>Sends what has been written so far, and waits for a reader that is slow.</summary>
    public async Task Flush(PipeWriter pipe, CancellationToken stop)
    {
        await Json.FlushAsync(stop);
        flushed = Json.BytesCommitted;
        await pipe.FlushAsync(stop);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Json.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What tells where the feature is.</summary>
    protected virtual void WriteWhere(DbDataReader row) => WritePoint("geometry"u8, row);

    /// <summary>The point, or null where the row has none.</summary>
    protected void WritePoint(ReadOnlySpan<byte> name, DbDataReader row)
    {
        if (shape.PointOf(row) is not { } at)
        {
            Json.WriteNull(name);
            return;
        }
        var (first, second) = shape.InAxisOrder(at);
        Json.WriteStartObject(name);
        Json.WriteString(type, point);
        Json.WriteStartArray(coordinates);
        Json.WriteNumberValue(first);
        Json.WriteNumberValue(second);
        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    private void WriteValue(NpgsqlDataReader row, int column, ValueKind kind)
    {
        if (row.IsDBNull(column))
        {
            Json.WriteNullValue();
            return;
        }
        switch (kind)
        {
            case ValueKind.Text or ValueKind.Word:
                WriteText(row, column);
                break;
            case ValueKind.Integer:
                Json.WriteNumberValue(row.GetInt32(column));
                break;
            case ValueKind.Date:
                WriteDay(row.GetFieldValue<DateOnly>(column));
                break;
            case ValueKind.Instant:
                // Written as Instant has it, and several times as fast.
                Json.WriteStringValue(row.GetDateTime(column));
                break;
            case ValueKind.Texts:
                Json.WriteStartArray();
                foreach (var text in row.GetFieldValue<string[]>(column))
                    Json.WriteStringValue(text);
                Json.WriteEndArray();
                break;
            default:
                Json.WriteStringValue(Text(row, column, kind));
                break;
        }
    }

    private void WriteDay(DateOnly day)
    {
        Span<byte> iso = stackalloc byte[10];
        day.TryFormat(iso, out _, "O", CultureInfo.InvariantCulture);
        Json.WriteStringValue(iso);
    }

    /// <summary>As the UTF-8 bytes that text comes as and goes out as: a string between would be made and read for nothing.</summary>
    private void WriteText(NpgsqlDataReader row, int column)
    {
        var length = (int)row.GetBytes(column, 0, text, 0, text.Length);
        if (length == text.Length)
        {
            // There may be more.
            length = (int)row.GetBytes(column, 0, null, 0, 0);
            text = new byte[2 * length];
            row.GetBytes(column, 0, text, 0, length);
        }
        Json.WriteStringValue(text.AsSpan(0, length));
    }

    /// <summary>Stands between the texts of a list where they must be one text: names have commas of their own.</summary>
    public const string Between = "; ";

    /// <summary>A value that is not null as it is written: dates and times by ISO 8601, several texts with <see cref="Between"/> between them.</summary>
    public static string Text(DbDataReader row, int column, ValueKind kind) => kind switch
    {
        // An enum's column holds its word already, so the row is read as it lies in the database.
        ValueKind.Text or ValueKind.Word => row.GetString(column),
        ValueKind.Integer => row.GetInt32(column).ToString(CultureInfo.InvariantCulture),
        ValueKind.Date => Day(row.GetFieldValue<DateOnly>(column)),
        ValueKind.Instant => Instant(row.GetDateTime(column)),
        ValueKind.Time => Time(row.GetFieldValue<TimeOnly>(column)),
        ValueKind.Texts => string.Join(Between, row.GetFieldValue<string[]>(column)),
        _ => throw new NotSupportedException($"{kind} has no text."),
    };

    /// <summary><c>2021-08-29</c></summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>2021-08-29T12:23:00Z</c>, with a fraction only where there is one.</summary>
    public static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary><c>16:53</c>, with seconds only where there are any.</summary>
    public static string Time(TimeOnly time) => time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
}
