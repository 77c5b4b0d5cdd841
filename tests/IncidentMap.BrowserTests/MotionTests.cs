using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

/// <summary>What glides, slides and fades, and that it does not where the reader has asked the system for less motion.</summary>
public sealed class MotionTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    // All that moves by itself, under the name of what moves.
    private const string Watch = """
        window.moved = [];
        for (const kind of ['transitionrun', 'animationstart'])
          document.addEventListener(kind, ({ target }) => window.moved.push(target.id || target.className), true);
        new MutationObserver((changes) => {
          for (const { target } of changes)
            for (const motion of ['leaflet-zoom-anim', 'leaflet-pan-anim'])
              if (target.classList.contains(motion)) window.moved.push(motion);
        }).observe(document, { subtree: true, attributes: true, attributeFilter: ['class'] });
        """;

    private Task<MapPage> Open(Look look) =>
        browser.Open(world.Town, "?at=34.5000,69.2000,6", look, page => page.AddInitScriptAsync(Watch));

    private static Task Saw(MapPage map, string motion) =>
        map.Page.WaitForFunctionAsync("(motion) => window.moved.includes(motion)", motion);

    /// <summary>All that has moved, once what was changed has been painted.</summary>
    private static Task<string[]> Moved(MapPage map) => map.Page.EvaluateAsync<string[]>(
        "() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(() => then(window.moved))))");

    private static async Task MoveTheMap(MapPage map)
    {
        await map.IsReady();
        await map.Page.Locator("#map").FocusAsync();
        await map.Press("+");
        await map.HasAddress(",7");
        var before = await map.InAddress("at");
        await map.Press("ArrowRight");
        await map.Page.WaitForFunctionAsync("(before) => new URLSearchParams(location.search).get('at') !== before", before);
    }

    private static async Task MoveTheSheets(MapPage map)
    {
        await map.IsReady();
        await map.Page.Locator("#sheet-handle").TapAsync();
        await map.Entries.First.TapAsync();
        await Expect(map.Dossier.Locator(".take")).ToHaveCountAsync(1);
        await map.Dossier.Locator(".sheet-handle").TapAsync();
        await Expect(map.Dossier).ToHaveAttributeAsync("data-sheet", "full");
    }

    [Fact]
    public async Task The_map_glides_and_sheets_slide()
    {
        await using var map = await Open(new(Moves: true));
        await MoveTheMap(map);
        await Saw(map, "leaflet-zoom-anim");
        await Saw(map, "leaflet-pan-anim");

        await using var phone = await Open(Look.Phone with { Moves = true });
        await MoveTheSheets(phone);
        await Saw(phone, "browse");
        await Saw(phone, "dossier");
    }

    [Fact]
    public async Task Nothing_moves_by_itself_for_a_reader_who_has_asked_for_less_motion()
    {
        await using var map = await Open(new());
        await MoveTheMap(map);
        Assert.Empty(await Moved(map));

        await using var phone = await Open(Look.Phone);
        await MoveTheSheets(phone);
        Assert.Empty(await Moved(phone));
    }
}
