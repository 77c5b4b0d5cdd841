using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests.World;

/// <summary>The states that the page of a town with all of data/ can be in, and how a reader gets there, in any language and on any screen.</summary>
internal static class PageStates
{
    private const string Answers = "**/api/map?*", Dossiers = "**/api/incidents/**", News = "**/api/map/changes";
    private const string AbbeyGate = "incident=curated:2021-08-26-kabul-airport-abbey-gate";

    private static readonly (string Name, string Query, Func<MapPage, Task> Reach)[] all =
    [
        ("map and list", "", map => Expect(map.Entries).Not.ToHaveCountAsync(0)),
        ("legend", "", OpenLegend),
        ("density", "?show=heat", OpenLegend),
        ("provinces by incidents", "?show=provinces", OpenLegend),
        ("provinces by killed", "?show=killed", OpenLegend),
        ("a province of the map", "?show=provinces", map => Choose(map, map.Marks.First)),
        ("a choice of incidents", "?at=34.5,69.2,6", map => Choose(map, map.Page.Locator(".mark-box:has(.symbol-badge, .symbol-cluster)").First)),
        ("filter by dates", "?from=2021-08-26", map => OpenFilter(map, "dates")),
        ("filter by type", "?type=suicide_bomb", map => OpenFilter(map, "types")),
        ("filter by place", "?country=AF", map => OpenFilter(map, "countries")),
        ("filter by actor", "?actor=Taliban", map => OpenFilter(map, "actors")),
        ("every further filter", "?killed=5..9&status=disputed", async map =>
        {
            await OpenFilter(map, "more");
            await map.FilterBody.EvaluateAsync("body => body.querySelectorAll('details').forEach(group => group.open = true)");
        }),
        ("many filters at once", "?country=AF,PK&type=suicide_bomb,grenade&from=2021-08-20&killed=1..&place=near&actor=Taliban&source=Dawn", async map =>
        {
            await Expect(map.Page.Locator(".chip")).ToHaveCountAsync(9);
            await map.Count.ClickAsync();
        }),
        ("drawer", "", OpenDrawer),
        ("list of the drawer", "", async map =>
        {
            await OpenDrawer(map);
            await map.Drawer.Locator(".drawer-row").First.ClickAsync();
            await Expect(map.Drawer.Locator(".choice")).Not.ToHaveCountAsync(0);
        }),
        ("share", "?country=AF", map => OpenDialog(map, 0)),
        ("languages", "", map => OpenDialog(map, 1)),
        ("about", "", map => OpenDialog(map, 2)),
        ("search", "", async map =>
        {
            await map.Page.Locator("#search").FillAsync("kabul");
            await Expect(map.Page.Locator(".hit")).Not.ToHaveCountAsync(0);
        }),
        ("time at play", "", async map =>
        {
            await OpenTimeline(map);
            await map.Page.Locator(".play").ClickAsync();
            await map.HasAddress("[?&]from=");
        }),
        ("a range of time", "?from=2021-08-20&to=2021-08-30&bars=killed", OpenTimeline),
        ("as known on a day", "?as-of=2021-08-30", async map =>
        {
            await OpenTimeline(map);
            await Expect(map.Page.Locator("#past")).ToBeVisibleAsync();
        }),
        ("dossier", $"?{AbbeyGate}", OpenedDossier),
        ("dossier with all that it can unfold", $"?{AbbeyGate}&chart=injured", async map =>
        {
            await OpenedDossier(map);
            await map.Dossier.EvaluateAsync("dossier => dossier.querySelectorAll('details').forEach(part => part.open = true)");
        }),
        ("dossier of a day", $"?as-of=2021-08-28&{AbbeyGate}", OpenedDossier),
        ("an incident that nobody had reported yet", "?as-of=2021-08-20&incident=curated:2021-08-29-kabul-drone-strike", TellsInDossier),
        ("an incident that is not there", "?incident=curated:gone", TellsInDossier),
        ("an incident that was removed while it was read", $"?{AbbeyGate}", async map =>
        {
            var asked = 0;
            await map.Page.RouteAsync(Dossiers, route => Interlocked.Increment(ref asked) == 1 ? route.ContinueAsync() : route.FulfillAsync(new() { Status = 404, Body = "{}" }));
            await map.Page.RouteAsync(News, route => route.FulfillAsync(new() { ContentType = "text/event-stream", Body = "event: revision\ndata: {\"revision\":1000000}\n\n" }));
            await map.Page.ReloadAsync();
            await TellsInDossier(map);
            await OpenedDossier(map);
        }),
        ("an old link", "?colour=red&country=AF", Tells),
        ("nothing found", "?country=IR", Tells),
        ("nothing in view", "?at=27,74,9&list=in-view", Tells),
        ("a copy that was kept", $"?{AbbeyGate}", async map =>
        {
            foreach (var kept in new[] { Answers, Dossiers })
                await map.Page.RouteAsync(kept, async route =>
                {
                    var answer = await route.FetchAsync();
                    await route.FulfillAsync(new() { Response = answer, Headers = new Dictionary<string, string>(answer.Headers) { ["Incident-Map-Kept"] = "2021-09-06T12:00:00Z" } });
                });
            await map.Page.ReloadAsync();
            await TellsInDossier(map);
            await Expect(map.Page.Locator("#status .notice")).ToHaveCountAsync(1);
        }),
        ("a server that is gone", "", async map =>
        {
            await map.Page.RouteAsync(Answers, route => route.AbortAsync());
            await map.Page.Locator(".leaflet-control-zoom-out").ClickAsync();
            await Tells(map);
        }),
        ("a server with an error at the start", $"?{AbbeyGate}", async map =>
        {
            foreach (var broken in new[] { Answers, Dossiers })
                await map.Page.RouteAsync(broken, route => route.FulfillAsync(new() { Status = 500 }));
            await map.Page.ReloadAsync();
            await Expect(map.Notice).ToHaveCountAsync(2);
        }),
        ("paper", "?country=AF", Print),
        ("a dossier on paper", $"?{AbbeyGate}", async map =>
        {
            await OpenedDossier(map);
            await Print(map);
        }),
    ];

    /// <summary>Takes the page to one state after the other.</summary>
    /// <returns>The name of the state in which it is.</returns>
    public static async IAsyncEnumerable<string> Walk(MapPage map, Uri server, string? language)
    {
        foreach (var (name, query, reach) in all)
        {
            await map.Page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
            await map.Page.EmulateMediaAsync(new() { Media = Media.Screen });
            var separator = query == "" ? "?" : "&";
            await map.Page.GotoAsync(new Uri(server, $"/{query}{(language is null ? "" : $"{separator}lang={language}")}").ToString());
            await map.IsReady();
            await reach(map);
            yield return name;
        }
    }

    private static Task Tells(MapPage map) => Expect(map.Page.Locator("#status .notice")).ToHaveCountAsync(1);

    private static Task TellsInDossier(MapPage map) => Expect(map.Dossier.Locator(".notice")).ToHaveCountAsync(1);

    private static Task OpenedDossier(MapPage map) => Expect(map.Dossier.Locator(".line")).Not.ToHaveCountAsync(0);

    private static async Task OpenLegend(MapPage map)
    {
        await map.Page.Locator(".legend").EvaluateAsync("legend => legend.open = true");
        await Expect(map.Page.Locator(".legend h3").First).ToBeVisibleAsync();
    }

    private static async Task Choose(MapPage map, ILocator mark)
    {
        await mark.FocusAsync();
        await map.Press("Enter");
        await Expect(map.Page.Locator(".chooser h2")).ToBeVisibleAsync();
    }

    private static async Task OpenFilter(MapPage map, string name)
    {
        await map.FilterButton(name).ClickAsync();
        await Expect(map.FilterBody).ToBeVisibleAsync();
        await Expect(map.FilterBody.Locator("input, button").First).ToBeVisibleAsync();
    }

    private static async Task OpenDrawer(MapPage map)
    {
        await map.Drawer.Locator(".drawer-button").ClickAsync();
        await Expect(map.Drawer.Locator(".drawer-row").First).ToBeVisibleAsync();
    }

    private static async Task OpenDialog(MapPage map, int which)
    {
        await map.Page.Locator("#tools [aria-haspopup=dialog]").Nth(which).ClickAsync();
        await Expect(map.Page.Locator("dialog[open] h2")).ToBeVisibleAsync();
    }

    private static async Task OpenTimeline(MapPage map)
    {
        if (await map.Page.Locator(".time-toggle").GetAttributeAsync("aria-expanded") == "false")
            await map.Page.Locator(".time-toggle").ClickAsync();
        await Expect(map.Page.Locator(".brush-handle").First).ToBeVisibleAsync();
    }

    private static async Task Print(MapPage map)
    {
        await map.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await map.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await Expect(map.Page.Locator("#print-head")).ToBeVisibleAsync();
    }
}
