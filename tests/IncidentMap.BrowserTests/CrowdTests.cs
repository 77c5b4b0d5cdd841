using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;
using static IncidentMap.PostgisTests.World.Samples;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

/// <summary>A town where very much was reported.</summary>
public sealed class CrowdTests(Browser browser)
{
    private const int Many = 20_000;

    [Fact]
    public async Task Twenty_thousand_incidents_are_clusters_that_zoom_in_and_count_every_one_of_them()
    {
        await using var town = await Town.With(At("n", 69.2, 34.5), At("far", 66.9, 30.2));
        await town.Multiply("n", Many);
        await using var map = await browser.Open(town);
        await map.HasCount("All 20,002 reported incidents");
        Assert.True(await map.Marks.CountAsync() <= 500);

        await map.Page.Locator(".mark-box[aria-label^='20,001 incidents close together']").ClickAsync();

        await Expect(map.Page.Locator(".chooser h2")).ToHaveTextAsync("20,001 incidents here");
        await Expect(map.Choices).ToHaveCountAsync(20);
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Show 19,981 more" }).ClickAsync();
        await Expect(map.Choices).ToHaveCountAsync(40);
    }

    [Fact]
    public async Task The_list_holds_all_of_them_while_only_those_near_the_view_are_in_the_page()
    {
        await using var town = await Town.With(At("n", 69.2, 34.5).But(i => i.DateStart = i.DateEnd = new(2021, 8, 30)), At("oldest", 66.9, 30.2));
        await town.Multiply("n", Many);
        await using var map = await browser.Open(town);
        await map.HasCount("All 20,002 reported incidents");
        Assert.InRange(await map.Entries.CountAsync(), 5, 40);

        await map.Entries.First.FocusAsync();
        await map.Press("End");

        await Expect(map.Entry("Bombing oldest")).ToBeVisibleAsync();
        await Expect(map.Page.Locator(".entries li:last-child")).ToHaveAttributeAsync("aria-posinset", "20002");
        Assert.InRange(await map.Entries.CountAsync(), 5, 40);
    }

    [Fact]
    public async Task An_incident_far_down_the_list_that_a_link_opens_has_its_neighbours_and_keeps_them_when_others_import()
    {
        await using var town = await Town.With(At("n", 69.2, 34.5).But(i => i.DateStart = i.DateEnd = new(2021, 8, 30)), At("oldest", 66.9, 30.2));
        await town.Multiply("n", Many);
        await using var map = await browser.Open(town, "?incident=news:oldest");
        var walk = map.Dossier.Locator(".walk");
        await Expect(walk).ToContainTextAsync("20,002 of 20,002 in the list");
        await Expect(map.Dossier.GetByLabel("Next incident")).ToBeDisabledAsync();
        await Expect(map.Entry("Bombing oldest")).ToBeInViewportAsync();

        await map.Dossier.GetByLabel("Previous incident").ClickAsync();
        await Expect(walk).ToContainTextAsync("20,001 of 20,002 in the list");
        await map.Dossier.GetByLabel("Next incident").ClickAsync();
        await Expect(walk).ToContainTextAsync("20,002 of 20,002 in the list");

        await town.Report(At("later", 66.9, 30.2).But(i => i.DateStart = i.DateEnd = new(2021, 9, 1)));

        await Expect(walk).ToContainTextAsync("20,003 of 20,003 in the list");
        await Expect(map.Entry("Bombing oldest")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task An_actor_too_rare_for_the_list_is_found_by_the_beginning_of_a_word()
    {
        await using var town = await Town.With([
            .. Enumerable.Range(1, 60).Select(n => At($"many{n}", 69.2, 34.5).By($"Common group {n}").By("Common group 1")),
            At("rare", 66.9, 30.2).By("Jamā'at of the Hills")]);
        await using var map = await browser.Open(town);
        await map.HasCount("All 61 reported incidents");
        await map.FilterButton("actors").ClickAsync();
        await Expect(map.FilterBody.Locator("label.check")).ToHaveCountAsync(50);

        await map.Page.GetByLabel("Find an actor").PressSequentiallyAsync("hills");
        await Expect(map.FilterBody.Locator("label.check")).ToHaveTextAsync(["Jamā'at of the Hills1"]);
        await Expect(map.Page.GetByLabel("Find an actor")).ToHaveValueAsync("hills");
        await Expect(map.Page.GetByLabel("Find an actor")).ToBeFocusedAsync();
        await map.Choice("Hills").CheckAsync();

        await map.HasCount("1 of 61 reported incidents");
        await map.HasInAddress("actor", "Jamā'at of the Hills");
    }

    [Fact]
    public async Task What_others_import_shows_without_a_reload()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await browser.Open(town);
        await map.HasCount("All 1 reported incident");

        await town.Report(At("later", 66.9, 30.2));

        await map.HasCount("All 2 reported incidents");
        await Expect(map.Entry("Bombing later")).ToBeVisibleAsync();
    }
}
