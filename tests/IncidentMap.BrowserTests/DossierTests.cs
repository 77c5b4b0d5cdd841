using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class DossierTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    private const string DroneStrike = "?incident=curated:2021-08-29-kabul-drone-strike";

    [Theory]
    [InlineData("29 Aug 2021", "US military", "none killed")]
    [InlineData("29 Aug 2021", "Kabul police chief", "1 killed")]
    [InlineData("30 Aug 2021", "Taliban", "7 killed")]
    [InlineData("30 Aug 2021", "Residents", "at least 10 killed")]
    [InlineData("10 Sept 2021", "US military", "3 killed")]
    [InlineData("17 Sept 2021", "US military", "up to 10 killed")]
    public async Task The_drone_strike_lists_each_speaker_with_the_day_and_the_number(string day, string speaker, string number)
    {
        await using var map = await browser.Open(world.Town, DroneStrike);

        var line = map.Dossier.Locator(".line")
            .Filter(new() { Has = map.Page.Locator(".line-date", new() { HasText = day }) })
            .Filter(new() { Has = map.Page.Locator(".line-speaker", new() { HasText = speaker }) })
            .Filter(new() { HasText = number });
        await Expect(line).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_drone_strike_gives_lowest_best_and_highest_and_whose_figure_the_best_is()
    {
        await using var map = await browser.Open(world.Town, DroneStrike);

        var killed = map.Dossier.Locator(".estimate").First;
        await Expect(killed.Locator(".estimate-best")).ToHaveTextAsync("10");
        await Expect(killed.Locator(".estimate-range")).ToHaveTextAsync("reports range from 1 to 10");
        await Expect(killed).ToContainTextAsync("US military, 17 September 2021");
        await Expect(map.Line("centcom-2021-09-17")).ToContainTextAsync("best estimate");
    }

    [Fact]
    public async Task A_figure_that_its_speaker_replaced_is_struck_and_says_by_what()
    {
        await using var map = await browser.Open(world.Town, DroneStrike);

        var old = map.Line("centcom-2021-08-29");
        await Expect(old.Locator(".figure.is-out .figure-number")).ToHaveCSSAsync("text-decoration-line", "line-through");
        await Expect(old).ToContainTextAsync("Does not count: replaced by");
        await Expect(old).ToContainTextAsync("17 September 2021");
    }

    [Fact]
    public async Task A_statement_that_was_withdrawn_stays_and_says_when_and_why()
    {
        await using var map = await browser.Open(world.Town, "?incident=curated:2021-08-26-kabul-airport-abbey-gate");

        await Expect(map.Dossier.Locator(".line.is-off .line-off").First).ToContainTextAsync("Withdrawn on 27 August 2021:");
    }

    [Fact]
    public async Task A_statement_about_another_event_is_set_aside_with_the_reason()
    {
        await using var map = await browser.Open(world.Town, "?incident=curated:2021-08-27-nangarhar-drone-strike");

        await Expect(map.Dossier.Locator(".line.is-off").Filter(new() { HasText = "Set aside:" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task It_says_when_where_and_how_surely()
    {
        await using var map = await browser.Open(world.Town, DroneStrike);

        await Expect(map.Dossier).ToContainTextAsync("29 August 2021");
        await Expect(map.Dossier).ToContainTextAsync("16:53 local time (12:23 UTC)");
        await Expect(map.Dossier).ToContainTextAsync("Known to the town or neighbourhood, within about 1.5 km.");
        await Expect(map.Dossier).ToContainTextAsync("Reported as: Khwaja Bughra");
    }

    [Fact]
    public async Task It_says_who_claimed_accused_and_admitted()
    {
        await using var map = await browser.Open(world.Town, DroneStrike);

        var stances = map.Dossier.Locator(".stances li");
        await Expect(stances.Filter(new() { HasText = "admitted" })).ToContainTextAsync("by US military · 17 Sept 2021");
        await Expect(stances.Filter(new() { HasText = "by Taliban" })).ToContainTextAsync("accused");
    }

    [Fact]
    public async Task Sources_open_beside_the_map_and_learn_nothing_of_the_reader()
    {
        await using var map = await browser.Open(world.Town, DroneStrike);
        await Expect(map.Dossier.Locator(".ledger a")).Not.ToHaveCountAsync(0);

        foreach (var link in await map.Dossier.Locator(".ledger a").AllAsync())
        {
            await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
            await Expect(link).ToHaveAttributeAsync("target", "_blank");
            Assert.Matches("^https?://", await link.GetAttributeAsync("href"));
        }
    }

    [Theory]
    [InlineData("2021-08-29-kabul-drone-strike", "centcom-2021-09-17", "BBC", "(in English)")]
    [InlineData("2021-08-29-bajaur-army-post", "ispr-2021-08-29-aaj", "Aaj", "(in Urdu)")]
    public async Task A_source_is_named_by_who_published_it_and_in_which_language(string incident, string report, string publisher, string language)
    {
        await using var map = await browser.Open(world.Town, $"?incident=curated:{incident}");

        var source = map.Line(report).Locator(".line-source");
        await Expect(source).ToContainTextAsync(publisher);
        await Expect(source).ToContainTextAsync(language);
    }

    [Fact]
    public async Task Every_curated_incident_has_a_dossier_with_all_its_reports()
    {
        await using var map = await browser.Open(world.Town);
        await map.IsReady();
        foreach (var key in KnownWorld.Keys)
        {
            await map.Page.GotoAsync(new Uri(world.Town.Address, $"?incident={key}").ToString());
            await Expect(map.Dossier.Locator(".ledger .line")).Not.ToHaveCountAsync(0);
            await Expect(map.Dossier.Locator(".facts")).ToContainTextAsync("2021");
        }
        Assert.Empty(map.Complaints);
    }

    [Fact]
    public async Task Places_that_speakers_told_stand_on_the_small_map_with_their_radii_where_the_gazetteer_knows_them()
    {
        await using var map = await browser.Open(world.Town, "?incident=curated:2021-08-29-kabul-drone-strike");

        var told = map.Dossier.Locator(".told li").Filter(new() { HasText = "Khwaja Bughra, police district 15" });
        await Expect(told.Locator(".told-number")).ToHaveTextAsync("1");
        await Expect(told).ToContainTextAsync("Khwaja Bughra, 1.5 km");
        await Expect(map.Dossier.Locator(".small-map path.told-radius")).ToHaveCountAsync(1);
        await Expect(map.Dossier.Locator(".small-map .told-number")).ToHaveTextAsync("1");
        await Expect(map.Dossier.Locator(".told li").Filter(new() { HasText = "police district 11" }).Locator(".told-number")).ToBeEmptyAsync();
    }
}
