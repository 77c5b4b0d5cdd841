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

    [Theory]
    [InlineData("en", "Bahawalnagar, Punjab, Pakistan", "Kabul")]
    [InlineData("ur", "بہاولنگر، پنجاب، پاکستان", "کابل")]
    public async Task A_dossier_and_a_search_name_places_in_the_script_of_the_language(string language, string where, string found)
    {
        await using var map = await browser.Open(world.Town, $"?lang={language}&incident=curated:2021-08-19-bahawalnagar-ashura-procession");
        await Expect(map.Dossier.Locator(".facts .fact-main").Nth(1)).ToHaveTextAsync(where);

        await map.Page.Locator("#search").FillAsync("Kabul");
        await Expect(map.Page.Locator(".hit").Filter(new() { HasText = found }).First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("en", "list map")]
    [InlineData("ur", "map list")]
    public async Task The_list_changes_sides_with_the_script_and_the_world_and_time_do_not(string language, string panels)
    {
        await using var map = await browser.Open(world.Town, $"?lang={language}");
        await map.IsReady();
        const string karachi = ".mark-box[aria-label*='Karachi']", bahawalnagar = ".mark-box[aria-label*='Bahawalnagar']";
        await Expect(map.Page.Locator($"{karachi}, {bahawalnagar}")).ToHaveCountAsync(2);

        Assert.Equal(panels, string.Join(' ', await FromLeftToRight(map, "#list", "#map")).Replace("#", ""));
        Assert.Equal([karachi, bahawalnagar], await FromLeftToRight(map, bahawalnagar, karachi));
        Assert.Equal([".brush-from", ".brush-to"], await FromLeftToRight(map, ".brush-to", ".brush-from"));
    }

    [Theory]
    [InlineData("ur", "Noto Nastaliq Urdu Variable")]
    [InlineData("ps", "Noto Naskh Arabic Variable")]
    [InlineData("prs", "Noto Naskh Arabic Variable")]
    public async Task The_script_of_the_language_is_set_in_the_site_s_own_font_which_comes_after_the_incidents(string language, string font)
    {
        await using var map = await browser.Open(world.Town, $"?lang={language}");
        await map.IsReady();

        await map.Page.WaitForFunctionAsync("font => [...document.fonts].some(face => face.family.includes(font) && face.status === 'loaded')", font);
        await map.Page.WaitForFunctionAsync("() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.webp'))");
        var requests = map.Requests.ToList();
        var incidents = requests.FindIndex(url => url.Contains("/api/map?"));
        Assert.All(requests.Where(url => url.Contains("/noto-") || url.EndsWith(".webp")), url => Assert.True(requests.IndexOf(url) > incidents, url));
    }

    [Fact]
    public async Task Only_the_words_of_the_chosen_language_are_downloaded()
    {
        await using var map = await browser.Open(world.Town, "?lang=prs");
        await Expect(map.Entries).Not.ToHaveCountAsync(0);

        var words = map.Requests.Where(url => System.Text.RegularExpressions.Regex.IsMatch(url, "/assets/(en|ur|ps|prs)-")).ToList();
        Assert.Contains("/assets/prs-", Assert.Single(words));
    }

    /// <summary>The selectors in the order in which what they find stands on the screen.</summary>
    private static Task<string[]> FromLeftToRight(MapPage map, params string[] selectors) => map.Page.EvaluateAsync<string[]>("""
        selectors => {
          const middle = ({ left, right }) => left + right;
          const place = selector => middle(document.querySelector(selector).getBoundingClientRect());
          return selectors.sort((a, b) => place(a) - place(b));
        }
        """, selectors);
}
