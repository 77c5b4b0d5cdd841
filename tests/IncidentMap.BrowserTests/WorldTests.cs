using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.BrowserTests;

/// <summary>Off the sheet of the basemap, from 4° to 52° N and 38° to 102° E.</summary>
public sealed class WorldTests(Browser browser)
{
    [Fact]
    public async Task An_incident_far_away_stands_on_land_that_looks_unlike_the_sea()
    {
        await using var town = await Town.With(At("far", 2.35, 48.85));
        await using var map = await browser.Open(town, "?at=47,3,5");
        await map.IsReady();

        await Assertions.Expect(map.Symbols).ToBeInViewportAsync();
        // In the middle the Loire; 194 pixels to the west of it the Bay of Biscay.
        await map.Page.WaitForFunctionAsync("""
            () => {
              const canvas = document.querySelector('.leaflet-basemap-pane canvas');
              const density = canvas.width / canvas.offsetWidth;
              const colour = across =>
                `${canvas.getContext('2d').getImageData(canvas.width / 2 + across * density, canvas.height / 2 + 20 * density, 1, 1).data}`;
              return colour(0) !== colour(-194) && !colour(0).startsWith('0,0,0,0');
            }
            """);
    }

    [Fact]
    public async Task A_dossier_shows_an_incident_far_away_on_the_map()
    {
        await using var town = await Town.With(At("near", 69.2, 34.5), At("far", 32.5, 15.6));
        await using var map = await browser.Open(town, "?incident=news:far&at=34,66,6");
        await map.IsReady();

        await map.Dossier.GetByRole(AriaRole.Button, new() { Name = "Show on the map" }).ClickAsync();
        await Assertions.Expect(map.Symbols.And(map.Page.Locator("[aria-label*='far']"))).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_world_is_asked_for_once_and_not_before_the_view_leaves_the_sheet()
    {
        await using var town = await Town.With(At("near", 69.2, 34.5));
        await using var map = await browser.Open(town);
        await map.IsReady();
        await map.Page.WaitForFunctionAsync("() => performance.getEntriesByType('resource').some(({ name }) => name.includes('relief'))");
        Assert.Equal(0, Asked());

        for (var step = 0; step < 2; step++)
            await map.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom out" }).ClickAsync();
        await map.Page.WaitForFunctionAsync("() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/world-'))");
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in", Exact = true }).ClickAsync();
        Assert.Equal(1, Asked());
        Assert.Empty(map.Complaints);

        int Asked() => map.Requests.Count(url => url.Contains("/world-", StringComparison.Ordinal));
    }
}
