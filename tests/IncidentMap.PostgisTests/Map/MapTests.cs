using System.IO.Compression;
using System.Net;
using System.Text.Json;
using IncidentMap.Gazetteer;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Map;

/// <summary>What the map shows and lists.</summary>
public sealed class MapTests
{
    [Fact]
    public async Task A_cluster_stands_on_the_member_nearest_its_centre()
    {
        await using var town = await Town.With(At("west", 69.0, 34), At("middle", 69.2, 34), At("east", 69.5, 34), At("far", -70, -30));
        var answer = await town.Map("?zoom=3");
        var cluster = Assert.Single(answer.GetProperty("clusters").EnumerateArray());
        Assert.Equal("""{"at":[69.2,34],"count":3,"killed":0,"box":[69,34,69.5,34],"type":"explosions_remote_violence"}""", cluster.GetRawText());
        Assert.Equal(["far"], answer.KeysOf("incidents"));
        Assert.Equal("Bombing far", answer.GetProperty("incidents")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task Incidents_on_one_spot_are_a_cluster_without_extent_whose_box_lists_them_all()
    {
        await using var town = await Town.With(At("a", 69.1234567, 34.7654321), At("b", 69.1234567, 34.7654321), At("beside", 69.1234, 34.7654));
        var answer = await town.Map("?zoom=20&bbox=69.123456,34.765432,69.123457,34.765433");
        var box = answer.GetProperty("clusters")[0].GetProperty("box").EnumerateArray().Select(e => e.GetRawText()).ToArray();
        Assert.Equal((box[0], box[1]), (box[2], box[3]));
        var rows = await town.Map($"/api/map/rows?inView=1&bbox={string.Join(',', box)}");
        Assert.Equal(2, rows.Int("matched"));
        Assert.Equal(["b", "a"], rows.KeysOf("rows"));
    }

    [Fact]
    public async Task An_incident_known_only_to_a_district_province_or_country_is_counted_there_and_never_drawn_as_a_point()
    {
        await using var town = await Town.With(
            At("district", 65).But(Known(LocationPrecision.Admin2, "PK", "PK-BA")).Saying(ReportBy("police").Killed(2)),
            At("province", 66).But(Known(LocationPrecision.Admin1, "PK", "PK-BA")).Saying(ReportBy("police").Killed(3)),
            At("somewhere", 67).But(Known(LocationPrecision.Fuzzy, "PK", "PK-BA")),
            Nowhere("country").But(i => i.Country = "AF"),
            Nowhere("unknown").But(i => i.LocationPrecision = LocationPrecision.None),
            At("known", 68).But(Known(LocationPrecision.Near, "PK", "PK-BA")));
        var answer = await town.Map("?zoom=5");
        Assert.Equal(["known"], answer.KeysOf("incidents"));
        Assert.Empty(answer.GetProperty("clusters").EnumerateArray());
        Assert.Equal(1, answer.Int("in_view", "incidents"));
        Assert.Equal(6, answer.Int("matched", "incidents"));
        Assert.Equal(
            """{"admin1":{"PK-BA":{"incidents":2,"killed":5}},"country":{"AF":{"incidents":1,"killed":0},"PK":{"incidents":1,"killed":0}},"none":{"incidents":1,"killed":0}}""",
            answer.GetProperty("uncertain").GetRawText());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("key").GetString() == "news:province").GetProperty("at").ValueKind);

        Assert.Equal(["country", "district", "province", "somewhere", "unknown"], await Listed("place=uncertain"));
        Assert.Equal(["district", "province", "somewhere"], await Listed("place=uncertain&country=PK"));
        Assert.Equal(["district", "province"], await Listed("place=province&admin1=PK-BA"));
        Assert.Equal(["unknown"], await Listed("place=nowhere"));
        Assert.Equal(new Refusal(400, "place", "'near' is none of uncertain, province, nowhere."), await town.Refused("/api/map/rows?place=near"));

        async Task<IEnumerable<string>> Listed(string query)
        {
            var rows = await town.Map("/api/map/rows?" + query);
            Assert.Equal(rows.KeysOf("rows").Count(), rows.Int("matched"));
            return rows.KeysOf("rows").Order();
        }
    }

    [Fact]
    public async Task The_first_and_last_day_of_news_are_told_whatever_the_filter_and_the_day()
    {
        await using var town = await Town.With(
            At("told twice", 1).Saying(ReportBy("police", "2021-09-02").Killed(1)).Saying(ReportBy("doctor", "2021-09-20").Killed(3)),
            At("told once", 2).But(i => i.Country = "PK").Saying(ReportBy("police", "2021-09-05")),
            At("not told", 3));
        foreach (var query in new[] { "", "?asOf=2021-09-06", "?asOf=2020-01-01", "?country=PK", "?q=nothing" })
            Assert.Equal("""{"first":"2021-09-02","last":"2021-09-20"}""", (await town.Map(query)).GetProperty("reported").GetRawText());
    }

    [Fact]
    public async Task Where_nothing_was_reported_there_is_no_first_and_no_last_day_of_news()
    {
        await using var town = await Town.With(At("not told", 3));
        Assert.Equal("""{"first":null,"last":null}""", (await town.Map()).GetProperty("reported").GetRawText());
    }

    [Fact]
    public async Task The_counts_of_a_filter_leave_that_filter_alone_out()
    {
        await using var town = await Town.With(
            At("a", 1).But(i => (i.Country, i.EventType, i.EventSubtype) = ("AF", "battles", "armed_clash")),
            At("b", 2).But(i => (i.Country, i.EventType, i.EventSubtype) = ("PK", "battles", "armed_clash")),
            At("c", 3).But(i => (i.Country, i.EventType, i.EventSubtype) = ("PK", "protests", null)));
        var answer = await town.Map("?country=AF&country=IN&event_type=battles");
        Assert.Equal(1, answer.Int("matched", "incidents"));
        Assert.Equal(["AF 1", "PK 1", "IN 0"], answer.CountsOf("country").Append("IN 0").Distinct());
        Assert.Equal(["battles 1"], answer.CountsOf("type"));
        Assert.Equal(2, (await town.Map("?event_type=protests&event_subtype=armed_clash&country=PK")).Int("matched", "incidents"));
    }

    [Fact]
    public async Task Provinces_tell_their_name_and_their_killed_also_where_another_is_chosen()
    {
        await using var town = await Town.With(
            At("a", 1).But(Known(LocationPrecision.Place, "PK", "PK-BA")).Saying(ReportBy("police").Killed(2)),
            At("b", 2).But(Known(LocationPrecision.Admin1, "PK", "PK-BA")).Saying(ReportBy("police").Killed(3)),
            At("c", 3).But(Known(LocationPrecision.Place, "PK", "PK-KP")));
        Assert.Equal(
            """[{"value":"PK-BA","count":2,"name":"PK-BA","killed":5},{"value":"PK-KP","count":1,"name":"PK-KP","killed":0}]""",
            (await town.Map("?admin1=PK-KP")).GetProperty("counts").GetProperty("admin1").GetRawText());
    }

    [Fact]
    public async Task Every_province_that_the_map_draws_is_counted_however_many_others_have_more()
    {
        var drawn = Provinces.All.Select(province => province.Code).ToList();
        var others = Enumerable.Range(0, 250 - drawn.Count).Select(n => $"XX-{n:d3}").ToList();
        await using var town = await Town.With([
            .. drawn.Concat(others).Concat(others).Select((code, n) => At($"in {n}", 69).But(Known(LocationPrecision.Place, code[..2], code)))]);
        var answer = await town.Map();
        var told = answer.CountsOf("admin1");
        Assert.Equal([.. others.Take(200).Select(code => $"{code} 2"), .. drawn.Order(StringComparer.Ordinal).Select(code => $"{code} 1")], told);
        Assert.InRange(Packed(answer.GetRawText()), 1, 30_000);
    }

    [Theory]
    [InlineData("bombing", "a", "b", "c")]
    [InlineData("BOMB quet", "a")]
    [InlineData("quetta", "a")]
    [InlineData("peshawar market", "b")]
    [InlineData("daily", "b")]
    [InlineData("كراچي", "c")]
    [InlineData("remote car-bomb", "c")]
    [InlineData("2021 پژواک", "c")]
    [InlineData("xyz")]
    [InlineData("'; :* & | !")]
    public async Task Words_are_found_in_title_summary_place_and_publisher_whatever_their_case_and_accents(string words, params string[] found)
    {
        await using var town = await Town.With(
            At("a", 67).But(i => i.PlaceReported = "Quétta"),
            At("b", 71).But(i => i.Summary = "In the Peshāwar bazaar, at the market").Saying(ReportBy("police")),
            At("c", 67).But(i => (i.PlaceReported, i.Summary) = ("کراچی", "Explosions/Remote violence: a car-bomb <b>near</b> dawn.com, ۲۰۲۱"))
                .Saying(ReportBy("police").But(r => r.Publisher = "پژواک"))); // Kaf and Yeh as Persian keyboards write them, unlike in the question
        Assert.Equal(found, (await town.Map($"?q={Uri.EscapeDataString(words)}")).KeysOf("rows").Order());
    }

    [Fact]
    public async Task Any_actor_and_any_source_is_found_by_the_beginning_of_a_word_with_what_it_would_leave()
    {
        await using var town = await Town.With([
            .. Enumerable.Range(1, 60).Select(n => At($"many{n}", 69).By($"Common group {n}").By("Common group 1")),
            At("rare", 69).But(i => i.Country = "AF").By("Jamā'at of the Hills").Saying(ReportBy("police").But(r => r.Publisher = "Village Gazette"))]);
        await town.Map();
        Assert.DoesNotContain("Jamā'at of the Hills 1", (await town.Map()).CountsOf("actors"));
        Assert.Equal(["Jamā'at of the Hills 1"], await Values("of=actors&starts=JAMA+hil"));
        Assert.Equal(["Common group 1 60"], await Values("of=actors&starts=comm&limit=1"));
        Assert.Empty(await Values("of=actors&starts=comm&country=AF"));
        Assert.Equal(["Jamā'at of the Hills 1"], await Values("of=actors&starts=hills&country=AF&actors=Common+group+1"));
        Assert.Equal(["Village Gazette 1"], await Values("of=publisher&starts=gaz"));
        Assert.Equal(new Refusal(400, "of", "'shoes' is none of country, admin1, actors, attackers, targets, claimed_by, target_kind, weapon, status, dataset, publisher, location_precision."),
            await town.Refused("/api/map/values?of=shoes"));

        async Task<string[]> Values(string query) =>
            [.. (await town.Json("/api/map/values?" + query)).GetProperty("values").EnumerateArray().Select(v => $"{v.GetProperty("value")} {v.GetProperty("count")}")];
    }

    [Theory]
    [InlineData("newest", "b", "c", "a")]
    [InlineData("oldest", "a", "c", "b")]
    [InlineData("killed", "c", "a", "b")]
    [InlineData("reported", "a", "c", "b")]
    public async Task The_list_is_in_the_order_asked_for(string order, params string[] keys)
    {
        await using var town = await Town.With(
            At("a", 1).On("2021-08-01").Saying(ReportBy("police", "2021-09-20").Killed(2)),
            At("b", 2).On("2021-08-03"),
            At("c", 3).On("2021-08-02").Saying(ReportBy("police", "2021-09-10").Killed(7)));
        Assert.Equal(keys, (await town.Map($"?sort={order}")).KeysOf("rows"));
        Assert.Equal(keys[1..], (await town.Map($"/api/map/rows?sort={order}&offset=1")).KeysOf("rows"));
        var around = await town.Map($"/api/map/rows?sort={order}&around=news:{keys[2]}&limit=2");
        Assert.Equal([keys[2]], around.KeysOf("rows"));
        Assert.Equal((2, 3), (around.Int("offset"), around.Int("matched")));
    }

    [Fact]
    public async Task An_incident_that_the_filter_leaves_out_has_no_place_in_the_list()
    {
        await using var town = await Town.With(At("in", 69).But(i => i.Country = "AF"), At("out", 70).But(i => i.Country = "PK"));
        foreach (var key in new[] { "news:out", "nobody" })
        {
            var around = await town.Map($"/api/map/rows?country=AF&around={key}");
            Assert.Equal((JsonValueKind.Null, 1, 0), (around.GetProperty("offset").ValueKind, around.Int("matched"), around.GetProperty("rows").GetArrayLength()));
        }
        Assert.Equal(new Refusal(400, "around", "'around' says where the rows begin, and so does 'offset'; give one of them."), await town.Refused("/api/map/rows?around=in&offset=1"));
    }

    [Fact]
    public async Task A_screen_gets_at_most_500_symbols_and_30_kilobytes()
    {
        await using var town = await Town.With(At("a", 60, 20).But(i => i.Title = "A rather long title of something that was reported to have happened somewhere"));
        await town.Multiply("a", 6_000);
        await using (var db = town.OpenDatabase())
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                db.Database, "UPDATE incidents SET point = ST_SetSRID(ST_MakePoint(60 + id % 83 * 0.11, 20 + id % 97 * 0.07), 4326), title = md5(id::text) || title");
        foreach (var zoom in Enumerable.Range(0, 21))
        {
            var answer = await town.Map($"?zoom={zoom}&bbox=60,20,70,27");
            Assert.InRange(answer.GetProperty("clusters").GetArrayLength() + answer.GetProperty("incidents").GetArrayLength(), 1, 500);
            Assert.Equal(6_001, answer.Int("in_view", "incidents"));
            Assert.Equal(6_001, answer.GetProperty("clusters").EnumerateArray().Sum(c => c.Int("count")) + answer.GetProperty("incidents").GetArrayLength());
            Assert.InRange(Packed(answer.GetRawText()), 1, 30_000);
        }
    }

    [Fact]
    public async Task A_box_across_180_degrees_shows_both_sides()
    {
        await using var town = await Town.With(At("west", 179.5), At("east", -179.5), At("far", 10));
        Assert.Equal(["east", "west"], (await town.Map("?bbox=170,-10,-170,10&zoom=8")).KeysOf("incidents").Order());
    }

    [Fact]
    public async Task What_was_not_yet_reported_on_a_day_is_not_there_as_of_that_day_and_figures_are_those_of_the_day()
    {
        await using var town = await Town.OfAllData();
        var (first, second, last) = (await Killed("2021-08-29"), await Killed("2021-08-30"), await Killed("2021-09-18"));
        Assert.Equal("[0,1,1] [0,10,10] [1,10,10]", $"{first} {second} {last}");
        var before = await town.Map("?asOf=2021-08-13");
        Assert.Equal(0, before.Int("total"));
        Assert.Equal("2021-08-13", before.GetProperty("as_of").GetString());

        async Task<string> Killed(string day) => (await town.Map($"?asOf={day}&q=khwaja+bughra")).GetProperty("matched").GetProperty("killed").GetRawText();
    }

    [Theory]
    [InlineData("?zoom=21", "zoom", "'21' is not a whole number from 0 to 20.")]
    [InlineData("?killed=20..5", "killed", "'20..5' is no range. Write 5..20, 5.. for five and more, or ..20 for twenty and fewer.")]
    [InlineData("?status=certain", "status", "'certain' is none of reported, confirmed, disputed, retracted.")]
    [InlineData("?location_precision=place&location_precision=near", "location_precision", "'location_precision' is given 2 times; give it once.")]
    [InlineData("?datetime=2021-08-29T12:00:00Z", "datetime", "The map goes by civil days; write a day such as 2021-08-29 without a time.")]
    [InlineData("?sort=title", "sort", "'title' is none of newest, oldest, killed, reported.")]
    [InlineData("?rows=51", "rows", "'51' is not a whole number from 0 to 50.")]
    [InlineData("?country=", "country", "'country' has no value; give one or leave it out.")]
    public async Task What_is_not_understood_is_refused(string query, string parameter, string told)
    {
        await using var town = await Town.With();
        Assert.Equal(new Refusal(400, parameter, told), await town.Refused("/api/map" + query));
    }

    [Fact]
    public async Task A_map_that_has_not_been_read_yet_is_503_and_when_to_ask_again_and_never_empty()
    {
        await using var town = await Town.Configured(new() { ["ConnectionStrings:IncidentMap"] = "Host=127.0.0.1;Port=1" });
        using var response = await town.Ask("/api/map");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("1", response.Headers.One("Retry-After"));
        Assert.Equal("The map is being read from the database. Try again in a moment.", (await Asking.Refusal(response)).Detail);
    }

    [Fact]
    public async Task An_unchanged_map_is_304()
    {
        await using var town = await Town.With(At("a", 1));
        await town.Map();
        using var first = await town.Ask("/api/map");
        using var again = await town.Ask("/api/map", headers: ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    private static Action<Incident> Known(LocationPrecision precision, string country, string province) =>
        i => (i.LocationPrecision, i.Country, i.Admin1, i.Admin1Name) = (precision, country, province, province);

    private static long Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return packed.Length;
    }
}
