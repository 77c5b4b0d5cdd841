using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

/// <summary>What the map filters by words and sources can be taken away just so.</summary>
public sealed class WordsTests
{
    [Fact]
    public async Task Words_and_publishers_filter_items_downloads_and_tiles_as_they_do_the_map()
    {
        await using var town = await Town.With(
            At("market", 69.2, 34.5).Saying(ReportBy("police"), ReportBy("residents", "2021-09-01").But(r => r.Publisher = "Nightly O'Example")),
            At("mosque", 69.3, 34.6).But(i => i.PlaceReported = "Dár ul-Aman").Saying(ReportBy("police")),
            At("unknown", 69.4, 34.7));
        Assert.Equal(["market", "mosque"], await town.Keys("?q=DAILY+ex"));
        Assert.Equal(["mosque"], await town.Keys("?q=dar-ul+bomb&datetime=2021-08-26"));
        Assert.Equal(["market"], await town.Keys("?publishers=Nightly+O'Example"));
        Assert.Equal(["market"], await town.Keys($"?q=bombing&filter={Uri.EscapeDataString("A_OVERLAPS(publishers, ('Nightly O''Example', 'nobody'))")}"));
        Assert.Empty(await town.Keys("?q=%7C+%26"));
        Assert.Contains("news:mosque", await town.Http.GetStringAsync("/ogc/collections/incidents/download.csv?q=aman"), StringComparison.Ordinal);
        Assert.DoesNotContain("news:market", await town.Http.GetStringAsync("/ogc/collections/incidents/download.csv?q=aman"), StringComparison.Ordinal);
        Assert.NotEmpty(await town.Http.GetByteArrayAsync("/ogc/tiles/WebMercatorQuad/0/0/0?f=mvt&q=aman"));
        Assert.Empty(await town.Http.GetByteArrayAsync("/ogc/tiles/WebMercatorQuad/0/0/0?f=mvt&q=amanita"));
    }

    [Fact]
    public async Task As_of_a_day_only_those_count_who_had_reported_by_then()
    {
        await using var town = await Town.With(
            At("market", 69.2).Saying(ReportBy("police", "2021-08-27"), ReportBy("residents", "2021-09-01").But(r => r.Publisher = "Nightly Example")));
        foreach (var query in (string[])["?q=nightly", "?publishers=Nightly+Example"])
        {
            Assert.Equal(["market"], await town.Keys($"{query}&asOf=2021-09-01"));
            Assert.Empty(await town.Keys($"{query}&asOf=2021-08-31"));
        }
        foreach (var (day, matched) in new[] { ("2021-09-01", 1), ("2021-08-31", 0) })
            Assert.Equal(matched, (await town.Map($"?q=nightly&asOf={day}")).GetProperty("matched").GetProperty("incidents").GetInt32());
    }

    [Fact]
    public async Task Words_are_looked_up_in_the_index()
    {
        await using var town = await Town.With(At("market", 69.2));
        await using var db = town.OpenDatabase();
        var sql = Published.Incidents.Rows(db, new Page(new HasWords("market"), 10)).CommandText;
        Assert.Contains("COALESCE(i.words, search_words(i.title, i.summary, i.place_reported, i.publishers)) @@ search_query(@", sql, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ogc/collections/incidents/items?q=", "q", "'q' has no value; give one or leave it out.")]
    [InlineData("/ogc/collections/incidents/items?q=a&q=b", "q", "'q' is given 2 times; give it once.")]
    public async Task Words_that_are_none_are_refused(string path, string parameter, string detail)
    {
        await using var town = await Town.With();
        Assert.Equal(new Refusal(400, parameter, detail), await town.Refused(path));
        Assert.Equal("'q' has 201 characters; 200 are the most.", (await town.Refused($"{IncidentItems}?q={new string('a', 201)}")).Detail);
        Assert.StartsWith("There is no parameter 'q' here.", (await town.Refused("/ogc/collections/reports/items?q=a")).Detail, StringComparison.Ordinal);
    }
}
