using System.Text.Json;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

public sealed class AsOfTests
{
    private const string Strike = "curated:2021-08-29-kabul-drone-strike";

    [Fact]
    public async Task The_Kabul_drone_strike_has_the_figures_that_each_day_knew()
    {
        await using var town = await Town.OfAllData();
        var known = new List<string>();
        foreach (var day in (string[])["2021-08-28", "2021-08-29", "2021-08-30", "2021-08-31", "2021-09-10", "2021-09-18", "2021-09-20"])
            known.Add($"{day}: " + string.Join("; ", Features(await town.Json($"{IncidentItems}?key={Strike}&asOf={day}"))
                .Select(p => $"{Numbers(p)}, {p.GetProperty("status")}, {p.GetProperty("responsibility")}, {p.GetProperty("report_count")} reports to {p.GetProperty("last_reported")}")));

        Assert.Equal(
        [
            "2021-08-28: ",
            "2021-08-29: 0 1 1, reported, claimed, 3 reports to 2021-08-29",
            "2021-08-30: 0 10 10, reported, claimed, 6 reports to 2021-08-30",
            "2021-08-31: 0 10 10, reported, claimed, 12 reports to 2021-08-31",
            "2021-09-10: 1 3 10, reported, claimed, 13 reports to 2021-09-10",
            "2021-09-18: 1 10 10, confirmed, admitted, 14 reports to 2021-09-17",
            "2021-09-20: 1 10 10, confirmed, admitted, 14 reports to 2021-09-17",
        ], known);
    }

    [Fact]
    public async Task A_day_to_come_is_the_present_and_a_day_before_all_reports_is_empty()
    {
        await using var town = await Town.OfAllData();
        Assert.Equal(Features(await town.Json(IncidentItems)).Select(p => p.GetRawText()), Features(await town.Json($"{IncidentItems}?asOf=2999-01-01")).Select(p => p.GetRawText()));
        Assert.Equal(0, (await town.Json($"{IncidentItems}?asOf=2021-08-01&resultType=hits")).GetProperty("numberMatched").GetInt32());
        Assert.Equal(0, (await town.Json($"{ReportItems}?asOf=0001-01-01")).GetProperty("numberMatched").GetInt32());
    }

    [Fact]
    public async Task An_incident_that_nobody_reported_is_known_on_no_day()
    {
        await using var town = await Town.With(At("silent", 69));
        Assert.Equal(["silent"], await town.Keys(""));
        Assert.Empty(await town.Keys("?asOf=2999-01-01"));
    }

    [Fact]
    public async Task Filters_and_order_go_by_the_figures_of_the_day()
    {
        await using var town = await Town.With(
            At("grew", 69).Saying(ReportBy("police").Killed(3), ReportBy("army", "2021-08-28").Killed(30)),
            At("shrank", 69).Saying(ReportBy("police").Killed(9), ReportBy("police", "2021-08-28").Killed(2)),
            At("late", 69).Saying(ReportBy("police", "2021-08-28").Killed(3)));

        Assert.Equal(["grew"], await town.Keys("?killed_best=3&asOf=2021-08-27"));
        Assert.Equal(["late"], await town.Keys("?killed_best=3&asOf=2021-08-28"));
        Assert.Equal(["grew", "shrank"], await town.Keys("?sortby=killed_best&asOf=2021-08-26"));
        Assert.Equal(["shrank", "late", "grew"], await town.Keys("?sortby=killed_best&asOf=2021-08-28"));
        Assert.Equal(["shrank"], await town.Keys("?filter=killed_high%20%3E%205&asOf=2021-08-27"));
        Assert.Equal(1, (await town.Json($"{IncidentItems}?filter=killed_high%20%3E%205&asOf=2021-08-27&resultType=hits")).GetProperty("numberMatched").GetInt32());
    }

    [Fact]
    public async Task What_was_withdrawn_later_still_counts_before()
    {
        await using var town = await Town.With(At("gate", 69).Saying(
            ReportBy("pentagon").Killed(12),
            ReportBy("daily").Killed(60).But(r => (r.WithdrawnOn, r.WithdrawnReason) = (new DateOnly(2021, 8, 28), "one bomber, not two"))));

        Assert.Equal("12 60 60", Numbers(Features(await town.Json($"{IncidentItems}?asOf=2021-08-27")).Single()));
        Assert.Equal("12 12 12", Numbers(Features(await town.Json($"{IncidentItems}?asOf=2021-08-28")).Single()));
        Assert.Equal([null, null], await Withdrawn("2021-08-27"));
        Assert.Equal([null, "2021-08-28"], await Withdrawn("2021-08-28"));

        async Task<IEnumerable<string?>> Withdrawn(string day) =>
            Features(await town.Json($"{ReportItems}?asOf={day}")).Select(p => p.GetProperty("withdrawn").GetString());
    }

    [Fact]
    public async Task An_editors_choice_counts_from_the_day_its_report_is_known()
    {
        await using var town = await Town.With(At("gate", 69).But(i => i.Killed = i.Killed with { ChosenReport = "count-2021-08-27", ChosenReason = "counted by name" }).Saying(
            ReportBy("police").Killed(3), ReportBy("count", "2021-08-27").Killed(9), ReportBy("recap", "2021-08-28").Killed(7), ReportBy("army", "2021-08-29")));

        Assert.Equal("3 3 3", Numbers(Features(await town.Json($"{IncidentItems}?asOf=2021-08-26")).Single()));
        Assert.Equal("3 9 9", Numbers(Features(await town.Json($"{IncidentItems}?asOf=2021-08-28")).Single()));
    }

    [Fact]
    public async Task Pages_of_a_day_go_on_in_that_day_and_every_link_keeps_it()
    {
        await using var town = await Town.With(Enumerable.Range(1, 5).Select(n => At($"{n}", 69).Saying(ReportBy("police", $"2021-08-2{n}").Killed(n))));
        var keys = new List<string>();
        for (var next = $"{IncidentItems}?asOf=2021-08-24&limit=2"; next is not null;)
        {
            var page = await town.Json(next);
            keys.AddRange(Keys(page));
            Assert.All(page.GetProperty("links").EnumerateArray(), link => Assert.Contains("asOf=2021-08-24", link.GetProperty("href").GetString(), StringComparison.Ordinal));
            next = Href(page, "next");
        }
        Assert.Equal(["1", "2", "3", "4"], keys);

        var other = Href(await town.Json($"{IncidentItems}?asOf=2021-08-24&limit=2"), "next")!.Replace("asOf=2021-08-24", "asOf=2021-08-25");
        Assert.Equal("token", (await town.Refused(other)).Parameter);
        var collection = await town.Json(Href(await town.Json($"{IncidentItems}?asOf=2021-08-24"), "collection")!);
        Assert.Equal(4, collection.GetProperty("itemCount").GetInt32());
        Assert.All(LinksOf(collection, "items"), link => Assert.Contains("asOf=2021-08-24", link.GetProperty("href").GetString(), StringComparison.Ordinal));
        Assert.Contains("items/1?asOf=2021-08-24\"", await town.Html($"{IncidentItems}?asOf=2021-08-24&f=html"), StringComparison.Ordinal);
        var tiles = await town.Json(Href(collection, "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector")!);
        Assert.Contains("asOf=2021-08-24", Href(tiles.GetProperty("tilesets")[0], "self"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/items")]
    [InlineData("/items/1")]
    public async Task From_a_page_for_people_every_way_to_features_stays_on_that_day(string path)
    {
        await using var town = await Town.With(At("gate", 69).Saying(ReportBy("police").Killed(3)));
        var page = await town.Html($"/ogc/collections/incidents{path}?asOf=2021-08-27&f=html");
        var ways = System.Text.RegularExpressions.Regex.Matches(page, "<a href=\"([^\"]*/collections/incidents[^\"]*)\"").Select(m => m.Groups[1].Value).Where(href => !href.Contains("/schema", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ways);
        Assert.All(ways, href => Assert.Contains("asOf=2021-08-27", href, StringComparison.Ordinal));
        Assert.Contains("As known on 2021-08-27.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_feature_and_its_dossier_are_told_as_of_the_day()
    {
        await using var town = await Town.With(At("gate", 69).Saying(ReportBy("police").Killed(3), ReportBy("army", "2021-08-28").Killed(30)));
        var feature = await town.Json($"{IncidentItems}/1?asOf=2021-08-26");
        Assert.Equal("3 3 3", Numbers(feature.GetProperty("properties")));

        var dossier = await town.Json(Href(feature, "related")!);
        Assert.Equal(("2021-08-26", 3, 1), (dossier.GetProperty("as_of").GetString(), dossier.GetProperty("estimate").GetProperty("killed").GetProperty("high").GetInt32(), dossier.GetProperty("reports").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, (await town.Json("/api/incidents/1")).GetProperty("as_of").ValueKind);
        Assert.Equal(new Refusal(404, null, "There is no feature '1' in incidents as known on 2021-08-25."), await town.Refused($"{IncidentItems}/1?asOf=2021-08-25"));
        Assert.Equal(new Refusal(404, null, "news:gate had not been reported by 2021-08-25; its first report is of 2021-08-26."), await town.Refused("/api/incidents/news:gate?asOf=2021-08-25"));
    }

    [Theory]
    [InlineData("2021-02-30", "There is no day 2021-02-30.")]
    [InlineData("2021-08-29T12:00:00Z", "'2021-08-29T12:00:00Z' is an instant; write a day such as 2021-08-29.")]
    [InlineData("", "'asOf' has no value; give one or leave it out.")]
    public async Task What_is_no_day_is_refused_everywhere(string day, string detail)
    {
        await using var town = await Town.With(At("gate", 69).Saying(ReportBy("police").Killed(3)));
        foreach (var path in (string[])[IncidentItems, ReportItems, $"{IncidentItems}/1", "/ogc/collections/incidents", "/ogc/collections/incidents/download.csv", "/api/incidents/1"])
            Assert.Equal(new Refusal(400, "asOf", detail), await town.Refused($"{path}?asOf={day}"));
    }

    [Fact]
    public async Task Each_day_has_an_ETag_of_its_own_and_every_format_tells_that_day()
    {
        await using var town = await Town.With(At("gate", 69, 34).Saying(ReportBy("police").Killed(3), ReportBy("army", "2021-08-28").Killed(30)));
        var tags = new HashSet<string?>();
        foreach (var day in (string[])["", "?asOf=2021-08-26", "?asOf=2021-08-27"])
            using (var response = await town.Ask(IncidentItems + day))
                tags.Add(response.Headers.ETag?.Tag);
        Assert.Equal(3, tags.Count);

        using var csv = await town.Ask("/ogc/collections/incidents/download.csv?asOf=2021-08-26&properties=killed_high");
        Assert.Equal("3", (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n")[1].Split(',').Single(cell => cell is "3" or "30"));
        using var tile = await town.Ask("/ogc/tiles/WebMercatorQuad/0/0/0?asOf=2021-08-25");
        Assert.Equal(0, tile.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task The_command_line_shows_and_exports_the_world_of_a_day()
    {
        await using var town = await Town.OfAllData();
        var (_, shown, _) = await town.IncidentMap("show", Strike, "--as-of", "2021-08-29");
        Assert.Contains("killed   0 to 1, best 1", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("2021-08-30", shown, StringComparison.Ordinal);
        Assert.Equal((2, $"incidentmap: '{Strike}' had not been reported by 2021-08-28.\n"), await Failed("show", Strike, "--as-of", "2021-08-28"));
        Assert.Equal((2, "incidentmap: --as-of: There is no day 2021-08-32.\n"), await Failed("export", "-", "--format", "csv", "--as-of", "2021-08-32"));

        var lines = (await town.IncidentMap("export", "-", "--format", "incidents", "--as-of", "2021-08-29")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(11, lines.Length);
        Assert.DoesNotContain("\"published\":\"2021-08-30", string.Join('\n', lines), StringComparison.Ordinal);

        async Task<(int, string)> Failed(params string[] arguments)
        {
            var (exit, _, errors) = await town.IncidentMap(arguments);
            return (exit, errors);
        }
    }

    private static IEnumerable<JsonElement> Features(JsonElement page) => page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties"));

    private static string Numbers(JsonElement properties) => $"{properties.GetProperty("killed_low")} {properties.GetProperty("killed_best")} {properties.GetProperty("killed_high")}";
}
