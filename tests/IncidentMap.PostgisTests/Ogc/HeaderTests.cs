using System.IO.Compression;
using System.Net;
using IncidentMap.PostgisTests.Tiles;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

public sealed class HeaderTests
{
    private static readonly string[] Addresses =
    [
        "/ogc", "/ogc/conformance", "/ogc/api", "/ogc/collections", "/ogc/collections/incidents", IncidentItems, IncidentItems + "/1",
        ReportItems, "/ogc/collections/incidents/queryables", "/ogc/collections/incidents/schema", "/api/incidents/1", "/api/site", "/health/live", "/health/ready",
        "/ogc/tiles", "/ogc/collections/incidents/tiles/WebMercatorQuad", ReadTile.Tiles + "/0/0/0", "/ogc/tileMatrixSets/WebMercatorQuad",
    ];

    [Fact]
    public async Task A_page_of_another_origin_may_read_everything_with_the_headers_it_needs()
    {
        await using var town = await Town.With(At("one", 69));
        foreach (var address in Addresses)
        {
            using var response = await town.Ask(address, headers: ("Origin", "https://elsewhere.example"));
            Assert.Equal("*", response.Headers.One("Access-Control-Allow-Origin"));
            Assert.Equal("Content-Crs,Link,ETag,OGC-NumberMatched,OGC-NumberReturned,Location", response.Headers.One("Access-Control-Expose-Headers"));
            Assert.Null(response.Headers.One("Access-Control-Allow-Credentials"));
        }
        using var refusal = await town.Ask(IncidentItems + "?limit=0", headers: ("Origin", "https://elsewhere.example"));
        Assert.Equal("*", refusal.Headers.One("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_browser_may_ask_before_it_asks()
    {
        await using var town = await Town.With();
        using var response = await town.Ask(IncidentItems, null, HttpMethod.Options,
            ("Origin", "https://elsewhere.example"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "accept,if-none-match"));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("*", response.Headers.One("Access-Control-Allow-Origin"));
        Assert.Contains("if-none-match", response.Headers.One("Access-Control-Allow-Headers"));
        Assert.Contains("GET", response.Headers.One("Access-Control-Allow-Methods"));
    }

    [Fact]
    public async Task OPTIONS_without_an_origin_tells_the_methods_as_QGIS_asks()
    {
        await using var town = await Town.With(At("one", 69));
        foreach (var address in Addresses)
        {
            using var response = await town.Ask(address, null, HttpMethod.Options);
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
            Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow);
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Other_methods_are_405_with_those_there_are(string method)
    {
        await using var town = await Town.With(At("one", 69));
        using var response = await town.Ask(IncidentItems, null, new HttpMethod(method));
        Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow);
        Assert.Equal(new Refusal(405, null, "This address answers GET, HEAD, OPTIONS."), await Refusal(response));
    }

    [Fact]
    public async Task HEAD_has_the_headers_of_GET_and_no_body()
    {
        await using var town = await Town.With(At("one", 69));
        foreach (var address in Addresses)
        {
            using var get = await town.Ask(address);
            using var head = await town.Ask(address, null, HttpMethod.Head);
            Assert.Equal((get.StatusCode, get.Content.Headers.ContentType?.ToString(), get.Headers.ETag), (head.StatusCode, head.Content.Headers.ContentType?.ToString(), head.Headers.ETag));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
        using var wrong = await town.Ask(IncidentItems + "?limit=0", null, HttpMethod.Head);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Theory]
    [InlineData(IncidentItems)]
    [InlineData(IncidentItems + "/1")]
    [InlineData("/ogc/collections")]
    [InlineData("/api/incidents/1")]
    public async Task What_has_not_changed_is_not_sent_again(string address)
    {
        await using var town = await Town.With(At("one", 69));
        using var first = await town.Ask(address);
        var tag = first.Headers.ETag!.ToString();
        Assert.StartsWith("W/\"", tag);
        Assert.Contains("Accept", first.Headers.Vary);

        using var again = await town.Ask(address, headers: ("If-None-Match", $"\"other\", {tag}"));
        Assert.Equal((HttpStatusCode.NotModified, 0), (again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length));
        using var otherForm = await town.Ask(address + "?f=html", headers: ("If-None-Match", tag));
        Assert.NotEqual(HttpStatusCode.NotModified, otherForm.StatusCode);

        await town.Report(At("two", 69));
        using var changed = await town.Ask(address, headers: ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Answers_are_compressed_for_who_can_read_them(string encoding)
    {
        await using var town = await Town.With(At("one", 69));
        using var response = await town.Ask(IncidentItems, headers: ("Accept-Encoding", encoding));
        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        await using var body = await response.Content.ReadAsStreamAsync();
        await using Stream plain = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        Assert.Contains("\"news:one\"", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Every_answer_says_how_it_may_be_used_by_a_browser()
    {
        await using var town = await Town.With(At("one", 69));
        foreach (var address in Addresses.Append("/nothing").Append(IncidentItems + "?limit=0").Append(IncidentItems + "?f=html"))
        {
            using var response = await town.Ask(address);
            Assert.Equal("nosniff", response.Headers.One("X-Content-Type-Options"));
            Assert.Equal("default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'", response.Headers.One("Content-Security-Policy"));
            Assert.Null(response.Headers.One("Server"));
        }
    }

    [Fact]
    public async Task Features_say_which_coordinates_they_are_in()
    {
        await using var town = await Town.With(At("one", 69));
        foreach (var address in (string[])[IncidentItems, IncidentItems + "/1"])
        {
            using var response = await town.Ask(address);
            Assert.Equal("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>", response.Headers.One("Content-Crs"));
        }
    }
}
