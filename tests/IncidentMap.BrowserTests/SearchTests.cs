using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class SearchTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    private static ILocator Hits(MapPage map) => map.Page.Locator(".hit");

    [Fact]
    public async Task A_place_of_the_gazetteer_is_gone_to()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        await map.Page.Locator("#search").FillAsync("Jalalabad");
        await Hits(map).Filter(new() { HasText = "Nangarhar, Afghanistan" }).First.ClickAsync();

        await map.HasAddress("[?&]at=34\\.4");
    }

    [Fact]
    public async Task An_incident_is_found_and_opened_by_keys()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        await map.Page.Locator("#search").FillAsync("bahawalnagar");
        await Expect(Hits(map).Filter(new() { HasText = "Ashura procession" })).ToHaveCountAsync(1);
        await map.Press("ArrowUp");
        await Expect(map.Page.Locator(".hit.is-at")).ToContainTextAsync("Ashura procession");
        await map.Press("Enter");

        await Expect(map.DossierTitle).ToContainTextAsync("Bahawalnagar");
    }

    [Fact]
    public async Task An_actor_becomes_a_filter()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        await map.Page.Locator("#search").FillAsync("frontier");
        await Hits(map).Filter(new() { HasText = "Frontier Corps" }).Filter(new() { HasText = "actor" }).ClickAsync();

        await map.HasCount($"2 of {KnownWorld.Keys.Count} reported incidents");
        await map.HasInAddress("actor", "Frontier Corps");
    }

    [Fact]
    public async Task An_actor_is_found_by_its_other_names()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        await map.Page.Locator("#search").FillAsync("ISKP");

        await Expect(Hits(map).Filter(new() { HasText = "Islamic State Khorasan Province" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Enter_filters_by_the_words_and_an_empty_field_ends_it()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();

        await map.Page.Locator("#search").FillAsync("grenade");
        await map.Press("Enter");
        await Expect(map.Count).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[1-4] of"));
        await map.HasInAddress("q", "grenade");

        await map.Page.Locator("#search").FillAsync("");
        await map.HasCount(KnownWorld.AllOfThem);
        await map.HasQuery("");
    }
}
