using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class AccessibilityTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    private static readonly string axe = File.ReadAllText(Repository.File("src/front/node_modules/axe-core/axe.min.js"));

    private static readonly string[] languages = ["en", "ur", "ps", "prs"];

    /// <summary>What does not hang on the words: each theme in each direction, on either screen.</summary>
    public static TheoryData<Look> Looks => [new Look(), new Look(Dark: true, Language: "ur"), Look.Phone with { Dark = true }, Look.Phone with { Language = "ur" }];

    public static TheoryData<Look> EveryLook =>
    [
        .. from language in languages
           from look in (Look[])[new(), new(Dark: true), Look.Phone, Look.Phone with { Dark = true }]
           select look with { Language = language },
    ];

    [Theory, MemberData(nameof(EveryLook))]
    public async Task Axe_finds_nothing_on_map_list_and_filters(Look look)
    {
        await using var map = await browser.Open(world.Town, look: look);
        await map.IsReady();
        await HasNoFaults(map, "map and list");

        foreach (var filter in new[] { "dates", "types", "countries", "actors", "more" })
        {
            await map.FilterButton(filter).ClickAsync();
            await Expect(map.FilterBody).ToBeVisibleAsync();
            await HasNoFaults(map, $"filter {filter}");
        }
        await map.FilterButton("actors").ClickAsync();
        await map.Choice("Taliban").CheckAsync();
        await HasNoFaults(map, "a chosen filter");
    }

    [Theory, MemberData(nameof(EveryLook))]
    public async Task Axe_finds_nothing_on_dossiers_and_dialogs(Look look)
    {
        await using var map = await browser.Open(world.Town, "?at=34.5,69.2,6&incident=curated:2021-08-26-kabul-airport-abbey-gate", look);
        await Expect(map.Dossier.Locator(".line")).Not.ToHaveCountAsync(0);
        await map.IsReady();
        await HasNoFaults(map, "dossier");

        await map.Press("Escape");
        await map.Page.Locator(".mark-box:has(.symbol-badge)").First.FocusAsync();
        await map.Press("Enter");
        await Expect(map.Choices).Not.ToHaveCountAsync(0);
        await HasNoFaults(map, "choice of incidents");
        await map.Press("Escape");

        foreach (var dialog in await map.Page.Locator("#tools [aria-haspopup=dialog]").AllAsync())
        {
            await dialog.ClickAsync();
            await HasNoFaults(map, await map.Page.Locator("dialog[open] h2").InnerTextAsync());
            await map.Press("Escape");
        }
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_on_any_state_of_the_page(Look look)
    {
        await using var map = await browser.Open(world.Town, look: look);
        var faults = new List<string>();
        await foreach (var state in PageStates.Walk(map, world.Town.Address, look.Language))
            faults.AddRange((await Faults(map)).Select(fault => $"{state}: {fault}"));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory, MemberData(nameof(EveryLook))]
    public async Task Axe_finds_nothing_on_the_embedded_map(Look look)
    {
        await using var map = await browser.Open(world.Town, "embed.html", look);
        await Expect(map.Marks).Not.ToHaveCountAsync(0);
        await HasNoFaults(map, "embed");
    }

    private static async Task HasNoFaults(MapPage map, string state)
    {
        var faults = await Faults(map);
        Assert.True(faults.Length == 0, $"{state}:\n{string.Join('\n', faults)}");
    }

    private static async Task<string[]> Faults(MapPage map)
    {
        await map.Page.EvaluateAsync(axe);
        return await map.Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
              .violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.html.slice(0, 200)).join(' | ')}`)
            """);
    }
}
