using System.Text.Encodings.Web;
using System.Text.Json;

namespace IncidentMap.Cli;

/// <summary>What <c>--json</c> prints.</summary>
internal static class Machine
{
    // For a terminal or a program, never for HTML: letters of all languages may stand as they are.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line; members are written as they are named in the code.</summary>
    public static string Text(object? document) => JsonSerializer.Serialize(document, Plain);
}
