using System.Web;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

/// <summary>What the ArcGIS Maps SDK for JavaScript asks for, one after the other, as its source has it.</summary>
public sealed class ArcGisTests
{
    [Fact]
    public async Task It_learns_how_to_page_from_the_first_five_and_reads_all()
    {
        await using var town = await Town.With(Enumerable.Range(1, 12).Select(n => At($"{n:00}", 69, 34)));
        var landing = await town.Json("/ogc", "application/json");
        Assert.NotNull(Href(landing, "service-desc", "application/vnd.oai.openapi+json;version=3.0"));
        var collection = (await town.Json(Href(landing, "data")!)).GetProperty("collections")[0];
        var items = Href(collection, "items", "application/geo+json")!;

        var first = await town.Json($"{items}?limit=5", "application/geo+json");
        Assert.All(first.GetProperty("features").EnumerateArray(), feature => Assert.True(feature.TryGetProperty("id", out _)));
        var learnt = HttpUtility.ParseQueryString(new Uri(Href(first, "next", "application/geo+json")!).Query);
        Assert.Equal("5", learnt["offset"]);
        foreach (var name in (string[])["offset", "startindex"])
        {
            var keys = new List<string>();
            for (var at = 0; at < 12; at += 5)
                keys.AddRange(await town.Keys($"?limit=5&{name}={at}"));
            Assert.Equal(12, keys.Distinct().Count());
        }
    }

    [Theory]
    [InlineData("1=1", 2)]
    [InlineData("killed_best > 2", 1)]
    [InlineData("(event_type = 'explosions_remote_violence') AND (title LIKE '%market%')", 1)]
    public async Task Its_where_clause_is_a_filter(string where, int kept)
    {
        await using var town = await Town.With(At("market", 69, 34).Saying(ReportBy("police").Killed(3)), At("mosque", 70, 34));
        Assert.Equal(kept, (await town.Keys($"?query={Uri.EscapeDataString(where)}&bbox=60,30,75,40&datetime=2021-01-01T00:00:00.000Z/..")).Count());
        Assert.Equal(
            new Refusal(400, "query", "Expected a value at column 14, where the filter ends."),
            await town.Refused($"{IncidentItems}?query=killed_best%20%3E"));
    }
}
