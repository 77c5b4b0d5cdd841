using System.Text.Json.Nodes;

namespace IncidentMap.Api.Ogc;

/// <summary>The headers of answers as the OpenAPI document tells them.</summary>
internal static class ResponseHeaders
{
    private static readonly Dictionary<string, (string Type, string Description)> known = new()
    {
        ["ETag"] = ("string", "Changes when the answer may; send it back as If-None-Match."),
        ["Last-Modified"] = ("string", "When the data last changed; left out while it may still change within that second."),
        ["Content-Crs"] = ("string", "The coordinate reference system of the coordinates, in angle brackets (OGC API - Features Part 2)."),
        ["Content-Disposition"] = ("string", "The name to save the file by."),
        ["OGC-NumberMatched"] = ("integer", "How many features match on all pages; left out where counting takes too long."),
        ["OGC-NumberReturned"] = ("integer", "How many features this page holds; left out where it is long and tells it at its end."),
    };

    /// <summary>For <c>components.headers</c>.</summary>
    public static JsonObject All() => new([.. known.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)new JsonObject
    {
        ["description"] = header.Value.Description,
        ["schema"] = new JsonObject { ["type"] = header.Value.Type },
    }))]);

    /// <summary>For the <c>headers</c> of one response.</summary>
    public static JsonObject Of(IEnumerable<string> names) =>
        new([.. names.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["$ref"] = $"#/components/headers/{name}" }))]);
}
