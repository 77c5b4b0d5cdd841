using IncidentMap.PostgisTests.World;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.PostgisTests.CommandLine;

public sealed class BatchTests
{
    private const string Strike = "2021-08-29-kabul-drone-strike.json";
    private static readonly string Incidents = Repository.File("data/incidents");

    [Fact]
    public async Task Undo_restores_exactly_what_was_there_before()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        await town.IncidentMap("import", await folder.CopyIncident(Strike));
        var before = await Everything(town);

        folder.Write(Strike, (await File.ReadAllTextAsync(Repository.File($"data/incidents/{Strike}"), Stop))
            .Replace("Khwaja Bughra, north-west", "Elsewhere, north-west").Replace("\"exactly\": 6", "\"exactly\": 66"));
        await folder.CopyIncident("2021-08-29-bajaur-army-post.json");
        var load = await town.IncidentMap("import", folder.Path);
        Assert.Equal("changed curated:2021-08-29-kabul-drone-strike: killed_high, place_reported, reports\n"
            + "Batch 2: 2 read: 1 added, 1 changed, 0 unchanged, 0 with warnings, 0 rejected.\n", load.Output);
        Assert.NotEqual(before, await Everything(town));

        var undo = await town.IncidentMap("undo", "2");
        Assert.Equal((0, "Batch 2 undone: 1 incidents taken out, 1 put back as they were.\n"), (undo.Exit, undo.Output));
        Assert.Equal(before, await Everything(town));
    }

    [Fact]
    public async Task Undo_takes_the_actors_that_only_the_batch_named_and_leaves_those_of_others()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var both = folder.Write("both.geojson", Feature("a", "Band of the Hills", "Band of the Plains"));
        var one = folder.Write("one.geojson", Feature("b", "Band of the Plains"));
        await town.IncidentMap("import", both, "--dataset", "hills");
        await town.IncidentMap("import", one, "--dataset", "plains");

        await town.IncidentMap("import", folder.Write("one.geojson", Feature("b", "Taliban")), "--dataset", "plains");

        await town.IncidentMap("undo", "1");
        Assert.Equal(["Band of the Plains"], await Brought(town)); // the undoing of the third will name it again
        await town.IncidentMap("undo", "3");
        Assert.Equal(["Band of the Plains"], await Brought(town));
        await town.IncidentMap("undo", "2");
        Assert.Empty(await Brought(town));

        static string Feature(string id, params string[] actors) => $$$"""
            {"type":"Feature","id":"{{{id}}}","geometry":{"type":"Point","coordinates":[69,34]},
             "properties":{"date":"2021-08-29","event_type":"battles","actors":["{{{string.Join("\",\"", actors)}}}"]}}
            """;
    }

    [Fact]
    public async Task A_batch_tells_what_it_added_also_where_a_later_one_changed_that_since()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var file = await folder.CopyIncident(Strike);
        await town.IncidentMap("import", file);
        await ChangeAFigure(file);
        await folder.CopyIncident("2021-08-29-bajaur-army-post.json");
        await town.IncidentMap("import", folder.Path);

        var first = (await town.IncidentMap("batch", "1")).Output;
        Assert.Contains("\nadded: 1\n  curated:2021-08-29-kabul-drone-strike: US drone strike", first, StringComparison.Ordinal);
        Assert.EndsWith(" (changed by batch 2 since)\n", first, StringComparison.Ordinal);
        var second = (await town.IncidentMap("batch", "2")).Output;
        Assert.Contains("\nchanged: 1\n  line 1 curated:2021-08-29-kabul-drone-strike: ", second, StringComparison.Ordinal);
        Assert.Contains("\nadded: 1\n  curated:2021-08-29-bajaur-army-post: ", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_a_later_one_changed_is_not_undone_before_that_one()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var file = await folder.CopyIncident(Strike);
        await town.IncidentMap("import", file);
        await ChangeAFigure(file);
        await town.IncidentMap("import", file);

        var refused = await town.IncidentMap("undo", "1");
        Assert.Equal(2, refused.Exit);
        Assert.Contains("Batch 1 cannot be undone: later batches changed the same incidents. Undo batch 2 first.\n"
            + "  curated:2021-08-29-kabul-drone-strike (batch 2)", refused.Errors, StringComparison.Ordinal);

        Assert.Equal(0, (await town.IncidentMap("undo", "2")).Exit);
        Assert.Equal(0, (await town.IncidentMap("undo", "1")).Exit);
        Assert.Equal("", await Everything(town));
    }

    [Theory]
    [InlineData("7", "There is no batch 7.")]
    [InlineData("1", "Batch 1 is undone; only a loaded batch can be undone.")]
    public async Task Only_a_loaded_batch_can_be_undone(string number, string message)
    {
        await using var town = await Town.With();
        await town.IncidentMap("import", Incidents);
        await town.IncidentMap("undo", "1");

        var refused = await town.IncidentMap("undo", number);
        Assert.Equal((2, $"incidentmap: {message}\n"), (refused.Exit, refused.Errors));
    }

    [Fact]
    public async Task A_dry_run_counts_alike_and_writes_nothing()
    {
        await using var town = await Town.With();
        var count = Directory.GetFiles(Incidents).Length;
        var dry = await town.IncidentMap("import", Incidents, "--dry-run");

        Assert.Equal($"Dry run, nothing written: {count} read: {count} added, 0 changed, 0 unchanged, 0 with warnings, 0 rejected.\n", dry.Output);
        Assert.Equal("", await Everything(town));
        await using var db = town.OpenDatabase();
        Assert.False(await db.Batches.AnyAsync(Stop));
    }

    [Fact]
    public async Task A_dry_run_tells_what_a_load_would_change_and_changes_nothing()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var file = await folder.CopyIncident(Strike);
        await town.IncidentMap("import", file);
        var before = await Everything(town);
        await ChangeAFigure(file);

        var dry = await town.IncidentMap("import", file, "--dry-run");
        Assert.Equal("changed curated:2021-08-29-kabul-drone-strike: killed_high, reports\n"
            + "Dry run, nothing written: 1 read: 0 added, 1 changed, 0 unchanged, 0 with warnings, 0 rejected.\n", dry.Output);
        Assert.Equal(before, await Everything(town));
    }

    [Fact]
    public async Task Batches_tell_who_loaded_what_and_what_was_rejected()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        await folder.CopyIncident(Strike);
        folder.Write("broken.json", "[]");
        await town.IncidentMap("import", folder.Path);

        var list = await town.IncidentMap("batches");
        Assert.Matches($@"\n +1  \d{{4}}-\d\d-\d\d \d\d:\d\d  {Environment.UserName} +loaded +2 +1 +0 +0 +1  {folder.Path} \(incidents\)\n", list.Output);

        var one = await town.IncidentMap("batch", "1");
        Assert.Contains($"problems of rejected records: 1\n  line 1: {folder.Path}/broken.json: The file must hold one incident, an object in {{ }}.", one.Output, StringComparison.Ordinal);
        Assert.Contains("added: 1\n  curated:2021-08-29-kabul-drone-strike: US drone strike", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_get_one_json_object()
    {
        await using var town = await Town.With();
        var result = await town.IncidentMap("import", "--json", Repository.File($"data/incidents/{Strike}"));

        var told = Newtonsoft.Json.Linq.JObject.Parse(result.Output);
        Assert.Equal((1, 1, 0, 0, 0, 0, 1), ((int)told["read"]!, (int)told["added"]!, (int)told["changed"]!, (int)told["unchanged"]!,
            (int)told["warned"]!, (int)told["rejected"]!, (int)told["batch"]!));
    }

    [Theory]
    [InlineData("strange.csv", "colour,taste\nred,sweet\n")]
    [InlineData("empty.json", "")]
    public async Task A_machine_is_told_which_input_could_not_be_read_and_why(string name, string text)
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var result = await town.IncidentMap("import", "--json", folder.Write(name, text));

        Assert.Equal(2, result.Exit);
        var told = Newtonsoft.Json.Linq.JObject.Parse(result.Output);
        Assert.EndsWith(name, (string)told["source"]!, StringComparison.Ordinal);
        Assert.Equal(result.Errors.TrimEnd('\n'), (string)told["error"]!);
    }

    [Fact]
    public async Task A_dry_run_tells_of_an_interrupted_batch_and_leaves_it_to_the_next_import_to_mark_it()
    {
        await using var town = await Town.With();
        await using var db = town.OpenDatabase();
        db.Batches.Add(new Batch { Source = "old.csv", Format = "acled", Dataset = "acled", LoadedBy = "ops", StartedAt = new(2021, 8, 29, 12, 0, 0, DateTimeKind.Utc) });
        await db.SaveChangesAsync(Stop);

        var dry = await town.IncidentMap("import", "--dry-run", Incidents);
        Assert.Contains("Batch 1 (old.csv, begun 2021-08-29 12:00 UTC) was interrupted; nothing of it was written.", dry.Errors, StringComparison.Ordinal);
        Assert.Equal(BatchOutcome.Running, await db.Batches.AsNoTracking().Select(b => b.Outcome).SingleAsync(Stop));
    }

    [Fact]
    public async Task Two_imports_at_once_do_not_corrupt_each_other()
    {
        await using var town = await Town.With();
        var count = Directory.GetFiles(Incidents).Length;
        var both = await Task.WhenAll(town.IncidentMap("import", Incidents), town.IncidentMap("import", Incidents));

        Assert.All(both, result => Assert.Equal(0, result.Exit));
        Assert.Single(both, result => result.Output.Contains($"{count} added", StringComparison.Ordinal));
        Assert.Single(both, result => result.Output.Contains($"{count} unchanged", StringComparison.Ordinal));
        await using var db = town.OpenDatabase();
        Assert.Equal(count, await db.Incidents.CountAsync(Stop));
    }

    [Fact]
    public async Task An_import_that_waits_for_a_killed_ones_last_statement_says_so_once_it_has_ended()
    {
        await using var town = await Town.With();
        await using var killed = town.OpenDatabase();
        killed.Batches.Add(new Batch { Source = "old.csv", Format = "acled", Dataset = "acled", LoadedBy = "ops", StartedAt = new(2021, 8, 29, 12, 0, 0, DateTimeKind.Utc) });
        await killed.SaveChangesAsync(Stop);
        await using var transaction = await killed.Database.BeginTransactionAsync(Stop);
        await killed.Database.ExecuteSqlRawAsync($"SELECT pg_advisory_xact_lock({0x1AC1DE47}, 1), pg_advisory_xact_lock(hashtext('incidentmap load'))", Stop);

        var waiting = town.IncidentMap("import", Repository.File($"data/incidents/{Strike}"));
        await using var db = town.OpenDatabase();
        while (!await db.Database.SqlQuery<bool>($"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS \"Value\"").SingleAsync(Stop))
            await Task.Delay(20, Stop);
        await transaction.RollbackAsync(Stop);

        var (exit, output, errors) = await waiting;
        Assert.StartsWith("Another import is at work; waiting for it to end.\n"
            + "Batch 1 (old.csv, begun 2021-08-29 12:00 UTC) was interrupted; nothing of it was written.\n", errors, StringComparison.Ordinal);
        Assert.Equal((0, "Batch 2: 1 read: 1 added, 0 changed, 0 unchanged, 0 with warnings, 0 rejected.\n"), (exit, output));
        Assert.Contains("interrupted", (await town.IncidentMap("batches")).Output, StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Six killed become 66.</summary>
    private static async Task ChangeAFigure(string file) =>
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Stop)).Replace("\"exactly\": 6", "\"exactly\": 66"), Stop);

    /// <summary>Names of the actors that batches brought.</summary>
    private static async Task<string[]> Brought(Town town)
    {
        await using var db = town.OpenDatabase();
        return await db.Actors.Where(a => a.BatchId != null).Select(a => a.Name).Order().ToArrayAsync(Stop);
    }

    /// <summary>Every row of incidents, reports, history and the actors that batches brought, every column, as text.</summary>
    private static async Task<string> Everything(Town town)
    {
        await using var db = town.OpenDatabase();
        var rows = await db.Database.SqlQueryRaw<string>("""
            SELECT i::text AS "Value" FROM incidents i UNION ALL SELECT r::text FROM reports r
            UNION ALL SELECT h::text FROM incident_history h UNION ALL SELECT a::text FROM actors a WHERE a.batch_id IS NOT NULL ORDER BY 1
            """).ToListAsync(Stop);
        return string.Join('\n', rows);
    }
}
