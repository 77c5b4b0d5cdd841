using System.Diagnostics;
using IncidentMap.PostgisTests.World;
using Microsoft.EntityFrameworkCore;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Map;

/// <summary>The map follows what is written, by whomever, without a restart.</summary>
public sealed class MapChangesTests
{
    [Fact]
    public async Task An_import_by_the_command_line_shows_on_two_servers_of_one_database()
    {
        await using var town = await Town.With();
        using var other = await ServerProcess.Start(town.Connection);
        Assert.Equal(0, (await town.Map()).Int("total"));
        Assert.Equal(0, (await town.Map(other.Http)).Int("total"));
        await town.IncidentMap("import", Repository.File("data/incidents"));
        Assert.Equal(13, (await town.Map()).Int("total"));
        Assert.Equal(13, (await town.Map(other.Http)).Int("total"));
    }

    [Fact]
    public async Task Whoever_listens_is_told_of_each_revision()
    {
        await using var town = await Town.With();
        var before = (await town.Map()).Int("revision");
        await using var events = await town.Http.GetStreamAsync("/api/map/changes");
        using var lines = new StreamReader(events);
        Assert.Equal("event: revision", await lines.ReadLineAsync());
        Assert.Equal($"data: {{\"revision\":{before}}}", await lines.ReadLineAsync());
        await town.Report(At("a", 1));
        string? line;
        do
            line = await lines.ReadLineAsync();
        while (line is "" or ": still here");
        Assert.Equal("event: revision", line);
        Assert.Equal($"data: {{\"revision\":{before + 1}}}", await lines.ReadLineAsync());
    }

    /// <summary>More rows than are read anew for every change.</summary>
    [Fact]
    public async Task Of_many_incidents_those_that_changed_came_or_went_are_told_anew_and_the_others_stay()
    {
        await using var town = await Town.With(At("a", 69, 34).But(i => i.Country = "AF"), At("b", 70, 34).Saying(ReportBy("police")));
        await town.Multiply("a", 6_000);
        Assert.Equal(6_002, (await town.Map()).Int("total"));

        await Write("UPDATE incidents SET country = 'PK', killed_best = 5 WHERE key IN ('news:a10', 'news:a20')");
        var answer = await town.Map();
        Assert.Equal(["AF 5999", "PK 2"], answer.CountsOf("country"));
        Assert.Equal(10, answer.GetProperty("matched").GetProperty("killed")[1].GetInt32());

        await Write("DELETE FROM incidents WHERE key LIKE 'news:a1%'");
        await town.Report(At("new", 71, 34).But(i => i.Country = "IR"));
        answer = await town.Map("?rows=0&country=IR&country=PK");
        Assert.Equal(6_002 - 1_111 + 1, answer.Int("total"));
        Assert.Equal(2, answer.Int("matched", "incidents"));

        await Write("UPDATE incidents SET publishers = ARRAY['Nightly Example'] WHERE key = 'news:b'");
        Assert.Equal(["Nightly Example 1"], (await town.Map()).CountsOf("publisher"));

        await Write("TRUNCATE incidents CASCADE");
        Assert.Equal(0, (await town.Map()).Int("total"));

        async Task Write(string sql)
        {
            await using var db = town.OpenDatabase();
            await db.Database.ExecuteSqlRawAsync(sql);
        }
    }

    [Fact]
    public async Task What_is_written_while_the_columns_are_read_is_not_left_for_the_next_look()
    {
        await using var town = await Town.With(At("a", 1));
        Assert.Equal(1, (await town.Map()).Int("total"));
        await using var writer = town.OpenDatabase();
        await using var other = town.OpenDatabase();
        await using var transaction = await writer.Database.BeginTransactionAsync();
        await writer.Database.ExecuteSqlRawAsync("LOCK TABLE incidents IN ACCESS EXCLUSIVE MODE; UPDATE incidents SET country = 'PK'");
        await other.Database.ExecuteSqlRawAsync("NOTIFY incidentmap");
        while (!await other.Database.SqlQuery<bool>($"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'incidentmap-map' AND wait_event_type = 'Lock') AS \"Value\"").SingleAsync())
            await Task.Delay(20);
        await transaction.CommitAsync();

        var clock = Stopwatch.StartNew();
        Assert.Equal(["PK 1"], (await town.Map()).CountsOf("country"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), "It was found by the look that is taken anyway, every ten seconds.");
    }

    [Fact]
    public async Task A_lost_connection_is_told_of_once_and_found_again()
    {
        await using var town = await Town.With(At("a", 1));
        Assert.Equal(1, (await town.Map()).Int("total"));
        await using (var db = town.OpenDatabase())
            await db.Database.ExecuteSqlRawAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'incidentmap-map'");
        await town.Report(At("b", 2));
        Assert.Equal(2, (await town.Map()).Int("total"));
        Assert.StartsWith("Warning: The map cannot be brought up to date; trying again each second. ", Assert.Single(town.Warnings));
    }
}
