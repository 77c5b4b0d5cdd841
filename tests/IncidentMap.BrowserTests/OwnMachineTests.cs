using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class OwnMachineTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    [Fact]
    public async Task A_whole_visit_asks_no_other_machine_and_breaks_no_rule_of_the_policy()
    {
        await using var map = await browser.Open(world.Town, look: new(KeepsPages: true));
        await map.IsReady();
        await map.FilterButton("types").ClickAsync();
        await map.Choice("Suicide bomb").CheckAsync();
        await map.Entries.First.ClickAsync();
        await Expect(map.Dossier.Locator(".line")).Not.ToHaveCountAsync(0);
        await map.Dossier.GetByText("Show on the map").ClickAsync();
        await map.Page.GetByTitle("Zoom out").ClickAsync();
        await map.Press("Escape");
        await Expect(map.Dossier).ToBeHiddenAsync();
        await map.Page.GetByLabel("Use dark colours").ClickAsync();
        await map.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "About this map" }).First.ClickAsync();
        await map.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        Assert.Empty(map.Strangers);
        Assert.Empty(map.Complaints);
    }

    [Fact]
    public async Task The_page_of_the_API_shows_what_can_be_asked_and_asks_no_other_machine()
    {
        await using var map = await browser.Open(world.Town, "ogc/api?f=html");
        await Expect(map.Page.GetByText("Conformance classes").First).ToBeVisibleAsync();
        await map.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.Load);

        Assert.Empty(map.Strangers);
    }

    [Fact]
    public async Task The_policy_allows_no_inline_code()
    {
        using var answer = await world.Town.Http.GetAsync(new Uri(world.Town.Address, "/"));

        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy);
        Assert.DoesNotContain("unsafe", policy);
    }

    public static MatrixTheoryData<string, bool> FirstViews => new(["en", "ur", "ps", "prs"], [false, true]);

    [Theory, MemberData(nameof(FirstViews))]
    public async Task The_first_view_takes_at_most_200_kB_before_relief_and_fonts_in_at_most_12_requests(string language, bool onPhone)
    {
        await using var map = await browser.Open(world.Town, look: (onPhone ? Look.Phone : new()) with { Language = language });
        await map.IsReady();
        await map.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        var first = map.Requests.Where(url => !url.EndsWith(".webp") && !url.EndsWith(".woff2")).ToList();
        Assert.True(first.Count <= 12, string.Join('\n', first));
        Assert.Single(first, url => url.Contains("/api/map?"));
        var needed = first.Where(url => !url.EndsWith("/changes")).ToList();
        var bytes = 0L;
        foreach (var url in needed)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.AcceptEncoding.ParseAdd("gzip, br");
            using var answer = await world.Town.Http.SendAsync(request);
            bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }
        Assert.InRange(bytes, 100_000, 200_000);
        TestContext.Current.SendDiagnosticMessage("First view in {3}: {0} bytes in {1} requests, {2} with relief and fonts.", bytes, needed.Count, map.Requests.Count, await map.Query());
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("gzip", "gzip")]
    [InlineData("", null)]
    public async Task A_reader_gets_the_page_packed_in_a_way_that_it_takes(string takes, string? gets)
    {
        using var answer = await world.Town.Ask("/", headers: ("Accept-Encoding", takes));

        Assert.Equal(gets, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }
}
