using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class ViewTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    [Fact]
    public async Task Provinces_are_shaded_by_their_incidents_and_the_legend_says_what_it_counts()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        await map.Page.GetByLabel("Map shows").SelectOptionAsync("provinces");

        await Expect(map.Page.Locator(".mark-box[aria-label='Balochistan: 5 incidents']")).ToBeVisibleAsync();
        await Expect(map.Page.Locator("#map path.choropleth-5")).ToHaveCountAsync(2);
        await Expect(map.Page.Locator(".legend")).ToContainTextAsync("Incidents in each province");
        await Expect(map.Symbols).ToHaveCountAsync(0);
        await map.HasInAddress("show", "provinces");
    }

    [Fact]
    public async Task Density_is_drawn_where_incidents_are_close_together()
    {
        await using var map = await browser.Open(world.Town, "?show=heat");
        await map.IsReady();

        await map.Page.WaitForFunctionAsync("""
            () => { const c = document.querySelector('.map-heat'); if (!c) return false;
              return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v, i) => i % 4 === 3 && v > 100); }
            """);
        await Expect(map.Page.Locator(".legend")).ToContainTextAsync("Density of incidents in view");
        await Expect(map.Symbols).ToHaveCountAsync(0);

        await map.Page.GetByLabel("Map shows").SelectOptionAsync("points");
        await Expect(map.Page.Locator(".map-heat")).ToHaveCountAsync(0);
        await Expect(map.Symbols).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Provinces_are_shaded_by_their_killed_and_the_legend_says_what_is_added_up()
    {
        await using var map = await browser.Open(world.Town, "?country=AF");
        await map.IsReady();

        await map.Page.GetByLabel("Map shows").SelectOptionAsync("killed");

        await Expect(map.Page.Locator(".mark-box[aria-label='Kabul: 193 killed']")).ToBeVisibleAsync();
        var legend = map.Page.Locator(".legend");
        await Expect(legend).ToContainTextAsync("Killed in each province, best estimate");
        await Expect(legend).ToContainTextAsync("Best estimates added up: 198 in all, 15 by the lowest and 198 by the highest that stand.");
        await map.HasInAddress("show", "killed");
    }
}
