using System.Text.Json;
using IncidentMap.PostgisTests.World;
using Microsoft.OpenApi;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

[Proves("ogcapi-features-1/1.0/conf/oas30")]
[Proves("ogcapi-common-1/1.0/conf/oas30")]
public sealed class ApiDefinitionTests
{
    [Fact]
    public async Task The_definition_is_valid_OpenAPI_3_0_at_the_exact_media_type()
    {
        await using var town = await Town.With();
        using var response = await town.Ask("/ogc/api", "application/vnd.oai.openapi+json;version=3.0");
        Assert.Equal("application/vnd.oai.openapi+json;version=3.0", response.Content.Headers.NonValidated["Content-Type"].ToString());

        var read = OpenApiDocument.Parse(await response.Content.ReadAsStringAsync(), OpenApiConstants.Json);
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_0, read.Diagnostic.SpecificationVersion);
        Assert.Equal(new Uri(town.Address, "/ogc").AbsoluteUri, read.Document!.Servers![0].Url);
        Assert.Empty(read.Document.Validate(ValidationRuleSet.GetDefaultRuleSet()));
    }

    [Fact]
    public async Task The_limit_says_its_least_most_and_default_where_QGIS_GDAL_and_ArcGIS_look()
    {
        await using var town = await Town.With();
        var limit = (await town.Json("/ogc/api")).GetProperty("components").GetProperty("parameters").GetProperty("limit").GetProperty("schema");
        Assert.Equal(
            (1, 10_000, 100),
            (limit.GetProperty("minimum").GetInt32(), limit.GetProperty("maximum").GetInt32(), limit.GetProperty("default").GetInt32()));
    }

    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    public async Task Each_collection_has_paths_of_its_own_with_bbox_datetime_and_every_property(string id)
    {
        await using var town = await Town.With();
        var definition = await town.Json("/ogc/api");
        var parameters = Parameters(definition, id);

        var bbox = parameters["bbox"].GetProperty("schema");
        Assert.Equal(("array", 4, 6, "number"), (bbox.GetProperty("type").GetString(), bbox.GetProperty("minItems").GetInt32(), bbox.GetProperty("maxItems").GetInt32(), bbox.GetProperty("items").GetProperty("type").GetString()));
        Assert.Equal("string", parameters["datetime"].GetProperty("schema").GetProperty("type").GetString());
        Assert.Equal(["results", "hits"], parameters["resultType"].GetProperty("schema").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
        Assert.All(parameters.Values, p => Assert.Equal(
            ("query", "form", false),
            (p.GetProperty("in").GetString(), p.GetProperty("style").GetString(), p.GetProperty("explode").GetBoolean())));

        var schema = await town.Json($"/ogc/collections/{id}/schema");
        var properties = schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).Where(n => n is not ("id" or "geometry"));
        Assert.Subset(parameters.Keys.ToHashSet(), properties.ToHashSet());
    }

    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    public async Task Every_parameter_of_the_definition_is_taken_and_no_two_share_a_name(string id)
    {
        await using var town = await Town.With(At("here", 69, 34).Saying(ReportBy("police")));
        foreach (var (name, parameter) in Parameters(await town.Json("/ogc/api"), id))
        {
            var schema = parameter.GetProperty("schema");
            var example = name switch
            {
                "bbox" => "60,20,80,40",
                "datetime" => "2021-08-29",
                "token" => null,
                "ids" => "1",
                "filter" or "query" => "TRUE",
                "filter-crs" => "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
                "skipGeometry" => "true",
                _ when schema.TryGetProperty("items", out var one) => one.GetProperty("enum")[0].GetString(),
                _ when schema.TryGetProperty("enum", out var words) => words[0].GetString(),
                _ when schema.TryGetProperty("format", out var format) => format.GetString() == "date" ? "2021-08-29" : "2021-08-29T12:23:00Z",
                "local_time" => "16:53",
                _ => "1",
            };
            if (example is not null)
                await town.Json($"/ogc/collections/{id}/items?{name}={example}", "application/json, text/html");
        }
    }

    [Fact]
    public async Task The_page_for_people_runs_code_of_this_machine_only_and_none_within_itself()
    {
        await using var town = await Town.With();
        using var response = await town.Ask("/ogc/api?f=html");
        var page = await response.Content.ReadAsStringAsync();
        var policy = response.Headers.One("Content-Security-Policy")!;
        Assert.StartsWith("default-src 'self'; style-src 'self' 'unsafe-inline'; ", policy);
        Assert.DoesNotContain("script-src", policy);
        Assert.DoesNotMatch("<script(?! src=)", page);
        var scripts = System.Text.RegularExpressions.Regex.Matches(page, "<script src=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(2, scripts.Count);
        foreach (var encoding in (string?[])["gzip", null])
            foreach (var script in scripts)
            {
                Assert.StartsWith(town.Address.AbsoluteUri, script);
                using var code = await town.Ask(script, headers: encoding is null ? [] : [("Accept-Encoding", encoding)]);
                Assert.Equal("text/javascript", code.Content.Headers.ContentType?.MediaType);
                await using var body = await code.Content.ReadAsStreamAsync();
                await using Stream plain = code.Content.Headers.ContentEncoding.Contains("gzip") ? new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress) : body;
                using var reader = new StreamReader(plain);
                Assert.Contains("Scalar", await reader.ReadToEndAsync());
            }
    }

    [Fact]
    public async Task Every_path_of_the_definition_answers()
    {
        await using var town = await Town.With(At("here", 69, 34).Saying(ReportBy("police")));
        foreach (var path in (await town.Json("/ogc/api")).GetProperty("paths").EnumerateObject())
        {
            var address = path.Name.Replace("{featureId}", "1").Replace("{tileMatrixSetId}", "WebMercatorQuad").Replace("{tileMatrix}", "0").Replace("{tileRow}", "0").Replace("{tileCol}", "0");
            using var response = await town.Ask("/ogc" + address);
            Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode}");
            Assert.Contains(response.Content.Headers.ContentType!.MediaType!, path.Value.GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Select(c => c.Name.Split(';')[0]));
        }
    }

    [Theory]
    [InlineData("/collections/incidents/items")]
    [InlineData("/collections/incidents/items/1")]
    [InlineData("/collections/incidents/download.csv")]
    [InlineData("/collections")]
    public async Task The_headers_that_the_definition_tells_are_sent(string path)
    {
        await using var town = await Town.With(At("here", 69, 34).Saying(ReportBy("police")));
        var definition = await town.Json("/ogc/api");
        var told = definition.GetProperty("paths").EnumerateObject().Single(p => p.Name.Replace("{featureId}", "1") == path)
            .Value.GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("headers").EnumerateObject().Select(h => h.Name).ToList();
        var known = definition.GetProperty("components").GetProperty("headers").EnumerateObject().Select(h => h.Name).ToList();

        using var response = await town.Ask("/ogc" + path);
        var sent = response.Headers.Concat(response.Content.Headers).Select(h => h.Key).Intersect(known);
        // It is left out in the second of a change, in which the data may change again.
        Assert.Equal(told.Except(["Last-Modified"]).Order(), sent.Except(["Last-Modified"]).Order());
    }

    private static Dictionary<string, JsonElement> Parameters(JsonElement definition, string id) =>
        definition.GetProperty("paths").GetProperty($"/collections/{id}/items").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Select(p => p.TryGetProperty("$ref", out var reference)
                ? definition.GetProperty("components").GetProperty("parameters").GetProperty(reference.GetString()!.Split('/')[^1])
                : p)
            .ToDictionary(p => p.GetProperty("name").GetString()!);
}
