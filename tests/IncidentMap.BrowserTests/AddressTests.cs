using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class AddressTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    private const string Everything =
        "?from=2021-08-26&to=2021-08-30&type=explosions_remote_violence&country=AF&actor=United+States+armed+forces&sort=killed&list=in-view"
        + "&at=34.5000,69.2000,8&incident=curated:2021-08-29-kabul-drone-strike";

    [Fact]
    public async Task A_link_restores_filters_order_view_and_dossier()
    {
        await using var map = await browser.Open(world.Town, Everything);
        await map.IsReady();

        await Expect(map.DossierTitle).ToContainTextAsync("Khwaja Bughra");
        await map.Press("Escape");
        foreach (var filter in new[] { "dates", "types", "countries", "actors" })
            await Expect(map.FilterButton(filter)).ToHaveClassAsync("filter-button is-chosen");
        await Expect(map.Page.GetByLabel("Sort by")).ToHaveValueAsync("killed");
        await Expect(map.Page.GetByLabel("Only in map view")).ToBeCheckedAsync();
        await map.HasInAddress("at", "34.5000,69.2000,8");
    }

    [Fact]
    public async Task A_reload_changes_nothing_in_the_address()
    {
        await using var map = await browser.Open(world.Town, Everything);
        await Expect(map.DossierTitle).ToContainTextAsync("Khwaja Bughra");
        var before = await map.Query();

        await map.Page.ReloadAsync();
        await Expect(map.DossierTitle).ToContainTextAsync("Khwaja Bughra");

        await map.HasQuery(before);
        await map.HasQuery(Everything);
    }

    [Fact]
    public async Task Back_and_forward_go_through_filters_and_dossiers()
    {
        await using var map = await browser.Open(world.Town);
        await map.HasCount(KnownWorld.AllOfThem);
        await map.FilterButton("countries").ClickAsync();
        await map.Choice("Afghanistan").CheckAsync();
        await map.HasCount($"5 of {KnownWorld.Keys.Count} reported incidents");
        await map.Entry("Rockets fired at Kabul airport").ClickAsync();
        await Expect(map.DossierTitle).ToHaveTextAsync("Rockets fired at Kabul airport");

        await map.Page.GoBackAsync();
        await Expect(map.Dossier).ToBeHiddenAsync();
        await map.HasCount($"5 of {KnownWorld.Keys.Count} reported incidents");

        await map.Page.GoBackAsync();
        await map.HasCount(KnownWorld.AllOfThem);
        await Expect(map.Choice("Afghanistan")).Not.ToBeCheckedAsync();

        await map.Page.GoForwardAsync();
        await map.Page.GoForwardAsync();
        await Expect(map.DossierTitle).ToHaveTextAsync("Rockets fired at Kabul airport");
        await map.HasCount($"5 of {KnownWorld.Keys.Count} reported incidents");
    }

    [Fact]
    public async Task Moving_the_map_keeps_the_view_in_the_address_without_a_step_for_back()
    {
        await using var map = await browser.Open(world.Town, "?at=34.5000,69.2000,6");
        await map.IsReady();
        var steps = await map.Page.EvaluateAsync<int>("history.length");

        await map.Page.GetByTitle("Zoom in").ClickAsync();
        await map.HasAddress(",7$");

        Assert.Equal(steps, await map.Page.EvaluateAsync<int>("history.length"));
    }

    [Fact]
    public async Task Back_returns_to_the_part_of_the_map_that_was_seen_before()
    {
        await using var map = await browser.Open(world.Town, "?at=30.0000,67.0000,7");
        await map.IsReady();
        await map.Entry("Rockets fired at Kabul airport").ClickAsync();
        await Expect(map.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("at=30\\.0000,67\\.0000"));

        await map.Page.GoBackAsync();

        await Expect(map.Page).ToHaveURLAsync(new Uri(world.Town.Address, "/?at=30.0000,67.0000,7").ToString());
        await Expect(map.Page.Locator(".mark-box[aria-label*='Mastung Road']")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_link_with_nonsense_shows_what_makes_sense_in_it()
    {
        await using var map = await browser.Open(world.Town, "?from=yesterday&at=1,2&sort=colour&country=AF&colour=red");

        await map.HasCount($"5 of {KnownWorld.Keys.Count} reported incidents");
        Assert.Empty(map.Complaints);
    }

    [Fact]
    public async Task A_link_to_an_incident_that_is_gone_says_so()
    {
        await using var map = await browser.Open(world.Town, "?incident=curated:no-such-incident");

        await Expect(map.Dossier).ToContainTextAsync("This incident is not here.");
        await Expect(map.Dossier).ToContainTextAsync("It may have been removed, or the link is old or incomplete.");
        await map.Dossier.Locator(".notice button").ClickAsync();
        await Expect(map.Dossier).ToBeHiddenAsync();
        await map.HasCount(KnownWorld.AllOfThem);
    }
}
