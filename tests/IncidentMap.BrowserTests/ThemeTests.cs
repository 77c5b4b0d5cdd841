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

    /// <summary>
    /// WCAG 2.2, 1.4.11: a symbol keeps 3:1 to what is beside it, which is its ring and, where rings are thin, the ground. Ground is
    /// what the basemap shows in the first view, but for lines, which are less than one pixel in twenty.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Symbols_stand_out_from_the_ground_their_ring_and_their_glyph(bool dark)
    {
        await using var map = await browser.Open(world.Town, look: new() { Dark = dark });
        await map.IsReady();
        await map.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle); // with the relief

        var ratios = await map.Page.EvaluateAsync<Dictionary<string, double>>(Contrasts);

        Assert.Equal(24, ratios.Count);
        Assert.All(ratios, pair => Assert.True(pair.Value >= 3, string.Join('\n', ratios.Select(each => $"{each.Key}: {each.Value:0.00}"))));
    }

    private const string Contrasts = """
        () => {
          const light = (channel) => (channel /= 255) <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
          const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
          const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          const canvas = document.querySelector('.leaflet-basemap-pane canvas');
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          const ground = [];
          for (let i = 0; i < data.length; i += 4 * 37) ground.push(luminance([data[i], data[i + 1], data[i + 2]]));
          const probe = document.body.appendChild(document.createElement('i'));
          const colour = (value) => {
            probe.style.color = value;
            return luminance(getComputedStyle(probe).color.match(/[0-9.]+/g).map(Number));
          };
          const all = {};
          for (const kind of ['suicide', 'air', 'bomb', 'shelling', 'clash', 'civilians', 'protest', 'other']) {
            const disc = colour(`var(--${kind})`);
            all[`${kind} on the ground`] = ground.map((pixel) => ratio(disc, pixel)).sort((a, b) => a - b)[Math.floor(ground.length / 20)];
            all[`${kind} in its ring`] = ratio(disc, colour('var(--symbol-edge)'));
            all[`glyph on ${kind}`] = ratio(disc, colour('var(--symbol-glyph)'));
          }
          return all;
        }
        """;
}
