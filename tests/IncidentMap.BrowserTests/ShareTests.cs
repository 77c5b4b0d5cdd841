using IncidentMap.BrowserTests.World;
using IncidentMap.Exporting;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class ShareTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    private static async Task<ILocator> Share(MapPage map)
    {
        await map.IsReady();
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Share, export, print" }).ClickAsync();
        return map.Page.GetByRole(AriaRole.Dialog);
    }

    [Fact]
    public async Task The_link_holds_filters_and_view()
    {
        await using var map = await browser.Open(world.Town, "?country=AF&at=34.5000,69.2000,8");

        var dialog = await Share(map);

        await Expect(dialog.Locator(".citation").First).ToHaveTextAsync($"{world.Town.Address}?country=AF&at=34.5000,69.2000,8");
    }

    [Theory]
    [InlineData("?country=AF&type=suicide_bomb,shelling_artillery_missile_attack")]
    [InlineData("?actor=Taliban&killed=1..")]
    [InlineData("?from=2021-08-26&to=2021-08-29&place=near")]
    [InlineData("?status=disputed,confirmed&province=PK-BA")]
    [InlineData("?claimed-by=Baloch+Liberation+Army")]
    [InlineData("?source=Dawn")]
    [InlineData("?attacker=Taliban,Islamic+State+Khorasan+Province&attacked=United+States+armed+forces")]
    [InlineData("?q=airport")]
    [InlineData("?target=airport,protesters")]
    [InlineData("?weapon=missile+from+a+drone,hand+grenade")]
    [InlineData("?dataset=curated&country=PK")]
    public async Task The_file_holds_exactly_what_is_filtered(string query)
    {
        await using var map = await browser.Open(world.Town, query);
        await map.IsReady();
        var shown = (await map.Keys()).Order().ToArray();
        await map.HasCount($"{shown.Length} of {KnownWorld.Keys.Count} reported incidents");
        Assert.NotEmpty(shown);

        var dialog = await Share(map);
        var download = await map.Page.RunAndWaitForDownloadAsync(() => dialog.GetByRole(AriaRole.Link, new() { Name = "GeoJSON, one incident a line" }).ClickAsync());

        var keys = File.ReadLines((await download.PathAsync())!).Where(line => line != "")
            .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("properties").GetProperty("key").GetString()!);
        Assert.Equal(shown, keys.Order());
    }

    [Fact]
    public async Task Files_are_to_be_had_in_every_format_of_the_API()
    {
        await using var map = await browser.Open(world.Town, "?country=AF&q=kabul");

        var dialog = await Share(map);

        var links = await dialog.Locator(".share-files a").EvaluateAllAsync<string[]>("all => all.map(link => link.href)");
        Assert.Equal(ExportFormats.All.Select(format => format.Ending).Order(), links.Select(link => "." + new Uri(link).AbsolutePath.Split('.', 2)[1]).Order());
        foreach (var link in links)
        {
            using var answer = await world.Town.Http.GetAsync(new Uri(link));
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task An_embedded_map_has_no_frame_of_its_own_and_a_way_to_the_whole_map()
    {
        await using var map = await browser.Open(world.Town, "embed.html?country=AF");
        await Expect(map.Page.Locator(".mark-box")).Not.ToHaveCountAsync(0);

        await Expect(map.Page.Locator("#top")).ToBeHiddenAsync();
        await Expect(map.Page.Locator("#browse")).ToBeHiddenAsync();
        var link = map.Page.GetByText("Open the whole map");
        await link.FocusAsync();
        Assert.Contains("?country=AF", await link.GetAttributeAsync("href"));
        Assert.Empty(map.Complaints);
    }

    [Fact]
    public async Task Only_the_embedded_map_may_stand_in_pages_of_others()
    {
        foreach (var (page, ancestors) in new[] { ("/", "frame-ancestors 'self'"), ("/embed.html", "frame-ancestors *") })
        {
            using var answer = await world.Town.Http.GetAsync(new Uri(world.Town.Address, page));
            Assert.EndsWith(ancestors, string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")));
        }
    }

    [Fact]
    public async Task The_preview_shows_the_embedded_map()
    {
        await using var map = await browser.Open(world.Town, "?country=AF");

        var dialog = await Share(map);
        await dialog.GetByText("Preview").ClickAsync();

        await Expect(map.Page.FrameLocator(".embed-preview iframe").Locator(".mark-box").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Paper_has_the_filters_the_legend_and_the_datasets()
    {
        await using var map = await browser.Open(world.Town, "?country=AF&type=suicide_bomb");
        await map.IsReady();

        await map.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await map.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");

        var head = map.Page.Locator("#print-head");
        await Expect(head).ToBeVisibleAsync();
        await Expect(head).ToContainTextAsync("Type: Suicide bomb");
        await Expect(head).ToContainTextAsync("Place: Afghanistan");
        await Expect(head).ToContainTextAsync("Datasets: curated (1).");
        await Expect(head).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"Sources: (\S.*, )?Reuters\b"));
        await Expect(map.Page.Locator(".legend")).ToContainTextAsync("What happened");
        await Expect(map.Entries).ToHaveCountAsync(1);
        await Expect(map.Page.Locator("#timeline")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Paper_as_narrow_as_a_phone_has_the_map_then_its_legend_then_every_line_of_the_list()
    {
        await using var map = await browser.Open(world.Town, look: new(Width: 718, Height: 500));
        await map.IsReady();

        await map.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await map.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");

        await Expect(map.Entries).ToHaveCountAsync(KnownWorld.Keys.Count);
        await Expect(map.Entries.Last).ToBeVisibleAsync();
        var tops = await map.Page.EvaluateAsync<double[]>("""
            ['#title', '#print-head', '#map', '.legend', '.entry', 'li:last-child > .entry'].map(part => document.querySelector(part).getBoundingClientRect().top)
            """);
        Assert.Equal(tops.Order(), tops);
        await Expect(map.Page.Locator(".legend-body")).ToBeVisibleAsync();

        await map.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await map.Page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        await Expect(map.Entries).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Paper_is_light_though_the_screen_is_dark_which_it_is_again_afterwards()
    {
        await using var map = await browser.Open(world.Town, look: new(Dark: true));
        await map.IsReady();
        const string mapIs = """
            theme => {
              const canvas = document.querySelector('.leaflet-basemap-pane canvas');
              const [r, g, b, opaque] = canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
              return opaque > 0 && (r + g + b > 400) === (theme === 'light');
            }
            """;
        var words = map.Page.Locator("#title");
        await map.Page.WaitForFunctionAsync(mapIs, "dark");
        var ink = await words.EvaluateAsync<string>("e => getComputedStyle(e).color");

        await map.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await map.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await Expect(words).ToHaveCSSAsync("color", "rgb(28, 37, 48)");
        await map.Page.WaitForFunctionAsync(mapIs, "light");

        await map.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await map.Page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        await Expect(words).ToHaveCSSAsync("color", ink);
        await map.Page.WaitForFunctionAsync(mapIs, "dark");
    }

    [Fact]
    public async Task The_feed_has_exactly_what_is_filtered()
    {
        await using var map = await browser.Open(world.Town, "?country=AF&type=suicide_bomb&q=airport");

        var dialog = await Share(map);

        var feed = await dialog.GetByRole(AriaRole.Link, new() { Name = "Atom feed of these filters" }).EvaluateAsync<string>("link => link.href");
        var entries = System.Xml.Linq.XDocument.Parse(await world.Town.Http.GetStringAsync(new Uri(feed))).Root!.Elements().Where(e => e.Name.LocalName == "entry");
        Assert.Contains("Abbey Gate", Assert.Single(entries).Elements().Single(e => e.Name.LocalName == "title").Value);
    }
}
