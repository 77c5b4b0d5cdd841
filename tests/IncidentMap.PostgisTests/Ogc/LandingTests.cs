using System.Net;
using System.Text.RegularExpressions;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;

namespace IncidentMap.PostgisTests.Ogc;

public sealed class LandingTests(AllDataTown all) : IClassFixture<AllDataTown>
{
    private readonly Town town = all.Town;

    [Theory]
    [InlineData("self", "application/json", "/ogc")]
    [InlineData("alternate", "text/html", "/ogc?f=html")]
    [InlineData("service-desc", "application/vnd.oai.openapi+json;version=3.0", "/ogc/api")]
    [InlineData("service-doc", "text/html", "/ogc/api?f=html")]
    [InlineData("conformance", "application/json", "/ogc/conformance")]
    [InlineData("data", "application/json", "/ogc/collections")]
    [Proves("ogcapi-common-1/1.0/conf/core")]
    [Proves("ogcapi-common-1/1.0/conf/landing-page")]
    [Proves("ogcapi-features-1/1.0/conf/core")]
    public async Task The_landing_page_leads_everywhere_with_absolute_links_that_answer(string rel, string type, string path)
    {
        var landing = await town.Json("/ogc");
        var href = Href(landing, rel, type);
        Assert.Equal(new Uri(town.Address, path).AbsoluteUri, href);

        using var there = await town.Ask(href!);
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        Assert.Equal(type.Split(';')[0], there.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/ogc/")]
    [InlineData("/ogc?f=json")]
    [InlineData("/ogc/?f=json")]
    public async Task The_landing_page_is_the_same_with_a_slash_and_with_f_json(string path) =>
        Assert.Equal("Incident Map", (await town.Json(path)).GetProperty("title").GetString());

    [Theory]
    [InlineData("/ogc")]
    [InlineData("/ogc/conformance")]
    [InlineData("/ogc/functions")]
    [InlineData("/ogc/tiles")]
    [InlineData("/ogc/tiles/WebMercatorQuad?asOf=2021-09-01")]
    [InlineData("/ogc/collections/incidents/tiles")]
    [InlineData("/ogc/collections/incidents/tiles/WebMercatorQuad")]
    [InlineData("/ogc/tileMatrixSets")]
    [InlineData("/ogc/tileMatrixSets/WebMercatorQuad")]
    [InlineData("/ogc/api")]
    [InlineData("/ogc/collections")]
    [InlineData("/ogc/collections/incidents")]
    [InlineData("/ogc/collections/reports")]
    [InlineData("/ogc/collections/incidents/queryables")]
    [InlineData("/ogc/collections/incidents/schema")]
    [InlineData("/ogc/collections/incidents/items?limit=2")]
    [InlineData("/ogc/collections/incidents/items/1")]
    [InlineData("/ogc/collections/reports/items?limit=2&datetime=2021-08-29/..")]
    [InlineData("/ogc/collections/reports/items/1")]
    [Proves("ogcapi-common-1/1.0/conf/json")]
    [Proves("ogcapi-common-1/1.0/conf/html")]
    [Proves("ogcapi-features-1/1.0/conf/html")]
    public async Task Every_resource_comes_as_JSON_and_as_a_page_that_name_each_other(string path)
    {
        using var json = await town.Ask(path, "application/json");
        Assert.Equal(HttpStatusCode.OK, json.StatusCode);
        using var html = await town.Ask(path, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        Assert.Equal("text/html; charset=utf-8", html.Content.Headers.ContentType?.ToString());
        var page = await html.Content.ReadAsStringAsync();
        Assert.StartsWith("<!DOCTYPE html>", page);
        Assert.Contains("<link rel=\"alternate\" type=\"application/", page);
        Assert.All(Scripts(page), script => Assert.Matches("^<script[^>]* src=\"[^\"]+\"[^>]*></script>$", script));
        Assert.DoesNotContain(" style=", page);

        var document = await town.Json(path);
        if (document.TryGetProperty("links", out _))
        {
            Assert.EndsWith("f=html", Href(document, "alternate", "text/html"));
            using var alternate = await town.Ask(Href(document, "alternate", "text/html")!);
            Assert.Equal("text/html", alternate.Content.Headers.ContentType?.MediaType);
            Assert.NotNull(Href(document, "self"));
        }
    }

    /// <summary>Each script of a page with all that stands in it.</summary>
    private static IEnumerable<string> Scripts(string page) => Regex.Matches(page, "<script.*?</script>", RegexOptions.Singleline).Select(m => m.Value);

    [Theory]
    // As browsers, QGIS, GDAL, ArcGIS and Leaflet ask.
    [InlineData(IncidentItems, null, "application/geo+json")]
    [InlineData(IncidentItems, "*/*", "application/geo+json")]
    [InlineData(IncidentItems, "application/geo+json, application/json", "application/geo+json")]
    [InlineData(IncidentItems, "application/geo+json", "application/geo+json")]
    [InlineData(IncidentItems, "application/json", "application/json")]
    [InlineData(IncidentItems, "application/*", "application/geo+json")]
    [InlineData(IncidentItems, "text/html;q=0.5, application/json;q=0.9", "application/json")]
    [InlineData(IncidentItems, "text/html, */*;q=0.1", "text/html")]
    [InlineData(IncidentItems, "application/geo+json;q=0, */*", "application/json")]
    [InlineData(IncidentItems, "application/geo+json-seq", "application/geo+json-seq")]
    [InlineData(IncidentItems, "application/x-ndjson, application/json;q=0.5", "application/x-ndjson")]
    [InlineData(IncidentItems, "text/csv, */*;q=0.1", "text/csv")]
    [InlineData("/ogc/api", "application/vnd.oai.openapi+json;version=3.0, application/openapi+json;version=3.0, application/json", "application/vnd.oai.openapi+json")]
    [InlineData("/ogc/api", "application/json", "application/json")]
    [InlineData("/ogc/collections/incidents/queryables", "application/schema+json", "application/schema+json")]
    [InlineData("/ogc/collections/incidents/schema", "application/schema+json", "application/schema+json")]
    public async Task The_Accept_header_decides_the_form(string path, string? accept, string type)
    {
        using var response = await town.Ask(path, accept);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task F_overrules_the_Accept_header()
    {
        using var response = await town.Ask(IncidentItems + "?f=json", "text/html");
        Assert.Equal("application/geo+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_form_that_is_not_to_be_had_is_refused_with_those_that_are()
    {
        Assert.Equal(
            new Refusal(400, "f", "'gml' is none of json, jsonfg, geojsonseq, ndjson, csv, flatgeobuf, geoparquet, kml, html."),
            await town.Refused(IncidentItems + "?f=gml"));
        Assert.Equal(
            new Refusal(406, null, "This comes as application/geo+json, application/json, application/fg+json, application/geo+json-seq, application/x-ndjson, text/csv, application/flatgeobuf, application/vnd.apache.parquet, application/vnd.google-earth.kml+xml, text/html; the Accept header allows none of them."),
            await town.Refused(IncidentItems, "image/png"));
    }

    [Theory]
    [InlineData("/ogc?colour=red", "There is no parameter 'colour' here. There are f.")]
    [InlineData("/ogc/api?colour=red", "There is no parameter 'colour' here. There are f.")]
    [InlineData("/ogc/conformance?colour=red", "There is no parameter 'colour' here. There are f.")]
    [InlineData("/ogc/collections?colour=red", "There is no parameter 'colour' here. There are f, bbox, datetime, limit, offset.")]
    [InlineData("/ogc/collections/incidents?colour=red", "There is no parameter 'colour' here. There are f, asOf.")]
    [InlineData("/ogc/collections/incidents/schema?colour=red", "There is no parameter 'colour' here. There are f.")]
    [InlineData("/ogc/collections/incidents/items/1?colour=red", "There is no parameter 'colour' here. There are f, profile, properties, exclude-properties, crs, skipGeometry, precision, asOf.")]
    [InlineData("/api/incidents/1?colour=red", "There is no parameter 'colour' here. There are asOf.")]
    public async Task A_parameter_that_is_not_known_is_refused_everywhere(string path, string detail) =>
        Assert.Equal(new Refusal(400, "colour", detail), await town.Refused(path));

    [Theory]
    [InlineData("/ogc/nothing", "There is nothing at this address. The API begins at /ogc.")]
    [InlineData("/ogc/collections/fires", "There is no collection 'fires'. There are incidents, reports.")]
    [InlineData("/ogc/collections/fires/items", "There is no collection 'fires'. There are incidents, reports.")]
    [InlineData("/ogc/collections/incidents/items/999999", "There is no feature '999999' in incidents.")]
    [InlineData("/ogc/collections/incidents/items/dUmmYColLection", "There is no feature 'dUmmYColLection' in incidents.")]
    [InlineData("/ogc/collections/incidents/items/99999999999999999999", "There is no feature '99999999999999999999' in incidents.")]
    [InlineData("/ogc/collections/incidents/items/-1", "There is no feature '-1' in incidents.")]
    [InlineData("/ogc/collections/incidents/items/1%20OR%201=1", "There is no feature '1 OR 1=1' in incidents.")]
    [InlineData("/ogc/collections/incidents/items/..%2F1", "There is no feature '..%2F1' in incidents.")]
    public async Task What_is_not_there_is_404_with_what_was_looked_for(string path, string detail) =>
        Assert.Equal(new Refusal(404, null, detail), await town.Refused(path));

    [Fact]
    public async Task Ordinary_use_is_worth_no_warning()
    {
        await using var quiet = await Town.With(Samples.At("here", 69).Saying(Samples.ReportBy("police").Killed(3)));
        foreach (var path in (string[])["/ogc", "/ogc/api", "/ogc/collections", "/ogc/collections/incidents", IncidentItems, ReportItems + "?f=html", IncidentItems + "/1", "/api/incidents/1", "/api/site", "/health/ready", IncidentItems + "?bbox=wrong", "/nothing"])
            (await quiet.Ask(path)).Dispose();
        Assert.Empty(quiet.Warnings);
    }
}
