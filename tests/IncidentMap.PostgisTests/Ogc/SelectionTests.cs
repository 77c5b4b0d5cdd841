using System.Text.Json;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

[Proves("ogcapi-features-6/1.0/conf/property-selection")]
public sealed class SelectionTests
{
    [Theory]
    [InlineData("properties=title,key", """{"key":"news:one","title":"Bombing one"}""")]
    [InlineData("properties=killed_best", """{"killed_best":null}""")]
    [InlineData("properties=title,key&exclude-properties=key", """{"title":"Bombing one"}""")]
    [InlineData("properties=title&exclude-properties=title", "{}")]
    public async Task Only_the_properties_asked_for_are_given_in_the_order_of_the_schema(string query, string properties)
    {
        await using var town = await Town.With(At("one", 69));
        Assert.Equal(properties, (await town.Json($"{IncidentItems}?{query}")).GetProperty("features")[0].GetProperty("properties").GetRawText());
        Assert.Equal(properties, (await town.Json($"{IncidentItems}/1?{query}")).GetProperty("properties").GetRawText());
    }

    [Fact]
    public async Task Excluded_properties_are_left_out()
    {
        await using var town = await Town.With(At("one", 69).Saying(ReportBy("police")));
        var all = Names(await town.Json(ReportItems));
        Assert.Equal(all.Except(["text", "url"]), Names(await town.Json(ReportItems + "?exclude-properties=url,text")));
    }

    [Theory]
    [InlineData("skipGeometry=true", "null")]
    [InlineData("skipGeometry=false", """{"type":"Point","coordinates":[69.1234567,34.7654321]}""")]
    [InlineData("precision=3", """{"type":"Point","coordinates":[69.123,34.765]}""")]
    [InlineData("precision=0", """{"type":"Point","coordinates":[69,35]}""")]
    [InlineData("precision=15", """{"type":"Point","coordinates":[69.1234567,34.7654321]}""")]
    [InlineData("precision=1&crs=EPSG:4326", """{"type":"Point","coordinates":[34.8,69.1]}""")]
    public async Task The_geometry_is_left_out_or_rounded(string query, string geometry)
    {
        await using var town = await Town.With(At("one", 69.1234567, 34.7654321));
        var feature = (await town.Json($"{IncidentItems}?{query}")).GetProperty("features")[0];
        Assert.Equal(geometry, feature.GetProperty("geometry").GetRawText());
        Assert.Equal("news:one", feature.GetProperty("properties").GetProperty("key").GetString());
        Assert.Equal(geometry, (await town.Json($"{IncidentItems}/1?{query}")).GetProperty("geometry").GetRawText());
    }

    [Fact]
    public async Task Sorting_and_paging_need_no_property_to_be_selected()
    {
        await using var town = await Town.With(At("a", 69).On("2021-08-01"), At("b", 69).On("2021-08-03"), At("c", 69).On("2021-08-02"));
        var seen = new List<string>();
        for (var next = IncidentItems + "?sortby=-date_start,country&properties=key&skipGeometry=true&limit=1"; next is not null;)
        {
            var page = await town.Json(next);
            Assert.Equal(["key"], Names(page));
            seen.AddRange(Keys(page));
            next = Href(page, "next");
        }
        Assert.Equal(["b", "c", "a"], seen);
    }

    [Fact]
    public async Task What_is_not_asked_for_is_not_read()
    {
        await using var town = await Town.With();
        await using var db = town.OpenDatabase();
        var title = Published.Incidents.Properties.Single(p => p.Name == "title");
        using var command = Published.Incidents.Rows(db, new Page(new And([]), 1) { Selection = new Selection([title], Geometry: false) });
        Assert.StartsWith("SELECT i.id, i.title\n", command.CommandText);
    }

    [Theory]
    [InlineData("properties=titel", "properties", "Incidents have no property 'titel'. There are key, title,")]
    [InlineData("properties=title,,key", "properties", "Incidents have no property ''.")]
    [InlineData("exclude-properties=geometry", "exclude-properties", "Incidents have no property 'geometry'.")]
    [InlineData("skipGeometry=yes", "skipGeometry", "'yes' is neither true nor false.")]
    [InlineData("precision=-1", "precision", "'-1' is not a whole number from 0 to 15.")]
    [InlineData("precision=16", "precision", "'16' is not a whole number from 0 to 15.")]
    [InlineData("precision=1e3", "precision", "'1e3' is not a whole number from 0 to 15.")]
    public async Task What_cannot_be_selected_is_refused(string query, string parameter, string detail)
    {
        await using var town = await Town.With(At("one", 69));
        foreach (var path in (string[])[IncidentItems, IncidentItems + "/1"])
        {
            var refusal = await town.Refused($"{path}?{query}");
            Assert.Equal((400, parameter), (refusal.Status, refusal.Parameter));
            Assert.StartsWith(detail, refusal.Detail);
        }
    }

    [Fact]
    public async Task A_site_may_keep_what_has_no_point_out_of_every_box()
    {
        await using var standard = await Town.With(At("here", 69), Nowhere("nowhere"));
        await using var strict = await Town.Configured(new() { ["UnplacedMatchAnyBox"] = "false" }, At("here", 69), Nowhere("nowhere"));
        foreach (var box in (string[])["60,-10,80,10", "60,-10,80,10&bbox-crs=CRS84", "300000,-100000,600000,100000&bbox-crs=EPSG:32642"])
        {
            Assert.Equal(["here", "nowhere"], await standard.Keys($"?bbox={box}"));
            Assert.Equal(["here"], await strict.Keys($"?bbox={box}"));
        }
    }

    private static IEnumerable<string> Names(JsonElement page) => page.GetProperty("features")[0].GetProperty("properties").EnumerateObject().Select(p => p.Name);
}
