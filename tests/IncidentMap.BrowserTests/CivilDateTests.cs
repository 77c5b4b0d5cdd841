using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

public sealed class CivilDateTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Asia/Kabul")]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public async Task A_day_is_the_same_day_wherever_it_is_read(string zone)
    {
        await using var map = await browser.Open(world.Town, "?from=2021-08-29&to=2021-08-29", new() { TimeZone = zone });

        await map.HasCount($"2 of {KnownWorld.Keys.Count} reported incidents");
        await Expect(map.Entry("Khwaja Bughra")).ToContainTextAsync("29 Aug 2021");
        await Expect(map.FilterButton("dates")).ToContainTextAsync("29 Aug 2021");

        await map.Entry("Khwaja Bughra").ClickAsync();
        await Expect(map.Dossier.Locator(".fact").First).ToContainTextAsync("29 August 2021");
        await Expect(map.Dossier).ToContainTextAsync("16:53 local time (12:23 UTC)");
        await Expect(map.Line("centcom-2021-09-17").Locator("time")).ToHaveTextAsync("17 Sept 2021");
        await map.Press("Escape");

        await map.FilterButton("dates").ClickAsync();
        await Expect(map.Page.GetByLabel("From", new() { Exact = true })).ToHaveValueAsync("2021-08-29");
        await map.FilterBody.GetByText("August 2021").ClickAsync();
        await map.HasQuery("?from=2021-08-01&to=2021-08-31");
    }

    [Fact]
    public async Task A_night_between_two_days_is_said_to_be_one_of_them()
    {
        await using var map = await browser.Open(world.Town, look: new() { TimeZone = "America/New_York" });

        await Expect(map.Entry("members in Nangarhar")).ToContainTextAsync("28 Aug 2021, exact day not known");
    }
}
