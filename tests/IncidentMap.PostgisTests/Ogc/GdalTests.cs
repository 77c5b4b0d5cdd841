using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

/// <summary>A real GIS client, Debian's gdal-bin, reads the service as it would read any other.</summary>
public sealed class GdalTests(AllDataTown all) : IClassFixture<AllDataTown>
{
    private readonly Town town = all.Town;

    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    public async Task Ogrinfo_reports_points_and_the_full_count(string id)
    {
        var count = (await town.Json($"/ogc/collections/{id}/items")).GetProperty("numberMatched").GetInt32();
        var said = await Ogrinfo(town, id);
        Assert.Contains("Geometry: Point", said);
        Assert.Equal(count, Count(said));
        Assert.Matches(id == "incidents" ? "(?m)^date_start: Date " : "(?m)^published: Date ", said);
        Assert.Matches(id == "incidents" ? "(?m)^occurred_at: DateTime " : "(?m)^published_at: DateTime ", said);
        Assert.Matches(id == "incidents" ? "(?m)^killed_best: Integer " : "(?m)^killed_at_most: Integer ", said);
        Assert.Matches(id == "incidents" ? "(?m)^actors: StringList " : "(?m)^claims: StringList ", said);
    }

    [Fact]
    public async Task Types_are_known_even_where_no_feature_has_a_value()
    {
        await using var bare = await Town.With(At("one", 69).Saying(ReportBy("police")));
        var said = await Ogrinfo(bare, "reports");
        foreach (var field in (string[])["withdrawn: Date ", "published_at: DateTime ", "killed_at_least: Integer ", "claims: StringList ", "set_aside: String "])
            Assert.Contains("\n" + field, said);
    }

    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    public async Task Ogr2ogr_copies_every_feature_with_its_coordinates(string id)
    {
        var ours = (await town.Json($"/ogc/collections/{id}/items?limit=10000")).GetProperty("features").EnumerateArray();
        var file = Path.Combine(Path.GetTempPath(), $"incidentmap-{Guid.NewGuid():N}.geojson");
        try
        {
            await Gdal("ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=10", file, Source(town), id);
            var copied = JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.GetProperty("features").EnumerateArray();
            Assert.Equal(ours.Select(Place).Order(), copied.Select(Place).Order());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Filters_of_place_time_and_property_reach_the_server_and_count_right()
    {
        var items = (await town.Json("/ogc/collections/incidents/items")).GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties")).ToList();
        Assert.Equal(items.Count(p => p.GetProperty("country").GetString() == "AF"), Count(await Ogrinfo(town, "incidents", "-where", "country = 'AF'")));
        Assert.Equal(
            items.Count(p => string.CompareOrdinal(p.GetProperty("date_start").GetString(), "2021-08-29") >= 0),
            Count(await Ogrinfo(town, "incidents", "-where", "date_start >= '2021/08/29'")));
        Assert.Equal(
            (await town.Keys("?bbox=66,24,68,26")).Length,
            Count(await Ogrinfo(town, "incidents", "-spat", "66", "24", "68", "26")));
    }

    [Theory]
    [InlineData("killed_best > 5 AND country = 'AF'", "killed_best > 5 AND country = 'AF'")]
    [InlineData("event_subtype LIKE 'suicide%' OR killed_best IS NULL", "event_subtype LIKE 'suicide%' OR killed_best IS NULL")]
    [InlineData("title ILIKE '%KABUL%'", "casei(title) LIKE casei('%KABUL%')")]
    public async Task A_where_clause_is_answered_by_the_server_and_not_by_GDAL(string where, string filter)
    {
        var (exit, output, asked) = await OtherProgram.Run("ogrinfo", ["-ro", "-al", "-so", "--debug", "HTTP", "-where", where, Source(town), "incidents"]);
        Assert.Equal(0, exit);
        Assert.Contains("/items?resultType=hits&filter=", asked);
        Assert.Equal((await town.Keys($"?filter={Uri.EscapeDataString(filter)}")).Length, Count(output));
    }

    [Fact]
    public async Task A_copy_of_more_features_than_a_page_can_hold_is_whole()
    {
        await using var large = await Town.With(At("one", 69, 34));
        await large.Multiply("one", 12_345);
        Assert.Equal(12_346, Count(await Ogrinfo(large, "incidents")));
        using var folder = new TempFolder();
        var copy = Path.Combine(folder.Path, "copy.gpkg");
        await Gdal("ogr2ogr", copy, Source(large), "incidents");
        var distinct = await Gdal("ogrinfo", "-q", "-sql", "SELECT count(*) AS n, count(DISTINCT key) AS keys FROM incidents", copy);
        Assert.Matches(@"n \(Integer(64)?\) = 12346\s+keys \(Integer(64)?\) = 12346", distinct);
    }

    [Fact]
    public async Task Coordinates_come_in_the_projection_that_ogr2ogr_is_told()
    {
        using var folder = new TempFolder();
        var copy = Path.Combine(folder.Path, "utm.csv");
        await using var one = await Town.With(At("one", 69.19, 34.57));
        await Gdal("ogr2ogr", "-f", "CSV", "-lco", "GEOMETRY=AS_XY", "-t_srs", "EPSG:32642", copy, Source(one), "incidents");
        var row = (await File.ReadAllLinesAsync(copy))[1].Split(',');
        Assert.Equal((517_428, 3_825_375), ((int)double.Parse(row[0], CultureInfo.InvariantCulture), (int)double.Parse(row[1], CultureInfo.InvariantCulture)));
    }

    private static string Source(Town town) => $"OAPIF:{new Uri(town.Address, "/ogc")}";

    private static Task<string> Ogrinfo(Town town, string id, params string[] options) =>
        Gdal("ogrinfo", ["-ro", "-al", "-so", .. options, Source(town), id]);

    private static async Task<string> Gdal(string program, params string[] arguments)
    {
        var (exit, output, errors) = await OtherProgram.Run(program, arguments);
        Assert.True(exit == 0 && !errors.Contains("ERROR", StringComparison.Ordinal), $"{program}: {errors}");
        return output;
    }

    private static int Count(string said) => int.Parse(Regex.Match(said, "Feature Count: ([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Place(JsonElement feature) =>
        feature.GetProperty("properties").GetProperty("key").GetString() + " "
        + (feature.GetProperty("geometry") is { ValueKind: JsonValueKind.Object } point ? point.GetProperty("coordinates").GetRawText().Replace(" ", "") : "nowhere");
}
