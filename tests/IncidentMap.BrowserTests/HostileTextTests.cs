using IncidentMap.BrowserTests.World;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Samples;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class HostileTextTests(Browser browser)
{
    private const string Bait = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'&amp;";

    [Fact]
    public async Task Code_in_what_was_reported_is_shown_as_text()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5).But(i =>
        {
            (i.Title, i.Summary, i.PlaceReported, i.PlaceNote, i.Weapon, i.TargetKind, i.Admin2) = (Bait, Bait, Bait, Bait, Bait, Bait, Bait);
        }).By(Bait).Saying(ReportBy("Police").Killed(3).Says(Bait, Stance.Accused).With(r =>
        {
            (r.Publisher, r.Title, r.Text, r.SpokenBy, r.PlaceSaid, r.MeansSaid) = (Bait, Bait, Bait, Bait, Bait, Bait);
            r.Url = "javascript:alert(3)";
        })));
        await using var map = await browser.Open(town);
        await map.HasCount("All 1 reported incident");

        await Expect(map.Entries.First).ToContainTextAsync(Bait);
        await map.Symbols.First.HoverAsync();
        await map.FilterButton("actors").ClickAsync();
        await Expect(map.FilterBody).ToContainTextAsync(Bait);
        await map.Entries.First.ClickAsync();
        await Expect(map.DossierTitle).ToHaveTextAsync(Bait);
        await Expect(map.Dossier.Locator(".line")).ToContainTextAsync(Bait);

        await Expect(map.Dossier).ToContainTextAsync("address not shown as a link: javascript:alert(3)");
        await Expect(map.Page.Locator("img, [onerror], a[href^='javascript']")).ToHaveCountAsync(0);
        Assert.Empty(map.Complaints);
    }

    [Fact]
    public async Task A_filter_in_the_address_is_text_too()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await browser.Open(town, $"?actor={Uri.EscapeDataString(Bait)}&country={Uri.EscapeDataString(Bait)}&incident={Uri.EscapeDataString(Bait)}");

        await Expect(map.Dossier).ToContainTextAsync("This incident is not here.");
        await Expect(map.FilterButton("actors")).ToContainTextAsync(Bait);
        await Expect(map.Page.Locator("img, [onerror]")).ToHaveCountAsync(0);
        Assert.DoesNotContain(map.Complaints, complaint => complaint.Contains("dialog"));
    }

    [Fact]
    public async Task A_title_in_Urdu_runs_from_right_to_left_inside_the_page()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5).But(i => i.Title = "کابل ہوائی اڈے پر دھماکا (Kabul)"));
        await using var map = await browser.Open(town);
        await map.HasCount("All 1 reported incident");

        var title = map.Page.Locator(".entry-title");
        await Expect(title).ToHaveCSSAsync("direction", "rtl");
        await Expect(map.Page.Locator(".entry-figure")).ToHaveCSSAsync("direction", "ltr");
    }

    [Theory, InlineData("en"), InlineData("ur")]
    public async Task Marks_that_turn_the_direction_turn_nothing_but_the_text_that_they_are_in(string language)
    {
        const string override_ = "\u202e", isolate = "\u2067";
        await using var town = await Town.With(At("here", 69.2, 34.5).But(i => (i.Title, i.PlaceReported) = ($"Kabul {override_}", $"{isolate}Kabul")).By($"Taliban {override_}{isolate}").Saying(ReportBy($"Police {override_}").Killed(3)));
        await using var map = await browser.Open(town, look: new(Language: language));
        await map.Entries.First.ClickAsync();
        await Expect(map.Dossier.Locator(".estimate .note").First).ToContainTextAsync("Police");

        Assert.DoesNotMatch($"[{override_}{isolate}]", await map.Dossier.Locator(".estimate .note").First.InnerTextAsync());
        foreach (var part in new[] { ".entry-title", "#dossier h2" })
            await Expect(map.Page.Locator(part).First).ToHaveCSSAsync("unicode-bidi", new System.Text.RegularExpressions.Regex("isolate"));
    }
}

file static class Reports
{
    public static Report With(this Report report, Action<Report> change)
    {
        change(report);
        return report;
    }
}
