using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Samples;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class OfflineTests(Browser browser)
{
    [Fact]
    public async Task Without_a_line_the_page_shows_what_it_kept_and_says_that_it_is_old()
    {
        var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await browser.Open(town, "?at=34.5000,69.2000,6", new() { KeepsPages = true });
        await map.HasCount("All 1 reported incident");
        await map.Page.WaitForFunctionAsync("navigator.serviceWorker.ready.then(() => caches.open('incident-map')).then(c => c.keys()).then(all => all.length > 5)");
        await map.Page.ReloadAsync();
        await map.HasCount("All 1 reported incident");
        await map.Page.WaitForFunctionAsync("caches.open('incident-map').then(c => c.keys()).then(all => all.some(r => r.url.includes('/api/map?')))");
        await town.DisposeAsync();

        await map.Page.ReloadAsync();

        await map.HasCount("All 1 reported incident");
        await Expect(map.Symbols).ToHaveCountAsync(1);
        await Expect(map.Page.Locator("#status")).ToContainTextAsync("The server cannot be reached: what you see is old.");
        await Expect(map.Page.Locator("#status")).ToContainTextAsync("This browser kept it on ");
    }
}
