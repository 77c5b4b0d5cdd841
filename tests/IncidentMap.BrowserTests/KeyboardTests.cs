using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class KeyboardTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    [Theory, InlineData("en"), InlineData("ur")]
    public async Task From_the_address_bar_to_a_source_of_the_Bahawalnagar_incident(string language)
    {
        await using var map = await browser.Open(world.Town, look: new(Language: language));
        await map.IsReady();

        await map.Press("Tab");
        await map.HasFocus("skip-list");
        await map.Press("Enter");
        await TabUntil(map, "Bahawalnagar");
        await map.Press("Enter");
        await Expect(map.DossierTitle).ToBeFocusedAsync();
        await Expect(map.DossierTitle).ToContainTextAsync("Bahawalnagar");
        // Its reports come after its heading.
        await Expect(map.Dossier.Locator("a[href='https://www.dawn.com/news/1641566']")).Not.ToHaveCountAsync(0);
        await TabUntil(map, "<a href=\"https://www.dawn.com/news/1641566\"");
        Assert.StartsWith("<a ", await map.Focused());

        var asked = new TaskCompletionSource<string>();
        await map.Page.Context.RouteAsync("https://www.dawn.com/**", route =>
        {
            asked.TrySetResult(route.Request.Url);
            return route.FulfillAsync(new() { Body = "the source" });
        });
        await map.Press("Enter");
        Assert.Equal("https://www.dawn.com/news/1641566", await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_second_skip_link_goes_to_the_map_which_arrow_keys_move()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        await map.Press("Tab");
        await map.Press("Tab");
        await map.HasFocus("Skip to the map");
        await map.Press("Enter");
        await map.Press("ArrowRight");
        await map.HasAddress("[?&]at=");
        await map.Press("+");
        await Expect(map.Page.Locator("#map")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Symbols_are_one_stop_for_Tab_and_arrow_keys_go_from_one_to_the_next()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();
        await Expect(map.Page.Locator(".mark-box[tabindex='0']")).ToHaveCountAsync(1);

        await map.Page.Locator(".mark-box[aria-label*='in Gwadar']").FocusAsync();
        var before = await map.Page.Locator(".mark-box:focus").BoundingBoxAsync();
        await map.Press("ArrowRight");
        var after = await map.Page.Locator(".mark-box:focus").BoundingBoxAsync();
        Assert.True(after!.X + after.Width / 2 > before!.X + before.Width / 2);
        await map.Press("ArrowLeft");
        await map.HasFocus("in Gwadar");

        await map.Press("Enter");
        await Expect(map.DossierTitle).ToContainTextAsync("Gwadar");
        await map.Press("Escape");
        await map.HasFocus("mark-box");
        await map.HasFocus("in Gwadar");
    }

    [Fact]
    public async Task Escape_leaves_the_choice_of_incidents_and_goes_back_to_their_symbol()
    {
        await using var map = await browser.Open(world.Town, "?at=34.5,69.2,6");
        await map.IsReady();

        await map.Page.Locator(".mark-box[aria-label^='3 incidents close together']").FocusAsync();
        await map.Press("Enter");
        await Expect(map.Choices.First).ToBeFocusedAsync();
        await map.Press("Escape");

        await Expect(map.Choices).ToHaveCountAsync(0);
        await map.HasFocus("close together");
    }

    [Fact]
    public async Task Closing_a_dossier_goes_back_to_the_entry_that_opened_it()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        await map.Entry("Mangi Dam").FocusAsync();
        await map.Press("Enter");
        await Expect(map.DossierTitle).ToBeFocusedAsync();
        await map.Press("Escape");

        await Expect(map.Entry("Mangi Dam")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Tab_does_not_leave_a_dossier_that_is_still_to_come()
    {
        var come = new TaskCompletionSource();
        await using var map = await browser.Open(world.Town, before: page => page.RouteAsync("**/api/incidents/**", async route =>
        {
            await come.Task;
            await route.ContinueAsync();
        }));
        await map.IsReady();
        await map.Entry("Mangi Dam").FocusAsync();
        await map.Press("Enter");
        await Expect(map.Dossier).ToContainTextAsync("Loading what was reported");

        await map.Press("Tab");
        await map.Press("Tab");
        await Expect(map.DossierTitle).ToBeFocusedAsync();
        come.SetResult();

        await Expect(map.Dossier.Locator(".line")).Not.ToHaveCountAsync(0);
        await Expect(map.DossierTitle).ToBeFocusedAsync();
        await map.Press("Tab");
        Assert.True(await map.Dossier.EvaluateAsync<bool>("dossier => dossier.contains(document.activeElement)"));
    }

    [Fact]
    public async Task Filters_are_opened_set_and_left_without_a_mouse()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        await map.FilterButton("countries").FocusAsync();
        await map.Press("Enter");
        await map.Press("Tab");
        await TabUntil(map, "country-AF");
        await map.Press("Space");
        await map.HasCount($"5 of {KnownWorld.Keys.Count} reported incidents");
        await map.HasFocus("country-AF");

        await map.Press("Escape");
        await Expect(map.FilterBody).ToBeHiddenAsync();
        await Expect(map.FilterButton("countries")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_is_filtered_is_taken_away_without_a_mouse()
    {
        await using var map = await browser.Open(world.Town, "?country=AF");
        await map.IsReady();

        await TabUntil(map, "Share, export, print");
        await map.Press("Enter");
        var dialog = map.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToBeVisibleAsync();
        await TabUntil(map, "Copy link");
        await map.Press("Enter");
        await Expect(dialog.GetByRole(AriaRole.Status).First).Not.ToBeEmptyAsync();
        await TabUntil(map, "incidents.csv");
        var download = await map.Page.RunAndWaitForDownloadAsync(() => map.Press("Enter"));
        Assert.Equal(6, File.ReadLines((await download.PathAsync())!).Count());
        await TabUntil(map, "<summary>Preview");
        await map.Press("Enter");
        await Expect(dialog.Locator("iframe")).ToBeVisibleAsync();

        await map.Press("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await map.HasFocus("Share, export, print");
    }

    [Fact]
    public async Task An_earlier_day_is_gone_to_and_left_without_a_mouse()
    {
        await using var map = await browser.Open(world.Town, "?at=34.5,69.2,6");
        await map.IsReady();

        await TabUntil(map, "as-of-on", 200);
        await map.Press("Space");
        await Expect(map.Page.Locator("#past")).ToContainTextAsync("As known on");
        await TabUntil(map, "One day earlier");
        var newest = await map.InAddress("as-of");
        await map.Press("Enter");
        await Expect(map.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"as-of={newest}"));
        await map.HasFocus("One day earlier");
        await TabUntil(map, "as-of-slider");
        await map.Press("Home");
        await map.HasCount("All 2 reported incidents");
        await map.HasFocus("as-of-slider");

        var back = map.Page.GetByRole(AriaRole.Button, new() { Name = "Back to all that is known" });
        await back.FocusAsync();
        // The page is shown anew, though the reader does nothing.
        await map.Page.Locator("#sort").EvaluateAsync("sort => { sort.value = 'killed'; sort.dispatchEvent(new Event('change')); }");
        await map.HasInAddress("sort", "killed");
        await Expect(back).ToBeFocusedAsync();
        await map.Press("Enter");
        await map.HasCount(KnownWorld.AllOfThem);
        await Expect(map.Page.GetByLabel("As known on …")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task From_the_drawer_of_uncertain_places_to_a_dossier_and_back_without_a_mouse()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        await TabUntil(map, "drawer-button", 200);
        await map.Press("Enter");
        await map.Press("Tab");
        await TabUntil(map, "Balochistan");
        await map.Press("Enter");
        await Expect(map.Drawer.Locator(".choice")).ToHaveCountAsync(2);
        await Expect(map.Drawer.GetByText("All uncertain places")).ToBeFocusedAsync();
        await TabUntil(map, "Gichik");
        await map.Press("Enter");
        await Expect(map.DossierTitle).ToBeFocusedAsync();
        await Expect(map.DossierTitle).ToContainTextAsync("Gichik");

        await map.Press("Escape");
        await Expect(map.Drawer.Locator(".choice").Filter(new() { HasText = "Gichik" })).ToBeFocusedAsync();
        await map.Press("Escape");
        await Expect(map.Drawer.Locator(".drawer-button")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_screen_reader_hears_the_new_count()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        await map.FilterButton("types").ClickAsync();
        await map.Choice("Battles").CheckAsync();

        await Expect(map.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync($"2 of {KnownWorld.Keys.Count} reported incidents");
    }

    [Fact]
    public async Task Whatever_has_the_focus_can_be_seen()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        for (var i = 0; i < 24; i++)
        {
            await map.Press("Tab");
            var (style, name) = (
                await map.Page.EvaluateAsync<string>("(e => { const s = getComputedStyle(e); return s.outlineStyle + ' ' + parseFloat(s.outlineWidth) })(document.activeElement)"),
                await map.Focused());
            Assert.False(style.StartsWith("none", StringComparison.Ordinal) || style.EndsWith(" 0", StringComparison.Ordinal), $"{style}: {name}");
        }
    }

    private static async Task TabUntil(MapPage map, string words, int most = 80)
    {
        for (var i = 0; i < most; i++)
        {
            if ((await map.Focused()).Contains(words, StringComparison.Ordinal))
                return;
            await map.Press("Tab");
        }
        Assert.Fail($"{most} times Tab did not come to '{words}'.");
    }
}
