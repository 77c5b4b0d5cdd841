using IncidentMap.BrowserTests.World;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.BrowserTests;

/// <summary>The pages of the data service, with their small map.</summary>
public sealed class ServicePageTests(Browser browser)
{
    private const string Items = "ogc/collections/incidents/items?f=html";

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_page_of_features_shows_places_as_points_and_areas_as_circles(int width)
    {
        await using var town = await Town.With(
            At("place", 69, 34),
            At("area", 70, 33).But(i => (i.LocationPrecision, i.LocationRadiusMetres) = (LocationPrecision.Admin1, 60_000)),
            Nowhere("country"));
        await using var page = await browser.Open(town, Items, new Look(width, 800));

        await Assertions.Expect(page.Page.Locator("#map .feature-place")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator("#map .feature-area")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator("#map canvas")).ToHaveCountAsync(2);
        Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(page.Complaints);
        Assert.Empty(page.Strangers);
    }

    [Fact]
    public async Task A_mark_tells_the_title_as_text_and_leads_to_its_feature()
    {
        await using var town = await Town.With(At("bad", 69, 34).But(i => i.Title = "<img src=x onerror=alert(1)>"));
        await using var page = await browser.Open(town, Items);

        await page.Page.Locator("#map .feature-place").ClickAsync();
        var link = page.Page.Locator(".leaflet-popup a[href*='/items/']");
        await Assertions.Expect(link).ToHaveTextAsync("<img src=x onerror=alert(1)>");
        await link.ClickAsync();
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("<img src=x onerror=alert(1)>");
        Assert.Empty(page.Complaints);
    }

    [Theory]
    [InlineData("ogc/functions?f=html")]
    [InlineData("ogc/collections/reports/schema?f=html")]
    [InlineData("ogc/tiles?f=html")]
    [InlineData("ogc/tiles/WebMercatorQuad?f=html")]
    [InlineData("ogc/tileMatrixSets/WebMercatorQuad?f=html")]
    public async Task A_table_of_words_or_numbers_is_read_on_a_phone_without_pushing_it_aside(string path)
    {
        await using var town = await Town.With(At("place", 69, 34));
        await using var page = await browser.Open(town, path, new Look(390, 800));

        Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.True(await page.Page.EvaluateAsync<bool>("[...document.querySelectorAll('.wide')].every(table => table.scrollWidth <= table.clientWidth)"));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Pages_lead_on_and_back()
    {
        await using var town = await Town.With(At("a", 69, 34), At("b", 70, 34), At("c", 71, 34));
        await using var page = await browser.Open(town, Items + "&limit=2");

        await page.Page.Locator("a[rel=next]").ClickAsync();
        await Assertions.Expect(page.Page.Locator("main")).ToContainTextAsync("3 to 3 of 3");
        await page.Page.Locator("a[rel=prev]").ClickAsync();
        await Assertions.Expect(page.Page.Locator("main")).ToContainTextAsync("1 to 2 of 3");
    }
}
