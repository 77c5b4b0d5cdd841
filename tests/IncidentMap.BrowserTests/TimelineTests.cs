using System.Collections.Concurrent;
using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class TimelineTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    private static ILocator From(MapPage map) => map.Page.GetByLabel("First day shown");

    private static ILocator To(MapPage map) => map.Page.GetByLabel("Last day shown");

    [Theory]
    [InlineData("Asia/Kabul")]
    [InlineData("America/New_York")]
    public async Task Arrow_keys_move_the_ends_of_the_range_by_one_bar_and_all_follows(string zone)
    {
        await using var map = await browser.Open(world.Town, look: new() { TimeZone = zone });
        await map.HasCount(KnownWorld.AllOfThem);
        await Expect(From(map)).ToHaveAttributeAsync("aria-valuetext", "14 August 2021");
        await Expect(To(map)).ToHaveAttributeAsync("aria-valuetext", "5 September 2021");

        await From(map).PressAsync("ArrowRight");

        await map.HasCount($"{KnownWorld.Keys.Count - 2} of {KnownWorld.Keys.Count} reported incidents");
        await map.HasInAddress("from", "2021-08-15");
        await map.HasInAddress("to", "2021-09-05");
        await Expect(From(map)).ToBeFocusedAsync();

        await To(map).PressAsync("ArrowLeft");
        await map.HasCount($"{KnownWorld.Keys.Count - 3} of {KnownWorld.Keys.Count} reported incidents");
        await From(map).PressAsync("Delete");
        await map.HasCount(KnownWorld.AllOfThem);
        await map.HasQuery("");
    }

    [Fact]
    public async Task A_range_is_drawn_over_the_bars_and_dragged_along()
    {
        await using var map = await browser.Open(world.Town);
        await map.HasCount(KnownWorld.AllOfThem);
        var brush = (await map.Page.Locator(".brush").BoundingBoxAsync())!;
        // 23 days from 14 August on; the middle of the 13th is the 26th.
        float Day(int day) => brush.X + brush.Width * (day + 0.5f) / 23;
        var y = brush.Y + brush.Height / 2;

        await map.Page.Mouse.MoveAsync(Day(12), y);
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.MoveAsync(Day(15), y, new() { Steps = 4 });
        await map.Page.Mouse.UpAsync();
        await map.HasCount($"5 of {KnownWorld.Keys.Count} reported incidents");
        await map.HasQuery("?from=2021-08-26&to=2021-08-29");
        await Expect(map.FilterButton("dates")).ToHaveClassAsync("filter-button is-chosen");

        await map.Page.Mouse.MoveAsync(Day(13), y);
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.MoveAsync(Day(14), y, new() { Steps = 4 });
        await map.Page.Mouse.UpAsync();
        await map.HasQuery("?from=2021-08-27&to=2021-08-30");
    }

    [Fact]
    public async Task Each_step_is_one_request_to_the_server()
    {
        await using var map = await browser.Open(world.Town);
        await map.HasCount(KnownWorld.AllOfThem);
        int Asked() => map.Requests.Count(url => url.Contains("/api/map?"));
        var before = Asked();

        await From(map).PressAsync("ArrowRight");

        await map.HasCount($"{KnownWorld.Keys.Count - 2} of {KnownWorld.Keys.Count} reported incidents");
        Assert.Equal(before + 1, Asked());
    }

    [Fact]
    public async Task Time_plays_step_by_step_until_it_is_stopped()
    {
        // The page's clock stands still but for what the test lets pass: on a busy machine a step was over before the test looked.
        await using var map = await browser.Open(world.Town, before: page => page.Clock.InstallAsync());
        await map.HasCount(KnownWorld.AllOfThem);
        await map.Page.GetByLabel("Speed").SelectOptionAsync("fast");
        await map.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddHours(1));

        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Play through time" }).ClickAsync();
        await map.HasCount($"2 of {KnownWorld.Keys.Count} reported incidents");
        await map.HasQuery("?from=2021-08-14&to=2021-08-14");
        await map.Page.Clock.RunForAsync(350);
        await map.HasQuery("?from=2021-08-15&to=2021-08-15");
        await map.HasCount($"None of {KnownWorld.Keys.Count} reported incidents");
        await map.Page.Clock.RunForAsync(350);
        await map.HasQuery("?from=2021-08-16&to=2021-08-16");
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await map.Page.Clock.RunForAsync(1000);

        await Expect(map.Page.GetByRole(AriaRole.Button, new() { Name = "Play through time" })).ToBeVisibleAsync();
        await map.HasQuery("?from=2021-08-16&to=2021-08-16");
    }

    [Fact]
    public async Task Time_plays_by_the_step_that_is_chosen()
    {
        await using var map = await browser.Open(world.Town, before: page => page.Clock.InstallAsync());
        await map.HasCount(KnownWorld.AllOfThem);
        await map.Page.GetByLabel("Speed").SelectOptionAsync("fast");
        await map.Page.Locator("#play-step").SelectOptionAsync("week");
        await map.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddHours(1));

        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Play through time" }).ClickAsync();
        await map.HasCount($"5 of {KnownWorld.Keys.Count} reported incidents");
        await map.HasQuery("?from=2021-08-14&to=2021-08-20");
        await map.Page.Clock.RunForAsync(350);
        await map.HasQuery("?from=2021-08-21&to=2021-08-27");
        await map.HasCount($"4 of {KnownWorld.Keys.Count} reported incidents");
        await Expect(map.Page.Locator("#play-step")).ToHaveValueAsync("week");
    }

    [Fact]
    public async Task On_a_slow_line_time_plays_on_only_once_the_map_has_followed()
    {
        await using var map = await browser.Open(world.Town, before: page => page.Clock.InstallAsync());
        await map.HasCount(KnownWorld.AllOfThem);
        using var answers = new SemaphoreSlim(0);
        var failed = new ConcurrentQueue<string>();
        map.Page.RequestFailed += (_, request) => failed.Enqueue(request.Url);
        await map.Page.RouteAsync("**/api/map?*", async route =>
        {
            await answers.WaitAsync();
            await route.ContinueAsync();
        });
        await map.Page.GetByLabel("Speed").SelectOptionAsync("fast");
        await map.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddHours(1));

        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Play through time" }).ClickAsync();
        await map.Page.Clock.RunForAsync(10_000);
        await map.HasQuery("?from=2021-08-14&to=2021-08-14");
        await map.HasCount(KnownWorld.AllOfThem);

        answers.Release();
        await map.HasQuery("?from=2021-08-15&to=2021-08-15");
        await map.HasCount($"2 of {KnownWorld.Keys.Count} reported incidents");
        await map.Page.Clock.RunForAsync(10_000);
        await map.HasQuery("?from=2021-08-15&to=2021-08-15");

        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        answers.Release(100);
        await map.HasCount($"None of {KnownWorld.Keys.Count} reported incidents");
        await map.HasQuery("?from=2021-08-15&to=2021-08-15");
        Assert.Empty(failed);
    }

    [Fact]
    public async Task Keys_play_time_and_pause_it()
    {
        await using var map = await browser.Open(world.Town, before: page => page.Clock.InstallAsync());
        await map.HasCount(KnownWorld.AllOfThem);
        await map.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddHours(1));
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Play through time" }).FocusAsync();

        await map.Press("Enter");
        await map.HasCount($"2 of {KnownWorld.Keys.Count} reported incidents");
        await Expect(map.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeFocusedAsync();
        await map.Press("Space");

        await Expect(map.Page.GetByRole(AriaRole.Button, new() { Name = "Play through time" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Arrow_keys_move_the_range_whole_and_not_over_the_ends_of_time()
    {
        await using var map = await browser.Open(world.Town, "?from=2021-08-15&to=2021-08-17");
        await map.IsReady();
        var range = map.Page.GetByLabel("Days shown, moved together");
        await range.FocusAsync();

        foreach (var (key, from, to) in new[]
        {
            ("ArrowRight", "2021-08-16", "2021-08-18"), ("ArrowLeft", "2021-08-15", "2021-08-17"), ("PageDown", "2021-08-14", "2021-08-16"),
            ("PageUp", "2021-08-24", "2021-08-26"), ("End", "2021-09-03", "2021-09-05"), ("ArrowRight", "2021-09-03", "2021-09-05"), ("Home", "2021-08-14", "2021-08-16"),
        })
        {
            await map.Press(key);
            await map.HasQuery($"?from={from}&to={to}");
            await Expect(range).ToBeFocusedAsync();
        }
        await Expect(range).ToHaveAttributeAsync("aria-valuetext", new System.Text.RegularExpressions.Regex("14.*16 Aug"));
        await map.Press("Delete");
        await map.HasCount(KnownWorld.AllOfThem);
    }

    [Fact]
    public async Task Bars_show_incidents_or_killed()
    {
        await using var map = await browser.Open(world.Town);
        await map.HasCount(KnownWorld.AllOfThem);
        var bars = map.Page.Locator(".time-bars");
        var incidents = await bars.GetAttributeAsync("d");

        await map.Page.GetByLabel("Bars show").SelectOptionAsync("killed");

        await Expect(bars).Not.ToHaveAttributeAsync("d", incidents!);
        await Expect(map.Page.Locator(".time-chart svg")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("killed, best estimate, in each day"));
        await map.HasQuery("?bars=killed");
        var killed = await bars.GetAttributeAsync("d");
        await map.Page.ReloadAsync();
        await Expect(bars).ToHaveAttributeAsync("d", killed!);
        await Expect(map.Page.GetByLabel("Bars show")).ToHaveValueAsync("killed");
        await map.Page.GoBackAsync();
        await Expect(bars).ToHaveAttributeAsync("d", incidents!);
        await Expect(map.Page.GetByLabel("Bars show")).ToHaveValueAsync("incidents");
    }

    [Fact]
    public async Task A_table_tells_in_numbers_what_the_bars_show()
    {
        await using var map = await browser.Open(world.Town);
        await map.HasCount(KnownWorld.AllOfThem);
        var most = map.Page.Locator(".time-most");
        ILocator Cells(string measure) => map.Page.GetByRole(AriaRole.Table, new() { Name = $"Time: {measure}" }).GetByRole(AriaRole.Cell);
        ILocator On(string day, string measure) =>
            map.Page.GetByRole(AriaRole.Table, new() { Name = $"Time: {measure}" }).GetByRole(AriaRole.Row).Filter(new() { HasText = day }).GetByRole(AriaRole.Cell);

        await Expect(Cells("Incidents")).ToHaveCountAsync(23);
        Assert.Equal(KnownWorld.Keys.Count, (await Cells("Incidents").AllInnerTextsAsync()).Sum(int.Parse));
        await Expect(On("14 Aug 2021", "Incidents")).ToHaveTextAsync("2");
        await Expect(On("15 Aug 2021", "Incidents")).ToHaveTextAsync("0");

        await map.Page.GetByLabel("Bars show").SelectOptionAsync("killed");
        await Expect(Cells("Killed")).ToHaveCountAsync(23);
        await Expect(Cells("Incidents")).ToHaveCountAsync(0);
        await Expect(On("26 Aug 2021", "Killed")).ToHaveTextAsync(await most.InnerTextAsync());
    }
}
