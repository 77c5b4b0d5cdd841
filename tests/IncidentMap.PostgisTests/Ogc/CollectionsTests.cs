using System.Text.Json;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

[Proves("ogcapi-common-2/1.0/conf/collections")]
public sealed class CollectionsTests
{
    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    public async Task A_collection_is_described_alike_in_the_list_alone_and_with_a_slash(string id)
    {
        await using var town = await Town.With(At("here", 69, 34).Saying(ReportBy("police")));
        var inList = (await town.Json("/ogc/collections")).GetProperty("collections").EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);
        foreach (var path in (string[])[$"/ogc/collections/{id}", $"/ogc/collections/{id}/", $"/ogc/collections/{id}?f=json"])
        {
            var alone = await town.Json(path);
            foreach (var member in (string[])["id", "title", "description", "extent", "itemType", "itemCount", "crs"])
                Assert.Equal(inList.GetProperty(member).GetRawText(), alone.GetProperty(member).GetRawText());
            Assert.Equal(new Uri(town.Address, $"/ogc/collections/{id}/items").AbsoluteUri, Href(alone, "items", "application/geo+json"));
            Assert.Equal(Href(inList, "items", "application/geo+json"), Href(alone, "items", "application/geo+json"));
        }
    }

    [Theory]
    [Proves("ogcapi-common-2/1.0/conf/simple-query")]
    [InlineData("?bbox=60,30,75,40", "incidents,reports")]
    [InlineData("?bbox=-10,30,10,40", "")]
    [InlineData("?bbox=170,-10,-170,10", "")]
    [InlineData("?datetime=2021-08-20/2021-08-28", "incidents,reports")]
    [InlineData("?datetime=../2021-08-25", "")]
    [InlineData("?datetime=2021-09-01/..", "")]
    [InlineData("?limit=1", "incidents")]
    [InlineData("?limit=1&offset=1", "reports")]
    public async Task Collections_are_asked_for_by_place_and_time_and_in_pages(string query, string kept)
    {
        await using var town = await Town.With(At("here", 69, 34).On("2021-08-26").Saying(ReportBy("police", "2021-08-27")));
        var page = await town.Json("/ogc/collections" + query);
        var ids = page.GetProperty("collections").EnumerateArray().Select(c => c.GetProperty("id").GetString()!).ToList();
        Assert.Equal(kept, string.Join(',', ids));
        Assert.Equal(ids.Count, page.GetProperty("numberReturned").GetInt32());
        Assert.Equal(query == "?limit=1" ? $"{town.Address}ogc/collections?limit=1&offset=1" : null, Href(page, "next", "application/json"));
    }

    [Theory]
    [InlineData("?bbox=1,2,3", "bbox")]
    [InlineData("?datetime=yesterday", "datetime")]
    [InlineData("?limit=0", "limit")]
    public async Task What_collections_cannot_be_asked_for_is_refused(string query, string parameter)
    {
        await using var town = await Town.With();
        var refusal = await town.Refused("/ogc/collections" + query);
        Assert.Equal((400, parameter), (refusal.Status, refusal.Parameter));
    }

    /// <summary>Whatever a feature has is in the schema, and all of it is to be read only.</summary>
    [Fact]
    [Proves("ogcapi-features-5/1.0/conf/returnables-and-receivables")]
    public async Task The_schema_lists_all_that_is_returned_and_that_nothing_is_received()
    {
        await using var town = await Town.With(At("here", 69, 34).Saying(ReportBy("police").Killed(3)));
        foreach (var collection in (string[])["incidents", "reports"])
        {
            var schema = (await town.Json($"/ogc/collections/{collection}/schema", "application/schema+json")).GetProperty("properties");
            var feature = (await town.Json($"/ogc/collections/{collection}/items/1")).GetProperty("properties");
            Assert.Equal(
                feature.EnumerateObject().Select(p => p.Name).Order(),
                schema.EnumerateObject().Select(p => p.Name).Except(["id", "geometry"]).Order());
            Assert.All(schema.EnumerateObject(), property => Assert.True(property.Value.GetProperty("readOnly").GetBoolean(), property.Name));
        }
    }

    [Fact]
    public async Task The_extent_is_rounded_outwards_and_spans_first_to_last_day()
    {
        await using var town = await Town.With(At("a", 69.123456, 34.123456).On("2021-08-14"), At("b", 70.123456, 35.123456).On("2021-08-29", "2021-08-31"), Nowhere("c"));
        var incidents = await town.Json("/ogc/collections/incidents");
        Assert.Equal("[69.1234,34.1234,70.1235,35.1235]", incidents.GetProperty("extent").GetProperty("spatial").GetProperty("bbox")[0].GetRawText());
        Assert.Equal(
            """["2021-08-14T00:00:00Z","2021-08-31T23:59:59Z"]""",
            incidents.GetProperty("extent").GetProperty("temporal").GetProperty("interval")[0].GetRawText());
        Assert.Equal(3, incidents.GetProperty("itemCount").GetInt32());
    }

    [Fact]
    public async Task The_extent_grows_with_what_becomes_known()
    {
        await using var town = await Town.With(At("a", 69, 34));
        Assert.Equal("[69,34,69,34]", await Box());
        await town.Report(At("b", 70, 35));
        Assert.Equal("[69,34,70,35]", await Box());

        async Task<string> Box() => (await town.Json("/ogc/collections/incidents")).GetProperty("extent").GetProperty("spatial").GetProperty("bbox")[0].GetRawText();
    }

    [Fact]
    public async Task An_empty_collection_spans_the_world_and_all_time()
    {
        await using var town = await Town.With();
        var extent = (await town.Json("/ogc/collections/reports")).GetProperty("extent");
        Assert.Equal("[-180,-90,180,90]", extent.GetProperty("spatial").GetProperty("bbox")[0].GetRawText());
        Assert.Equal("[null,null]", extent.GetProperty("temporal").GetProperty("interval")[0].GetRawText());
        var page = await town.Json(ReportItems);
        Assert.Equal((0, 0), (page.GetProperty("numberMatched").GetInt32(), page.GetProperty("numberReturned").GetInt32()));
        Assert.Contains("None match.", await town.Html(ReportItems));
    }

    [Fact]
    [Proves("ogcapi-features-5/1.0/conf/schemas")]
    [Proves("ogcapi-common-3/1.0/conf/schemas")]
    public async Task The_schema_tells_names_types_and_that_geometry_is_a_point_even_of_an_empty_collection()
    {
        await using var town = await Town.With();
        var collection = await town.Json("/ogc/collections/incidents");
        var href = LinksOf(collection, "http://www.opengis.net/def/rel/ogc/1.0/schema").Single(l => l.GetProperty("type").GetString() == "application/schema+json").GetProperty("href").GetString()!;
        var schema = await town.Json(href, "application/schema+json");
        Assert.Equal(href, schema.GetProperty("$id").GetString());
        var properties = schema.GetProperty("properties");
        Assert.Equal("geometry-point", properties.GetProperty("geometry").GetProperty("format").GetString());
        Assert.Equal("primary-geometry", properties.GetProperty("geometry").GetProperty("x-ogc-role").GetString());
        Assert.Equal("integer", Type(properties, "killed_best"));
        Assert.Equal("date", properties.GetProperty("date_start").GetProperty("format").GetString());
        Assert.Equal("date-time", properties.GetProperty("occurred_at").GetProperty("format").GetString());
        Assert.Equal("array", Type(properties, "actors"));
        Assert.Contains("retracted", properties.GetProperty("status").GetProperty("enum").EnumerateArray().Select(w => w.GetString()));
    }

    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    [Proves("ogcapi-features-3/1.0/conf/queryables")]
    [Proves("ogcapi-common-3/1.0/conf/queryables")]
    public async Task The_queryables_are_the_properties_of_features_and_a_point_as_QGIS_knows_it(string id)
    {
        await using var town = await Town.With(At("here", 69, 34).Saying(ReportBy("police")));
        var collection = await town.Json($"/ogc/collections/{id}");
        var href = Href(collection, "http://www.opengis.net/def/rel/ogc/1.0/queryables", "application/schema+json")!;
        var queryables = await town.Json(href, "application/schema+json");
        Assert.Equal(href, queryables.GetProperty("$id").GetString());
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", queryables.GetProperty("$schema").GetString());
        var geometry = queryables.GetProperty("properties").GetProperty("geometry");
        Assert.Equal("https://geojson.org/schema/Point.json", geometry.GetProperty("$ref").GetString());
        Assert.False(geometry.TryGetProperty("type", out _));

        var names = queryables.GetProperty("properties").EnumerateObject().Select(p => p.Name).Where(n => n is not ("geometry" or "date"));
        var feature = (await town.Json($"/ogc/collections/{id}/items")).GetProperty("features")[0];
        Assert.Equal(feature.GetProperty("properties").EnumerateObject().Select(p => p.Name), names);
    }

    private static string? Type(JsonElement properties, string name) => properties.GetProperty(name).GetProperty("type").GetString();
}
