using System.Diagnostics;
using IncidentMap.Benchmarks;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.PostgisTests.CommandLine;

public sealed class ImportExportsTests
{
    [Fact]
    public async Task Rejected_rows_are_mended_in_their_own_layout_and_loaded()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var rows = Enumerable.Range(0, 500).Select(i => AcledGenerator.Row(i)).ToArray();
        var whole = (string[])[.. rows];
        rows[10] = rows[10].Replace(Cell(rows[10], 22), "\"34,5\"", StringComparison.Ordinal);                  // latitude
        rows[20] = rows[20].Replace(Cell(rows[20], 1), "0025-01-03", StringComparison.Ordinal);                // event_date
        rows[30] = rows[30][rows[30].IndexOf(',')..];                                                          // no id
        rows[40] = rows[40][..rows[40].LastIndexOf(',')];                                                      // a column short
        rows[50] = rows[50].Replace("as generated", "as gener\0ated", StringComparison.Ordinal);               // NUL
        var file = folder.Write("acled.csv", AcledGenerator.Header + "\n" + string.Join('\n', rows) + "\n");
        var rejects = Path.Combine(folder.Path, "rejects.csv");

        var load = await town.IncidentMap("import", file, "--rejects", rejects);
        Assert.Equal(1, load.Exit);
        Assert.EndsWith("500 read: 495 added, 0 changed, 0 unchanged, 0 with warnings, 5 rejected.\n", load.Output, StringComparison.Ordinal);
        foreach (var line in (int[])[12, 22, 32, 42, 52])
            Assert.Contains($"acled.csv:{line} ", load.Errors, StringComparison.Ordinal);

        var written = await File.ReadAllLinesAsync(rejects, Stop);
        Assert.Equal(6, written.Length);
        Assert.Equal(AcledGenerator.Header + ",reject_reason,line", written[0]);
        Assert.EndsWith(",12", written[1], StringComparison.Ordinal);

        var mended = written.Skip(1).Zip((int[])[10, 20, 30, 40, 50], (row, i) => whole[i] + row[row.LastIndexOf(",\"", StringComparison.Ordinal)..]);
        await File.WriteAllLinesAsync(rejects, mended.Prepend(written[0]), Stop);
        var second = await town.IncidentMap("import", rejects);
        Assert.Equal(0, second.Exit);
        Assert.EndsWith("5 read: 5 added, 0 changed, 0 unchanged, 0 with warnings, 0 rejected.\n", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_too_long_to_be_kept_with_the_rejects_is_told_of()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var endless = AcledGenerator.Row(1).Replace(Cell(AcledGenerator.Row(1), 0), $"\"{new string('x', 1_200_000)}", StringComparison.Ordinal);
        var rejects = Path.Combine(folder.Path, "rejects.csv");
        var load = await town.IncidentMap("import", folder.Write("acled.csv", $"{AcledGenerator.Header}\n{AcledGenerator.Row(0)}\n{endless}"), "--rejects", rejects);

        Assert.Equal(1, load.Exit);
        Assert.Contains("acled.csv:3 the row has more than 1,048,576 characters", load.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"1 rejected records are too long to be kept and are not in {rejects}; the lines above say where they begin in the input.\n", load.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(rejects));
    }

    [Theory]
    [InlineData("Batch 1")]
    [InlineData("Dry run, nothing written", "--dry-run")]
    public async Task What_is_odd_is_told_with_its_record_by_a_dry_run_too(string said, params string[] options)
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var rows = Enumerable.Range(0, 25).Select(n => string.Join(',', AcledGenerator.Row(n).Split(',').Select((cell, column) => column is 22 or 23 ? "0" : cell)));
        var load = await town.IncidentMap(["import", folder.Write("acled.csv", $"{AcledGenerator.Header}\n{string.Join('\n', rows)}\n"), .. options]);

        Assert.Contains("warning: acled:", load.Output, StringComparison.Ordinal);
        Assert.Contains("(line 2) latitude \"0\": 0 with longitude 0 lies in the sea off Africa", load.Output, StringComparison.Ordinal);
        Assert.Contains("and 5 more warnings\n", load.Output, StringComparison.Ordinal);
        Assert.EndsWith($"{said}: 25 read: 25 added, 0 changed, 0 unchanged, 25 with warnings, 0 rejected.\n", load.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_rows_of_one_id_are_reported_and_the_newer_is_kept()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var row = AcledGenerator.Row(0);
        var newer = row[..(row.LastIndexOf(',') + 1)] + "1999999999";
        var file = folder.Write("acled.csv", $"{AcledGenerator.Header}\n{row}\n{newer}\n{row}\n");

        var load = await town.IncidentMap("import", file);
        Assert.EndsWith("3 read: 1 added, 0 changed, 1 unchanged, 1 with warnings, 1 rejected.\n", load.Output, StringComparison.Ordinal);
        Assert.Contains("acled.csv:4 It has the id of line 3", load.Errors, StringComparison.Ordinal);
        await using var db = town.OpenDatabase();
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_999_999_999).UtcDateTime, (await db.Incidents.SingleAsync(Stop)).SourceChangedAt);
    }

    [Fact]
    public async Task A_newer_version_far_down_the_file_replaces_what_was_added_or_changed_before_it()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        string Version(int number, int seconds) => AcledGenerator.Row(number)[..(AcledGenerator.Row(number).LastIndexOf(',') + 1)] + seconds;
        await town.IncidentMap("import", folder.Write("before.csv", $"{AcledGenerator.Header}\n{Version(1, 1_500_000_000)}\n"));

        string[] rows = [Version(0, 1_600_000_000), Version(1, 1_600_000_000), .. Enumerable.Range(2, 5_000).Select(i => AcledGenerator.Row(i)),
            Version(0, 1_700_000_000), Version(1, 1_700_000_000)];
        var load = await town.IncidentMap("import", folder.Write("acled.csv", $"{AcledGenerator.Header}\n{string.Join('\n', rows)}\n"));
        Assert.EndsWith("5004 read: 5001 added, 1 changed, 2 unchanged, 2 with warnings, 0 rejected.\n", load.Output, StringComparison.Ordinal);
        await using (var db = town.OpenDatabase())
        {
            var newest = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).UtcDateTime;
            Assert.Equal([newest, newest], await db.Incidents.Where(i => i.SourceChangedAt >= newest).Select(i => i.SourceChangedAt!.Value).ToListAsync(Stop));
            Assert.Equal(5_002, await db.Reports.CountAsync(Stop));
        }

        var undo = await town.IncidentMap("undo", "2");
        Assert.Equal("Batch 2 undone: 5001 incidents taken out, 1 put back as they were.\n", undo.Output);
    }

    [Fact]
    public async Task An_older_version_does_not_replace_a_newer_one()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var row = AcledGenerator.Row(0);
        var older = row[..(row.LastIndexOf(',') + 1)] + "1500000000";
        var first = await town.IncidentMap("import", folder.Write("new.csv", $"{AcledGenerator.Header}\n{row}\n"));
        Assert.True(first.Exit == 0, first.Errors);

        var load = await town.IncidentMap("import", folder.Write("old.csv", $"{AcledGenerator.Header}\n{older.Replace("Kabul", "Kunduz")}\n"));
        Assert.True(load.Exit == 0, load.Errors);
        Assert.EndsWith("1 read: 0 added, 0 changed, 1 unchanged, 0 with warnings, 0 rejected.\n", load.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_resembles_an_incident_of_another_data_set_is_listed_and_not_merged()
    {
        await using var town = await Town.OfAllData();
        using var folder = new TempFolder();
        var row = "PAK1,2021-08-19,2021,1,Political violence,Explosions/Remote violence,Grenade,Unidentified Armed Group (Pakistan),,3,"
            + "Civilians (Pakistan),,7,37,Civilian targeting,586,South Asia,Pakistan,Punjab,Bahawalnagar,,Bahawalnagar,29.9987,73.2536,1,Dawn,National,A grenade.,3,,1630000000";
        var load = await town.IncidentMap("import", folder.Write("acled.csv", $"{AcledGenerator.Header}\n{row}\n"));

        Assert.Contains("possible duplicate: acled:PAK1 (line 2) may be curated:2021-08-19-bahawalnagar-ashura-procession, Grenade thrown", load.Output, StringComparison.Ordinal);
        Assert.Contains("1 read: 1 added", load.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the same place, day and type", "", "", true)]
    [InlineData("another type, but an actor in common", "explosions_remote_violence\"", "protests\",\"actors\":[\"Nine Villages\"]", true)]
    [InlineData("another type, and nobody in common", "explosions_remote_violence\"", "protests\",\"actors\":[\"Police\"]", false)]
    [InlineData("too far north", "34.5]", "34.6]", false)]
    [InlineData("too far east", "[69.2", "[69.3", false)]
    [InlineData("the day after", "2021-08-29", "2021-08-30", false)]
    [InlineData("the same data set", "\"title\"", "\"key\":\"news:other\",\"title\"", false)]
    public async Task Only_what_is_near_in_time_and_place_and_alike_resembles(string what, string instead, string of, bool resembles)
    {
        await using var town = await Town.With(Samples.At("market", 69.2, 34.5).On("2021-08-29").But(i => i.Participations.Add(new Participation { Actor = "Nine Villages", Role = ActorRole.Other })));
        using var folder = new TempFolder();
        const string Alike = """
            {"type":"Feature","id":"it","geometry":{"type":"Point","coordinates":[69.2,34.5]},"properties":{"title":"A blast","event_type":"explosions_remote_violence","date":"2021-08-29","location_precision":"place"}}
            """;
        var load = await town.IncidentMap("import", folder.Write("other.geojsonl", instead.Length == 0 ? Alike : Alike.Replace(instead, of, StringComparison.Ordinal)));

        Assert.Contains("1 added", load.Output, StringComparison.Ordinal);
        Assert.Equal((what, resembles), (what, load.Output.Contains("may be news:market", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_changed_record_that_now_resembles_another_data_set_s_is_listed_too()
    {
        await using var town = await Town.With(Samples.At("market", 69.2, 34.5).On("2021-08-29"));
        using var folder = new TempFolder();
        const string Far = """
            {"type":"Feature","id":"it","geometry":{"type":"Point","coordinates":[70,35]},"properties":{"event_type":"explosions_remote_violence","date":"2021-08-29","location_precision":"place"}}
            """;
        Assert.DoesNotContain("possible duplicate", (await town.IncidentMap("import", folder.Write("far.geojsonl", Far))).Output, StringComparison.Ordinal);
        var load = await town.IncidentMap("import", folder.Write("near.geojsonl", Far.Replace("[70,35]", "[69.2,34.5]", StringComparison.Ordinal)));

        Assert.Contains("1 changed", load.Output, StringComparison.Ordinal);
        Assert.Contains("possible duplicate: geojson:it (line 1) may be news:market", load.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_of_several_days_resembles_one_of_any_of_them()
    {
        await using var town = await Town.With(Samples.At("market", 69.2, 34.5).On("2021-08-29"));
        using var folder = new TempFolder();
        var feature = """
            {"type":"Feature","id":"week","geometry":{"type":"Point","coordinates":[69.2,34.5]},
             "properties":{"title":"Bombing in a market","event_type":"explosions_remote_violence","date_start":"2021-08-27","date_end":"2021-08-30","location_precision":"place"}}
            """.ReplaceLineEndings("");
        var load = await town.IncidentMap("import", folder.Write("other.geojsonl", feature + "\n"), "--dataset", "other");

        Assert.Contains("possible duplicate: other:week (line 1) may be news:market", load.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // where the indexes are built after the rows
    public async Task An_import_that_is_killed_leaves_nothing_and_the_next_one_says_so(bool filled)
    {
        await using var town = filled ? await Town.OfAllData() : await Town.With();
        using var folder = new TempFolder();
        var file = folder.Write("acled.csv", "");
        await using (var text = new StreamWriter(file))
            AcledGenerator.Write(text, 60_000);
        await using var db = town.OpenDatabase();
        var before = (await db.Incidents.CountAsync(Stop), await db.Reports.CountAsync(Stop));

        var indexes = await Indexes();

        using var import = Process.Start(new ProcessStartInfo("dotnet", [CommandLineProgram.Assembly, "import", file])
        {
            Environment = { [$"ConnectionStrings__{IncidentStore.ConnectionName}"] = town.Connection },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        // Rows are on their way once it has taken ids for them, which no transaction takes back.
        while (await NextId() < before.Item1 + 5_000)
            await Task.Delay(20, Stop);
        import.Kill();
        await import.WaitForExitAsync(Stop);
        // The server lets go of what a dead client held when it next turns to it.
        while (await db.Database.SqlQuery<bool>($"SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS \"Value\"").SingleAsync(Stop))
            await Task.Delay(20, Stop);

        Assert.Equal(before, (await db.Incidents.CountAsync(Stop), await db.Reports.CountAsync(Stop)));
        Assert.Equal(indexes, await Indexes());
        var again = await town.IncidentMap("import", file);
        Assert.True(again.Exit == 0, again.Errors);
        Assert.Matches(@$"Batch {(filled ? 2 : 1)} \(.*acled\.csv, begun .* UTC\) was interrupted; nothing of it was written\.", again.Errors);
        Assert.Contains("60000 added", again.Output, StringComparison.Ordinal);
        Assert.Equal(before.Item1 + 60_000, await db.Incidents.CountAsync(Stop));

        Task<string[]> Indexes() => db.Database.SqlQuery<string>($"SELECT indexdef AS \"Value\" FROM pg_indexes WHERE schemaname = 'public'").OrderBy(index => index).ToArrayAsync(Stop);

        Task<long> NextId() => db.Database.SqlQuery<long>($"SELECT last_value AS \"Value\" FROM incidents_id_seq").SingleAsync(Stop);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Cell(string row, int column) => row.Split(',')[column];
}
