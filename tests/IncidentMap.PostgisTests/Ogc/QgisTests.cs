using System.Text.Json;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

/// <summary>The real QGIS, Debian's python3-qgis without a screen, opens the collections as layers.</summary>
public sealed class QgisTests(AllDataTown all) : IClassFixture<AllDataTown>
{
    private readonly Town town = all.Town;

    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    public async Task A_layer_has_every_feature_at_its_place(string id)
    {
        var features = (await town.Json($"/ogc/collections/{id}/items?limit=10000")).GetProperty("features").EnumerateArray().ToList();
        var layer = await Layer(town, id);
        Assert.Equal("Point", layer.GetProperty("geometry").GetString());
        Assert.Equal("EPSG:4326", layer.GetProperty("crs").GetString());
        Assert.Equal(features.Count, layer.GetProperty("count").GetInt32());
        Assert.Equal(features.Select(Key).Order(StringComparer.Ordinal), KeysOf(layer));
        foreach (var feature in features.Where(f => f.GetProperty("geometry").ValueKind == JsonValueKind.Object))
        {
            var expected = feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(c => c.GetDouble());
            if (id == "incidents")
                Assert.Equal(expected, layer.GetProperty("places").GetProperty(Key(feature)).EnumerateArray().Select(c => c.GetDouble()));
        }
    }

    [Theory]
    [InlineData("incidents", "date_start:Date", "occurred_at:DateTime", "local_time:Time", "killed_best:Integer", "title:String", "actors:StringList")]
    [InlineData("reports", "published:Date", "published_at:DateTime", "killed_at_most:Integer", "speaker:String")]
    public async Task The_fields_of_a_layer_have_their_types(string id, params string[] expected)
    {
        var fields = (await Layer(town, id)).GetProperty("fields");
        Assert.Equal(expected, expected.Select(field => field.Split(':')[0]).Select(name => $"{name}:{fields.GetProperty(name).GetString()}"));
    }

    [Fact]
    public async Task A_subset_and_an_extent_give_what_the_server_gives()
    {
        var items = (await town.Json(Asking.IncidentItems + "?bbox=66,24,71,35")).GetProperty("features").EnumerateArray()
            .Where(f => f.GetProperty("properties").GetProperty("killed_best") is { ValueKind: JsonValueKind.Number } killed && killed.GetInt32() > 2
                && f.GetProperty("geometry").ValueKind == JsonValueKind.Object);
        var expected = items.Select(Key).Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(expected);

        var layer = await Layer(town, "incidents", "\"killed_best\" > 2", "66,24,71,35");
        Assert.True(layer.GetProperty("subset_taken").GetBoolean());
        Assert.Equal(expected, KeysOf(layer));
    }

    [Fact]
    public async Task A_subset_that_keeps_nothing_leaves_fields_and_geometry_type_as_they_are()
    {
        var (some, none) = (await Layer(town, "incidents"), await Layer(town, "incidents", "\"killed_best\" > 5000"));
        Assert.Equal(0, none.GetProperty("count").GetInt32());
        Assert.Empty(KeysOf(none));
        Assert.Equal("Point", none.GetProperty("geometry").GetString());
        Assert.Equal(some.GetProperty("fields").GetRawText(), none.GetProperty("fields").GetRawText());
    }

    [Fact]
    public async Task Pages_are_followed_to_the_last_feature()
    {
        await using var large = await Town.With(At("one", 69, 34));
        await large.Multiply("one", 2_345);
        Assert.Equal(2_346, KeysOf(await Layer(large, "incidents")).Distinct().Count());
    }

    private static async Task<JsonElement> Layer(Town town, string id, params string[] options)
    {
        var (exit, output, errors) = await OtherProgram.Run(
            "/usr/bin/python3", [Repository.File("tests/IncidentMap.PostgisTests/Ogc/qgis_layer.py"), $"{new Uri(town.Address, "/ogc")}", id, .. options]);
        Assert.True(exit == 0, $"qgis_layer.py ended with {exit}: {errors}");
        var layer = JsonDocument.Parse(output).RootElement;
        Assert.True(layer.GetProperty("valid").GetBoolean(), errors);
        return layer;
    }

    private static string Key(JsonElement feature) => feature.GetProperty("properties").GetProperty("key").GetString()!;

    private static IEnumerable<string> KeysOf(JsonElement layer) =>
        layer.GetProperty("keys").EnumerateArray().Select(k => k.GetString()!).Order(StringComparer.Ordinal);
}
