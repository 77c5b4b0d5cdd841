using System.Text;
using System.Text.Json;

namespace IncidentMap.Fuzz;

/// <summary>A request that is almost right.</summary>
/// <param name="Method">Of HTTP.</param>
/// <param name="Target">Path and query as they go over the wire.</param>
/// <param name="Headers">Beside Host.</param>
/// <param name="Body">Null for none.</param>
public sealed record FuzzRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, string? Body)
{
    public override string ToString() => $"{Method} {Target} {string.Join(" ", Headers.Select(h => $"{h.Name}: {h.Value};"))}{(Body is null ? "" : $" body of {Body.Length}")}";
}

/// <summary>Makes requests out of what a server says of itself: every path and parameter of its OpenAPI document, and the map's own.</summary>
public sealed class RequestMaker
{
    private readonly List<(string Path, IReadOnlyList<Parameter> Parameters)> operations = [];

    private static readonly (string Path, string[] Parameters)[] beside =
    [
        ("/api/map", ["bbox", "zoom", "datetime", "asOf", "event_type", "event_subtype", "country", "admin1", "actors", "attackers", "targets", "claimed_by", "target_kind", "weapon", "status", "dataset", "publisher", "location_precision", "killed", "q", "sort", "rows", "inView"]),
        ("/api/map/rows", ["bbox", "datetime", "country", "killed", "q", "sort", "offset", "around", "limit", "inView"]),
        ("/api/map/values", ["of", "starts", "bbox", "datetime", "asOf", "country", "killed", "q"]), ("/api/feed", ["bbox", "datetime", "country", "event_type", "killed", "q", "limit"]),
        ("/api/incidents/{featureId}", ["asOf"]), ("/api/places", ["q", "name", "country", "limit", "lon", "lat"]), ("/api/site", []), ("/health/live", []), ("/health/ready", []), ("/ogc/pages.css", []), ("/", []),
    ];

    private static readonly (string Name, string[] Values)[] headers =
    [
        ("Accept", ["application/json", "application/geo+json", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/csv", "application/vnd.mapbox-vector-tile", "*/*;q=0"]),
        ("Accept-Encoding", ["gzip", "br", "gzip;q=0, *;q=0.5", "identity"]), ("If-None-Match", ["W/\"0123456789abcdef01234567\"", "*", "\"a\", W/\"b\""]), ("If-Modified-Since", ["Sat, 29 Aug 2026 19:43:31 GMT"]),
        ("Origin", ["https://elsewhere.example"]), ("X-Forwarded-For", ["203.0.113.9, 10.0.0.1"]), ("X-Forwarded-Host", ["map.example"]), ("X-Forwarded-Proto", ["https"]), ("Range", ["bytes=0-10"]), ("Accept-Language", ["ps, ur;q=0.8"]),
        ("Accept-Crs", ["<http://www.opengis.net/def/crs/EPSG/0/4326>"]), ("Content-Type", ["application/json"]),
    ];

    private RequestMaker(JsonElement definition, IReadOnlyList<string> tokens)
    {
        foreach (var path in definition.GetProperty("paths").EnumerateObject())
        {
            var parameters = path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray()
                .Select(p => p.TryGetProperty("$ref", out var reference) ? definition.GetProperty("components").GetProperty("parameters").GetProperty(reference.GetString()!.Split('/')[^1]) : p)
                .Select(p => (Name: p.GetProperty("name").GetString()!, In: p.GetProperty("in").GetString(), Schema: p.GetProperty("schema")));
            Add("/ogc" + (path.Name == "/" ? "" : path.Name), parameters.Where(p => p.In == "query").Select(p => new Parameter(p.Name, p.Name == "token" && tokens.Count > 0 ? tokens : ValidValues.Of(p.Name, p.Schema))));
        }
        foreach (var (path, names) in beside)
            Add(path, names.Select(name => new Parameter(name, ValidValues.Of(name, default))));

        void Add(string path, IEnumerable<Parameter> parameters) => operations.Add((path, [.. parameters]));
    }

    /// <summary>Asks the server for its definition and a few cursors.</summary>
    public static async Task<RequestMaker> Of(HttpClient server)
    {
        using var definition = JsonDocument.Parse(await server.GetStringAsync("/ogc/api"));
        var tokens = new List<string>();
        foreach (var query in (string[])["?limit=2", "?limit=3&sortby=-date_start", "?limit=1&country=PK"])
        {
            using var page = JsonDocument.Parse(await server.GetStringAsync("/ogc/collections/incidents/items" + query));
            tokens.AddRange(page.RootElement.GetProperty("links").EnumerateArray().Where(l => l.GetProperty("rel").GetString() == "next")
                .Select(l => System.Web.HttpUtility.ParseQueryString(new Uri(l.GetProperty("href").GetString()!).Query)["token"]!));
        }
        return new RequestMaker(definition.RootElement, tokens);
    }

    /// <summary>The same request for the same chance.</summary>
    public FuzzRequest Make(Chance chance)
    {
        var (path, parameters) = chance.Of(operations);
        var target = new StringBuilder(Path(path, chance));
        var count = parameters.Count == 0 ? 0 : chance.Next(Math.Min(parameters.Count, 4) + 1);
        var separator = '?';
        // At least one thing is wrong, or so it is meant; the rest may be right, so that the wrong gets far.
        var broken = chance.Next(count + 1);
        for (var i = 0; i < count; i++)
        {
            var parameter = chance.Of(parameters);
            var value = chance.Of(parameter.Values);
            if (i == broken || chance.OnceIn(3))
                value = Mutation.Of(value, parameter.Values, chance);
            var name = chance.OnceIn(60) ? Mutation.Of(parameter.Name, [parameter.Name], chance) : parameter.Name;
            target.Append(separator).Append(Escaped(name, chance)).Append('=').Append(Escaped(value, chance));
            separator = '&';
            if (parameter.Name == "filter" && value.Contains('{') && !chance.OnceIn(5))
                target.Append("&filter-lang=cql2-json");
        }
        var method = chance.OnceIn(30) ? chance.Of(["HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE"]) : "GET";
        return new FuzzRequest(method, target.ToString(), Headers(chance), method is "POST" or "PUT" or "PATCH" ? new string('x', chance.Next(chance.OnceIn(5) ? 200_000 : 100)) : null);
    }

    private static string Path(string path, Chance chance)
    {
        var words = path.Split('/').Select(word =>
        {
            if (!word.StartsWith('{'))
                return chance.OnceIn(80) ? Escaped(Mutation.Of(word, ["incidents", "reports", "items"], chance), chance) : word;
            var values = ValidValues.Of(word.Trim('{', '}'), default);
            return Escaped(chance.OnceIn(3) ? Mutation.Of(chance.Of(values), values, chance) : chance.Of(values), chance);
        });
        var made = string.Join('/', words);
        return made.StartsWith('/') ? made : "/" + made;
    }

    private static List<(string, string)> Headers(Chance chance)
    {
        var made = new List<(string, string)>();
        while (chance.OnceIn(3) && made.Count < 4)
        {
            var (name, values) = chance.Of(headers);
            var value = chance.OnceIn(2) ? Mutation.Of(chance.Of(values), values, chance) : chance.Of(values);
            // Kestrel refuses control characters before any of our code; a client library does not even send them.
            made.Add((name, new string([.. value.Where(c => c is >= ' ' and < (char)0x7f)])));
        }
        return made;
    }

    /// <summary>As a client should, or, now and then, with the escapes themselves broken.</summary>
    private static string Escaped(string value, Chance chance)
    {
        var escaped = Uri.EscapeDataString(value.Replace("\ud800", chance.OnceIn(2) ? "%ED%A0%80" : "\ufffd", StringComparison.Ordinal));
        return chance.Next(40) switch
        {
            0 => escaped + chance.Of(["%", "%z", "%zz", "%FF", "%C3", "%00", "%2F..%2F", "%E2%80"]),
            1 => string.Concat(value.Select(c => c is > ' ' and < (char)0x7f and not '#' ? c.ToString() : Uri.EscapeDataString(char.IsSurrogate(c) ? "\ufffd" : c.ToString()))),
            _ => escaped,
        };
    }

    private sealed record Parameter(string Name, IReadOnlyList<string> Values);
}
