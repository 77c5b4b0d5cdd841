using IncidentMap.BrowserTests.World;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.BrowserTests;

public sealed class UncertainPlaceTests(Browser browser)
{
    [Fact]
    public async Task A_place_known_only_to_its_province_is_a_hatched_province_and_no_symbol()
    {
        await using var town = await Town.With(At("somewhere", 70.2, 34.3).But(i =>
        {
            i.LocationPrecision = LocationPrecision.Admin1;
            (i.Country, i.Admin1, i.Admin1Name, i.LocationRadiusMetres) = ("AF", "AF-NAN", "Nangarhar", 60_000);
        }));
        await using var map = await browser.Open(town);
        await map.IsReady();

        await Assertions.Expect(map.Symbols).ToHaveCountAsync(0);
        await Assertions.Expect(map.Captions).ToHaveTextAsync("somewhere in Nangarhar");
        await Assertions.Expect(map.Areas).ToHaveAttributeAsync("fill", "url(#hatch-other)");
        var outline = await map.Areas.GetAttributeAsync("d");
        Assert.True(outline!.Split('L').Length > 10, "The outline of the province has corners, a disc has none.");

        await map.Captions.ClickAsync();
        await map.Choices.First.ClickAsync();
        await Assertions.Expect(map.Dossier).ToContainTextAsync("Only the province is known: somewhere in Nangarhar");
    }

    [Fact]
    public async Task A_place_known_only_to_its_district_counts_on_its_province_and_is_a_disc_once_it_is_open()
    {
        await using var town = await Town.With(At("there", 71.53, 34.74).But(i =>
        {
            i.LocationPrecision = LocationPrecision.Admin2;
            (i.Country, i.Admin1, i.Admin1Name, i.Admin2, i.LocationRadiusMetres) = ("PK", "PK-KP", "Khyber Pakhtunkhwa", "Bajaur", 40_000);
        }));
        await using var map = await browser.Open(town, "?at=34.74,71.53,8");
        await map.IsReady();

        await Assertions.Expect(map.Symbols).ToHaveCountAsync(0);
        await Assertions.Expect(map.Captions).ToHaveTextAsync("somewhere in Khyber Pakhtunkhwa");
        await map.Entry("Bombing there").ClickAsync();

        var box = await map.Page.Locator("#map path.area.is-selected").BoundingBoxAsync();
        // 80 km across at zoom 8 and 34.74 degrees north, at 502.7 metres a pixel.
        Assert.InRange(box!.Width, 155, 167);
    }

    [Theory]
    [InlineData(LocationPrecision.Country)]
    [InlineData(LocationPrecision.None)]
    public async Task A_place_not_even_known_to_its_province_is_in_the_list_only(LocationPrecision precision)
    {
        await using var town = await Town.With(At("here", 69.2, 34.5), Nowhere("nowhere").But(i => i.LocationPrecision = precision));
        await using var map = await browser.Open(town);
        await map.IsReady();

        await map.HasCount("All 2 reported incidents");
        await Assertions.Expect(map.Marks).ToHaveCountAsync(1);
        await Assertions.Expect(map.Drawer.Locator(".drawer-button")).ToHaveTextAsync("Place uncertain1");

        await map.Entry("Bombing nowhere").ClickAsync();
        await Assertions.Expect(map.Dossier).ToContainTextAsync("The incident is not on the map");
        await Assertions.Expect(map.Dossier.GetByText("Show on the map")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_incidents_of_one_province_share_its_caption_and_are_both_reached()
    {
        Incident InNangarhar(string name) => At(name, 70.2, 34.3).But(i =>
        {
            i.LocationPrecision = LocationPrecision.Admin1;
            (i.Country, i.Admin1, i.Admin1Name) = ("AF", "AF-NAN", "Nangarhar");
        });
        await using var town = await Town.With(InNangarhar("one"), InNangarhar("two"));
        await using var map = await browser.Open(town);
        await map.IsReady();

        await map.Captions.ClickAsync();

        await Assertions.Expect(map.Choices).ToHaveCountAsync(2);
        await Assertions.Expect(map.Page.Locator(".chooser .symbol-disc")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_drawer_counts_them_by_country_and_province_and_lists_them()
    {
        await using var town = await Town.OfAllData();
        await using var map = await browser.Open(town);
        await map.IsReady();

        await map.Drawer.Locator(".drawer-button").ClickAsync();
        await Assertions.Expect(map.Drawer.GetByRole(AriaRole.Button, new() { Name = "Pakistan" })).ToHaveTextAsync("Pakistan3");
        await map.Drawer.GetByRole(AriaRole.Button, new() { Name = "Balochistan" }).ClickAsync();
        await Assertions.Expect(map.Drawer.Locator(".choice")).ToHaveCountAsync(2);
        await map.Drawer.Locator(".choice").Filter(new() { HasText = "Gichik" }).ClickAsync();

        await Assertions.Expect(map.DossierTitle).ToContainTextAsync("Gichik");
    }

    [Fact]
    public async Task An_open_list_of_the_drawer_follows_the_filter_and_the_day_and_holds_as_many_as_its_heading_says()
    {
        Incident InNangarhar(string name, LocationPrecision precision = LocationPrecision.Admin1) => At(name, 70.2, 34.3).But(i =>
        {
            i.LocationPrecision = precision;
            (i.Country, i.Admin1, i.Admin1Name) = ("AF", "AF-NAN", "Nangarhar");
        });
        await using var town = await Town.With(
            InNangarhar("one").Saying(ReportBy("police", "2021-09-01")),
            InNangarhar("two").But(i => (i.EventType, i.EventSubtype) = ("battles", "armed_clash")).Saying(ReportBy("police", "2021-09-01")),
            InNangarhar("three").But(i => (i.EventType, i.EventSubtype) = ("battles", "armed_clash")).Saying(ReportBy("police", "2021-09-20")),
            InNangarhar("on the road", LocationPrecision.Fuzzy).Saying(ReportBy("police", "2021-09-01")));
        await using var map = await browser.Open(town);
        await map.IsReady();
        var choices = map.Drawer.Locator(".choice");
        await map.Drawer.Locator(".drawer-button").ClickAsync();
        await map.Drawer.GetByRole(AriaRole.Button, new() { Name = "Nangarhar" }).ClickAsync();
        await Assertions.Expect(choices).ToHaveCountAsync(3);
        await Assertions.Expect(map.Drawer.Locator("h2")).ToHaveTextAsync("3 incidents known only to be in Nangarhar");

        await map.FilterButton("types").ClickAsync();
        await map.Choice("Battles").CheckAsync();
        await Assertions.Expect(map.Drawer.Locator("h2")).ToHaveTextAsync("2 incidents known only to be in Nangarhar");
        await Assertions.Expect(choices).ToHaveCountAsync(2);

        await map.Page.GetByLabel("As known on …").CheckAsync();
        await map.Page.GetByLabel("As known on this day").FillAsync("2021-09-02");
        await Assertions.Expect(map.Drawer.Locator("h2")).ToHaveTextAsync("1 incident known only to be in Nangarhar");
        await Assertions.Expect(choices).ToHaveTextAsync([new System.Text.RegularExpressions.Regex("Bombing two")]);

        await map.Page.GetByLabel("As known on this day").FillAsync("2021-08-31");
        await Assertions.Expect(choices).ToHaveCountAsync(0);
        await Assertions.Expect(map.Drawer).ToContainTextAsync("Every incident of this filter has a point on the map.");
    }

    [Fact]
    public async Task The_drawer_lists_those_known_to_no_country_and_is_used_without_a_mouse()
    {
        await using var town = await Town.With(Nowhere("nowhere").But(i => i.LocationPrecision = LocationPrecision.None), Nowhere("somewhere").But(i => i.Country = "AF"));
        await using var map = await browser.Open(town);
        await map.IsReady();
        await map.Drawer.Locator(".drawer-button").FocusAsync();
        await map.Press("Enter");
        await map.Drawer.GetByRole(AriaRole.Button, new() { Name = "1 known to no country" }).FocusAsync();
        await map.Press("Enter");
        await Assertions.Expect(map.Drawer.GetByText("All uncertain places")).ToBeFocusedAsync();
        await Assertions.Expect(map.Drawer.Locator(".choice")).ToHaveTextAsync([new System.Text.RegularExpressions.Regex("Bombing nowhere")]);

        await map.Press("Enter");
        await Assertions.Expect(map.Drawer.Locator(".drawer-country").First).ToHaveTextAsync("Afghanistan1");
        await map.Press("Escape");
        await Assertions.Expect(map.Drawer.Locator(".drawer-button")).ToBeFocusedAsync();
        await Assertions.Expect(map.Drawer.Locator(".drawer-body")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_province_is_chosen_on_the_map()
    {
        await using var town = await Town.OfAllData();
        await using var map = await browser.Open(town);
        await map.IsReady();

        await map.Page.Locator(".mark-box[aria-label^='somewhere in Balochistan']").ClickAsync();
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Only incidents in Balochistan" }).ClickAsync();

        await map.HasCount($"5 of {KnownWorld.Keys.Count} reported incidents");
        await map.HasInAddress("province", "PK-BA");
        await Assertions.Expect(map.FilterButton("countries")).ToContainTextAsync("Balochistan");
    }

    [Fact]
    public async Task No_curated_incident_that_is_known_to_an_area_only_has_a_symbol()
    {
        await using var town = await Town.OfAllData();
        await using var map = await browser.Open(town, "?at=31,68,9");
        await map.IsReady();
        foreach (var view in new[] { "34.4,70.4,8", "30.1,67.9,8", "27,64,8", "34.74,71.53,8" })
        {
            await map.Page.GotoAsync(new Uri(town.Address, $"?at={view}").ToString());
            await map.IsReady();
            foreach (var words in new[] { "members in Nangarhar", "army post in Bajaur", "vehicle at Shahrig", "vehicle at Gichik" })
                await Assertions.Expect(map.Page.Locator($".mark-box[aria-label*='{words}'] .mark-point")).ToHaveCountAsync(0);
        }
    }
}
