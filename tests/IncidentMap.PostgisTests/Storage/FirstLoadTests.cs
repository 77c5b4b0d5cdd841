using IncidentMap.Benchmarks;
using IncidentMap.PostgisTests.World;
using Npgsql;

namespace IncidentMap.PostgisTests.Storage;

/// <summary>A load into an empty database builds indexes after its rows; nobody may notice, now or later.</summary>
public sealed class FirstLoadTests
{
    private const int Rows = 3_000;

    [Fact]
    public async Task All_indexes_and_constraints_are_there_again_and_answer()
    {
        await using var town = await Town.With();
        await using var reader = await Open(town);
        var before = await Definitions(reader);
        using var folder = new TempFolder();
        await Load(town, folder);

        Assert.Equal(before, await Definitions(reader));
        Assert.Contains("ix_incidents_point", await Text(reader, "SET enable_seqscan = off; EXPLAIN SELECT FROM incidents WHERE point && ST_MakeEnvelope(66, 30, 67, 31, 4326)"), StringComparison.Ordinal);
        var orphan = await Assert.ThrowsAsync<PostgresException>(() => Text(reader, "UPDATE reports SET incident_id = -id"));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, orphan.SqlState);
    }

    [Fact]
    public async Task A_dry_run_leaves_them_as_they_were()
    {
        await using var town = await Town.With();
        await using var reader = await Open(town);
        var before = await Definitions(reader);
        using var folder = new TempFolder();
        await Load(town, folder, "--dry-run");

        Assert.Equal(before, await Definitions(reader));
        Assert.Equal("0", await Text(reader, "SELECT count(*)::text FROM incidents"));
    }

    [Fact]
    public async Task It_does_not_wait_for_whoever_reads_the_empty_tables()
    {
        await using var town = await Town.With();
        await using var reader = await Open(town);
        var before = await Definitions(reader);
        await Text(reader, "BEGIN; SELECT count(*)::text FROM incidents");
        using var folder = new TempFolder();
        await Load(town, folder);

        Assert.Equal($"{Rows}", await Text(reader, "COMMIT; SELECT count(*)::text FROM incidents"));
        Assert.Equal(before, await Definitions(reader));
    }

    [Fact]
    public async Task Whoever_may_write_but_not_alter_the_tables_can_load_too()
    {
        await using var town = await Town.With();
        await using var owner = await Open(town);
        var before = await Definitions(owner);
        var role = $"loader_{owner.Database}";
        await Text(owner, $"CREATE ROLE {role} LOGIN PASSWORD 'x'; GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}; GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO {role}; GRANT TEMP ON DATABASE {owner.Database} TO {role}");
        try
        {
            using var folder = new TempFolder();
            var load = await CommandLineProgram.Run(new NpgsqlConnectionStringBuilder(town.Connection) { Username = role, Password = "x" }.ConnectionString, "import", File(folder));
            Assert.Equal((0, $"{Rows}"), (load.Exit, await Text(owner, "SELECT count(*)::text FROM incidents")));
            Assert.Equal(before, await Definitions(owner));
        }
        finally
        {
            await Text(owner, $"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Where_incidents_are_there_readers_never_wait_for_a_load()
    {
        await using var town = await Town.OfAllData();
        await using var db = await Open(town);
        using var folder = new TempFolder();
        const string Ids = "SELECT string_agg(indexrelid::text, ' ' ORDER BY indexrelid) FROM pg_index WHERE indrelid IN ('incidents'::regclass, 'reports'::regclass)";
        await Text(db, "BEGIN; SELECT count(*)::text FROM incidents");
        var before = await Text(db, Ids);
        await Load(town, folder);

        Assert.Equal(before, await Text(db, $"COMMIT; {Ids}"));
    }

    private static async Task Load(Town town, TempFolder folder, params string[] options)
    {
        var load = await town.IncidentMap(["import", File(folder), .. options]);
        Assert.True(load.Exit == 0, load.Errors);
        Assert.Contains($"{Rows} added", load.Output, StringComparison.Ordinal);
    }

    private static string File(TempFolder folder)
    {
        var file = folder.Write("acled.csv", "");
        using var text = new StreamWriter(file);
        AcledGenerator.Write(text, Rows);
        return file;
    }

    private static async Task<NpgsqlConnection> Open(Town town)
    {
        var connection = new NpgsqlConnection(town.Connection);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static Task<string> Definitions(NpgsqlConnection connection) => Text(connection, """
        SELECT string_agg(definition, E'\n' ORDER BY definition) FROM (
            SELECT indexdef AS definition FROM pg_indexes WHERE tablename IN ('incidents', 'reports', 'incident_history')
            UNION ALL
            SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated
            FROM pg_constraint WHERE conrelid IN ('incidents'::regclass, 'reports'::regclass, 'incident_history'::regclass)) d
        """);

    private static async Task<string> Text(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        do
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                lines.Add(reader.GetString(0));
        while (await reader.NextResultAsync(TestContext.Current.CancellationToken));
        return string.Join("\n", lines);
    }
}
