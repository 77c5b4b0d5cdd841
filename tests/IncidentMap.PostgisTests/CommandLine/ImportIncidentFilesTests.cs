using System.Security.Cryptography;
using IncidentMap.Benchmarks;
using IncidentMap.PostgisTests.World;
using Microsoft.EntityFrameworkCore;
using Newtonsoft.Json.Linq;

namespace IncidentMap.PostgisTests.CommandLine;

public sealed class ImportIncidentFilesTests
{
    private const string Strike = "2021-08-29-kabul-drone-strike.json";

    [Fact]
    public async Task Rejected_lines_of_an_export_come_back_as_lines_and_load_once_mended()
    {
        await using var here = await Town.OfAllData();
        await using var there = await Town.With();
        using var folder = new TempFolder();
        var lines = (await here.IncidentMap("export", "-", "--format", "incidents")).Output.TrimEnd('\n').Split('\n');
        lines[2] = lines[2].Replace("\"status\":\"", "\"status\":\"un", StringComparison.Ordinal);
        lines[4] = lines[4].Replace("\"start\":\"2021", "\"start\":\"1021", StringComparison.Ordinal);
        var rejects = Path.Combine(folder.Path, "rejects.jsonl");

        var load = await there.IncidentMap("import", folder.Write("export.jsonl", string.Join('\n', lines)), "--rejects", rejects);
        Assert.Equal(1, load.Exit);
        Assert.Contains($"2 rejected records are in {rejects}; mend them there and import that file.", load.Errors, StringComparison.Ordinal);
        var written = File.ReadLines(rejects).Select(JObject.Parse).ToArray();
        Assert.Equal([3, 5], written.Select(o => (int)o["line"]!));
        Assert.StartsWith("status: must be one of reported", (string?)written[0]["reject_reason"], StringComparison.Ordinal);

        await File.WriteAllTextAsync(rejects, (await File.ReadAllTextAsync(rejects, Stop)).Replace("\"status\":\"un", "\"status\":\"", StringComparison.Ordinal), Stop);
        var rest = Path.Combine(folder.Path, "rest.jsonl");
        var second = await there.IncidentMap("import", rejects, "--rejects", rest);
        Assert.EndsWith("2 read: 1 added, 0 changed, 0 unchanged, 0 with warnings, 1 rejected.\n", second.Output, StringComparison.Ordinal);
        Assert.Equal(2, (int)JObject.Parse(Assert.Single(File.ReadLines(rest)))["line"]!);
        Assert.Equal(1, Words(await File.ReadAllTextAsync(rest, Stop), "reject_reason"));
    }

    [Fact]
    public async Task A_rejected_incident_file_comes_back_as_a_file_and_loads_once_mended()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var file = await folder.CopyIncident(Strike);
        var text = await File.ReadAllTextAsync(file, Stop);
        await File.WriteAllTextAsync(file, text.Replace("\"status\": \"", "\"status\": \"un", StringComparison.Ordinal), Stop);
        var rejects = Path.Combine(folder.Path, "rejects.json");

        var load = await town.IncidentMap("import", file, "--rejects", rejects);
        Assert.Equal(1, load.Exit);
        Assert.Contains($"1 rejected records are in {rejects}; mend them there and import that file.", load.Errors, StringComparison.Ordinal);
        var written = await File.ReadAllTextAsync(rejects, Stop);
        Assert.True(Words(written, "\n") > 20, "it is for a person to mend, over many lines");
        Assert.StartsWith("status: must be one of reported", (string?)JObject.Parse(written)["reject_reason"], StringComparison.Ordinal);

        await File.WriteAllTextAsync(rejects, written.Replace("\"status\": \"un", "\"status\": \"", StringComparison.Ordinal), Stop);
        var second = await town.IncidentMap("import", rejects);
        Assert.Equal((0, "Batch 2: 1 read: 1 added, 0 changed, 0 unchanged, 0 with warnings, 0 rejected.\n"), (second.Exit, second.Output));
    }

    [Theory]
    [InlineData("acled.csv")]
    [InlineData("incident.json")]
    public async Task A_file_of_rejects_that_cannot_be_written_is_refused_before_anything_is_loaded(string name)
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var file = await Input(folder, name);
        Directory.CreateDirectory(Path.Combine(folder.Path, "taken"));

        foreach (var rejects in (string[])[Path.Combine(folder.Path, "nowhere", "rejects"), Path.Combine(folder.Path, "taken"), file])
        {
            var load = await town.IncidentMap("import", file, "--rejects", rejects);
            Assert.Equal((2, ""), (load.Exit, load.Output));
            Assert.StartsWith($"incidentmap: --rejects: '{rejects}' ", load.Errors, StringComparison.Ordinal);
            Assert.Contains("name ", load.Errors, StringComparison.Ordinal);
            Assert.Equal(1, Words(load.Errors, "\n"));
        }
        await using var db = town.OpenDatabase();
        Assert.False(await db.Batches.AnyAsync(Stop));
    }

    [Theory]
    [InlineData("acled.csv")]
    [InlineData("incident.json")]
    public async Task The_rejects_of_an_earlier_run_do_not_stay_when_this_one_has_none(string name)
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var file = await Input(folder, name);
        var rejects = folder.Write("rejects", "of yesterday");

        Assert.Equal(0, (await town.IncidentMap("import", file, "--rejects", rejects)).Exit);
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("acled.csv")]
    [InlineData("incident.json")]
    [InlineData("export.jsonl")]
    public async Task A_batch_keeps_the_digest_of_its_file(string name)
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var file = await Input(folder, name);
        Assert.Equal(0, (await town.IncidentMap("import", file)).Exit);

        Assert.Equal(Digest(await File.ReadAllBytesAsync(file, Stop)), await StoredDigest(town));
    }

    [Fact]
    public async Task A_batch_of_incident_files_keeps_the_digest_of_all_in_their_order()
    {
        await using var town = await Town.With();
        var incidents = Repository.File("data/incidents");
        Assert.Equal(0, (await town.IncidentMap("import", incidents)).Exit);

        var all = Directory.GetFiles(incidents, "*.json").Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes).ToArray();
        Assert.Equal(Digest(all), await StoredDigest(town));
    }

    [Fact]
    public async Task A_file_of_a_folder_that_cannot_be_read_is_rejected_and_the_others_are_loaded()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        await folder.CopyIncident(Strike);
        folder.Write("empty.json", "");
        folder.Write("endless.json", "{\n" + new string(' ', 4_200_000) + "}\n");
        Directory.CreateDirectory(Path.Combine(folder.Path, "a-folder.json"));

        var load = await town.IncidentMap("import", folder.Path);

        Assert.Equal(1, load.Exit);
        Assert.Contains("3 read: 1 added, 0 changed, 0 unchanged, 0 with warnings, 2 rejected.", load.Output, StringComparison.Ordinal);
        Assert.Matches(@"empty\.json:1 .*empty\.json is empty\.", load.Errors);
        Assert.Contains("endless.json:1 It has more than 4,194,304 characters; an incident file holds one incident, or one on each line.", load.Errors, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{64}$", await StoredDigest(town));
    }

    [Theory]
    [InlineData("incident.json", "--dataset", "mine")]
    [InlineData("incident.json", "--country", "PK")]
    [InlineData("export.jsonl", "--dataset", "mine")]
    [InlineData("export.jsonl", "--country", "PK")]
    public async Task Data_set_and_country_are_refused_for_incident_files_which_say_them_themselves(string name, string option, string value)
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var load = await town.IncidentMap("import", await Input(folder, name), option, value);

        Assert.Equal((2, ""), (load.Exit, load.Output));
        Assert.Contains($"{option} does not apply to incident files", load.Errors, StringComparison.Ordinal);
        await using var db = town.OpenDatabase();
        Assert.False(await db.Batches.AnyAsync(Stop));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<string> Input(TempFolder folder, string name)
    {
        if (name == "acled.csv")
            return folder.Write(name, $"{AcledGenerator.Header}\n{AcledGenerator.Row(0)}\n");
        var incident = await File.ReadAllTextAsync(Repository.File($"data/incidents/{Strike}"), Stop);
        return folder.Write(name, name == "export.jsonl" ? JObject.Parse(incident).ToString(Newtonsoft.Json.Formatting.None) + "\n" : incident);
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static async Task<string?> StoredDigest(Town town)
    {
        await using var db = town.OpenDatabase();
        return (await db.Batches.SingleAsync(Stop)).Sha256;
    }

    private static int Words(string text, string word) => text.Split(word).Length - 1;
}
