using Npgsql;

[assembly: AssemblyFixture(typeof(IncidentMap.PostgisTests.World.AfterTheLastTest))]

namespace IncidentMap.PostgisTests.World;

/// <summary>A database of its own for one town: a copy of the run's template, dropped when the town is left.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<Templates>> run = new(Templates.Make);

    private readonly Templates templates;
    private readonly string name;

    private TestDatabase(Templates templates, string name) => (this.templates, this.name) = (templates, name);

    public string Connection => templates.ConnectionTo(name);

    /// <summary>Migrated by the command line, with no incidents in it.</summary>
    public static async Task<TestDatabase> Empty()
    {
        var templates = await run.Value;
        return new TestDatabase(templates, await templates.Copy(await templates.Migrated.Value));
    }

    /// <summary>Migrated, with all of data/ imported by the command line.</summary>
    public static async Task<TestDatabase> OfAllData()
    {
        var templates = await run.Value;
        return new TestDatabase(templates, await templates.Copy(await templates.AllData.Value));
    }

    public async ValueTask DisposeAsync()
    {
        await using (var pool = new NpgsqlConnection(Connection))
            NpgsqlConnection.ClearPool(pool);
        await templates.Drop(name);
    }

    internal static async ValueTask CleanUp()
    {
        if (run is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await run.Value).DisposeAsync();
    }

    /// <summary>The databases of one run. Each is made once, when first asked for.</summary>
    private sealed class Templates : IAsyncDisposable
    {
        private const string Prefix = "incidentmap_test_";

        private readonly int number = Random.Shared.Next(1, int.MaxValue);
        private readonly SemaphoreSlim copying = new(1);
        private readonly DatabaseServer server;
        private readonly NpgsqlConnection owner;
        private int count;

        private Templates(DatabaseServer server)
        {
            this.server = server;
            owner = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.Connection) { Pooling = false }.ConnectionString);
            Migrated = new(MakeMigrated);
            AllData = new(MakeAllData);
        }

        public Lazy<Task<string>> Migrated { get; }
        public Lazy<Task<string>> AllData { get; }

        public static async Task<Templates> Make()
        {
            var templates = new Templates(await DatabaseServer.Find());
            await templates.owner.OpenAsync();
            await templates.DropLeftovers();
            return templates;
        }

        public string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(server.Connection)
        {
            Database = database,
            MaxPoolSize = 20,
        }.ConnectionString;

        /// <summary>PostgreSQL copies a template only while nobody else reads it, hence one copy at a time.</summary>
        public async Task<string> Copy(string? template = null)
        {
            await copying.WaitAsync();
            try
            {
                var name = $"{Prefix}{number}_{++count}";
                await Tell($"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template}"));
                return name;
            }
            finally
            {
                copying.Release();
            }
        }

        public async Task Drop(string name)
        {
            await copying.WaitAsync();
            try
            {
                await Tell($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            }
            finally
            {
                copying.Release();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await foreach (var name in Names($"{Prefix}{number}\\_%"))
                await Drop(name);
            await owner.DisposeAsync();
            await server.DisposeAsync();
        }

        private async Task<string> MakeMigrated()
        {
            var name = await Copy();
            await MustRun(name, "migrate");
            return name;
        }

        private async Task<string> MakeAllData()
        {
            var name = await Copy(await Migrated.Value);
            await MustRun(name, "import", Repository.File("data/incidents"));
            return name;
        }

        private async Task MustRun(string database, params string[] arguments)
        {
            var (exit, output, errors) = await CommandLineProgram.Run(Unpooled(database), arguments);
            if (exit != 0)
                throw new InvalidOperationException($"`incidentmap {string.Join(' ', arguments)}` ended with {exit}.\n{output}\n{errors}");
        }

        private string Unpooled(string name) => new NpgsqlConnectionStringBuilder(ConnectionTo(name)) { Pooling = false }.ConnectionString;

        /// <summary>Every run holds a lock under its number, so a database whose lock is free belongs to a run that was killed.</summary>
        private async Task DropLeftovers()
        {
            await Tell($"SELECT pg_advisory_lock({number})");
            await foreach (var name in Names($"{Prefix}%"))
            {
                var run = name[Prefix.Length..].Split('_')[0];
                if (await Ask<bool>($"SELECT pg_try_advisory_lock({run})"))
                {
                    if (run != $"{number}")
                        await Drop(name);
                    await Tell($"SELECT pg_advisory_unlock({run})");
                }
            }
        }

        private async IAsyncEnumerable<string> Names(string pattern)
        {
            foreach (var name in await Ask<string[]>($"SELECT coalesce(array_agg(datname::text), '{{}}') FROM pg_database WHERE datname LIKE '{pattern}'"))
                yield return name;
        }

        private async Task Tell(string sql)
        {
            await using var command = new NpgsqlCommand(sql, owner) { CommandTimeout = 120 };
            await command.ExecuteNonQueryAsync();
        }

        private async Task<T> Ask<T>(string sql)
        {
            await using var command = new NpgsqlCommand(sql, owner);
            return (T)(await command.ExecuteScalarAsync())!;
        }
    }
}

/// <summary>Drops the run's databases and stops a server that the run started.</summary>
public sealed class AfterTheLastTest : IAsyncDisposable
{
    public ValueTask DisposeAsync() => TestDatabase.CleanUp();
}
