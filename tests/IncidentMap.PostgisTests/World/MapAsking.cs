using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.PostgisTests.World;

/// <summary>Questions to the map, asked again until it has caught up with the database.</summary>
internal static class MapAsking
{
    public static Task<JsonElement> Map(this Town town, string query = "") => town.Map(town.Http, query);

    public static async Task<JsonElement> Map(this Town town, HttpClient server, string query = "")
    {
        long revision;
        await using (var db = town.OpenDatabase())
            revision = await db.Revisions.Select(r => r.Revision).SingleAsync();
        var patience = DateTime.UtcNow.AddSeconds(30);
        while (DateTime.UtcNow < patience)
        {
            using var response = await server.GetAsync(query.StartsWith('/') ? query : "/api/map" + query);
            var body = await response.Content.ReadAsStringAsync();
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                Assert.True(response.IsSuccessStatusCode, $"{query}: {(int)response.StatusCode} {body}");
                var answer = JsonDocument.Parse(body).RootElement;
                if (answer.GetProperty("revision").GetInt64() >= revision)
                    return answer;
            }
            await Task.Delay(20);
        }
        throw new TimeoutException($"The map did not come to revision {revision}.");
    }

    /// <summary>Keys without <c>news:</c> of incidents or rows in an answer.</summary>
    public static string[] KeysOf(this JsonElement answer, string member) =>
        [.. answer.GetProperty(member).EnumerateArray().Select(i => i.GetProperty("key").GetString()!.Replace("news:", ""))];

    public static int Int(this JsonElement element, params IEnumerable<string> path) =>
        path.Aggregate(element, (at, name) => at.GetProperty(name)).GetInt32();

    /// <summary>What a filter's values count, as <c>value count</c>.</summary>
    public static string[] CountsOf(this JsonElement answer, string facet) =>
        [.. answer.GetProperty("counts").GetProperty(facet).EnumerateArray().Select(v => $"{v.GetProperty("value").GetString()} {v.GetProperty("count").GetInt32()}")];
}
