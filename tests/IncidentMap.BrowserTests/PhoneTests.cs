using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class PhoneTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    /// <summary>
    /// Texts and fields of which a part is beyond the screen, or beyond an edge that hides what is beyond it. A table of figures
    /// scrolls for itself, an ellipsis stands for words that are told elsewhere, and the map goes on beyond its edges.
    /// </summary>
    private const string Cut = """
        () => {
          const passes = '.unseen, .skip, .table-room, .small-map, .time-axis, .leaflet-map-pane, .hatchings';
          const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && (!e.closest(passes) || e.closest('.leaflet-popup')) && !e.closest('.unseen');
          const hides = (e) => { const style = getComputedStyle(e); return style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis'; };
          const isCut = (box, from) => {
            if (box.width === 0) return false;
            for (let e = from; e && e !== document.body; e = e.parentElement) {
              const style = getComputedStyle(e);
              if (style.textOverflow === 'ellipsis') return false;
              const edge = e.getBoundingClientRect();
              if (hides(e) && (box.left < edge.left - 1 || box.right > edge.right + 1)) return true;
              if (style.position === 'fixed') break;
            }
            return box.left < -0.5 || box.right > innerWidth + 0.5;
          };
          const faults = [];
          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let text = words.nextNode(); text; text = words.nextNode()) {
            if (!text.data.trim() || !seen(text.parentElement) || text.parentElement.closest('option, script, noscript')) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            if ([...range.getClientRects()].some((box) => isCut(box, text.parentElement))) faults.push(`cut: ${text.data.slice(0, 60)}`);
          }
          for (const e of document.querySelectorAll('button, input, select, summary, img, canvas, svg'))
            if (seen(e) && isCut(e.getBoundingClientRect(), e.parentElement)) faults.push(`cut: ${e.outerHTML.slice(0, 100)}`);
          for (const e of document.querySelectorAll('body, body *'))
            if (seen(e) && /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1) faults.push(`scrolls sideways: ${e.outerHTML.slice(0, 100)}`);
          return faults;
        }
        """;

    /// <summary>
    /// What a thumb aims at. In a sentence or a table a link is as high as its line, a sheet is pulled by all of its upper edge,
    /// and a symbol is as large as what it stands for.
    /// </summary>
    private const string Touched = ":is(button, summary, select, [role=button], label.check, input:not([type=checkbox]), .share-files a, .take-files a, .languages a, .hit, .embed-link)"
        + ":not(.sheet-handle, .mark-box, .attribution, .ledger *, .table-room *, .small-map *, .skip)";

    /// <summary>What may be as small as WCAG 2.2 allows at the least.</summary>
    private const string Small = ".attribution, .sheet-handle, .mark-box, .chart-touch, .brush-handle";

    public static TheoryData<Look> Phones => [Look.Phone, Look.SmallPhone];

    [Theory, InlineData(null), InlineData("ur")]
    public async Task At_320_pixels_nothing_is_cut_scrolls_sideways_or_is_too_small_for_a_thumb(string? language)
    {
        await using var map = await browser.Open(world.Town, look: Look.SmallPhone);
        var faults = new List<string>();
        await foreach (var state in PageStates.Walk(map, world.Town.Address, language))
            if (!state.EndsWith("paper", StringComparison.Ordinal))
                faults.AddRange(((string[])[
                    .. await map.Page.EvaluateAsync<string[]>(Cut), .. await TooSmall(map, Touched, 44, 24),
                    .. await TooSmall(map, ".icon-button, .leaflet-bar a", 44, 44), .. await TooSmall(map, Small, 24, 24),
                ]).Select(fault => $"{state}: {fault}"));
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
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

    [Theory, InlineData(""), InlineData("?from=2021-08-18&to=2021-08-30"), InlineData("?from=2021-08-26&to=2021-08-26")]
    public async Task The_ends_of_the_range_of_time_are_taken_by_a_thumb_and_leave_it_room_between_them(string query)
    {
        await using var map = await browser.Open(world.Town, query, Look.Phone);
        await map.IsReady();
        await map.Page.Locator(".time-toggle").TapAsync();
        await Expect(map.Page.Locator(".brush-to")).ToBeVisibleAsync();

        const string reach = """
            (end) => {
              const box = end.getBoundingClientRect();
              const y = box.top + box.height / 2;
              let [left, right] = [box.left + box.width / 2, box.left + box.width / 2];
              while (document.elementFromPoint(left - 1, y) === end) left--;
              while (document.elementFromPoint(right + 1, y) === end) right++;
              return right - left;
            }
            """;
        foreach (var end in new[] { ".brush-from", ".brush-to" })
            Assert.InRange(await map.Page.Locator(end).EvaluateAsync<double>(reach), 42, 70);
        if (query != "")
            Assert.InRange(await map.Page.Locator(".brush-range").EvaluateAsync<double>(reach), 23, 300);
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
