using System.Text.RegularExpressions;
using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;
using static IncidentMap.PostgisTests.World.Samples;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class OfflineTests(Browser browser)
{
    private const string Old = "The server cannot be reached: what you see is old.";

    /// <summary>The map of a town, opened until the browser keeps it with its answer.</summary>
    private async Task<MapPage> Kept(Uri server, string words)
    {
        var map = await browser.Open(server, "?at=34.5000,69.2000,6", new() { KeepsPages = true });
        await map.HasCount(words);
        await Keeps(map, "all.length > 5");
        await map.Page.ReloadAsync();
        await map.HasCount(words);
        await Keeps(map, "all.some(url => url.includes('/api/map?'))");
        return map;
    }

    /// <summary>Until something is true of <c>all</c> addresses that the browser keeps.</summary>
    private static Task Keeps(MapPage map, string condition) => map.Page.EvaluateAsync($$"""
        async () => {
          await navigator.serviceWorker.ready;
          const cache = await caches.open('incident-map');
          for (let tries = 0; tries < 400; tries++) {
            const all = (await cache.keys()).map(({ url }) => url);
            if ({{condition}}) return;
            await new Promise((then) => setTimeout(then, 50));
          }
          throw new Error(`Kept: ${(await cache.keys()).map(({ url }) => url).join(', ')}`);
        }
        """);

    [Fact]
    public async Task Without_a_line_the_page_shows_what_it_kept_and_says_that_it_is_old()
    {
        var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await Kept(town.Address, "All 1 reported incident");
        await town.DisposeAsync();

        await map.Page.ReloadAsync();

        await map.HasCount("All 1 reported incident");
        await Expect(map.Symbols).ToHaveCountAsync(1);
        await Expect(map.Page.Locator("#status")).ToContainTextAsync(Old);
        await Expect(map.Page.Locator("#status")).ToContainTextAsync("This browser kept it on ");
    }

    [Fact]
    public async Task Without_a_line_every_view_and_dossier_that_was_looked_at_is_there_and_said_to_be_old()
    {
        var town = await Town.With(At("here", 69.2, 34.5), At("there", 69.9, 34.7).But(incident => incident.EventSubtype = "grenade"));
        await using var map = await Kept(town.Address, "All 2 reported incidents");
        await map.FilterButton("types").ClickAsync();
        await map.Choice("Grenade").CheckAsync();
        await map.HasCount("1 of 2 reported incidents");
        await map.Entry("Bombing there").ClickAsync();
        await Expect(map.DossierTitle).ToHaveTextAsync("Bombing there");
        await Expect(map.Dossier.Locator(".take")).ToHaveCountAsync(1);
        await Expect(map.Dossier.Locator(".notice")).ToHaveCountAsync(0);
        await Keeps(map, "all.some(url => url.includes('/api/incidents/')) && all.some(url => url.includes('subtype='))");
        await town.DisposeAsync();

        await map.Page.ReloadAsync();

        await map.HasCount("1 of 2 reported incidents");
        await Expect(map.Page.Locator("#status")).ToContainTextAsync(Old);
        await Expect(map.DossierTitle).ToHaveTextAsync("Bombing there");
        await Expect(map.Dossier.Locator(".notice")).ToContainTextAsync(Old);
        await Expect(map.Dossier.Locator(".notice")).ToContainTextAsync("This browser kept it on ");
        await map.Press("Escape");
        await map.FilterButton("types").ClickAsync();
        await map.Choice("Grenade").UncheckAsync();
        await map.HasCount("All 2 reported incidents");
        await Expect(map.Page.Locator("#status")).ToContainTextAsync(Old);
        await map.Entry("Bombing here").ClickAsync();
        await Expect(map.Dossier.Locator(".notice")).ToContainTextAsync("The server cannot be reached.");
        await Expect(map.Dossier.Locator(".notice")).Not.ToContainTextAsync("what you see is old");
    }

    [Fact]
    public async Task The_page_that_is_kept_is_the_map_whatever_else_of_the_server_was_opened_after_it()
    {
        var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await Kept(town.Address, "All 1 reported incident");
        foreach (var other in (string[])["/ogc?f=html", "/ogc/collections/incidents?f=html", "/api/map?bbox=60,20,80,40&zoom=5"])
            await map.Page.GotoAsync(new Uri(town.Address, other).ToString());
        await town.DisposeAsync();

        await map.Page.GotoAsync(new Uri(town.Address, "/?at=34.5000,69.2000,6").ToString());

        await map.HasCount("All 1 reported incident");
        await map.Page.GotoAsync(new Uri(town.Address, "/index.html?at=34.5000,69.2000,6").ToString());
        await map.HasCount("All 1 reported incident");
        var error = await Assert.ThrowsAsync<PlaywrightException>(() => map.Page.GotoAsync(new Uri(town.Address, "/ogc?f=html").ToString()));
        Assert.Contains("ERR_CONNECTION_REFUSED", error.Message);
    }

    [Fact]
    public async Task A_new_version_of_the_page_is_kept_whole_and_what_only_the_old_one_needed_goes()
    {
        using var folder = new TempFolder();
        var pages = Path.Combine(folder.Path, "next");
        var (was, isNow) = MakeNextVersion(pages);
        await using var town = await Town.With(At("here", 69.2, 34.5));
        int port;
        MapPage map;
        using (var server = await ServerProcess.Start(town.Connection))
        {
            port = server.Http.BaseAddress!.Port;
            map = await Kept(server.Http.BaseAddress, "All 1 reported incident");
        }
        await using var opened = map;
        await Keeps(map, $"all.some(url => url.endsWith('{was}'))");

        using (await ServerProcess.Start(town.Connection, port, pages))
        {
            await map.Page.ReloadAsync();
            await map.HasCount("All 1 reported incident");
            await Keeps(map, $"all.some(url => url.endsWith('{isNow}')) && !all.some(url => url.endsWith('{was}'))");
        }

        await map.Page.ReloadAsync();
        await map.HasCount("All 1 reported incident");
        await Expect(map.Symbols).ToHaveCountAsync(1);
        await Expect(map.Page.Locator("#status")).ToContainTextAsync(Old);
    }

    [Fact]
    public async Task What_was_old_is_asked_for_anew_when_the_server_is_there_again()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        int port;
        MapPage map;
        using (var server = await ServerProcess.Start(town.Connection))
        {
            port = server.Http.BaseAddress!.Port;
            map = await Kept(server.Http.BaseAddress, "All 1 reported incident");
            await map.Entry("Bombing here").ClickAsync();
            await Keeps(map, "all.some(url => url.includes('/api/incidents/'))");
        }
        await using var opened = map;
        await map.Page.ReloadAsync();
        await Expect(map.Page.Locator("#status")).ToContainTextAsync(Old);
        await Expect(map.Dossier.Locator(".notice")).ToContainTextAsync(Old);

        using var again = await ServerProcess.Start(town.Connection, port);

        // The page tries in pauses that grow to a minute.
        await Expect(map.Notice).ToHaveCountAsync(0, new() { Timeout = 90_000 });
        await Expect(map.DossierTitle).ToHaveTextAsync("Bombing here");
        await map.HasCount("All 1 reported incident");
    }

    /// <summary>A copy of the built page in which the script has another name, and both names.</summary>
    private static (string Was, string IsNow) MakeNextVersion(string folder)
    {
        var built = Repository.File("src/IncidentMap.Api/wwwroot");
        var was = Regex.Match(File.ReadAllText(Path.Combine(built, "index.html")), @"assets/(main-[\w-]+)\.js").Groups[1].Value;
        foreach (var file in Directory.GetFiles(built, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".br", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(built, file).Replace(was, "main-next", StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (Path.GetExtension(file) is ".js" or ".html")
                File.WriteAllText(copy, File.ReadAllText(file).Replace(was, "main-next", StringComparison.Ordinal));
            else
                File.Copy(file, copy);
        }
        return ($"/{was}.js", "/main-next.js");
    }
}
