using IncidentMap.PostgisTests.World;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static IncidentMap.PostgisTests.World.Asking;

namespace IncidentMap.PostgisTests.Ops;

public sealed class HealthTests
{
    [Fact]
    public async Task A_server_with_a_migrated_database_is_alive_and_ready()
    {
        await using var town = await Town.With(Samples.At("one", 69));
        Assert.Equal("""{"status":"alive"}""", (await town.Json("/health/live")).GetRawText());
        await town.Map();
        var ready = await town.Json("/health/ready");
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.True(ready.GetProperty("revision").GetInt64() > 0);
    }

    [Fact]
    public async Task A_server_that_still_reads_the_map_is_not_ready()
    {
        await using var town = await Town.With(Samples.At("one", 69));
        await using var db = town.OpenDatabase();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("LOCK TABLE incident_history IN ACCESS EXCLUSIVE MODE");
        await using var starting = await Town.Configured(new() { [$"ConnectionStrings:{IncidentStore.ConnectionName}"] = town.Connection });
        Assert.Equal(
            new Refusal(503, null, "The map is being read from the database. Try again in a moment."),
            await starting.Refused("/health/ready"));
        await transaction.RollbackAsync();
        await starting.Map();
        await starting.Json("/health/ready");
    }

    [Theory]
    [InlineData("DROP TABLE reports CASCADE")]
    [InlineData("ALTER TABLE incidents DROP COLUMN weapon")]
    [InlineData("ALTER TABLE incidents DROP COLUMN place_note")]
    [InlineData("ALTER TABLE actors DROP COLUMN aliases")]
    [InlineData("DROP TABLE dataset_revision CASCADE")]
    public async Task A_database_that_is_not_migrated_is_alive_but_not_ready(string sql)
    {
        await using var town = await Town.With();
        await using (var db = town.OpenDatabase())
            await db.Database.ExecuteSqlRawAsync(sql);
        await town.Json("/health/live");
        Assert.Equal(
            new Refusal(503, null, "The database has not the tables of this version. Its operator can run: incidentmap migrate"),
            await town.Refused("/health/ready"));
    }

    [Theory]
    [InlineData("Port=1", "The database does not answer.")]
    [InlineData("Database=incidentmap_nowhere", "The database refuses the connection. Its operator can check ConnectionStrings__IncidentMap.")]
    [InlineData("Username=nobody_here;Password=x", "The database refuses the connection. Its operator can check ConnectionStrings__IncidentMap.")]
    public async Task A_database_that_cannot_be_reached_is_said_in_words(string change, string detail)
    {
        await using var town = await Town.With();
        var wrong = new NpgsqlConnectionStringBuilder($"{town.Connection};{change}").ConnectionString;
        await using var lost = await Town.Configured(new() { [$"ConnectionStrings:{IncidentStore.ConnectionName}"] = wrong });
        await lost.Json("/health/live");
        Assert.Equal(new Refusal(503, null, detail), await lost.Refused("/health/ready"));
        Assert.Equal(new Refusal(503, null, detail), await lost.Refused(IncidentItems));
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_stopped_and_said_so()
    {
        await using var town = await Town.With(Samples.At("one", 69));
        await using var db = town.OpenDatabase();
        await using (var lockedOut = await db.Database.BeginTransactionAsync())
        {
            await db.Database.ExecuteSqlRawAsync("LOCK TABLE incidents IN ACCESS EXCLUSIVE MODE");
            await using var hasty = await Town.Configured(new()
            {
                [$"ConnectionStrings:{IncidentStore.ConnectionName}"] = town.Connection,
                ["StatementTimeoutSeconds"] = "1",
            });
            foreach (var path in (string[])[IncidentItems, "/ogc/tiles/WebMercatorQuad/8/100/177"])
                Assert.Equal(
                    new Refusal(503, null, "The database took too long over this. Ask for less, with a smaller bbox, a shorter datetime or a smaller limit."),
                    await hasty.Refused(path));
        }
        Assert.Single(await town.Keys(""));
    }

    [Fact]
    public async Task When_the_client_goes_away_its_statement_is_cancelled()
    {
        await using var town = await Town.With(Samples.At("one", 69));
        await using var db = town.OpenDatabase();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("LOCK TABLE incidents IN ACCESS EXCLUSIVE MODE");

        using var gone = new CancellationTokenSource();
        var asking = town.Http.GetAsync(IncidentItems, gone.Token);
        await Until(1);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await Until(0);

        async Task Until(int waiting)
        {
            // In another session, since a transaction sees the statements as they were when it first looked.
            await using var watching = town.OpenDatabase();
            for (var tries = 0; tries < 200; tries++)
            {
                var count = await watching.Database.SqlQueryRaw<int>(
                    "SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'incidentmap-server' AND wait_event_type = 'Lock'").SingleAsync();
                if (count == waiting)
                    return;
                await Task.Delay(50);
            }
            Assert.Fail($"there are not {waiting} statements of the server waiting after ten seconds");
        }
    }

    [Fact]
    public async Task A_failure_in_the_middle_of_a_page_cuts_it_off_instead_of_ending_it_well()
    {
        await using var town = await Town.With(Samples.At("one", 69));
        await town.Multiply("one", 3_000);
        await using (var db = town.OpenDatabase())
        {
            // The last row fails when it is read, long after the first were sent.
            await db.Database.ExecuteSqlRawAsync("""
                ALTER TABLE incidents RENAME TO incidents_before;
                CREATE VIEW incidents AS SELECT * FROM incidents_before;
                """);
            await db.Database.ExecuteSqlRawAsync("""
                DO $$ BEGIN EXECUTE (
                  SELECT 'CREATE OR REPLACE VIEW incidents AS SELECT ' || string_agg(
                    CASE WHEN column_name = 'report_count' THEN '(report_count / (CASE WHEN id = 3001 THEN 0 ELSE 1 END))::integer AS report_count' ELSE quote_ident(column_name) END,
                    ', ' ORDER BY ordinal_position) || ' FROM incidents_before'
                  FROM information_schema.columns WHERE table_name = 'incidents_before'); END $$
                """);
        }
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => town.Http.GetStringAsync(IncidentItems + "?limit=10000"));
        Assert.Equal(100, (await town.Json(IncidentItems)).GetProperty("numberReturned").GetInt32());
    }
}
