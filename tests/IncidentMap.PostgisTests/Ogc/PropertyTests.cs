using System.Globalization;
using System.Text.Json;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using NetTopologySuite.Geometries;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

[Proves("ogcapi-features-1/1.0/conf/geojson")]
public sealed class PropertyTests
{
    [Fact]
    public async Task An_incident_is_published_with_all_its_properties()
    {
        await using var town = await Town.With(Whole());
        var feature = (await town.Json(IncidentItems)).GetProperty("features")[0];
        Assert.Equal(
            """
            {"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[69.19,34.57]},"properties":{"key":"news:drone","title":"Strike on a \"car\" in كابل","summary":"What happened drone.","date_start":"2021-08-29","date_end":"2021-08-30","date_precision":"within_days","local_time":"16:53","time_zone":"Asia/Kabul","occurred_at":"2021-08-29T12:23:00Z","event_type":"explosions_remote_violence","event_subtype":"suicide_bomb","status":"confirmed","weapon":"missile","target_kind":"car","country":"AF","admin1":"AF-KAB","admin1_name":"Kabul","admin2":"Kabul","place":"Khwaja Bughra","location_precision":"place","location_radius_m":1500,"killed_low":3,"killed_best":3,"killed_high":10,"injured_low":null,"injured_best":null,"injured_high":null,"actors":["United States armed forces","Civilians"],"attackers":["United States armed forces"],"targets":["Civilians"],"claimed_by":["United States armed forces"],"responsibility":"admitted","publishers":["Daily Example"],"report_count":2,"first_reported":"2021-08-29","last_reported":"2021-09-17","dataset":"news","updated_at":"2021-09-01T00:00:00Z"}}
            """,
            feature.GetRawText());
    }

    [Fact]
    public async Task A_report_is_published_with_all_its_properties_at_the_point_of_its_incident()
    {
        await using var town = await Town.With(Whole());
        var feature = (await town.Json(ReportItems)).GetProperty("features")[1];
        Assert.Equal(
            """
            {"type":"Feature","id":2,"geometry":{"type":"Point","coordinates":[69.19,34.57]},"properties":{"key":"centcom-2021-09-17","incident_id":1,"incident_key":"news:drone","incident_title":"Strike on a \"car\" in كابل","publisher":"Daily Example","title":"CENTCOM speaks","url":"https://example.org/news","published":"2021-09-17","published_at":"2021-09-17T19:00:00Z","language":"en","speaker":"CENTCOM","spoken_by":"a general","speaker_kind":"military","text":"What CENTCOM said.","place":null,"time":null,"means":null,"withdrawn":null,"withdrawn_reason":null,"set_aside":null,"killed_at_least":3,"killed_at_most":10,"injured_at_least":null,"injured_at_most":null,"claims":["United States armed forces: admitted"],"event_type":"explosions_remote_violence","country":"AF","location_precision":"place","location_radius_m":1500}}
            """,
            feature.GetRawText());
    }

    [Fact]
    public async Task A_text_comes_whole_however_long_it_is()
    {
        int[] lengths = [0, 1, 1022, 1023, 1024, 1025, 2047, 2048, 2049, 5000];
        await using var town = await Town.With([.. lengths.Select(n => At($"long{n}", 69).But(i => i.Summary = new string('a', n)).But(i => i.Weapon = string.Concat(Enumerable.Repeat("د", n))))]);
        foreach (var feature in (await town.Json(IncidentItems)).GetProperty("features").EnumerateArray())
        {
            var properties = feature.GetProperty("properties");
            var length = int.Parse(properties.GetProperty("key").GetString()!["news:long".Length..], CultureInfo.InvariantCulture);
            Assert.Equal((new string('a', length), string.Concat(Enumerable.Repeat("د", length))), (properties.GetProperty("summary").GetString(), properties.GetProperty("weapon").GetString()));
        }
    }

    [Fact]
    public async Task A_feature_alone_is_the_feature_of_the_list_with_links()
    {
        await using var town = await Town.With(Whole());
        foreach (var items in (string[])[IncidentItems, ReportItems])
        {
            var listed = (await town.Json(items)).GetProperty("features")[0];
            var alone = await town.Json($"{items}/1");
            foreach (var member in (string[])["type", "id", "geometry", "properties"])
                Assert.Equal(listed.GetProperty(member).GetRawText(), alone.GetProperty(member).GetRawText());
            Assert.Equal(new Uri(town.Address, $"{items}/1").AbsoluteUri, Href(alone, "self", "application/geo+json"));
            Assert.Equal(new Uri(town.Address, items[..^"/items".Length]).AbsoluteUri, Href(alone, "collection"));
        }
        Assert.Equal(new Uri(town.Address, "/api/incidents/1").AbsoluteUri, Href(await town.Json(IncidentItems + "/1"), "related"));
    }

    [Fact]
    public async Task An_incident_known_only_to_a_country_has_no_geometry()
    {
        await using var town = await Town.With(Nowhere("somewhere"));
        Assert.Equal(JsonValueKind.Null, (await town.Json(IncidentItems + "/1")).GetProperty("geometry").ValueKind);
    }

    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    [Proves("ogcapi-features-3/1.0/conf/queryables-query-parameters")]
    public async Task Every_property_finds_what_has_its_value_and_not_the_rest(string id)
    {
        await using var town = await Town.With(Whole(), Other());
        var features = (await town.Json($"/ogc/collections/{id}/items")).GetProperty("features").EnumerateArray().ToList();
        var wanted = features.Count - 2;
        foreach (var property in features[wanted].GetProperty("properties").EnumerateObject())
        {
            var value = property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().FirstOrDefault() : property.Value;
            if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
                continue;
            var query = $"/ogc/collections/{id}/items?{property.Name}={Uri.EscapeDataString(value.ToString())}";
            var found = (await town.Json(query)).GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetInt32()).ToList();
            var same = features.Where(f => Holds(f.GetProperty("properties").GetProperty(property.Name), value.ToString())).Select(f => f.GetProperty("id").GetInt32());
            Assert.Equal(same, found);
        }
    }

    [Fact]
    public async Task Several_parameters_must_all_hold()
    {
        await using var town = await Town.With(Whole(), Other());
        Assert.Equal(["drone"], await town.Keys("?country=AF&status=confirmed&killed_best=3&bbox=69,34,70,35&datetime=2021-08-30"));
        Assert.Empty(await town.Keys("?country=AF&status=disputed"));
        Assert.Equal(["drone"], await town.Keys("?actors=Civilians"));
        Assert.Empty(await town.Keys("?actors=civilians"));
    }

    [Theory]
    [InlineData("status=certain", "status", "'certain' is none of reported, confirmed, disputed, retracted.")]
    [InlineData("killed_best=many", "killed_best", "'many' is not a whole number from -2147483648 to 2147483647.")]
    [InlineData("country=", "country", "'country' has no value; give one or leave it out.")]
    [InlineData("country=AF&country=PK", "country", "'country' is given 2 times; give it once.")]
    [InlineData("country=A%00F", "country", "The value of 'country' holds a NUL character.")]
    [InlineData("date_start=29.8.2021", "date_start", "'29.8.2021' is not a date or time. Write a day such as 2021-08-29, an instant such as 2021-08-29T12:23:00Z, or an interval such as 2021-08-01/2021-08-31, ../2021-08-31 or 2021-08-01/..")]
    public async Task A_value_that_a_property_cannot_have_is_refused(string query, string parameter, string detail)
    {
        await using var town = await Town.With();
        Assert.Equal(new Refusal(400, parameter, detail), await town.Refused($"{IncidentItems}?{query}"));
    }

    private static bool Holds(JsonElement property, string value) => property.ValueKind == JsonValueKind.Array
        ? property.EnumerateArray().Any(e => e.GetString() == value)
        : property.ValueKind != JsonValueKind.Null && property.ToString() == value;

    private static Incident Whole() => At("drone", 69.19, 34.57).On("2021-08-29", "2021-08-30").AtInstant("2021-08-29T12:23:00Z")
        .By("United States armed forces").By("Civilians", ActorRole.Target)
        .But(i =>
        {
            (i.Title, i.Status, i.Weapon, i.TargetKind) = ("Strike on a \"car\" in كابل", IncidentStatus.Confirmed, "missile", "car");
            (i.LocalTime, i.TimeZone) = (new TimeOnly(16, 53), "Asia/Kabul");
            (i.Country, i.Admin1, i.Admin1Name, i.Admin2, i.PlaceReported) = ("AF", "AF-KAB", "Kabul", "Kabul", "Khwaja Bughra");
        })
        .Saying(
            ReportBy("police", "2021-08-29").Killed(3),
            ReportBy("CENTCOM", "2021-09-17").Killed(3, 10).Says("United States armed forces", Stance.Admitted).But(r =>
            {
                (r.SpokenBy, r.SpeakerKind) = ("a general", SpeakerKind.Military);
                r.PublishedAt = new DateTime(2021, 9, 17, 19, 0, 0, DateTimeKind.Utc);
            }));

    private static Incident Other() => At("other", 67, 25).On("2021-08-14")
        .But(i => (i.Country, i.EventSubtype, i.Point) = ("PK", "grenade", new Point(67, 25) { SRID = 4326 }))
        .Saying(ReportBy("rangers", "2021-08-14").Killed(13));
}
