using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class ThemeTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    private const string Dark = "rgb(23, 28, 34)";
    private const string Light = "rgb(255, 255, 255)";

    [Fact]
    public async Task It_follows_the_system_until_the_reader_chooses_and_then_remembers()
    {
        await using var map = await browser.Open(world.Town, look: new() { Dark = true });
        var body = map.Page.Locator("body");
        await map.IsReady();
        await Expect(body).ToHaveCSSAsync("background-color", Dark);
        await map.Page.EmulateMediaAsync(new() { ColorScheme = Microsoft.Playwright.ColorScheme.Light });
        await Expect(body).ToHaveCSSAsync("background-color", Light);

        await map.Page.GetByLabel("Use dark colours").ClickAsync();
        await Expect(body).ToHaveCSSAsync("background-color", Dark);
        await map.Page.ReloadAsync();
        await Expect(body).ToHaveCSSAsync("background-color", Dark);
        await Expect(map.Page.GetByLabel("Use light colours")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_drawn_map_changes_with_it()
    {
        await using var map = await browser.Open(world.Town, "?at=24.0000,63.0000,7");
        await map.IsReady();
        const string sea = "(() => { const c = document.querySelector('.leaflet-basemap-pane canvas'); return c.getContext('2d').getImageData(c.width / 2, c.height * 0.8, 1, 1).data[0]; })()";
        Assert.True(await map.Page.EvaluateAsync<int>(sea) > 150);

        await map.Page.GetByLabel("Use dark colours").ClickAsync();

        Assert.True(await map.Page.EvaluateAsync<int>(sea) < 60);
    }
}
