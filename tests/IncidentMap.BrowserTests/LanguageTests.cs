using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class LanguageTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    [Theory]
    [InlineData("en", "en", "ltr", "Incident Map")]
    [InlineData("ur", "ur", "rtl", "واقعات کا نقشہ")]
    [InlineData("ps", "ps", "rtl", "د پېښو نقشه")]
    [InlineData("prs", "fa-AF", "rtl", "نقشهٔ رویدادها")]
    [InlineData("fa-AF", "fa-AF", "rtl", "نقشهٔ رویدادها")]
    public async Task The_address_says_in_which_language_the_page_is(string asked, string tag, string direction, string title)
    {
        await using var map = await browser.Open(world.Town, $"?lang={asked}");

        await Expect(map.Page.Locator("#title")).ToHaveTextAsync(title);
        await Expect(map.Page.Locator("html")).ToHaveAttributeAsync("lang", tag);
        await Expect(map.Page.Locator("html")).ToHaveAttributeAsync("dir", direction);
    }

    [Theory]
    [InlineData("ur-PK", "ur")]
    [InlineData("ps-AF", "ps")]
    [InlineData("fa-AF", "fa-AF")]
    [InlineData("fr-FR", "en")]
    public async Task A_reader_who_has_not_chosen_gets_what_the_browser_prefers(string prefers, string tag)
    {
        await using var map = await browser.Open(world.Town, look: new(Locale: prefers));

        await Expect(map.Page.Locator("html")).ToHaveAttributeAsync("lang", tag);
    }

    [Fact]
    public async Task The_page_is_right_to_left_before_anything_is_painted()
    {
        await using var map = await browser.Open(world.Town, "?lang=ur", before: page =>
            page.RouteAsync("**/assets/main-*.js", route => route.AbortAsync()));

        await Expect(map.Page.Locator("html[dir=rtl][lang=ur]")).ToHaveCountAsync(1);
        Assert.Equal("", await map.Page.Locator("#title").InnerTextAsync());
    }

    [Fact]
    public async Task A_reader_chooses_among_names_that_each_can_read_and_keeps_what_the_page_shows()
    {
        await using var map = await browser.Open(world.Town, "?country=AF");
        await map.IsReady();
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Choose a language" }).ClickAsync();
        Assert.Equal(["English", "اردو", "پښتو", "دری"], await map.Page.Locator(".languages a").AllInnerTextsAsync());

        await map.Page.GetByRole(AriaRole.Link, new() { Name = "پښتو" }).ClickAsync();

        await Expect(map.Page.Locator("html")).ToHaveAttributeAsync("lang", "ps");
        await map.HasInAddress("country", "AF");
        await map.Page.GotoAsync(world.Town.Address.ToString());
        await Expect(map.Page.Locator("html")).ToHaveAttributeAsync("lang", "ps");
    }

    [Theory]
    [InlineData("en", "Kabul", "Peshawar", "Quetta")]
    [InlineData("ur", "کابل", "پشاور", "کوئٹہ")]
    [InlineData("ps", "کابل", "پېښور", "کوټه")]
    [InlineData("prs", "کابل", "پشاور", "کویته")]
    public async Task Towns_on_the_map_have_their_names_in_the_script_of_the_language(string language, params string[] towns)
    {
        await using var map = await browser.Open(world.Town, $"?country=IR&at=33,69,6&lang={language}", before: page => page.AddInitScriptAsync("""
            const write = CanvasRenderingContext2D.prototype.fillText;
            window.written = [];
            CanvasRenderingContext2D.prototype.fillText = function (text, ...at) { written.push(text); return write.call(this, text, ...at); };
            """));
        await map.IsReady();

        await map.Page.WaitForFunctionAsync("towns => towns.every(town => written.includes(town))", towns);
    }

    [Fact]
    public async Task Only_the_words_of_the_chosen_language_are_downloaded()
    {
        await using var map = await browser.Open(world.Town, "?lang=prs");
        await Expect(map.Entries).Not.ToHaveCountAsync(0);

        var words = map.Requests.Where(url => System.Text.RegularExpressions.Regex.IsMatch(url, "/assets/(en|ur|ps|prs)-")).ToList();
        Assert.Contains("/assets/prs-", Assert.Single(words));
    }
}
