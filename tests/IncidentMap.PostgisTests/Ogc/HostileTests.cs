using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

public sealed class HostileTests(HostileTests.OneIncident one) : IClassFixture<HostileTests.OneIncident>
{
    // No 1 in what is to find nothing: it is a word of the incident, and little words such as OR count for nothing in q.
    internal static readonly string[] Injections =
    [
        "1; DROP TABLE incidents; --", "1'; SELECT pg_sleep(10); --", "' OR '9'='9", "9) OR (9=9", "x' UNION SELECT version() --", "\"; DELETE FROM reports; --",
        "' || pg_sleep(10) || '", "9 AND 9=9", "\\'; --", "%27%20OR%209=9", "ʼ OR ʼ9ʼ=ʼ9", "$$; SELECT 1; $$", "{0}", "@Value", "'; COPY incidents TO PROGRAM 'id' --", "\u202e", "\ud83d\udca5",
    ];

    private readonly Town town = one.Town;

    [Fact]
    public async Task An_injection_in_any_parameter_is_refused_or_finds_nothing_and_harms_nothing()
    {
        var definition = await town.Json("/ogc/api");
        var names = definition.GetProperty("paths").GetProperty("/collections/incidents/items").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Select(p => (p.TryGetProperty("$ref", out var r) ? r.GetString()!.Split('/')[^1] : p.GetProperty("name").GetString())!);
        var watch = Stopwatch.StartNew();
        foreach (var name in names)
            foreach (var injection in Injections)
            {
                using var response = await town.Ask($"{IncidentItems}?{name}={Uri.EscapeDataString(injection)}");
                var body = await response.Content.ReadAsStringAsync();
                Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{name}={injection}: {response.StatusCode} {body}");
                if (response.StatusCode == HttpStatusCode.OK)
                    Assert.Contains("\"numberReturned\":0", body);
                Assert.DoesNotContain("SELECT i.", body);
                Assert.DoesNotContain("Npgsql", body);
            }
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
        Assert.Single(await town.Keys(""));
        Assert.Empty(town.Warnings);
    }

    [Fact]
    public async Task An_injection_in_any_other_address_is_refused_or_finds_nothing_and_harms_nothing()
    {
        var definition = await town.Json("/ogc/api");
        var operations = definition.GetProperty("paths").EnumerateObject().Where(path => !path.Name.EndsWith("incidents/items", StringComparison.Ordinal))
            .Select(path => ($"/ogc{path.Name}", path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray()
                .Where(p => !p.TryGetProperty("in", out var place) || place.ValueEquals("query"))
                .Select(p => (p.TryGetProperty("$ref", out var r) ? r.GetString()!.Split('/')[^1] : p.GetProperty("name").GetString())!).ToArray()))
            .Concat(Apart);
        foreach (var (path, names) in operations)
            foreach (var injection in Injections.Take(6).Select(Uri.EscapeDataString))
            {
                foreach (var name in names)
                    await Harmless($"{Filled(path, "1")}?{name}={injection}");
                if (path.Contains('{', StringComparison.Ordinal))
                    await Harmless(Filled(path, injection));
            }
        Assert.Single(await town.Keys(""));
        Assert.Empty(town.Warnings);

        static string Filled(string path, string with) => Regex.Replace(path, @"\{[^}]*\}", with);

        async Task Harmless(string address)
        {
            using var response = await town.Ask(address);
            var body = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{address}: {response.StatusCode} {body}");
            Assert.DoesNotContain("Npgsql", body);
        }
    }

    /// <summary>What the definition of the OGC API does not tell of.</summary>
    private static readonly (string, string[])[] Apart =
    [
        ("/api/map", ["bbox", "zoom", "datetime", "asOf", "event_type", "country", "admin1", "actors", "claimed_by", "weapon", "status", "publisher", "location_precision", "killed", "q", "sort", "rows", "inView"]),
        ("/api/map/rows", ["bbox", "killed", "q", "sort", "offset", "around", "limit"]), ("/api/map/values", ["of", "starts", "q", "killed"]), ("/api/feed", ["bbox", "datetime", "country", "killed", "q", "limit"]),
        ("/api/places", ["q", "name", "country", "limit", "lon", "lat"]), ("/api/incidents/{key}", ["asOf"]),
    ];

    [Theory]
    [InlineData("title")]
    [InlineData("bbox")]
    [InlineData("datetime")]
    [InlineData("token")]
    [InlineData("limit")]
    [InlineData("f")]
    [InlineData("nonsense")]
    public async Task A_very_long_value_is_answered_at_once_and_quoted_in_part(string name)
    {
        var watch = Stopwatch.StartNew();
        using var response = await town.Ask($"{IncidentItems}?{name}={new string('9', 20_000)}");
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, body);
        Assert.True(body.Length < 25_000 || name == "title", body);
        Assert.True(watch.ElapsedMilliseconds < 2_000, $"took {watch.Elapsed}");
    }

    [Fact]
    public async Task A_request_line_longer_than_any_question_is_414()
    {
        using var response = await town.Ask($"{IncidentItems}?title={new string('x', 100_000)}");
        Assert.Equal(HttpStatusCode.RequestUriTooLong, response.StatusCode);
    }

    [Theory]
    [InlineData("/ogc/../../etc/passwd")]
    [InlineData("/ogc/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/..%2f..%2fappsettings.json")]
    [InlineData("/%2e%2e/IncidentMap.Api.dll")]
    [InlineData("/ogc/collections/..%2f..%2f/items")]
    [InlineData("/ogc/collections/incidents%00/items")]
    [InlineData("/api/incidents/%00")]
    [InlineData("/api/incidents/%FF%FE")]
    [InlineData("/ogc/collections/incidents/items/1%2F..%2F2")]
    public async Task No_path_leads_out_or_breaks_the_server(string path)
    {
        var answer = await town.Raw($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 (400|404) ", answer);
        Assert.DoesNotContain("root:", answer);
    }

    [Theory]
    [InlineData("GET /ogc HTTP/1.1\r\nHost: evil.example/path\r\n")]
    [InlineData("GET /ogc HTTP/1.1\r\nHost: evil\"><script>\r\n")]
    [InlineData("GET /ogc HTTP/1.1\r\n")]
    [InlineData("GET /ogc HTTP/1.1\r\nHost: a\r\nHost: b\r\n")]
    public async Task A_host_that_is_none_is_refused(string request) =>
        Assert.StartsWith("HTTP/1.1 400 ", await town.Raw(request + "Connection: close\r\n\r\n"));

    [Fact]
    public async Task A_line_break_in_a_parameter_does_not_reach_the_headers()
    {
        using var response = await town.Ask(IncidentItems + "?f=html%0d%0aX-Evil:%201");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.One("X-Evil"));
    }

    [Fact]
    public async Task Markup_in_the_data_is_shown_and_never_run()
    {
        var list = await town.Html(IncidentItems);
        var page = await town.Html(IncidentItems + "/1");
        foreach (var html in (string[])[list, page])
        {
            Assert.DoesNotContain("<script>", html);
            Assert.DoesNotContain("<img", html);
            Assert.Contains("&lt;script&gt;", html);
        }
        var report = await town.Html(ReportItems + "/1");
        Assert.Contains("javascript:alert(1)", report);
        Assert.DoesNotContain("href=\"javascript", report);
        Assert.DoesNotContain("onmouseover=\"alert", report);
    }

    [Fact]
    public async Task A_web_address_in_the_data_is_a_link()
    {
        Assert.Contains("<a href=\"https://example.org/news\" rel=\"noreferrer\">https://example.org/news</a>", await town.Html(ReportItems + "/2"));
    }

    [Fact]
    public async Task Markup_in_a_question_is_not_echoed_as_markup()
    {
        using var response = await town.Ask(IncidentItems + "?limit=1&title=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&f=html");
        Assert.DoesNotContain("<script>", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_failure_tells_neither_SQL_nor_paths_nor_traces()
    {
        await using var broken = await Town.With();
        await using (var db = broken.OpenDatabase())
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "ALTER TABLE incidents ALTER COLUMN report_count TYPE text");
        using var items = await broken.Ask("/ogc/collections/incidents/items?report_count=5");
        var refusal = await Refusal(items);
        Assert.Equal(new Refusal(500, null, "The server failed. The fault is in its log."), refusal);
        Assert.Contains(broken.Warnings, w => w.Contains("report_count", StringComparison.Ordinal) || w.Contains("operator does not exist", StringComparison.Ordinal));
    }

    public sealed class OneIncident : IAsyncLifetime
    {
        public Town Town { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Town = await Town.With(
            At("bad", 69).But(i => (i.Title, i.Weapon) = ("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>"))
                .Saying(
                    ReportBy("mallory").But(r => (r.Url, r.Title) = ("javascript:alert(1)", "\" onmouseover=\"alert(1)")),
                    ReportBy("police")));

        public ValueTask DisposeAsync() => Town.DisposeAsync();
    }
}
