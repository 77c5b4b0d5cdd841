using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.EntityFrameworkCore;
using static IncidentMap.PostgisTests.World.Samples;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

/// <summary>Open pages hear of news, also after a break, and say when they do not.</summary>
public sealed class LiveTests(Browser browser)
{
    private const string Stream = "**/api/map/changes";
    private const string Lost = "The connection to the server was lost: new reports do not appear now.";

    // In which the page tries again, with time to spare; in milliseconds.
    private const int LongestPause = 90_000;

    private const string Newest = "برقرار رپورٹوں میں سب سے نئی";

    // Which streams the page has opened, for the tests to look at.
    private const string Watch = """
        window.streams = [];
        window.EventSource = class extends EventSource {
          constructor(address) { super(address); window.streams.push(this); }
        };
        """;

    [Fact]
    public async Task A_server_that_stops_is_said_to_be_lost_and_heard_again_once_it_is_started_anew()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        MapPage map;
        int port;
        using (var server = await ServerProcess.Start(town.Connection))
        {
            port = server.Http.BaseAddress!.Port;
            map = await browser.Open(server.Http.BaseAddress);
            await map.HasCount("All 1 reported incident");
            await Expect(map.Notice).ToHaveCountAsync(0);
        }
        await using var opened = map;
        await Expect(map.Page.Locator("#status")).ToContainTextAsync(Lost);
        await Expect(map.Page.Locator("#live")).ToContainTextAsync(Lost);
        await Expect(map.Symbols).ToHaveCountAsync(1);
        await town.Report(At("there", 66.9, 25));

        using var again = await ServerProcess.Start(town.Connection, port);

        await Expect(map.Count).ToHaveTextAsync("All 2 reported incidents", new() { Timeout = LongestPause });
        await Expect(map.Notice).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("ur", "سرور سے رابطہ ٹوٹ گیا ہے")]
    [InlineData("ps", "له سرور سره اړیکه پرې شوې ده")]
    [InlineData("prs", "اتصال با سرور قطع شده است")]
    [InlineData("en", Lost)]
    public async Task A_stream_that_a_proxy_refuses_is_said_to_be_lost_and_opened_again_by_the_page(string language, string words)
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await browser.Open(town, look: new(Language: language), before: page =>
            page.RouteAsync(Stream, route => route.FulfillAsync(new() { Status = 502, Body = "Bad gateway" })));
        await map.IsReady();
        await Expect(map.Notice).ToContainTextAsync(words);
        await town.Report(At("there", 66.9, 25));

        await map.Page.UnrouteAsync(Stream);

        await Expect(map.Entries).ToHaveCountAsync(2, new() { Timeout = LongestPause });
        await Expect(map.Notice).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_page_that_nobody_looks_at_holds_no_connection_and_shows_what_it_missed_when_looked_at_again()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await browser.Open(town, before: page => page.AddInitScriptAsync(Watch));
        await map.HasCount("All 1 reported incident");
        await map.Page.WaitForFunctionAsync("window.streams.length === 1 && window.streams[0].readyState === EventSource.OPEN");

        await Look(map, away: true);
        await map.Page.WaitForFunctionAsync("window.streams.every((one) => one.readyState === EventSource.CLOSED)");
        await town.Report(At("there", 66.9, 25));
        await Look(map, away: false);

        await map.HasCount("All 2 reported incidents");
        await map.Page.WaitForFunctionAsync("window.streams.length === 2 && window.streams[1].readyState === EventSource.OPEN");
        await Expect(map.Notice).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_open_dossier_follows_the_news_in_the_language_of_the_reader()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5).Saying(ReportBy("police").Killed(3), ReportBy("hospital", "2021-08-27").Killed(5)));
        await using var map = await browser.Open(town, "?incident=news:here", new(Language: "ur"));
        await Expect(map.DossierTitle).ToHaveTextAsync("Bombing here");
        await Expect(map.Dossier.Locator(".line")).ToHaveCountAsync(2);
        await Expect(map.Dossier.Locator(".estimates")).ToContainTextAsync(Newest);

        await using (var db = town.OpenDatabase())
            await db.Incidents.ExecuteUpdateAsync(all => all.SetProperty(incident => incident.Title, "Bombing elsewhere"));

        await Expect(map.DossierTitle).ToHaveTextAsync("Bombing elsewhere");
        await Expect(map.Dossier.Locator(".estimates")).ToContainTextAsync(Newest);
    }

    // A browser without a screen has no tab behind another: the page is told that it is one.
    private static Task Look(MapPage map, bool away) => map.Page.EvaluateAsync("""
        (away) => {
          Object.defineProperty(document, 'hidden', { get: () => away, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """, away);
}
