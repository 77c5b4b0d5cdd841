using IncidentMap.PostgisTests.World;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.PostgisTests.CommandLine;

/// <summary>How an import is asked for, and how it tells of itself to a person and to a pipe.</summary>
public sealed class ImportOptionsTests
{
    private const string Point = """
        {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[67.01,30.19]},"properties":{"date":"2021-08-27","event_type":"battles"}}
        """;

    [Fact]
    public async Task Points_of_anybody_are_read_from_standard_input_as_of_the_country_and_data_set_that_are_named()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var load = await Shell(town, $"import - --format geojson --country pk --dataset office < {folder.Write("points.geojsonl", Point)}");

        Assert.Equal((0, "Batch 1: 1 read: 1 added, 0 changed, 0 unchanged, 0 with warnings, 0 rejected.\n"), (load.Exit, load.Output));
        await using var db = town.OpenDatabase();
        var incident = await db.Incidents.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("office:a", "office", "PK"), (incident.Key, incident.Dataset, incident.Country));
    }

    [Theory]
    [InlineData("--format acled", "is not an ACLED export: it has no column ")]
    [InlineData("--format shapefile", "there is no format 'shapefile'; there are incidents, acled, ucdp, gtd, geojson, csv.")]
    [InlineData("--country Pakistan", "--country takes an ISO 3166-1 code of two letters, such as PK; 'Pakistan' is none.")]
    [InlineData("--mapping nowhere.json", "there is no mapping file 'nowhere.json'.")]
    public async Task An_option_that_does_not_fit_is_refused_with_what_would(string option, string why)
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var load = await Shell(town, $"import {folder.Write("points.csv", "colour,taste\nred,sweet\n")} {option}");

        Assert.Equal(2, load.Exit);
        Assert.Contains(why, load.Errors, StringComparison.Ordinal);
        await using var db = town.OpenDatabase();
        Assert.False(await db.Incidents.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Of_several_inputs_each_is_a_batch_and_one_that_cannot_be_read_does_not_keep_the_others_out()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var (first, strange, last) = (folder.Write("first.geojsonl", Point), folder.Write("strange.csv", "colour,taste\nred,sweet\n"),
            folder.Write("last.geojsonl", Point.Replace("\"a\"", "\"b\"", StringComparison.Ordinal)));
        var load = await town.IncidentMap("import", "--json", first, strange, last);

        Assert.Equal(2, load.Exit);
        var batches = Newtonsoft.Json.Linq.JObject.Parse(load.Output)["batches"]!;
        Assert.Equal([first, strange, last], batches.Select(b => (string)b["source"]!));
        Assert.Equal([1, null, 1], batches.Select(b => (int?)b["added"]));
        Assert.Contains("is of no known format", (string)batches[1]!["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rejects_of_several_inputs_are_not_mixed_in_one_file()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var load = await town.IncidentMap("import", folder.Write("a.geojsonl", Point), folder.Write("b.geojsonl", Point), "--rejects", Path.Combine(folder.Path, "rejects"));

        Assert.Equal((2, "incidentmap: --rejects takes the rejects of one input; import them one by one.\n"), (load.Exit, load.Errors));
        await using var db = town.OpenDatabase();
        Assert.False(await db.Batches.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task On_a_terminal_a_bar_tells_rate_and_time_left_and_a_table_the_result()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var (exit, shown, _) = await OtherProgram.Run(
            "script", ["-qec", $"stty cols 160; {Program} import {folder.Write("points.geojsonl", Point + "\n" + Point.Replace("\"a\"", "\"b\"", StringComparison.Ordinal))}", "/dev/null"], Environment(town));

        Assert.Equal(0, exit);
        Assert.Matches(@"\[#+\.*\] \d+:\d\d left, 2 read, \d+ rows/s", shown);
        Assert.Matches(@"batch .*input .*read .*added .*changed .*unchanged .*warned .*rejected", shown);
        Assert.Matches(@" 1 .*points.* 2 +.* 2 +.* 0 +.* 0 +.* 0 +.* 0 ", shown);
    }

    private static string Program => $"dotnet {CommandLineProgram.Assembly}";

    private static Task<(int Exit, string Output, string Errors)> Shell(Town town, string words) =>
        OtherProgram.Run("bash", ["-c", $"{Program} {words}"], Environment(town));

    private static Dictionary<string, string?> Environment(Town town) => new(CommandLineProgram.ToldOf(town.Connection)) { ["TERM"] = "xterm" };
}
