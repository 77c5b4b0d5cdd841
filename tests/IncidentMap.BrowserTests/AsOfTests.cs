using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class AsOfTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    [Fact]
    public async Task The_drone_strike_had_other_figures_on_each_of_three_days_and_a_reload_keeps_the_day()
    {
        var figures = new List<string>();
        foreach (var day in new[] { "2021-08-29", "2021-08-30", "2021-09-18" })
        {
            await using var map = await browser.Open(world.Town, $"?as-of={day}");
            await map.IsReady();
            figures.Add(await map.Entry("Khwaja Bughra").Locator(".entry-figure").InnerTextAsync());

            await map.Page.ReloadAsync();
            await map.IsReady();
            await Expect(map.Page.Locator("#past")).ToContainTextAsync("As known on");
            Assert.Equal(figures[^1], await map.Entry("Khwaja Bughra").Locator(".entry-figure").InnerTextAsync());
        }
        Assert.Equal(3, figures.Distinct().Count());
        Assert.StartsWith("10", figures[2]);
    }

    [Fact]
    public async Task A_dossier_knows_no_report_of_later_days()
    {
        await using var map = await browser.Open(world.Town, "?as-of=2021-08-30&incident=curated:2021-08-29-kabul-drone-strike");

        await Expect(map.Line("taliban-2021-08-30")).ToHaveCountAsync(1);
        await Expect(map.Line("centcom-2021-09-17")).ToHaveCountAsync(0);
        await map.Page.GetByText("Back to all that is known").ClickAsync();
        await Expect(map.Line("centcom-2021-09-17")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Link_citation_and_files_of_a_dossier_are_those_of_the_day()
    {
        const string Key = "curated:2021-08-29-kabul-drone-strike";
        await using var map = await browser.Open(world.Town, $"?as-of=2021-08-30&incident={Key}");

        await Expect(map.Dossier.Locator(".citation")).ToContainTextAsync(", as known on 30 August 2021, read on ");
        await Expect(map.Dossier.Locator(".citation")).ToContainTextAsync($"{world.Town.Address}?incident={Key}&as-of=2021-08-30");
        await Expect(map.Dossier.GetByRole(AriaRole.Link, new() { Name = "Whole dossier as JSON" })).ToHaveAttributeAsync("href", "api/incidents/curated%3A2021-08-29-kabul-drone-strike?asOf=2021-08-30");
        var feature = await Download("GeoJSON");
        Assert.Contains("\"last_reported\":\"2021-08-30\"", feature);
        var statements = await Download("Statements as CSV");
        Assert.Contains("taliban-2021-08-30", statements);
        Assert.DoesNotContain("centcom-2021-09-17", statements);

        await map.Page.GetByText("Back to all that is known").ClickAsync();
        await Expect(map.Line("centcom-2021-09-17")).ToHaveCountAsync(1);
        await Expect(map.Dossier.Locator(".citation")).Not.ToContainTextAsync("as known on");
        Assert.Contains("centcom-2021-09-17", await Download("Statements as CSV"));

        async Task<string> Download(string name)
        {
            var download = await map.Page.RunAndWaitForDownloadAsync(() => map.Dossier.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync());
            return await File.ReadAllTextAsync((await download.PathAsync())!);
        }
    }

    [Fact]
    public async Task The_day_is_picked_beside_the_bars_stepped_and_left_and_the_page_is_marked_all_the_while()
    {
        await using var map = await browser.Open(world.Town, "?as-of=2021-08-20");
        await map.IsReady();
        await Expect(map.Page.Locator("body")).ToHaveClassAsync("is-past");
        await Expect(map.Entry("Khwaja Bughra")).ToHaveCountAsync(0);

        await map.Page.GetByLabel("As known on this day").FillAsync("2021-08-29");
        await Expect(map.Entry("Khwaja Bughra")).ToHaveCountAsync(1);
        await map.Page.GetByLabel("One day later").ClickAsync();
        await Expect(map.Page.Locator("#past")).ToContainTextAsync("As known on 30 August 2021.");
        await map.HasInAddress("as-of", "2021-08-30");

        await map.Page.GetByText("Back to all that is known").ClickAsync();
        await Expect(map.Page.Locator("#past")).ToBeHiddenAsync();
        await map.HasCount(KnownWorld.AllOfThem);
        await map.HasQuery("");
    }

    [Fact]
    public async Task The_slider_goes_back_and_forth_over_the_drone_strike_between_ends_that_stay_where_they_are()
    {
        await using var map = await browser.Open(world.Town, "?as-of=2021-08-30");
        await Expect(map.Entry("Khwaja Bughra")).ToHaveCountAsync(1);
        var slider = map.Page.GetByLabel("Move the day through time");
        var most = await slider.GetAttributeAsync("max");
        await slider.FocusAsync();

        foreach (var (key, day, entries) in new[] { ("ArrowLeft", "2021-08-29", 1), ("ArrowLeft", "2021-08-28", 0), ("ArrowRight", "2021-08-29", 1), ("ArrowRight", "2021-08-30", 1) })
        {
            await map.Press(key);
            await Expect(map.Entry("Khwaja Bughra")).ToHaveCountAsync(entries);
            await map.HasInAddress("as-of", day);
            await Expect(slider).ToHaveAttributeAsync("max", most!);
        }
        await map.Press("Home");
        await Expect(map.Entries).ToHaveCountAsync(2);
        await Expect(slider).ToHaveAttributeAsync("max", most!);
        await map.HasInAddress("as-of", "2021-08-14");
        await map.Press("End");
        await map.HasCount(KnownWorld.AllOfThem);
        var end = await map.InAddress("as-of");

        var box = (await slider.BoundingBoxAsync())!;
        var y = box.Y + box.Height / 2;
        await map.Page.Mouse.MoveAsync(box.X + box.Width - 4, y);
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.MoveAsync(box.X + 1, y, new() { Steps = 4 });
        await Expect(map.Entries).ToHaveCountAsync(2);
        await map.HasInAddress("as-of", "2021-08-14");
        await map.Page.Mouse.MoveAsync(box.X + box.Width - 1, y, new() { Steps = 4 });
        await map.HasCount(KnownWorld.AllOfThem);
        await map.Page.Mouse.UpAsync();
        await map.HasInAddress("as-of", end);
    }

    [Fact]
    public async Task An_incident_of_which_nobody_had_reported_yet_says_so_and_leads_back_to_the_present()
    {
        await using var map = await browser.Open(world.Town, "?as-of=2021-08-28&incident=curated:2021-08-29-kabul-drone-strike");

        await Expect(map.Dossier).ToContainTextAsync("Nobody had reported this incident by 28 August 2021.");
        await Expect(map.Dossier).ToContainTextAsync("The first report of it is of 29 August 2021.");
        await map.Dossier.GetByText("Back to all that is known").ClickAsync();

        await Expect(map.DossierTitle).ToHaveTextAsync("US drone strike on a car in Khwaja Bughra, Kabul");
        await map.HasInAddress("as-of", null);
    }
}
