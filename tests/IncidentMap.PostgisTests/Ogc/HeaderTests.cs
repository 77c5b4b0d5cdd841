using System.IO.Compression;
using System.Net;
using IncidentMap.PostgisTests.Tiles;
using IncidentMap.PostgisTests.World;
using IncidentMap.Storage;
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
    public async Task The_same_question_in_another_order_has_the_same_tag()
    {
        await using var town = await Town.With(At("one", 69));
        using var asked = await town.Ask(IncidentItems + "?f=json&limit=10&bbox=60,-1,75,1");
        using var again = await town.Ask(IncidentItems + "?bbox=60,-1,75,1&limit=10&f=json", headers: ("If-None-Match", $"{asked.Headers.ETag}"));
        using var other = await town.Ask(IncidentItems + "?bbox=60,-1,75,1&limit=11&f=json", headers: ("If-None-Match", $"{asked.Headers.ETag}"));
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (again.StatusCode, other.StatusCode));
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

    [Theory]
    [InlineData(40_000)]
    [InlineData(1_000_000)]
    public async Task A_body_is_neither_read_nor_unpacked(int size)
    {
        await using var town = await Town.With(At("one", 69));
        using var request = new HttpRequestMessage(HttpMethod.Post, IncidentItems) { Content = new ByteArrayContent(new byte[size]) };
        request.Content.Headers.ContentEncoding.Add("gzip");
        using var response = await town.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Single(await town.Keys(""));
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
    [InlineData(IncidentItems)]
    [InlineData(IncidentItems + "/1")]
    [InlineData("/ogc/collections")]
    public async Task What_has_not_changed_since_a_time_is_not_sent_again(string address)
    {
        await using var town = await Town.With(At("one", 69));
        DateTimeOffset? changed = null;
        // For a second after a change no time is told: another change of that second would look the same.
        for (var tries = 0; changed is null && tries < 100; tries++)
        {
            await Task.Delay(100);
            using var first = await town.Ask(address);
            changed = first.Content.Headers.LastModified;
        }
        Assert.InRange(changed!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
        Assert.Equal(HttpStatusCode.NotModified, await Since(changed.Value));
        Assert.Equal(HttpStatusCode.OK, await Since(changed.Value.AddSeconds(-1)));
        using var both = await town.Ask(address, headers: [("If-Modified-Since", changed.Value.ToString("R")), ("If-None-Match", "\"other\"")]);
        Assert.Equal(HttpStatusCode.OK, both.StatusCode);

        await town.Report(At("two", 69));
        Assert.Equal(HttpStatusCode.OK, await Since(changed.Value));

        async Task<HttpStatusCode> Since(DateTimeOffset time)
        {
            using var response = await town.Ask(address, headers: ("If-Modified-Since", time.ToString("R")));
            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData(IncidentItems)]
    [InlineData(IncidentItems + "/1")]
    [InlineData(IncidentItems + "/1?profile=jsonfg")]
    [InlineData(ReadTile.Tiles + "/0/0/0")]
    public async Task A_short_answer_tells_its_length_before_it_comes(string address)
    {
        await using var town = await Town.With(At("one", 69));
        using var answer = await town.Ask(address);
        Assert.Equal((HttpStatusCode.OK, false), (answer.StatusCode, answer.Headers.TransferEncodingChunked ?? false));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("W/\"0123456789abcdef01234567\"")]
    public async Task Whoever_has_something_else_is_told_what_is_wrong_with_the_question(string tag)
    {
        await using var town = await Town.With(At("one", 69));
        foreach (var address in (string[])[IncidentItems + "?limit=0", IncidentItems + "/1?crs=none", ReadTile.Tiles + "/0/0/0?bbox=1"])
        {
            using var response = await town.Ask(address, headers: ("If-None-Match", tag));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Null(response.Headers.ETag);
        }
    }

    [Fact]
    public async Task A_list_tells_its_numbers_and_its_next_page_in_headers_too()
    {
        await using var town = await Town.With(At("a", 69), At("b", 69), At("c", 69));
        using var first = await town.Ask(IncidentItems + "?limit=2");
        Assert.Equal(("3", "2"), (first.Headers.One("OGC-NumberMatched"), first.Headers.One("OGC-NumberReturned")));
        var body = System.Text.Json.JsonDocument.Parse(await first.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal($"<{Href(body, "next")}>; rel=\"next\"; type=\"application/geo+json\"", Assert.Single(NextOf(first)));
        using var last = await town.Ask(Href(body, "next")!);
        Assert.Equal(("3", "1"), (last.Headers.One("OGC-NumberMatched"), last.Headers.One("OGC-NumberReturned")));
        Assert.Empty(NextOf(last));

        static IEnumerable<string> NextOf(HttpResponseMessage answer) => answer.Headers.GetValues("Link").Where(link => link.Contains("rel=\"next\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_right_after_a_change_knows_of_it()
    {
        await using var town = await Town.With(At("0", 69));
        for (var round = 1; round <= 20; round++)
        {
            using var before = await town.Ask(IncidentItems);
            await town.Report(At($"{round}", 69));
            using var after = await town.Ask(IncidentItems, headers: ("If-None-Match", before.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        }
    }

    [Fact]
    public async Task An_answer_a_hundredth_of_a_second_after_a_change_knows_of_it_however_many_ask()
    {
        await using var town = await Town.With(At("0", 69));
        for (var round = 1; round <= 10; round++)
        {
            using var asking = new CancellationTokenSource();
            var crowd = Enumerable.Range(0, 4).Select(async _ =>
            {
                while (!asking.IsCancellationRequested)
                    (await town.Ask(IncidentItems + "?limit=1&properties=key")).Dispose();
            }).ToList();
            using var before = await town.Ask(IncidentItems);
            await town.Report(At($"{round}", 69));
            await Task.Delay(DatasetRevision.SeenWithin);
            using var after = await town.Ask(IncidentItems, headers: ("If-None-Match", before.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.OK, after.StatusCode);
            Assert.Equal($"{round + 1}", after.Headers.One("OGC-NumberMatched"));
            await asking.CancelAsync();
            await Task.WhenAll(crowd);
        }
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
