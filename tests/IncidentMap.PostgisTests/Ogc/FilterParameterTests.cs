using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.PostgisTests.World;
using Microsoft.EntityFrameworkCore;
using static IncidentMap.PostgisTests.World.Asking;

namespace IncidentMap.PostgisTests.Ogc;

/// <summary>A filter goes with all else that items can be asked for.</summary>
[Proves("ogcapi-features-3/1.0/conf/features-filter")]
public sealed class FilterParameterTests(CqlTown one) : IClassFixture<CqlTown>
{
    private const string Text = "event_subtype='suicide_bomb' AND killed_best > 5 AND S_INTERSECTS(geometry,BBOX(66,24,71,35))";
    private const string Json = """
        {"op":"and","args":[{"op":"=","args":[{"property":"event_subtype"},"suicide_bomb"]},{"op":">","args":[{"property":"killed_best"},5]},
         {"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[66,24,71,35]}]}]}
        """;

    private readonly Town town = one.Town;

    [Fact]
    public async Task The_same_filter_in_text_and_in_JSON_finds_the_same()
    {
        Assert.Equal(["airport"], await Kept(Text));
        Assert.Equal(["airport"], await Kept(Text, "&filter-lang=cql2-text"));
        Assert.Equal(["airport"], await Kept(Text, "&filter-lang=cql-text"));
        Assert.Equal(["airport"], await Kept(Json, "&filter-lang=cql2-json"));
    }

    [Fact]
    public async Task Filter_bbox_datetime_ids_and_properties_must_all_hold()
    {
        Assert.Equal(["airport", "drone"], await Kept("killed_best > 5", "&country=AF&bbox=60,20,80,40&datetime=2021-08-01/2021-08-31"));
        Assert.Equal(["drone"], await Kept("killed_best > 5", "&ids=2,3,4"));
        Assert.Equal(["quetta", "west"], await town.Keys("?ids=7,3,99"));
        Assert.Equal(["quetta"], await town.Keys("?ids=3"));
    }

    [Fact]
    public async Task Hits_and_pages_obey_the_filter()
    {
        var filter = Uri.EscapeDataString("killed_best >= 0");
        var hits = await town.Json($"{IncidentItems}?resultType=hits&filter={filter}");
        Assert.Equal((5, 0), (hits.GetProperty("numberMatched").GetInt32(), hits.GetProperty("features").GetArrayLength()));

        var keys = new List<string>();
        for (var next = $"{IncidentItems}?limit=2&filter={filter}"; next is not null;)
        {
            var page = await town.Json(next);
            keys.AddRange(Keys(page));
            next = Href(page, "next") is { } href ? new Uri(href).PathAndQuery : null;
        }
        Assert.Equal(["airport", "drone", "quetta", "procession", "sale"], keys);
    }

    [Fact]
    public async Task A_next_link_belongs_to_its_filter_however_that_is_spelled()
    {
        var page = await town.Json($"{IncidentItems}?limit=2&filter={Uri.EscapeDataString("killed_best >= 0")}");
        var token = System.Web.HttpUtility.ParseQueryString(new Uri(Href(page, "next")!).Query)["token"];
        Assert.Equal(["quetta", "procession"], await town.Keys($"?limit=2&token={token}&filter={Uri.EscapeDataString("(killed_best>=0)")}"));
        Assert.Equal("token", (await town.Refused($"{IncidentItems}?limit=2&token={token}&filter={Uri.EscapeDataString("killed_best >= 1")}")).Parameter);
    }

    [Fact]
    public async Task Reports_are_filtered_by_what_they_publish_and_by_their_incident()
    {
        Assert.Equal(["general-2021-09-17"], Keys(await town.Json($"{ReportItems}?filter={Uri.EscapeDataString("A_CONTAINS(claims, ('United States armed forces: admitted'))")}")));
        Assert.Equal(["general-2021-09-17"], Keys(await town.Json($"{ReportItems}?filter={Uri.EscapeDataString("T_AFTER(date, DATE('2021-09-01')) AND country = 'AF' AND S_WITHIN(geometry, BBOX(69, 34, 70, 35))")}")));
    }

    [Theory]
    [InlineData("EPSG/0/4326", "S_INTERSECTS(geometry, BBOX(34, 69, 35, 70))")]
    [InlineData("EPSG/0/4326", "S_WITHIN(geometry, POLYGON((34 69, 35 69, 35 70, 34 70, 34 69)))")]
    [InlineData("EPSG/0/3857", "S_INTERSECTS(geometry, BBOX(7681045, 4028802, 7792364, 4163881))")]
    [InlineData("EPSG/0/3857", "S_WITHIN(geometry, POLYGON((7681045 4028802, 7792364 4028802, 7792364 4163881, 7681045 4163881, 7681045 4028802)))")]
    [InlineData("EPSG/0/32642", "S_INTERSECTS(geometry, BBOX(500000, 3800000, 530000, 3850000))")]
    [InlineData("EPSG/0/32642", "S_WITHIN(geometry, POLYGON((500000 3800000, 530000 3800000, 530000 3850000, 500000 3850000, 500000 3800000)))")]
    [InlineData("EPSG/0/32642", "distance_m(geometry, POINT(518000 3820000)) < 20000")]
    [InlineData("OGC/1.3/CRS84", "S_INTERSECTS(geometry, BBOX(69, 34, 70, 35))")]
    public async Task Geometries_of_a_filter_are_in_the_CRS_that_is_named_in_its_order_of_axes(string crs, string filter)
    {
        var named = $"&filter-crs=http://www.opengis.net/def/crs/{crs}";
        Assert.Equal(["airport", "drone"], await Kept(filter, named));
    }

    [Fact]
    public async Task Positions_in_JSON_have_the_order_of_axes_of_the_CRS_too() => Assert.Equal(["airport"], await Kept(
        """{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[34.5,69.2]}]}""", "&filter-lang=cql2-json&filter-crs=EPSG:4326"));

    [Fact]
    public async Task A_filter_far_outside_its_CRS_or_in_one_that_is_not_offered_is_refused()
    {
        Assert.Equal(400, (await town.Refused($"{IncidentItems}?filter-crs=EPSG:32642&filter={Uri.EscapeDataString("S_INTERSECTS(geometry, POINT(1e200 1e200))")}")).Status);
        Assert.Equal("filter-crs", (await town.Refused($"{IncidentItems}?filter=TRUE&filter-crs=EPSG:9999")).Parameter);
    }

    [Theory]
    [InlineData("filter=casualties(", "filter", "There is no function 'casualties' at column 1. There are lower, upper, char_length, cardinality, year, month, day, distance_m, and CQL2's own such as S_INTERSECTS, T_AFTER, A_CONTAINS and CASEI.")]
    [InlineData("filter=title%20=", "filter", "Expected a value at column 8, where the filter ends.")]
    [InlineData("filter=TRUE&filter-lang=cql", "filter-lang", "'cql' is none of cql2-text, cql2-json, cql-text.")]
    [InlineData("filter=TRUE&filter-lang=cql2-json", "filter", "The filter is not JSON, or nested too deep, at line 1, column 1.")]
    [InlineData("ids=1,x", "ids", "'x' is no id. Write whole numbers with commas between them, such as 1,2,3.")]
    [InlineData("ids=1,,2", "ids", "'' is no id. Write whole numbers with commas between them, such as 1,2,3.")]
    [InlineData("filter=", "filter", "'filter' has no value; give one or leave it out.")]
    public async Task What_is_not_understood_is_refused_with_what_would_be_right(string query, string parameter, string detail) =>
        Assert.Equal(new Refusal(400, parameter, detail), await town.Refused($"{IncidentItems}?{query}"));

    [Fact]
    public async Task The_languages_are_listed_letter_for_letter_since_GDAL_and_QGIS_look_for_them()
    {
        var parameter = (await town.Json("/ogc/api")).GetProperty("components").GetProperty("parameters").GetProperty("filter-lang");
        Assert.Equal("""["cql2-text","cql2-json","cql-text"]""", parameter.GetProperty("schema").GetProperty("enum").GetRawText());
    }

    [Fact]
    [Proves("ogcapi-features-3/1.0/conf/queryables")]
    public async Task Queryables_name_all_that_filters_may_name()
    {
        foreach (var collection in Published.All)
        {
            var properties = (await town.Json($"/ogc/collections/{collection.Id}/queryables")).GetProperty("properties").EnumerateObject().Select(p => p.Name);
            Assert.Equal(collection.Queryables.All.Select(p => p.Name).Order(), properties.Order());
        }
    }

    [Theory]
    [InlineData("S_INTERSECTS(geometry, BBOX(69.1, 34.4, 69.2, 34.6))", "ix_incidents_point")]
    [InlineData("S_INTERSECTS(geometry, BBOX(179.9, -10, -179.9, 10))", "ix_incidents_point")]
    [InlineData("S_WITHIN(geometry, POLYGON((69 34, 69.1 34, 69.1 34.1, 69 34)))", "ix_incidents_point")]
    [InlineData("T_AFTER(date, DATE('2021-12-30'))", "ix_incidents_date_start_id")]
    [InlineData("date_start >= '2021-12-30'", "ix_incidents_date_start_id")]
    [InlineData("event_type = 'protests'", "ix_incidents_event_type_date_end_date_start")]
    [InlineData("event_type = 'protests' AND date_end >= '2021-08-01' AND date_start <= '2021-08-31'",
        "Index Cond: ((event_type = 'protests'::text) AND (date_end >= '2021-08-01'::date) AND (date_start <= '2021-08-31'::date))")]
    [InlineData("key = 'news:airport'", "ix_incidents_key")]
    [InlineData("A_CONTAINS(actors, ('Civilians', 'United States armed forces'))", "ix_incidents_actors")]
    public async Task A_filter_finds_its_incidents_by_an_index(string filter, string index)
    {
        await using var many = await Town.With();
        await many.Report(World.Samples.At("airport", 10));
        await many.Multiply("airport", 5_000);
        await using var db = many.OpenDatabase();
        await db.Database.ExecuteSqlRawAsync("ANALYZE incidents");
        await db.Database.OpenConnectionAsync();
        await using var command = Published.Incidents.Rows(db, new Page(CqlText.Parse(filter, Published.Incidents.Queryables), 10_000));
        command.CommandText = "EXPLAIN " + command.CommandText;
        await using var plan = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await plan.ReadAsync())
            lines.Add(plan.GetString(0));
        Assert.Contains(lines, l => l.Contains(index, StringComparison.Ordinal));
    }

    private Task<string[]> Kept(string filter, string more = "") => town.Keys($"?filter={Uri.EscapeDataString(filter)}{more}");
}
