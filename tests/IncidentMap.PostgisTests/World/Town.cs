using IncidentMap.Incidents;
using IncidentMap.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IncidentMap.PostgisTests.World;

/// <summary>A small world of its own: a PostGIS database with incidents in it and the real server before it, on a port of its own.</summary>
public sealed class Town : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly WebApplicationFactory<Program> server;
    private readonly WarningLog warnings = new();

    private Town(TestDatabase database, Dictionary<string, string?> settings)
    {
        this.database = database;
        server = Serve(database.Connection, settings, warnings);
        Http = server.CreateClient();
    }

    /// <summary>Speaks to the server; its base address is the server's own.</summary>
    public HttpClient Http { get; }

    /// <summary>Such as <c>http://127.0.0.1:34567/</c>.</summary>
    public Uri Address => Http.BaseAddress!;

    /// <summary>Npgsql string of the town's database.</summary>
    public string Connection => database.Connection;

    /// <summary>What the server thought worth a warning or worse.</summary>
    public IReadOnlyCollection<string> Warnings => warnings.Lines;

    /// <summary>A town where just these incidents were reported.</summary>
    public static Task<Town> With(params IEnumerable<Incident> incidents) => Configured([], incidents);

    /// <summary>The same with settings of the operator's, such as <c>["PublicUrl"] = "https://map.example"</c>.</summary>
    public static async Task<Town> Configured(Dictionary<string, string?> settings, params IEnumerable<Incident> incidents)
    {
        var database = await TestDatabase.Empty();
        var town = new Town(database, settings);
        await town.Report([.. incidents]);
        return town;
    }

    /// <summary>A town that holds all of data/, imported by the command line.</summary>
    public static async Task<Town> OfAllData(Dictionary<string, string?>? settings = null)
    {
        var database = await TestDatabase.OfAllData();
        return new Town(database, settings ?? []);
    }

    /// <summary>A town of made-up incidents, the same ones for the same number: those that the benchmarks measure on.</summary>
    public static async Task<Town> Generated(int incidents)
    {
        var database = await TestDatabase.Empty();
        await using var connection = new NpgsqlConnection(database.Connection);
        await connection.OpenAsync();
        // The index of words alone takes as long to make as all else.
        await using var command = new NpgsqlCommand($"""
            BEGIN; SET LOCAL incidentmap.rows = {incidents}; DROP INDEX ix_incidents_words;
            {await File.ReadAllTextAsync(Repository.File("tests/IncidentMap.Benchmarks/generated-incidents.sql"))}
            COMMIT
            """, connection)
        { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
        return new Town(database, []);
    }

    /// <summary>The database behind the server.</summary>
    public IncidentDb OpenDatabase() => new(IncidentDb.Options(Connection));

    /// <summary>More incidents become known, with the actors they name.</summary>
    public async Task Report(params IReadOnlyList<Incident> incidents)
    {
        await using var db = OpenDatabase();
        var known = await db.Actors.Select(a => a.Name).ToListAsync();
        var named = incidents.SelectMany(i => i.Participations.Select(p => p.Actor)
            .Concat(i.Reports.SelectMany(r => r.Responsibilities.Select(word => word.Actor))));
        db.AddRange(named.Distinct().Except(known).Select(name => new Actor { Name = name, Kind = ActorKind.ArmedGroup }));
        foreach (var incident in incidents)
            incident.Conclude();
        db.AddRange(incidents);
        await db.SaveChangesAsync();
    }

    /// <summary>Copies the incident <c>news:NAME</c>, without its reports, so many times.</summary>
    public async Task Multiply(string name, int copies)
    {
        await using var db = OpenDatabase();
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO incidents
            SELECT copy.*
            FROM incidents i, generate_series(1, {copies}) n,
              jsonb_populate_record(i, jsonb_build_object('id', nextval('incidents_id_seq'), 'key', i.key || n)) copy
            WHERE i.key = {"news:" + name}
            """);
    }

    /// <summary>Runs the built command line against this town's database.</summary>
    public Task<(int Exit, string Output, string Errors)> IncidentMap(params string[] arguments) => CommandLineProgram.Run(Connection, arguments);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await server.DisposeAsync();
        await database.DisposeAsync();
    }

    private static WebApplicationFactory<Program> Serve(string connection, Dictionary<string, string?> settings, WarningLog warnings)
    {
        var server = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting($"ConnectionStrings:{IncidentStore.ConnectionName}", connection);
            host.UseSetting("environment", "Production");
            host.UseSetting("Logging:LogLevel:Default", "Warning");
            host.ConfigureLogging(log => log.AddProvider(warnings));
            host.UseSetting("urls", "http://127.0.0.1:0");
            // However busy the machine: whether a number is there is not to hang on time.
            host.UseSetting("CountMilliseconds", "60000");
            foreach (var (name, value) in settings)
                host.UseSetting(name, value);
        });
        server.ClientOptions.AllowAutoRedirect = false;
        server.UseKestrel();
        server.StartServer();
        return server;
    }
}

/// <summary>Keeps what a server logs at warning or above.</summary>
internal sealed class WarningLog : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}".TrimEnd());
    }

    public void Dispose()
    {
    }
}
