using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;

namespace IncidentMap.BrowserTests;

public sealed class MapTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    [Fact]
    public async Task Every_curated_incident_is_reached_from_its_mark_on_the_map()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();
        var reached = new SortedSet<string>(StringComparer.Ordinal);

        var marks = await map.Marks.CountAsync();
        for (var i = 0; i < marks; i++)
        {
            for (int choice = 0, choices = 1; choice < choices; choice++)
            {
                await map.Marks.Nth(i).FocusAsync();
                await map.Press("Enter");
                // What shares a spot is asked for first.
                await Assertions.Expect(map.Page.Locator("#dossier:not([hidden]), .chooser .choice").First).ToBeVisibleAsync();
                if (await map.Choices.CountAsync() is > 0 and var offered)
                {
                    choices = offered;
                    await map.Choices.Nth(choice).ClickAsync();
                }
                await Assertions.Expect(map.Dossier).ToBeVisibleAsync();
                reached.Add((await map.InAddress("incident"))!);
                await map.Press("Escape");
                await Assertions.Expect(map.Dossier).ToBeHiddenAsync();
                Assert.Equal(marks, await map.Marks.CountAsync());
            }
        }

        Assert.Equal(KnownWorld.Keys, reached);
    }

    [Theory]
    [InlineData("Kabul", "3 incidents close together, 193 killed")]
    [InlineData("Nangarhar", "in Nangarhar")]
    [InlineData("Khyber Pakhtunkhwa", "in Khyber Pakhtunkhwa")]
    [InlineData("Balochistan", "Mastung Road, Quetta")]
    [InlineData("Bahawalnagar", "Ashura procession in Bahawalnagar")]
    [InlineData("Karachi", "mini-truck in Karachi")]
    public async Task The_first_view_shows(string place, string words)
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        var mark = map.Page.Locator($".mark-box[aria-label*='{words}']").First;
        await Assertions.Expect(mark).ToBeInViewportAsync();
        Assert.False(await mark.IsHiddenAsync(), place);
    }

    [Fact]
    public async Task A_symbol_is_larger_the_more_were_killed()
    {
        await using var map = await browser.Open(world.Town, "?from=2021-08-14&to=2021-08-26&at=29,68,6");
        await map.IsReady();

        async Task<double> Radius(string words) => double.Parse(
            (await map.Page.Locator($".mark-box[aria-label*='{words}'] .symbol-disc").GetAttributeAsync("r"))!, System.Globalization.CultureInfo.InvariantCulture);
        var (gate, karachi, bahawalnagar) = (await Radius("Abbey Gate"), await Radius("Karachi"), await Radius("Bahawalnagar"));

        Assert.True(gate > karachi && karachi > bahawalnagar, $"{gate} > {karachi} > {bahawalnagar}");
    }

    [Fact]
    public async Task The_land_under_the_incidents_is_drawn_with_relief_and_names()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        const string colours = """
            (selector) => {
              const canvas = document.querySelector(selector);
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              const seen = new Set();
              for (let i = 0; i < data.length; i += 4) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
              return seen.size;
            }
            """;
        await map.Page.WaitForFunctionAsync($"() => ({colours})('.leaflet-basemap-pane canvas') > 1000");
        Assert.True(await map.Page.EvaluateAsync<int>(colours, ".leaflet-labels-pane canvas") > 20);
    }

    [Fact]
    public async Task The_legend_names_every_kind_that_is_on_the_map()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        var legend = map.Page.Locator(".legend");
        foreach (var kind in new[] { "Suicide bombing", "Air or drone strike", "Bomb, mine or grenade", "Shelling or rockets", "Armed clash", "Protest or riot" })
            await Assertions.Expect(legend).ToContainTextAsync(kind);
        await Assertions.Expect(legend).ToContainTextAsync("only the area is known");
    }

    [Fact]
    public async Task Incidents_at_one_spot_are_offered_to_choose_from()
    {
        await using var map = await browser.Open(world.Town, "?from=2021-08-26&to=2021-08-30&country=AF&at=34.5,69.2,6");
        await map.IsReady();

        await map.Page.Locator(".mark-box[aria-label^='3 incidents close together']").ClickAsync();

        await Assertions.Expect(map.Choices).ToHaveCountAsync(3);
        await map.Choices.Filter(new() { HasText = "US drone strike on a car" }).ClickAsync();
        await Assertions.Expect(map.DossierTitle).ToContainTextAsync("Khwaja Bughra");
    }

    [Fact]
    public async Task What_pointing_at_a_cluster_tells_is_in_the_list_that_it_opens_too()
    {
        await using var map = await browser.Open(world.Town, "?from=2021-08-26&to=2021-08-30&country=AF&at=34.5,69.2,6");
        await map.IsReady();
        await Assertions.Expect(map.Page.Locator(".mark-box[aria-label='3 incidents close together, 193 killed; most frequent: Explosions and remote violence. Choose one.']")).ToHaveCountAsync(1);

        await map.Page.Locator(".mark-box[aria-label^='3 incidents close together']").ClickAsync();

        await Assertions.Expect(map.Page.Locator(".chooser h2")).ToHaveTextAsync("3 incidents here");
        await Assertions.Expect(map.Page.Locator(".chooser .note")).ToHaveTextAsync("193 killed; most frequent: Explosions and remote violence.");
    }

    [Fact]
    public async Task An_open_incident_shows_how_exactly_its_place_is_known()
    {
        await using var map = await browser.Open(world.Town, "?at=34.57,69.19,11&incident=curated:2021-08-29-kabul-drone-strike");
        await map.IsReady();

        await Assertions.Expect(map.Page.Locator("#map path.radius.is-selected")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Show_on_the_map_goes_as_near_as_the_place_is_known()
    {
        await using var map = await browser.Open(world.Town, "?incident=curated:2021-08-29-bajaur-army-post");
        await map.IsReady();

        await map.Dossier.GetByRole(AriaRole.Button, new() { Name = "Show on the map" }).ClickAsync();

        await map.HasAddress("[?&]at=34\\.7");
        var zoom = double.Parse((await map.InAddress("at"))!.Split(',')[2], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(zoom, 7, 10);
        await Assertions.Expect(map.Areas).Not.ToHaveCountAsync(0);
    }
}
