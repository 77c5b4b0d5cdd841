using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class DossierChartTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    private const string DroneStrike = "?incident=curated:2021-08-29-kabul-drone-strike";
    private const string AbbeyGate = "?incident=curated:2021-08-26-kabul-airport-abbey-gate";

    [Fact]
    public async Task Each_statement_is_a_mark_at_its_day_and_hollow_where_it_does_not_count()
    {
        await using var map = await browser.Open(world.Town, DroneStrike);

        await Expect(map.Dossier.Locator(".chart-mark[data-report='centcom-2021-09-17']")).Not.ToHaveClassAsync("chart-mark is-out");
        await Expect(map.Dossier.Locator(".chart-mark[data-report='centcom-2021-08-29']")).ToHaveClassAsync("chart-mark is-out");
        var early = await map.Dossier.Locator(".chart-mark[data-report='taliban-2021-08-30'] .speaker").BoundingBoxAsync();
        var late = await map.Dossier.Locator(".chart-mark[data-report='centcom-2021-09-17'] .speaker").BoundingBoxAsync();
        Assert.True(early!.X < late!.X, "30 August stands before 17 September.");
        Assert.True(early.Y > late.Y, "7 stands below 10.");
    }

    [Fact]
    public async Task The_chart_has_a_table_that_says_the_same()
    {
        await using var map = await browser.Open(world.Town, DroneStrike);

        await map.Dossier.GetByText("The chart as a table").ClickAsync();

        var rows = map.Dossier.Locator(".twin table").First.Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(await map.Dossier.Locator(".chart-mark").CountAsync());
        await Expect(rows.First).ToContainTextAsync("29 Aug 2021");
        await Expect(rows.Filter(new() { HasText = "US military" }).First).ToContainTextAsync("no: replaced by the newer figure");
        await Expect(rows.Filter(new() { HasText = "Residents" })).ToContainTextAsync("at least 10");
    }

    [Fact]
    public async Task Behind_the_marks_runs_the_estimate_as_it_stood_and_the_changes_say_it_in_words()
    {
        await using var map = await browser.Open(world.Town, DroneStrike);

        await Expect(map.Dossier.Locator(".chart-best")).Not.ToHaveCountAsync(0);
        Assert.True(await map.Dossier.Locator(".chart-best").CountAsync() >= 3);
        await Expect(map.Dossier.Locator(".changes li").Filter(new() { HasText = "17 Sept 2021" }).First).ToContainTextAsync("10 killed (1 to 10)");
        await map.Dossier.GetByText("The chart as a table").ClickAsync();
        await Expect(map.Dossier.Locator(".twin table").Nth(1).Locator("tbody tr").First).ToContainTextAsync("29 Aug 2021");
    }

    [Fact]
    public async Task Killed_and_injured_are_one_switch()
    {
        await using var map = await browser.Open(world.Town, AbbeyGate);
        var killed = await map.Dossier.Locator(".chart-mark").CountAsync();

        await map.Dossier.GetByRole(AriaRole.Button, new() { Name = "Injured" }).ClickAsync();

        await Expect(map.Dossier.Locator("[data-measure='injured']")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(map.Dossier.Locator(".chart-mark")).Not.ToHaveCountAsync(killed);
        await Expect(map.Dossier.Locator(".chart svg")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("on the number injured"));
        await map.HasInAddress("chart", "injured");

        await map.Page.ReloadAsync();
        await Expect(map.Dossier.Locator("[data-measure='injured']")).ToHaveAttributeAsync("aria-pressed", "true");
        await map.Page.GoBackAsync();
        await Expect(map.Dossier.Locator("[data-measure='killed']")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task A_mark_leads_to_what_was_said()
    {
        await using var map = await browser.Open(world.Town, DroneStrike);

        await map.Dossier.Locator(".chart-mark[data-report='centcom-2021-09-17'] .chart-touch").ClickAsync();

        await Expect(map.Line("centcom-2021-09-17")).ToBeFocusedAsync();
        await Expect(map.Line("centcom-2021-09-17")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task By_keys_the_table_of_the_chart_leads_to_what_was_said_as_its_marks_do()
    {
        await using var map = await browser.Open(world.Town, DroneStrike);

        await map.Dossier.Locator(".twin summary").FocusAsync();
        await map.Press("Enter");
        await Expect(map.Dossier.Locator(".twin tbody").First.GetByRole(AriaRole.Button)).ToHaveCountAsync(await map.Dossier.Locator(".chart-mark").CountAsync());
        await map.Dossier.Locator(".twin tbody tr").Filter(new() { HasText = "17 Sept 2021" }).GetByRole(AriaRole.Button).First.FocusAsync();
        await map.Press("Enter");

        await Expect(map.Line("centcom-2021-09-17")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_imports_changed_is_told_in_words_with_what_was_said_before()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var told = await File.ReadAllTextAsync(Repository.File("data/incidents/2021-08-29-kabul-drone-strike.json"));
        var file = folder.Write("strike.json", told);
        Assert.Equal(0, (await town.IncidentMap("import", file)).Exit);
        folder.Write("strike.json", told.Replace("\"US drone strike on a car in Khwaja Bughra, Kabul\"", "\"A strike in Kabul\"", StringComparison.Ordinal));
        Assert.Equal(0, (await town.IncidentMap("import", file)).Exit);
        await using var map = await browser.Open(town, DroneStrike);

        var changes = map.Dossier.Locator(".changes li");
        await Expect(changes.Filter(new() { HasText = "Entered by import 1 (strike.json)" })).ToHaveCountAsync(1);
        var correction = changes.Filter(new() { HasText = "Changed by import 2 (strike.json): title" });
        await Expect(correction).ToContainTextAsync("Title: A strike in Kabul; before: US drone strike on a car in Khwaja Bughra, Kabul");
    }

    [Fact]
    public async Task What_is_disputed_is_one_sentence_with_who_says_what()
    {
        await using var map = await browser.Open(world.Town, DroneStrike);

        await Expect(map.Dossier.Locator(".dispute")).ToHaveTextAsync(
            new System.Text.RegularExpressions.Regex("^Disputed How many were killed is disputed: 1 according to Kabul police chief, 10 according to .+\\.$"));
    }

    [Fact]
    public async Task A_small_map_shows_the_surroundings_and_each_place_as_it_was_told()
    {
        await using var map = await browser.Open(world.Town, DroneStrike);

        await map.Dossier.Locator(".small-map").ScrollIntoViewIfNeededAsync();

        await Expect(map.Dossier.Locator(".small-map path.radius")).ToHaveCountAsync(1);
        await Expect(map.Dossier.Locator(".told li").Filter(new() { HasText = "police district 11" })).ToContainTextAsync("by Kabul police chief · 29 Aug 2021");
    }

    [Fact]
    public async Task Previous_and_next_walk_the_list_as_it_is_filtered_and_sorted()
    {
        await using var map = await browser.Open(world.Town, "?country=AF&sort=oldest");
        await map.HasCount($"5 of {KnownWorld.Keys.Count} reported incidents");
        var keys = await map.Keys();
        await map.Entries.First.ClickAsync();
        await Expect(map.Dossier.Locator(".walk")).ToContainTextAsync("1 of 5 in the list");
        await Expect(map.Dossier.GetByLabel("Previous incident")).ToBeDisabledAsync();

        for (var i = 1; i < keys.Length; i++)
        {
            await map.Dossier.GetByLabel("Next incident").ClickAsync();
            await Expect(map.Dossier.Locator(".walk")).ToContainTextAsync($"{i + 1} of 5 in the list");
            await map.HasInAddress("incident", keys[i]);
        }
        await Expect(map.Dossier.GetByLabel("Next incident")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task The_citation_names_the_record_its_revision_and_its_address()
    {
        await using var map = await browser.Open(world.Town, DroneStrike);

        var citation = map.Dossier.Locator(".citation");
        await Expect(citation).ToContainTextAsync("“US drone strike on a car in Khwaja Bughra, Kabul”. Incident Map, incident curated:2021-08-29-kabul-drone-strike, dataset revision ");
        await Expect(citation).ToContainTextAsync($"{world.Town.Address}?incident=curated:2021-08-29-kabul-drone-strike");
    }

    [Fact]
    public async Task The_link_is_copied_and_said_to_be()
    {
        await using var map = await browser.Open(world.Town, DroneStrike, before: page =>
            page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]));

        await map.Dossier.GetByRole(AriaRole.Button, new() { Name = "Copy link" }).ClickAsync();

        await Expect(map.Dossier.Locator(".copied").First).ToHaveTextAsync("Copied.");
        Assert.Equal($"{world.Town.Address}?incident=curated:2021-08-29-kabul-drone-strike", await map.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task The_record_is_downloaded_as_GeoJSON()
    {
        await using var map = await browser.Open(world.Town, DroneStrike);

        var download = await map.Page.RunAndWaitForDownloadAsync(() => map.Dossier.GetByRole(AriaRole.Link, new() { Name = "GeoJSON" }).ClickAsync());

        Assert.Equal("curated-2021-08-29-kabul-drone-strike.geojson", download.SuggestedFilename);
        Assert.Contains("\"killed_best\":10", await File.ReadAllTextAsync((await download.PathAsync())!));
    }
}
