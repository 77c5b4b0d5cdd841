using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

/// <summary>What the people who run a site set without building the page anew.</summary>
public sealed class SiteTests(Browser browser)
{
    private static async Task<ILocator> About(MapPage map)
    {
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "About this map" }).First.ClickAsync();
        return map.Page.GetByRole(AriaRole.Dialog);
    }

    [Fact]
    public async Task A_site_may_have_a_name_a_logo_a_notice_and_a_contact_of_its_own()
    {
        var logo = Path.Combine(Path.GetTempPath(), $"logo-{Guid.NewGuid():N}.svg");
        await File.WriteAllTextAsync(logo, "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='40' height='20' fill='teal'/></svg>");
        await using var town = await Town.Configured(new()
        {
            ["Site:Title"] = "Incidents of <Example> & \"Sons\"",
            ["Site:Logo"] = logo,
            ["Site:DataNotice"] = "Reviewed each Friday; <b>not</b> for targeting.",
            ["Site:Contact"] = "desk@example.org",
        });
        File.Delete(logo); // it was read at the start

        await using var map = await browser.Open(town);

        await Expect(map.Page.Locator("#title")).ToHaveTextAsync("Incidents of <Example> & \"Sons\"");
        await Expect(map.Page).ToHaveTitleAsync("Incidents of <Example> & \"Sons\"");
        Assert.True(await map.Page.Locator("#title img").EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth === 40; }"));
        await Expect(map.Page.Locator("#data-notice")).ToHaveTextAsync("Reviewed each Friday; <b>not</b> for targeting.");
        var about = await About(map);
        await Expect(about.GetByText("Reviewed each Friday; <b>not</b> for targeting.")).ToBeVisibleAsync();
        await Expect(about.GetByText("desk@example.org")).ToHaveAttributeAsync("href", "mailto:desk@example.org");
        Assert.Empty(map.Complaints);
    }

    [Fact]
    public async Task A_site_chooses_what_the_map_shows_first_and_a_link_says_otherwise()
    {
        await using var town = await Town.Configured(new() { ["Site:StartView"] = "25.0,66.9,9" });
        await using var map = await browser.Open(town);
        await Expect(map.Notice).ToContainTextAsync("There are no incidents yet.");
        var first = map.Requests.First(url => url.Contains("/api/map?"));
        Assert.Contains("zoom=9", first);
        Assert.Equal(66.9, Middle(first), 1);
        await map.HasInAddress("at", null);

        await map.Page.GotoAsync(new Uri(town.Address, "/?at=34.5000,69.2000,8").ToString());
        await Expect(map.Notice).ToContainTextAsync("There are no incidents yet.");
        Assert.Equal(69.2, Middle(map.Requests.Last(url => url.Contains("/api/map?"))), 1);
        await map.Page.GetByTitle("Show all incidents").ClickAsync();
        await Expect(map.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("at=25\\.0000,66\\.9000,9"));
        await Expect(map.Page.Locator(".leaflet-popup")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_site_may_have_tiles_of_its_own_and_asks_no_other_machine_but_theirs()
    {
        await using var town = await Town.Configured(new()
        {
            ["Site:TileLayer:Url"] = "https://tiles.example.org/{z}/{x}/{y}.png",
            ["Site:TileLayer:Attribution"] = "© Example Tiles",
        });
        await using var map = await browser.Open(town, before: page =>
            page.RouteAsync("https://tiles.example.org/**", route => route.FulfillAsync(new() { ContentType = "image/svg+xml", Body = "<svg xmlns='http://www.w3.org/2000/svg' width='256' height='256'/>" })));

        await Expect(map.Page.Locator(".attribution")).ToContainTextAsync("© Example Tiles");
        await Expect(map.Page.Locator("img.leaflet-tile-loaded")).Not.ToHaveCountAsync(0);
        Assert.All(map.Strangers, url => Assert.StartsWith("https://tiles.example.org/", url));
    }

    [Fact]
    public async Task A_site_offers_the_languages_it_names_and_begins_in_the_first_where_none_is_the_readers()
    {
        await using var town = await Town.Configured(new() { ["Site:Languages"] = "prs,en" });
        await using var french = await browser.Open(town, "?lang=ur", new(Locale: "fr-FR"));

        await Expect(french.Page.Locator("html")).ToHaveAttributeAsync("lang", "fa-AF");
        await Expect(french.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        Assert.Equal(["prs", "en"], await french.Page.Locator("link[hreflang]").EvaluateAllAsync<string[]>("all => all.map(link => new URL(link.href).searchParams.get('lang'))"));
        await using var english = await browser.Open(town);
        await Expect(english.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    private static double Middle(string question)
    {
        var box = System.Web.HttpUtility.ParseQueryString(new Uri(question).Query)["bbox"]!.Split(',');
        return (Degrees(box[0]) + Degrees(box[2])) / 2;
    }

    private static double Degrees(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
