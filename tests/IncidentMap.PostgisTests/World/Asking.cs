using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace IncidentMap.PostgisTests.World;

/// <summary>What a refusal says.</summary>
public sealed record Refusal(int Status, string? Parameter, string Detail);

/// <summary>Questions to a town's server, in a line.</summary>
public static class Asking
{
    public const string IncidentItems = "/ogc/collections/incidents/items";
    public const string ReportItems = "/ogc/collections/reports/items";

    public static async Task<HttpResponseMessage> Ask(this Town town, string path, string? accept = null, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await town.Http.SendAsync(request);
    }

    /// <summary>Sends these bytes of Latin-1, which a client of HTTP may not let through, and gives all that comes back until the server hangs up.</summary>
    public static async Task<string> Raw(this Town town, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(town.Address.Host, town.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    /// <summary>The JSON at a path; anything but 200 fails the test with what the server said.</summary>
    public static async Task<JsonElement> Json(this Town town, string path, string? accept = null)
    {
        using var response = await town.Ask(path, accept);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    public static async Task<string> Html(this Town town, string path)
    {
        using var response = await town.Ask(path, "text/html");
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Keys of the incidents a query keeps, in the order they come, without <c>news:</c>.</summary>
    public static async Task<string[]> Keys(this Town town, string query) => Keys(await town.Json(IncidentItems + query));

    public static string[] Keys(JsonElement page) =>
        [.. page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties").GetProperty("key").GetString()!.Replace("news:", ""))];

    public static IEnumerable<JsonElement> LinksOf(JsonElement document, string rel) =>
        document.GetProperty("links").EnumerateArray().Where(l => l.GetProperty("rel").GetString() == rel);

    public static string? Href(JsonElement document, string rel, string? type = null) =>
        LinksOf(document, rel).Where(l => type is null || l.GetProperty("type").GetString() == type)
            .Select(l => l.GetProperty("href").GetString()).SingleOrDefault();

    /// <summary>What the server says against a request. Every refusal is problem+json, and its status stands in it too.</summary>
    public static async Task<Refusal> Refused(this Town town, string path, string? accept = null, HttpMethod? method = null)
    {
        using var response = await town.Ask(path, accept, method);
        return await Refusal(response);
    }

    public static async Task<Refusal> Refusal(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{(int)response.StatusCode} {response.Content.Headers.ContentType} {body}");
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        return new Refusal(
            (int)response.StatusCode,
            problem.TryGetProperty("parameter", out var parameter) ? parameter.GetString() : null,
            problem.GetProperty("detail").GetString()!);
    }

    public static string? One(this HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
