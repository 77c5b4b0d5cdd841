using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using Microsoft.EntityFrameworkCore;
using Newtonsoft.Json.Linq;

namespace IncidentMap.PostgisTests.CommandLine;

public sealed class ExportTests
{
    [Fact]
    public async Task What_is_exported_and_imported_into_an_empty_database_is_equal()
    {
        await using var here = await Town.OfAllData();
        await using var there = await Town.With();
        using var folder = new TempFolder();
        var (first, second) = (Path.Combine(folder.Path, "first.jsonl"), Path.Combine(folder.Path, "second.jsonl"));

        Assert.Equal(0, (await here.IncidentMap("export", first)).Exit);
        Assert.Equal(0, (await there.IncidentMap("import", first)).Exit);
        Assert.Equal(0, (await there.IncidentMap("export", second)).Exit);

        Assert.Equal(await File.ReadAllTextAsync(first, Stop), await File.ReadAllTextAsync(second, Stop));
        Assert.Equal(13, File.ReadLines(first).Count());
        var again = await here.IncidentMap("import", first);
        Assert.Contains("13 read: 0 added, 0 changed, 13 unchanged", again.Output, StringComparison.Ordinal);
    }

    /// <summary>Places are looked up while earlier records are written; once both asked by one connection.</summary>
    [Fact]
    public async Task An_export_of_thousands_at_as_many_places_is_imported()
    {
        await using var town = await Town.OfAllData();
        await using var db = town.OpenDatabase();
        using var folder = new TempFolder();
        var places = await db.Places.OrderBy(p => p.Id).Select(p => new { p.Key, p.Precision }).ToListAsync(Stop);
        var one = JObject.Parse((await town.IncidentMap("export", "-", "--format", "incidents")).Output.Split('\n')[0]);
        var lines = Enumerable.Range(0, 3 * places.Count).Select(i =>
        {
            one["key"] = $"curated:{i}";
            one["place"] = new JObject { ["gazetteer"] = places[i / 3].Key, ["precision"] = SnakeCase.Of(places[i / 3].Precision) };
            return one.ToString(Newtonsoft.Json.Formatting.None);
        });

        var load = await town.IncidentMap("import", folder.Write("many.jsonl", string.Join('\n', lines)));
        Assert.True(load.Exit == 0, load.Errors);
        Assert.Contains($"{3 * places.Count} added", load.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GeoJson_holds_what_the_api_publishes()
    {
        await using var town = await Town.OfAllData();
        var export = await town.IncidentMap("export", "-", "--format", "geojson");
        var served = await town.Http.GetStringAsync("/ogc/collections/incidents/items?limit=100&f=json", Stop);

        var features = (JArray)JObject.Parse(export.Output)["features"]!;
        Assert.Equal(13, features.Count);
        Assert.True(JToken.DeepEquals(features, WithoutLinks((JArray)JObject.Parse(served)["features"]!)));
    }

    [Fact]
    public async Task A_sequence_has_a_feature_on_each_line()
    {
        await using var town = await Town.OfAllData();
        var lines = (await town.IncidentMap("export", "-", "--format", "ndjson")).Output.TrimEnd('\n').Split('\n');

        Assert.Equal(13, lines.Length);
        Assert.All(lines, line => Assert.Equal("Feature", (string?)JObject.Parse(line)["type"]));
    }

    [Theory]
    [InlineData(2, "--datetime", "2021-08-29")]
    [InlineData(1, "--bbox", "73,29,74,31")]
    [InlineData(13, "--dataset", "curated")]
    [InlineData(1, "--filter", "event_subtype='suicide_bomb' AND killed_best > 5")]
    [InlineData(0, "--dataset", "acled")]
    public async Task An_export_honours_its_filter(int count, string option, string value)
    {
        await using var town = await Town.OfAllData();
        var csv = (await town.IncidentMap("export", "-", "--format", "csv", option, value)).Output;

        Assert.Equal(count, csv.Split(",curated:").Length - 1);
        Assert.StartsWith("id,key,title,summary,date_start,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_a_spreadsheet_would_calculate_is_defused_in_csv()
    {
        await using var town = await Town.With(Samples.At("formula", 70).But(i => i.Title = "=HYPERLINK(\"http://x\")"));
        var csv = (await town.IncidentMap("export", "-", "--format", "csv")).Output;

        Assert.Contains("news:formula,\"'=HYPERLINK(\"\"http://x\"\")\",", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what format is 'x.dat' to have? Say it with --format: geojson, jsonfg, geojsonseq, ndjson, csv, flatgeobuf, geoparquet, kml, incidents.", "x.dat")]
    [InlineData("there is no format 'shp' to export", "x.shp", "--format", "shp")]
    [InlineData("--bbox: 'foo' is not a number.", "x.csv", "--bbox", "1,foo,3,4")]
    [InlineData("--filter: Expected a value at column 8, where the filter ends.", "x.csv", "--filter", "title =")]
    [InlineData("cannot be written", "/nowhere/x.csv")]
    public async Task A_wrong_export_is_refused_with_what_is_wrong(string message, params string[] arguments)
    {
        await using var town = await Town.With();
        var result = await town.IncidentMap(["export", .. arguments]);

        Assert.Equal(2, result.Exit);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static JArray WithoutLinks(JArray features)
    {
        foreach (var feature in features.Cast<JObject>())
            feature.Remove("links");
        return features;
    }
}
