using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static IncidentMap.PostgisTests.World.Samples;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class TroubleTests(Browser browser)
{
    private const string Answers = "**/api/map?*";

    [Fact]
    public async Task A_server_that_is_gone_is_said_to_be_so_and_what_was_loaded_stays()
    {
        var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await browser.Open(town);
        await map.HasCount("All 1 reported incident");
        await town.DisposeAsync();

        await map.Entry("Bombing here").ClickAsync();

        await Expect(map.Dossier).ToContainTextAsync("The server cannot be reached.");
        await Expect(map.Dossier).ToContainTextAsync("Check your connection and try again.");
        await Expect(map.DossierTitle).ToHaveTextAsync("Bombing here");
        await map.Press("Escape");
        await map.HasCount("All 1 reported incident");
        await Expect(map.Symbols).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_server_that_comes_back_is_asked_again_by_a_button()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await browser.Open(town, before: page => page.RouteAsync(Answers, route => route.AbortAsync()));
        await Expect(map.Notice).ToContainTextAsync("The server cannot be reached.");
        await Expect(map.Count).ToBeHiddenAsync();

        await map.Page.UnrouteAsync(Answers);
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await map.HasCount("All 1 reported incident");
        await Expect(map.Notice).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(500, "{}", "The server has a problem (error 500).")]
    [InlineData(400, "{}", "The server refused the request (error 400).")]
    [InlineData(200, "<html>", "The server sent an answer that this page does not understand.")]
    [InlineData(200, """{"revision":1}""", "The server sent an answer that this page does not understand.")]
    [InlineData(200, """{"revision":1,"total":1,"rows":[{"id":"x"}]}""", "The server sent an answer that this page does not understand.")]
    public async Task A_bad_answer_is_said_in_words(int status, string body, string words)
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await browser.Open(town, before: page =>
            page.RouteAsync(Answers, route => route.FulfillAsync(new() { Status = status, Body = body, ContentType = "application/json" })));

        await Expect(map.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(words);
        await Expect(map.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_embedded_map_says_too_what_is_wrong_and_asks_again()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await browser.Open(town, "embed.html", before: page => page.RouteAsync(Answers, route => route.AbortAsync()));
        await Expect(map.Notice).ToContainTextAsync("The server cannot be reached.");
        await Expect(map.Notice).ToBeVisibleAsync();

        await map.Page.UnrouteAsync(Answers);
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(map.Symbols).ToHaveCountAsync(1);
        await Expect(map.Notice).ToHaveCountAsync(0);
        await map.Page.GotoAsync(new Uri(town.Address, "embed.html?country=PK").ToString());
        await Expect(map.Notice).ToContainTextAsync("No incident fits these filters.");
        await Expect(map.Notice).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_town_where_nothing_was_reported_says_so()
    {
        await using var town = await Town.With();
        await using var map = await browser.Open(town);

        await Expect(map.Notice).ToContainTextAsync("There are no incidents yet.");
    }

    [Fact]
    public async Task Without_its_background_the_map_still_shows_the_incidents()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await browser.Open(town, before: page => page.RouteAsync("**/basemap/*", route => route.AbortAsync()));

        await map.HasCount("All 1 reported incident");
        await Expect(map.Symbols).ToHaveCountAsync(1);
        await Expect(map.Notice).ToContainTextAsync("The background map could not be loaded.");
    }

    [Fact]
    public async Task A_server_that_is_starting_is_asked_again_by_the_page_itself()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await browser.Open(town, before: page => page.RouteAsync(Answers, route =>
            route.FulfillAsync(new() { Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = "1" }, Body = "{}" })));
        await Expect(map.Notice).ToContainTextAsync("The server is starting");

        await map.Page.UnrouteAsync(Answers);

        await map.HasCount("All 1 reported incident");
        await Expect(map.Notice).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_link_that_is_not_understood_whole_says_which_part()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await browser.Open(town, "?country=AF&from=yesterday&colour=%3Cb%3Ered");
        await map.IsReady();

        var told = map.Page.GetByText("This page does not understand a part of the link: from=yesterday, colour=<b>red");
        await Expect(told).ToBeVisibleAsync();
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Clear filter Place: Afghanistan" }).ClickAsync();
        await Expect(told).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_slow_answer_is_said_to_be_waited_for_while_what_was_loaded_stays()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await browser.Open(town);
        await map.HasCount("All 1 reported incident");
        var answered = new TaskCompletionSource();
        await map.Page.RouteAsync(Answers, async route =>
        {
            await answered.Task;
            await route.ContinueAsync();
        });

        await map.Page.GetByTitle("Zoom out").ClickAsync();

        await Expect(map.Notice).ToContainTextAsync("Waiting for the server. What you see is from before.");
        await Expect(map.Symbols).ToHaveCountAsync(1);
        answered.SetResult();
        await Expect(map.Notice).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_incident_that_is_deleted_while_it_is_read_stays_to_be_read_and_is_said_to_be_gone()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5), At("there", 66.9, 25));
        await using var map = await browser.Open(town, "?incident=news:here");
        await Expect(map.DossierTitle).ToHaveTextAsync("Bombing here");
        await map.HasCount("All 2 reported incidents");

        await using (var db = town.OpenDatabase())
            await db.Incidents.Where(incident => incident.Key == "news:here").ExecuteDeleteAsync();

        await Expect(map.Dossier).ToContainTextAsync("This incident has been removed since you opened it.");
        await Expect(map.DossierTitle).ToHaveTextAsync("Bombing here");
        await map.HasCount("All 1 reported incident");
    }

    [Fact]
    public async Task An_incident_that_is_not_there_says_so()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        await using var map = await browser.Open(town, "?incident=news:gone");

        await Expect(map.Dossier).ToContainTextAsync("This incident is not here.");
        await map.Dossier.Locator(".notice").GetByText("Back to the list").ClickAsync();
        await Expect(map.Dossier).ToBeHiddenAsync();
    }
}
