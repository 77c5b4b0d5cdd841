using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class FilterTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    private static string Some(int shown) => $"{shown} of {KnownWorld.Keys.Count} reported incidents";

    [Fact]
    public async Task Typed_dates_take_in_both_ends()
    {
        await using var map = await browser.Open(world.Town);
        await map.HasCount(KnownWorld.AllOfThem);

        await map.FilterButton("dates").ClickAsync();
        await map.Page.GetByLabel("From", new() { Exact = true }).FillAsync("2021-08-29");
        await map.Page.GetByLabel("To", new() { Exact = true }).FillAsync("2021-08-29");

        await map.HasCount(Some(2));
        Assert.Equal(["curated:2021-08-29-bajaur-army-post", "curated:2021-08-29-kabul-drone-strike"], (await map.Keys()).Order());
        await map.HasQuery("?from=2021-08-29&to=2021-08-29");
        await Expect(map.FilterButton("dates")).ToContainTextAsync("29 Aug 2021");
    }

    [Fact]
    public async Task A_quick_range_sets_both_dates_and_says_how_many_it_holds()
    {
        await using var map = await browser.Open(world.Town);
        await map.HasCount(KnownWorld.AllOfThem);

        await map.FilterButton("dates").ClickAsync();
        await map.FilterBody.GetByText("September 2021").ClickAsync();

        await map.HasCount(Some(1));
        await map.HasQuery("?from=2021-09-01&to=2021-09-30");
        await Expect(map.FilterBody.Locator("[aria-pressed='true']")).ToHaveTextAsync("September 20211");
    }

    [Fact]
    public async Task Dates_in_the_wrong_order_are_said_to_be_so()
    {
        await using var map = await browser.Open(world.Town, "?from=2021-08-30&to=2021-08-01");
        await map.HasCount($"None of {KnownWorld.Keys.Count} reported incidents");

        await map.FilterButton("dates").ClickAsync();

        await Expect(map.FilterBody.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The first date is after the last one, so nothing can match.");
    }

    [Fact]
    public async Task A_subtype_and_then_its_whole_type()
    {
        await using var map = await browser.Open(world.Town);
        await map.HasCount(KnownWorld.AllOfThem);
        await map.FilterButton("types").ClickAsync();

        await map.Choice("Suicide bomb").CheckAsync();
        await map.HasCount(Some(3));
        await map.HasInAddress("type", "suicide_bomb");

        await map.Choice("Explosions and remote violence").CheckAsync();
        await map.HasCount(Some(10));
        await map.HasInAddress("type", "explosions_remote_violence");
        await Expect(map.Choice("Grenade")).ToBeCheckedAsync();

        await map.Choice("Grenade").UncheckAsync();
        await map.HasCount(Some(8));
    }

    [Fact]
    public async Task Countries_and_actors_narrow_one_another_and_count_for_one_another()
    {
        await using var map = await browser.Open(world.Town);
        await map.HasCount(KnownWorld.AllOfThem);

        await map.FilterButton("countries").ClickAsync();
        await map.Choice("Afghanistan").CheckAsync();
        await map.HasCount(Some(5));
        await Expect(map.FilterBody.Locator("label.check").Filter(new() { HasText = "Pakistan" }).Locator(".count"))
            .ToHaveTextAsync($"{KnownWorld.Keys.Count - 5}");

        await map.FilterButton("actors").ClickAsync();
        await map.Choice("United States armed forces").CheckAsync();
        await Expect(map.Count).Not.ToHaveTextAsync(Some(5));
        await map.HasInAddress("actor", "United States armed forces");
        Assert.All(await map.Keys(), key => Assert.Matches("kabul|nangarhar", key));
    }

    [Fact]
    public async Task An_actor_is_looked_for_in_one_part_of_its_own_and_another_in_the_other()
    {
        await using var map = await browser.Open(world.Town);
        await map.HasCount(KnownWorld.AllOfThem);
        await map.FilterButton("actors").ClickAsync();
        const string americans = "United States armed forces";

        await map.Choice(americans).CheckAsync();
        await map.HasCount(Some(4));
        await map.Choice(americans).UncheckAsync();

        await map.Page.GetByLabel("Part played").SelectOptionAsync("Attacked");
        await map.Choice(americans).CheckAsync();
        await map.HasCount(Some(2));
        await map.HasQuery("?attacked=United+States+armed+forces");

        await map.Page.GetByLabel("Part played").SelectOptionAsync("Attacker");
        await Expect(map.Page.GetByLabel("Part played").Locator("option")).ToHaveTextAsync(["any", "Attacker", "Attacked (1 chosen)"]);
        await Expect(map.FilterBody.Locator("label.check")).ToHaveTextAsync(["Islamic State Khorasan Province2"]);
        await map.Choice("Islamic State Khorasan Province").CheckAsync();
        await map.HasCount(Some(2));
        await Expect(map.Page.Locator(".chip")).ToHaveTextAsync(["Attacker: Islamic State Khorasan Province", $"Attacked: {americans}"]);
        Assert.Equal(["curated:2021-08-26-kabul-airport-abbey-gate", "curated:2021-08-30-kabul-airport-rockets"], (await map.Keys()).Order());

        await map.Page.ReloadAsync();
        await map.HasCount(Some(2));
    }

    [Fact]
    public async Task List_and_map_show_the_same_incidents()
    {
        await using var map = await browser.Open(world.Town, "?type=grenade&at=28,70,6");
        await map.HasCount(Some(2));

        await Expect(map.Entries).ToHaveCountAsync(2);
        await Expect(map.Marks).ToHaveCountAsync(2);
        foreach (var title in await map.Titles())
            await Expect(map.Page.Locator($".mark-box[aria-label^=\"{title}\"]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_list_is_sorted_as_asked()
    {
        await using var map = await browser.Open(world.Town);
        await map.HasCount(KnownWorld.AllOfThem);
        Assert.Equal("curated:2021-09-05-quetta-mastung-road", (await map.Keys())[0]);

        await map.Page.GetByLabel("Sort by").SelectOptionAsync("killed");
        await Expect(map.Entries.First).ToContainTextAsync("Abbey Gate");
        await map.HasInAddress("sort", "killed");

        await map.Page.GetByLabel("Sort by").SelectOptionAsync("oldest");
        await Expect(map.Entries.First).ToContainTextAsync("14 Aug 2021");
    }

    [Fact]
    public async Task The_list_can_follow_the_part_of_the_map_in_view()
    {
        await using var map = await browser.Open(world.Town, "?at=34.56,69.2,10");
        await map.HasCount(KnownWorld.AllOfThem);

        await map.Page.GetByLabel("Only in map view").CheckAsync();
        await map.HasCount($"3 of {KnownWorld.Keys.Count} incidents in this part of the map");
        Assert.All(await map.Keys(), key => Assert.Contains("kabul", key));

        await map.Page.GotoAsync(new Uri(world.Town.Address, "?at=27,74,9&list=in-view").ToString());
        await Expect(map.Notice).ToContainTextAsync("No incident of these filters lies in this part of the map.");
        await map.Notice.GetByText("List all of them").ClickAsync();
        await map.HasCount(KnownWorld.AllOfThem);
    }

    [Fact]
    public async Task While_an_answer_is_on_its_way_the_count_tells_of_the_list_below_it()
    {
        await using var map = await browser.Open(world.Town, "?at=34.56,69.2,10");
        await map.HasCount(KnownWorld.AllOfThem);
        var come = new TaskCompletionSource();
        await map.Page.RouteAsync("**/api/map?**inView=1**", async route =>
        {
            await come.Task;
            await route.ContinueAsync();
        });

        var asked = map.Page.WaitForRequestAsync(request => request.Url.Contains("inView=1", StringComparison.Ordinal));
        await map.Page.GetByLabel("Only in map view").CheckAsync();
        await asked;

        Assert.Equal(KnownWorld.AllOfThem, await map.Count.InnerTextAsync());
        Assert.Equal(KnownWorld.Keys.Count, (await map.Keys()).Length);
        come.SetResult();
        await map.HasCount($"3 of {KnownWorld.Keys.Count} incidents in this part of the map");
        Assert.Equal(3, (await map.Keys()).Length);
    }

    [Fact]
    public async Task Clear_all_filters_brings_everything_back()
    {
        await using var map = await browser.Open(world.Town, "?from=2021-08-26&country=AF&type=suicide_bomb");
        await map.HasCount(Some(1));

        await map.Page.GetByText("Clear all filters").ClickAsync();

        await map.HasCount(KnownWorld.AllOfThem);
        await map.HasQuery("");
        await Expect(map.FilterButton("dates")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Nothing_found_is_said_in_words_with_a_way_out()
    {
        await using var map = await browser.Open(world.Town, "?country=IR");

        await Expect(map.Notice).ToContainTextAsync("No incident fits these filters.");
        await Expect(map.Entries).ToHaveCountAsync(0);
        await Expect(map.Marks).ToHaveCountAsync(0);
        await map.Notice.GetByText("Clear all filters").ClickAsync();
        await map.HasCount(KnownWorld.AllOfThem);
    }

    [Fact]
    public async Task What_is_chosen_stands_below_the_filters_and_is_taken_away_one_by_one()
    {
        await using var map = await browser.Open(world.Town, "?country=AF&type=suicide_bomb,grenade&from=2021-08-26&killed=1..");
        await map.HasCount(Some(1));
        var chips = map.Page.Locator(".chip");
        await Expect(chips).ToHaveTextAsync(["Dates: From 26 Aug 2021", "Type: Suicide bomb", "Type: Grenade", "Place: Afghanistan", "Killed, best estimate: at least 1"]);

        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Clear filter Dates: From 26 Aug 2021" }).PressAsync("Enter");
        await Expect(chips).ToHaveCountAsync(4);
        await Expect(chips.First).ToBeFocusedAsync();
        await map.HasInAddress("from", null);

        await chips.Filter(new() { HasText = "Afghanistan" }).ClickAsync();
        await map.HasCount(Some(5));
        await map.HasInAddress("type", "suicide_bomb,grenade");
    }

    [Theory]
    [InlineData("Status", "Confirmed", "status", "confirmed")]
    [InlineData("Claimed by", "Baloch Liberation Army", "claimed-by", "Baloch Liberation Army")]
    [InlineData("Source", "Dawn", "source", "Dawn")]
    [InlineData("Dataset", "curated", "dataset", "curated")]
    [InlineData("Target", "vehicle of the Levies", "target", "vehicle of the Levies")]
    [InlineData("Weapon", "missile from a drone", "weapon", "missile from a drone")]
    public async Task Rarer_filters_have_counts_too_and_narrow_the_map(string group, string choice, string parameter, string value)
    {
        await using var map = await browser.Open(world.Town);
        await map.HasCount(KnownWorld.AllOfThem);
        await map.FilterButton("more").ClickAsync();
        await map.FilterBody.Locator("summary").Filter(new() { HasText = group }).ClickAsync();
        var count = int.Parse(await map.FilterBody.Locator("label.check").Filter(new() { HasText = choice }).First.Locator(".count").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        await map.Choice(choice).CheckAsync();

        await map.HasCount(Some(count));
        await map.HasInAddress(parameter, value);
        await Expect(map.Page.Locator(".chip")).ToHaveTextAsync($"{group}: {choice}");
    }

    [Fact]
    public async Task Ranges_of_killed_say_how_many_each_leaves_and_are_taken_away_again()
    {
        await using var map = await browser.Open(world.Town, "?country=AF");
        await map.HasCount(Some(5));
        await map.FilterButton("more").ClickAsync();
        var ranges = map.FilterBody.Locator(".pill");
        string[] counted = ["none1", "1 to 42", "5 to 90", "10 to 241", "25 to 990", "at least 1001"];
        await Expect(ranges).ToHaveTextAsync(counted);

        await ranges.Filter(new() { HasText = "1 to 4" }).ClickAsync();
        await map.HasCount(Some(2));
        await map.HasInAddress("killed", "1..4");
        await Expect(ranges).ToHaveTextAsync(counted);
        await Expect(map.FilterBody.Locator("[aria-pressed='true']")).ToBeFocusedAsync();
        await Expect(map.Page.GetByLabel("At most", new() { Exact = true })).ToHaveValueAsync("4");

        await map.Page.GetByLabel("At most", new() { Exact = true }).FillAsync("10");
        await map.Press("Enter");
        await Expect(map.FilterBody.Locator("[aria-pressed='true']")).ToHaveCountAsync(0);

        await ranges.Filter(new() { HasText = "1 to 4" }).ClickAsync();
        await map.Press("Enter");
        await map.HasCount(Some(5));
        await map.HasInAddress("killed", null);
    }

    [Fact]
    public async Task Killed_may_have_a_lowest_and_a_highest_and_a_place_must_be_known_well_enough()
    {
        await using var map = await browser.Open(world.Town);
        await map.HasCount(KnownWorld.AllOfThem);
        await map.FilterButton("more").ClickAsync();
        var place = map.Page.GetByLabel("Place known at least");
        await Expect(place.Locator("option").First).ToHaveTextAsync($"however well · {KnownWorld.Keys.Count}");
        await Expect(place.Locator("option[value='near']")).ToHaveTextAsync($"to be near a place · {KnownWorld.Keys.Count - 4}");

        await map.Page.GetByLabel("At least", new() { Exact = true }).FillAsync("5");
        await map.Page.GetByLabel("At most", new() { Exact = true }).FillAsync("10");
        await map.Press("Tab");
        await map.Page.GetByLabel("Place known at least").SelectOptionAsync("near");

        await Expect(map.Page.Locator(".chip")).ToHaveTextAsync(["Killed, best estimate: 5 to 10", "Place known at least: to be near a place"]);
        await map.HasInAddress("killed", "5..10");
        await map.HasInAddress("place", "near");
        await Expect(map.Entry("US drone strike on a car")).ToHaveCountAsync(1);
        await Expect(map.Entry("Fire from across the Afghan border")).ToHaveCountAsync(0);
    }
}
