using System.Net;
using System.Text.Json;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

[Proves("json-fg-1/1.0/conf/core")]
public sealed class JsonFgTests(JsonFgTests.ThreeTimes three) : IClassFixture<JsonFgTests.ThreeTimes>
{
    private const string Core = "http://www.opengis.net/spec/json-fg-1/1.0/conf/core";
    private readonly Town town = three.Town;

    [Fact]
    public async Task A_collection_says_at_its_root_what_it_conforms_to_and_its_features_do_not()
    {
        var document = await town.Json(IncidentItems + "?f=jsonfg");
        Assert.Contains(Core, document.GetProperty("conformsTo").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal("FeatureCollection", document.GetProperty("type").GetString());
        Assert.Equal((3, 3), (document.GetProperty("numberMatched").GetInt32(), document.GetProperty("numberReturned").GetInt32()));
        Assert.All(document.GetProperty("features").EnumerateArray(), f => Assert.False(f.TryGetProperty("conformsTo", out _)));
        Assert.False(document.TryGetProperty("coordRefSys", out _), "CRS84 is what is meant without");
    }

    [Fact]
    public async Task Time_is_an_instant_where_known_else_a_day_or_an_interval_of_days()
    {
        var times = (await town.Json(IncidentItems + "?f=jsonfg")).GetProperty("features").EnumerateArray().Select(f => f.GetProperty("time").GetRawText());
        Assert.Equal(
            ["""{"date":"2021-08-26"}""", """{"interval":["2021-08-26","2021-08-28"]}""", """{"timestamp":"2021-08-26T13:20:00Z"}"""],
            times);
    }

    [Fact]
    public async Task A_point_in_CRS84_is_the_geometry_of_GeoJSON_and_no_place()
    {
        var fg = (await town.Json(IncidentItems + "?f=jsonfg")).GetProperty("features").EnumerateArray().ToList();
        var plain = (await town.Json(IncidentItems)).GetProperty("features").EnumerateArray().ToList();
        foreach (var (one, other) in fg.Zip(plain))
        {
            Assert.Equal(JsonValueKind.Null, one.GetProperty("place").ValueKind);
            foreach (var member in (string[])["type", "id", "geometry", "properties"])
                Assert.Equal(other.GetProperty(member).GetRawText(), one.GetProperty(member).GetRawText());
        }
    }

    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    [Proves("json-fg-1/1.0/conf/types-schemas")]
    public async Task The_type_of_features_leads_to_its_schema_and_all_are_points(string id)
    {
        foreach (var path in (string[])[$"/ogc/collections/{id}/items?f=jsonfg", $"/ogc/collections/{id}/items/1?f=jsonfg"])
        {
            var document = await town.Json(path);
            Assert.Equal(id, document.GetProperty("featureType").GetString());
            Assert.Equal(0, document.GetProperty("geometryDimension").GetInt32());
            var schema = await town.Json(document.GetProperty("featureSchema").GetString()!);
            Assert.True(schema.GetProperty("properties").TryGetProperty("key", out _));
        }
    }

    [Theory]
    [InlineData("jsonfg", "http://www.opengis.net/def/profile/OGC/0/jsonfg", true)]
    [InlineData("http://www.opengis.net/def/profile/OGC/0/jsonfg", "http://www.opengis.net/def/profile/OGC/0/jsonfg", true)]
    [InlineData("rfc7946", "http://www.opengis.net/def/profile/OGC/0/rfc7946", false)]
    [InlineData(null, "http://www.opengis.net/def/profile/OGC/0/rfc7946", false)]
    [Proves("json-fg-1/1.0/conf/api")]
    public async Task GeoJSON_comes_in_the_profile_asked_for_and_says_so(string? profile, string uri, bool isFg)
    {
        foreach (var path in (string[])[IncidentItems, IncidentItems + "/1"])
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
            {
                using var response = await town.Ask(path + (profile is null ? "" : "?profile=" + Uri.EscapeDataString(profile)), "application/geo+json", method);
                Assert.Equal((HttpStatusCode.OK, "application/geo+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
                Assert.Contains($"<{uri}>; rel=\"profile\"", response.Headers.One("Link"));
                if (method == HttpMethod.Get)
                    Assert.Equal(isFg, (await response.Content.ReadAsStringAsync()).Contains(Core, StringComparison.Ordinal));
            }
    }

    [Fact]
    public async Task A_profile_that_is_none_is_refused() => Assert.Equal(
        new Refusal(400, "profile", "'gml' is none of rfc7946, jsonfg."), await town.Refused(IncidentItems + "?profile=gml"));

    [Fact]
    public async Task QGIS_finds_JSON_FG_by_its_own_media_type()
    {
        Assert.NotNull(Href(await town.Json("/ogc/collections/incidents"), "items", "application/fg+json"));
        using var response = await town.Ask(IncidentItems, "application/fg+json");
        Assert.Equal("application/fg+json", response.Content.Headers.ContentType?.MediaType);
    }

    public sealed class ThreeTimes : IAsyncLifetime
    {
        public Town Town { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Town = await Town.With(
            At("day", 69).On("2021-08-26").Saying(ReportBy("police")),
            At("days", 69).On("2021-08-26", "2021-08-28"),
            At("instant", 69).AtInstant("2021-08-26T13:20:00Z"));

        public ValueTask DisposeAsync() => Town.DisposeAsync();
    }
}
