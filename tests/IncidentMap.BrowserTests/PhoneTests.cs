using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class PhoneTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    public static TheoryData<Look> Phones => [Look.Phone, Look.SmallPhone];

    [Theory, MemberData(nameof(Phones))]
    public async Task Nothing_is_wider_than_the_screen(Look phone)
    {
        await using var map = await browser.Open(world.Town, look: phone);
        await map.IsReady();

        foreach (var state in new[] { "", "?incident=curated:2021-08-26-kabul-airport-abbey-gate" })
        {
            await map.Page.GotoAsync(new Uri(world.Town.Address, "/" + state).ToString());
            await map.IsReady();
            if (state != "")
                await Expect(map.Dossier.Locator(".line")).Not.ToHaveCountAsync(0);
            var tooWide = await map.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('#top *, #browse *, #dossier *')]
                  .filter(e => e.checkVisibility() && !e.closest('.unseen, .bar, .small-map'))
                  .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5)
                  .map(e => e.className + ': ' + e.textContent.slice(0, 40))
                """);
            Assert.Empty(tooWide);
        }
    }

    [Theory, MemberData(nameof(Phones))]
    public async Task The_list_is_a_sheet_that_is_pulled_up_over_the_map(Look phone)
    {
        await using var map = await browser.Open(world.Town, look: phone);
        await map.HasCount(KnownWorld.AllOfThem);
        await Expect(map.Count).ToBeInViewportAsync();
        await Expect(map.Entries.First).Not.ToBeInViewportAsync();

        await map.Page.Locator("#sheet-handle").TapAsync();
        await Expect(map.Entries.First).ToBeInViewportAsync();
        await map.Page.Locator("#sheet-handle").TapAsync();
        await Expect(map.Page.Locator("#browse")).ToHaveAttributeAsync("data-sheet", "full");
        await map.Page.Locator("#sheet-handle").TapAsync();
        await Expect(map.Entries.First).Not.ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_dossier_is_a_sheet_that_leaves_its_incident_in_view()
    {
        await using var map = await browser.Open(world.Town, look: Look.Phone);
        await map.IsReady();

        await map.Page.Locator(".mark-box[aria-label*='mini-truck in Karachi']").TapAsync();

        await Expect(map.DossierTitle).ToContainTextAsync("Karachi");
        var sheet = await map.Dossier.BoundingBoxAsync();
        Assert.InRange(sheet!.Y, 200, 500);
        await Expect(map.Page.Locator(".mark-point.is-selected")).ToBeVisibleAsync();
        var symbol = await map.Page.Locator(".mark-box:has(.is-selected)").BoundingBoxAsync();
        Assert.True(symbol!.Y + symbol.Height <= sheet.Y, $"The symbol at {symbol.Y} lies under the sheet at {sheet.Y}.");
    }

    [Fact]
    public async Task Filters_work_with_the_thumb()
    {
        await using var map = await browser.Open(world.Town, look: Look.Phone);
        await map.HasCount(KnownWorld.AllOfThem);

        await map.FilterButton("countries").TapAsync();
        await map.Choice("Pakistan").TapAsync();

        await map.HasCount($"{KnownWorld.Keys.Count - 5} of {KnownWorld.Keys.Count} reported incidents");
        await Expect(map.Count).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Buttons_over_the_map_and_symbols_are_large_enough_for_a_thumb()
    {
        await using var map = await browser.Open(world.Town, look: Look.SmallPhone);
        await map.IsReady();

        foreach (var button in await map.Page.Locator(".leaflet-bar a, .tools button, .filter-button").AllAsync())
        {
            var box = (await button.BoundingBoxAsync())!;
            Assert.True(box.Height >= 43.5 && box.Width >= 43.5, $"{await button.TextContentAsync()} is {box.Width} by {box.Height}");
        }
        await map.Page.GotoAsync(new Uri(world.Town.Address, "/?country=AF&incident=curated:2021-08-29-kabul-drone-strike").ToString());
        await map.IsReady();
        await Expect(map.Dossier.Locator(".take-files a")).Not.ToHaveCountAsync(0);
        // In a sentence or a table a link is as high as its line, and a sheet is pulled by all of its upper edge.
        Assert.Empty(await TooSmall(map, "#dossier :is(button:not(.sheet-handle), .take-files a, summary):not(.ledger *, .table-room *, .leaflet-container *)", 44, 24));
        Assert.Empty(await TooSmall(map, ".chart-touch", 24, 24));
        await map.Page.GotoAsync(new Uri(world.Town.Address, "/?country=AF").ToString());
        await map.IsReady();
        await Expect(map.Page.Locator(".chip")).ToHaveCountAsync(1);
        Assert.Empty(await TooSmall(map, ".chip", 44, 24));
        await map.Page.Locator(".time-toggle").TapAsync();
        await Expect(map.Page.Locator(".brush-handle").First).ToBeVisibleAsync();
        Assert.Empty(await TooSmall(map, ".brush-handle", 24, 24));

        foreach (var mark in await map.Marks.AllAsync())
        {
            var box = (await mark.Locator(".mark").BoundingBoxAsync())!;
            Assert.True(box.Height >= 20 && box.Width >= 20, $"{await mark.GetAttributeAsync("aria-label")} is {box.Width} by {box.Height}");
        }
    }

    private static Task<string[]> TooSmall(MapPage map, string what, int height, int width) => map.Page.EvaluateAsync<string[]>(
        """
        ([what, height, width]) => [...document.querySelectorAll(what)]
          .filter(e => e.checkVisibility())
          .map(e => [e, e.getBoundingClientRect()])
          .filter(([, box]) => box.height < height - 0.5 || box.width < width - 0.5)
          .map(([e, box]) => `${e.getAttribute('class')} ${e.textContent.slice(0, 30)}: ${box.width} by ${box.height}`)
        """, new object[] { what, height, width });
}
