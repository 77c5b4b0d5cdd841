using IncidentMap.PostgisTests.World;
using Microsoft.EntityFrameworkCore;
using Newtonsoft.Json.Linq;

namespace IncidentMap.PostgisTests.CommandLine;

public sealed class CommandLineTests
{
    private static readonly string Incidents = Repository.File("data/incidents");

    [Fact]
    public async Task Importing_twice_changes_nothing_and_says_so()
    {
        await using var town = await Town.With();
        var count = Directory.GetFiles(Incidents).Length;

        var first = await town.IncidentMap("import", Incidents);
        Assert.Equal((0, $"Batch 1: {count} read: {count} added, 0 changed, 0 unchanged, 0 with warnings, 0 rejected.\n"), (first.Exit, first.Output));
        var revision = await Revision(town);

        var second = await town.IncidentMap("import", Incidents);
        Assert.Equal((0, $"Batch 2: {count} read: 0 added, 0 changed, {count} unchanged, 0 with warnings, 0 rejected.\n"), (second.Exit, second.Output));
        Assert.Equal(revision, await Revision(town));
    }

    [Fact]
    public async Task A_changed_file_updates_its_incident_and_keeps_its_ids()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var strike = await folder.CopyIncident("2021-08-29-kabul-drone-strike.json");
        await town.IncidentMap("import", strike);
        var (id, reportIds) = await Ids(town);

        await File.WriteAllTextAsync(strike, (await File.ReadAllTextAsync(strike, Stop)).Replace("Seven people were killed.", "Seven were killed."), Stop);
        var result = await town.IncidentMap("import", strike);

        Assert.Equal("changed curated:2021-08-29-kabul-drone-strike: reports\nBatch 2: 1 read: 0 added, 1 changed, 0 unchanged, 0 with warnings, 0 rejected.\n", result.Output);
        Assert.Equal((id, reportIds), await Ids(town));
        await using var db = town.OpenDatabase();
        Assert.Equal(1, await db.Reports.CountAsync(r => r.Text.StartsWith("Seven were killed."), Stop));
    }

    [Fact]
    public async Task A_report_taken_out_of_the_file_is_gone_after_the_next_import()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var strike = await folder.CopyIncident("2021-08-29-kabul-drone-strike.json");
        await town.IncidentMap("import", strike);

        var file = JObject.Parse(await File.ReadAllTextAsync(strike, Stop));
        ((JArray)file["reports"]!).RemoveAt(0);
        await File.WriteAllTextAsync(strike, file.ToString(), Stop);
        await town.IncidentMap("import", strike);

        await using var db = town.OpenDatabase();
        Assert.False(await db.Reports.AnyAsync(r => r.Key == "centcom-2021-08-29", Stop));
        Assert.Equal(file["reports"]!.Count(), await db.Reports.CountAsync(Stop));
        Assert.Equal(file["reports"]!.Count(), (await db.Incidents.SingleAsync(Stop)).ReportCount);
    }

    [Fact]
    public async Task A_broken_file_is_named_with_line_and_rule_and_the_others_are_loaded()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        await folder.CopyIncident("2021-08-29-kabul-drone-strike.json");
        var broken = folder.Write("broken.json", "{\n  \"key\": \"curated:broken\",\n  \"colour\": \"red\"\n}");

        var result = await town.IncidentMap("import", folder.Path);

        Assert.Equal((1, "Batch 1: 2 read: 1 added, 0 changed, 0 unchanged, 0 with warnings, 1 rejected.\n"), (result.Exit, result.Output));
        Assert.Contains($"{broken}:3 colour: is not a member that the schema knows", result.Errors, StringComparison.Ordinal);
        Assert.Contains("title: is missing.", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_with_one_key_are_not_both_loaded()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var one = await folder.CopyIncident("2021-08-29-kabul-drone-strike.json");
        File.Copy(one, Path.Combine(folder.Path, "z.json"));

        var result = await town.IncidentMap("import", folder.Path);

        Assert.Equal((1, "Batch 1: 2 read: 1 added, 0 changed, 0 unchanged, 0 with warnings, 1 rejected.\n"), (result.Exit, result.Output));
        Assert.Contains($"z.json:1 It has the id of {one}:1, curated:2021-08-29-kabul-drone-strike; give each its own, or remove one.", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_prints_every_statement_with_its_speaker()
    {
        await using var town = await Town.OfAllData();
        var result = await town.IncidentMap("show", "curated:2021-08-29-kabul-drone-strike");

        Assert.Equal(0, result.Exit);
        Assert.Contains("killed   1 to 10, best 10", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n  2021-08-29  0 civilians +US military", result.Output);
        Assert.Matches(@"\n\* 2021-08-29  1 children +Kabul police chief", result.Output);
        Assert.Matches(@"7 civilians +Taliban", result.Output);
        Assert.Matches(@"at least 10 +Residents", result.Output);
        Assert.Matches(@"\n\* 2021-09-17  up to 10 civilians +US military \(Gen Kenneth McKenzie", result.Output);
    }

    [Fact]
    public async Task Show_of_an_unknown_key_offers_the_nearest()
    {
        await using var town = await Town.OfAllData();
        var result = await town.IncidentMap("show", "curated:kabul-drone");

        Assert.Equal(2, result.Exit);
        Assert.Contains("there is no incident 'curated:kabul-drone'. Like it: curated:2021-08-29-kabul-drone-strike", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_teaches_the_first_load()
    {
        await using var town = await Town.With();
        var result = await town.IncidentMap("--help");

        Assert.Equal(0, result.Exit);
        foreach (var verb in (string[])["migrate", "import data/incidents", "show KEY", "Exit codes: 0 all done, 1 some records were rejected, 2 could not run."])
            Assert.Contains(verb, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "No database is named. Set ConnectionStrings__IncidentMap")]
    [InlineData("Nonsense=1", "ConnectionStrings__IncidentMap is not an Npgsql connection string")]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Timeout=2", "the database could not do it")]
    public async Task A_database_that_cannot_be_had_is_told_in_one_line(string connection, string message)
    {
        var result = await CommandLineProgram.Run(connection, "import", Incidents);

        Assert.Equal(2, result.Exit);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "nowhere", "'nowhere' is neither a file nor a folder.")]
    [InlineData("import", "--colour", "there is no option '--colour'.")]
    [InlineData("explode", "now", "incidentmap --help shows how it is used.")]
    public async Task A_wrong_call_is_refused_with_what_is_wrong(string verb, string argument, string message)
    {
        await using var town = await Town.With();
        var result = await town.IncidentMap(verb, argument);

        Assert.Equal(2, result.Exit);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<long> Revision(Town town)
    {
        await using var db = town.OpenDatabase();
        return (await db.Revisions.SingleAsync(Stop)).Revision;
    }

    private static async Task<(int, string)> Ids(Town town)
    {
        await using var db = town.OpenDatabase();
        return (await db.Incidents.Select(i => i.Id).SingleAsync(Stop),
            string.Join(",", await db.Reports.OrderBy(r => r.Key).Select(r => r.Id).ToListAsync(Stop)));
    }
}
