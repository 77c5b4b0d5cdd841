using System.Text.Json;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

[Proves("ogcapi-features-2/1.0/conf/crs")]
public sealed class CrsTests
{
    private const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private const string Epsg = "http://www.opengis.net/def/crs/EPSG/0/";

    [Theory]
    [InlineData(Crs84, 69.19, 34.57)]
    [InlineData(Epsg + "4326", 34.57, 69.19)]
    // As gdaltransform gives them.
    [InlineData(Epsg + "3857", 7702195.5679866, 4105598.31956206)]
    [InlineData(Epsg + "32642", 517428.035718923, 3825375.78470706)]
    public async Task Coordinates_come_in_the_CRS_asked_for_with_its_axes_in_its_order(string crs, double first, double second)
    {
        await using var town = await Town.With(At("kabul", 69.19, 34.57));
        foreach (var path in (string[])[IncidentItems, IncidentItems + "/1"])
        {
            using var response = await town.Ask($"{path}?crs={crs}");
            Assert.Equal($"<{crs}>", response.Headers.One("Content-Crs"));
            var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            var feature = body.TryGetProperty("features", out var features) ? features[0] : body;
            var coordinates = feature.GetProperty("geometry").GetProperty("coordinates");
            Assert.Equal(first, coordinates[0].GetDouble(), 1e-6);
            Assert.Equal(second, coordinates[1].GetDouble(), 1e-6);
        }
    }

    [Theory]
    [InlineData("EPSG:4326")]
    [InlineData("[EPSG:4326]")]
    [InlineData("epsg:4326")]
    [InlineData("urn:ogc:def:crs:EPSG::4326")]
    [InlineData("https://www.opengis.net/def/crs/EPSG/0/4326")]
    public async Task Other_names_of_a_CRS_are_understood(string name)
    {
        await using var town = await Town.With(At("kabul", 69.19, 34.57));
        using var response = await town.Ask($"{IncidentItems}?crs={Uri.EscapeDataString(name)}");
        Assert.Equal($"<{Epsg}4326>", response.Headers.One("Content-Crs"));
    }

    [Theory]
    [InlineData("crs")]
    [InlineData("bbox-crs")]
    public async Task A_CRS_that_is_not_offered_is_refused(string parameter)
    {
        await using var town = await Town.With();
        foreach (var name in (string[])["EPSG:2163", "http://www.opengis.net/def/crs/EPSG/0/99999", "4326", "CRS84h", "EPSG:4326;DROP TABLE incidents", "[EPSG:4326", "http://evil.example/"])
        {
            var refusal = await town.Refused($"{IncidentItems}?bbox=1,2,3,4&{parameter}={Uri.EscapeDataString(name)}");
            Assert.Equal((400, parameter), (refusal.Status, refusal.Parameter));
            Assert.StartsWith($"'{name}' is no CRS that is offered here. There are {Crs84}, {Epsg}4326, {Epsg}3857,", refusal.Detail);
        }
    }

    [Fact]
    public async Task Each_collection_lists_its_CRSs_the_default_first_and_what_it_is_stored_in()
    {
        await using var town = await Town.With();
        var all = await town.Json("/ogc/collections");
        string[] expected = [Crs84, .. ((int[])[4326, 3857, 32641, 32642, 32643]).Select(code => $"{Epsg}{code}")];
        Assert.Equal(expected, all.GetProperty("crs").EnumerateArray().Select(c => c.GetString()));
        foreach (var collection in all.GetProperty("collections").EnumerateArray())
        {
            Assert.Equal(expected, collection.GetProperty("crs").EnumerateArray().Select(c => c.GetString()));
            Assert.Equal(Crs84, collection.GetProperty("storageCrs").GetString());
        }
    }

    [Theory]
    [InlineData(Crs84, "60,30,70,40", "kabul")]
    [InlineData("EPSG:4326", "30,60,40,70", "kabul")]
    [InlineData("EPSG:4326", "30,60,-9,40,70,9", "kabul")]
    [InlineData("EPSG:4326", "-10,170,10,-170", "seam")]
    [InlineData("EPSG:3857", "6700000,3500000,7800000,4900000", "kabul")]
    [InlineData("EPSG:3857", "-20037508.34,-20048966.1,20037508.35,20048966.1", "kabul,equator,seam")]
    [InlineData("EPSG:3857", "-1e300,-1e300,1e300,1e300", "kabul,equator,seam")]
    [InlineData("EPSG:32642", "500000,3800000,600000,3900000", "kabul")]
    [InlineData("EPSG:32642", "500000,-100,5000000,100", "equator")]
    public async Task A_box_may_be_given_in_any_of_them(string crs, string box, string found)
    {
        await using var town = await Town.With(At("kabul", 69.19, 34.57), At("equator", 75), At("seam", 179.5));
        Assert.Equal(found.Split(','), await town.Keys($"?bbox={box}&bbox-crs={crs}"));
    }

    [Fact]
    public async Task The_edge_of_a_projected_box_is_straight_in_its_own_CRS()
    {
        // By its corners alone, in degrees, the box would end kilometres away from here.
        await using var town = await Town.With(At("middle", 63, 40.02));
        var ends = (await town.Json("/ogc/collections/incidents/items?crs=EPSG:32641")).GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates");
        var north = ends[1].GetDouble() + 1;
        Assert.Equal(["middle"], await town.Keys($"?bbox=200000,{north - 10},800000,{north}&bbox-crs=EPSG:32641"));
        Assert.Empty(await town.Keys($"?bbox=200000,{north},800000,{north + 10000}&bbox-crs=EPSG:32641"));
    }

    [Theory]
    [InlineData("EPSG:3857", "1,2,3", "A box has 4 numbers, or 6 with heights, not 3.")]
    [InlineData("EPSG:3857", "1,2,x,4", "'x' is not a number.")]
    [InlineData("EPSG:3857", "1,2,NaN,4", "'NaN' is not a number.")]
    [InlineData("EPSG:32642", "5,2,3,4", "In http://www.opengis.net/def/crs/EPSG/0/32642 the first corner must be the lower one on both axes.")]
    [InlineData("EPSG:4326", "60,120,70,100,5", "A box has 4 numbers, or 6 with heights, not 5.")]
    [InlineData("EPSG:4326", "120,60,130,70", "120 is outside ±90°.")]
    public async Task What_is_no_box_in_its_CRS_is_refused(string crs, string box, string detail)
    {
        await using var town = await Town.With();
        var refusal = await town.Refused($"{IncidentItems}?bbox={box}&bbox-crs={crs}");
        Assert.Equal((400, "bbox"), (refusal.Status, refusal.Parameter));
        Assert.StartsWith(detail, refusal.Detail);
    }

    [Fact]
    public async Task A_place_that_a_CRS_cannot_express_is_the_callers_mistake_and_no_failure()
    {
        await using var town = await Town.With(At("far", 153));
        const string told = "A place of this answer, or of the question, lies where the CRS asked for cannot express it. Ask within its area with bbox, or in another CRS.";
        Assert.Equal(new Refusal(400, null, told), await town.Refused($"{IncidentItems}?crs=EPSG:32641"));
        Assert.Equal(new Refusal(400, null, told), await town.Refused($"{IncidentItems}?bbox=0,0,1e30,1e30&bbox-crs=EPSG:32641"));
        Assert.Empty(town.Warnings);
    }

    [Fact]
    public async Task A_site_may_add_a_CRS_that_its_database_knows()
    {
        await using var town = await Town.Configured(new() { ["Crs"] = "EPSG:32640, EPSG:4258,EPSG:3035/ne" }, At("kabul", 69.19, 34.57));
        Assert.Equal(["4258", "34.57", "69.19"], await Coordinates(4258));
        Assert.Equal(["3035", "3327092.35", "9208970.25"], await Coordinates(3035));
        Assert.Equal(["32640", "1621144.69", "3893645.06"], await Coordinates(32640));

        async Task<string[]> Coordinates(int code) =>
            [$"{code}", .. (await town.Json($"{IncidentItems}?crs=EPSG:{code}&precision=2")).GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(c => c.GetRawText())];
    }
}
