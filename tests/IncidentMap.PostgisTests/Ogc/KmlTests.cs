using System.Globalization;
using System.Xml.Linq;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

public sealed class KmlTests(AllDataTown all) : IClassFixture<AllDataTown>
{
    private const string Download = "/ogc/collections/incidents/download.kml";
    private static readonly XNamespace kml = "http://www.opengis.net/kml/2.2";

    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    public async Task GDAL_reads_the_values_of_GeoJSON_from_KML(string id)
    {
        var ours = GeoFile.Features(await all.Town.Json($"/ogc/collections/{id}/items?limit=1000"));
        var theirs = await GeoFile.Read(all.Town, $"/ogc/collections/{id}/items?f=kml&limit=1000", ".kml");
        Assert.Equal(ours.Count, theirs.Count);
        foreach (var (our, their) in ours.Zip(theirs))
            GeoFile.SameValues(our, their);
    }

    [Fact]
    public async Task A_place_is_a_point_and_what_stands_for_an_area_is_a_circle()
    {
        await using var town = await Town.With(
            At("place", 69.5, 34.25),
            At("area", 70, 34).But(i => (i.LocationPrecision, i.LocationRadiusMetres) = (LocationPrecision.Admin1, 50_000)),
            Nowhere("country"));
        var (place, area, country) = await Placemarks(town) is [var a, var b, var c] ? (a, b, c) : throw new InvalidOperationException();

        Assert.Equal("69.5,34.25", place.Element(kml + "Point")!.Value);
        Assert.Null(area.Element(kml + "Point"));
        Assert.Equal("#area", area.Element(kml + "styleUrl")!.Value);
        var ring = area.Descendants(kml + "coordinates").Single().Value.Split(' ').Select(c => c.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray()).ToList();
        Assert.Equal(ring[0], ring[^1]);
        Assert.All(ring, corner => Assert.Equal(50, Kilometres(corner, [70, 34]), tolerance: 1));
        Assert.Null(country.Element(kml + "Point") ?? country.Element(kml + "Polygon"));
    }

    [Fact]
    public async Task Time_is_an_instant_where_known_else_a_day_or_a_span_of_days()
    {
        await using var town = await Town.With(
            At("day", 69).On("2021-08-26"), At("days", 69).On("2021-08-26", "2021-08-28"), At("instant", 69).AtInstant("2021-08-26T13:20:00Z"));
        Assert.Equal(
            ["<TimeStamp><when>2021-08-26</when></TimeStamp>", "<TimeSpan><begin>2021-08-26</begin><end>2021-08-28</end></TimeSpan>", "<TimeStamp><when>2021-08-26T13:20:00Z</when></TimeStamp>"],
            (await Placemarks(town)).Select(p => (p.Element(kml + "TimeStamp") ?? p.Element(kml + "TimeSpan"))!.ToString(SaveOptions.DisableFormatting).Replace($" xmlns=\"{kml}\"", "")));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("]]><b>&amp; \"quoted\" 'so'")]
    [InlineData("a control \u0001 character", "a control \ufffd character")]
    [InlineData("lone \ud83d\udca5 and paired")]
    public async Task Any_text_is_text_in_KML(string title, string? read = null)
    {
        await using var town = await Town.With(At("hostile", 69).But(i => i.Title = title));
        Assert.Equal(read ?? title, Assert.Single(await Placemarks(town)).Element(kml + "name")!.Value);
    }

    private static async Task<List<XElement>> Placemarks(Town town) =>
        [.. XDocument.Parse(await town.Http.GetStringAsync(Download)).Descendants(kml + "Placemark")];

    private static double Kilometres(double[] a, double[] b)
    {
        var (east, north) = ((a[0] - b[0]) * Math.Cos(b[1] * Math.PI / 180), a[1] - b[1]);
        return 111.32 * Math.Sqrt((east * east) + (north * north));
    }
}
