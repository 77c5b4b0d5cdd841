using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentMap.Api;

/// <summary>Small JSON documents. Members are written letter for letter as they are named in the code.</summary>
internal static class Json
{
    // Sent as JSON with nosniff and never put into HTML, so letters of all languages and the & of links may stand as they are.
    private static readonly JsonSerializerOptions WithNulls = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions WithoutNulls = new(WithNulls) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static Task Write(HttpContext http, string mediaType, object document, bool nulls = false)
    {
        http.Response.ContentType = mediaType;
        return http.Response.Body.WriteAsync(
            JsonSerializer.SerializeToUtf8Bytes(document, nulls ? WithNulls : WithoutNulls), http.RequestAborted).AsTask();
    }

    /// <summary>The document as a text, with nulls; whoever puts it into HTML encodes it.</summary>
    public static string Text(object document) => JsonSerializer.Serialize(document, WithNulls);

    /// <summary>A document that is written member by member.</summary>
    public static async Task Write(HttpContext http, Action<Utf8JsonWriter> write)
    {
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, new JsonWriterOptions { Encoder = WithNulls.Encoder });
        write(json);
        await json.FlushAsync(http.RequestAborted);
    }
}
