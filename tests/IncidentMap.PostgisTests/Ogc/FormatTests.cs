using System.Net;
using System.Text.Json;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

/// <summary>The same features in every format: read back, they are equal to those of GeoJSON.</summary>
public sealed class FormatTests(AllDataTown all) : IClassFixture<AllDataTown>
{
    private readonly Town town = all.Town;

    [Fact]
    public async Task A_text_sequence_has_a_record_separator_before_and_a_line_break_behind_each_feature()
    {
        var text = await Text(IncidentItems + "?f=geojsonseq&country=AF", "application/geo+json-seq");
        Assert.Equal('\u001e', text[0]);
        Assert.Equal(await GeoJson(IncidentItems + "?country=AF"), text[1..].Split('\u001e').Select(Lone));
    }

    [Fact]
    public async Task Newline_delimited_JSON_has_a_feature_a_line_and_nothing_else()
    {
        var text = await Text(ReportItems + "?f=ndjson&limit=50", "application/x-ndjson");
        Assert.Equal(await GeoJson(ReportItems + "?limit=50"), text.TrimEnd('\n').Split('\n').Select(line => Lone(line + "\n")));
    }

    [Theory]
    [InlineData(IncidentItems)]
    [InlineData(ReportItems)]
    public async Task A_table_has_a_line_a_feature_with_the_values_of_GeoJSON(string items)
    {
        var rows = Csv.Read(await Text(items + "?f=csv&limit=1000", "text/csv"));
        var features = (await town.Json(items + "?limit=1000")).GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(features.Count, rows.Count);
        foreach (var (feature, row) in features.Zip(rows))
        {
            Assert.Equal(feature.GetProperty("id").GetRawText(), row["id"]);
            foreach (var property in feature.GetProperty("properties").EnumerateObject())
                Assert.Equal(GeoFile.Text(property.Value), row[property.Name]);
            var point = feature.GetProperty("geometry") is { ValueKind: JsonValueKind.Object } geometry ? geometry.GetProperty("coordinates") : (JsonElement?)null;
            Assert.Equal((point?[0].GetRawText() ?? "", point?[1].GetRawText() ?? ""), (row["longitude"], row["latitude"]));
        }
    }

    [Fact]
    public async Task A_table_may_have_its_points_as_WKT()
    {
        await using var two = await Town.With(At("here", 69.5, 34.25), Nowhere("there"));
        using var response = await two.Ask(IncidentItems + "?f=csv&geometry=wkt");
        var rows = Csv.Read(await response.Content.ReadAsStringAsync());
        Assert.Equal(["POINT (69.5 34.25)", ""], rows.Select(r => r["geometry"]));
        Assert.DoesNotContain("longitude", rows[0].Keys);
        Assert.Equal(new Refusal(400, "geometry", "'wkb' is none of lonlat, wkt."), await two.Refused(IncidentItems + "?f=csv&geometry=wkb"));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("＝1")]
    public async Task No_cell_of_a_table_is_a_formula(string title)
    {
        await using var hostile = await Town.With(At("formula", -69, -34).But(i => i.Title = title));
        using var response = await hostile.Ask(IncidentItems + "?f=csv");
        var row = Assert.Single(Csv.Read(await response.Content.ReadAsStringAsync()));
        Assert.Equal("'" + title, row["title"]);
        Assert.Equal(("-69", "-34"), (row["longitude"], row["latitude"]));
    }

    [Theory]
    [InlineData("geojsonseq")]
    [InlineData("ndjson")]
    [InlineData("csv")]
    [InlineData("kml")]
    [InlineData("flatgeobuf")]
    public async Task The_header_of_a_file_leads_to_its_next_page_and_tells_how_many_there_are(string format)
    {
        await using var three = await Town.Configured(new() { ["CountMilliseconds"] = "60000" }, At("a", 69), At("b", 70), At("c", 71));
        var next = IncidentItems + $"?f={format}&limit=2";
        var pages = new List<string>();
        while (next is not null)
        {
            using var page = await three.Ask(next);
            pages.Add(await page.Content.ReadAsStringAsync());
            Assert.Equal("3", page.Headers.One("OGC-NumberMatched"));
            next = page.Headers.One("Link") is { } link ? link.Split('>')[0].TrimStart('<') : null;
            Assert.EndsWith(pages.Count == 1 ? $"rel=\"next\"; type=\"{page.Content.Headers.ContentType!.MediaType}\"" : "", page.Headers.One("Link") ?? "");
        }
        Assert.Equal(2, pages.Count);
        Assert.Contains("news:b", pages[0]);
        Assert.DoesNotContain("news:c", pages[0]);
        Assert.Contains("news:c", pages[1]);
        Assert.DoesNotContain("news:b", pages[1]);
    }

    [Theory]
    [InlineData("geojson")]
    [InlineData("geojsons")]
    [InlineData("geojsonl")]
    [InlineData("csv")]
    [InlineData("kml")]
    [InlineData("fg.json")]
    public async Task A_download_holds_everything_under_a_name_of_its_own(string ending)
    {
        await using var large = await Town.With(At("one", 69, 34));
        await large.Multiply("one", 10_500);
        using var response = await large.Ask($"/ogc/collections/incidents/download.{ending}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"attachment; filename=incidents.{ending}", response.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal(10_501, (await response.Content.ReadAsStringAsync()).Split("news:one").Length - 1);
    }

    [Fact]
    public async Task A_download_holds_exactly_what_is_filtered()
    {
        using var response = await town.Ask("/ogc/collections/incidents/download.csv?country=AF&datetime=2021-08-20/..&bbox=60,30,72,36");
        var rows = Csv.Read(await response.Content.ReadAsStringAsync());
        Assert.Equal(await town.Keys("?country=AF&datetime=2021-08-20/..&bbox=60,30,72,36"), rows.Select(r => r["key"]));
        Assert.NotEmpty(rows);
    }

    [Fact]
    public async Task A_download_is_of_the_world_as_it_had_been_reported_by_a_day()
    {
        const string strike = "filter=key='curated:2021-08-29-kabul-drone-strike'&asOf=2021-08-29";
        var then = (await town.Json($"{IncidentItems}?{strike}")).GetProperty("features")[0].GetProperty("properties");
        var now = (await town.Json($"{IncidentItems}?{strike[..strike.IndexOf('&')]}")).GetProperty("features")[0].GetProperty("properties");
        var row = Assert.Single(Csv.Read(await Text($"/ogc/collections/incidents/download.csv?{strike}", "text/csv")));
        Assert.Equal(GeoFile.Text(then.GetProperty("report_count")), row["report_count"]);
        Assert.NotEqual(GeoFile.Text(now.GetProperty("report_count")), row["report_count"]);
        GeoFile.SameValues(
            GeoFile.Features(await town.Json($"{IncidentItems}?{strike}"))[0],
            Assert.Single(await GeoFile.Read(town, $"/ogc/collections/incidents/download.fgb?{strike}", ".fgb")));
    }

    [Fact]
    public async Task A_download_that_is_none_is_refused_with_what_there_is()
    {
        Assert.Equal(404, (await town.Refused("/ogc/collections/incidents/download.gml")).Status);
        Assert.StartsWith("There is no download '.gml'. There are .geojson, ", (await town.Refused("/ogc/collections/incidents/download.gml")).Detail);
        Assert.Equal(
            new Refusal(400, "limit", "A download has no pages and holds everything: leave limit out, or ask /items."),
            await town.Refused("/ogc/collections/incidents/download.csv?limit=5"));
        Assert.Equal(400, (await town.Refused("/ogc/collections/incidents/download.csv?colour=red")).Status);
    }

    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    public async Task A_collection_names_every_format_and_download_GeoJSON_first(string id)
    {
        var collection = await town.Json($"/ogc/collections/{id}");
        Assert.Equal("application/geo+json", LinksOf(collection, "items").First().GetProperty("type").GetString());
        foreach (var link in LinksOf(collection, "items").Concat(LinksOf(collection, "enclosure")))
        {
            using var there = await town.Ask(link.GetProperty("href").GetString()!);
            Assert.Equal((HttpStatusCode.OK, link.GetProperty("type").GetString()), (there.StatusCode, there.Content.Headers.ContentType?.MediaType));
        }
        foreach (var ending in (string[])["csv", "geojsons", "fgb", "parquet"])
            Assert.Contains(LinksOf(collection, "enclosure"), l => l.GetProperty("href").GetString()!.EndsWith($"/download.{ending}", StringComparison.Ordinal));
    }

    private async Task<string> Text(string path, string type)
    {
        using var response = await town.Ask(path);
        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<string[]> GeoJson(string path) => [.. (await town.Json(path)).GetProperty("features").EnumerateArray().Select(f => f.GetRawText())];

    private static string Lone(string text)
    {
        Assert.EndsWith("\n", text);
        return JsonDocument.Parse(text).RootElement.GetRawText();
    }
}
