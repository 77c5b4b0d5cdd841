using System.Diagnostics;
using DotNet.Testcontainers.Builders;
using Npgsql;
using Testcontainers.PostgreSql;

namespace IncidentMap.PostgisTests.World;

/// <summary>
/// The PostgreSQL that the tests use: the one INCIDENTMAP_TEST_DATABASE names, else a container where a Docker engine
/// answers, else a private cluster of scripts/postgres.sh that lives as long as the run.
/// </summary>
internal sealed class DatabaseServer : IAsyncDisposable
{
    public const string Variable = "INCIDENTMAP_TEST_DATABASE";

    private readonly Func<ValueTask> stop;

    private DatabaseServer(string connection, Func<ValueTask> stop) => (Connection, this.stop) = (connection, stop);

    /// <summary>Npgsql string of a database from which others can be created.</summary>
    public string Connection { get; }

    public ValueTask DisposeAsync() => stop();

    public static async Task<DatabaseServer> Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return await Named(named);

        var (container, noContainer) = await TryContainer();
        if (container is not null)
            return container;
        var (cluster, noCluster) = await TryCluster();
        return cluster ?? throw new InvalidOperationException(
            $"""
            No database for the tests. Do one of these:
            - set {Variable} to the Npgsql string of a PostGIS server where databases may be created;
            - start a Docker engine ({noContainer});
            - make `scripts/postgres.sh start` work here ({noCluster}).
            """);
    }

    private static async Task<DatabaseServer> Named(string connection)
    {
        try
        {
            await using var opened = new NpgsqlConnection(connection);
            await opened.OpenAsync();
        }
        catch (Exception e) when (e is NpgsqlException or ArgumentException)
        {
            throw new InvalidOperationException($"{Variable} is set, but its database does not answer: {e.Message}", e);
        }
        return new DatabaseServer(connection, () => ValueTask.CompletedTask);
    }

    private static async Task<(DatabaseServer?, string)> TryContainer()
    {
        try
        {
            var container = new PostgreSqlBuilder("postgis/postgis:15-3.3")
                .WithCommand("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "max_connections=200")
                .Build();
            await container.StartAsync();
            return (new DatabaseServer(container.GetConnectionString(), container.DisposeAsync), "");
        }
        catch (DockerUnavailableException)
        {
            return (null, "none answers now");
        }
    }

    private static async Task<(DatabaseServer?, string)> TryCluster()
    {
        await StopClustersOfDeadRuns();
        var folder = ClusterFolder(Environment.ProcessId);
        var (started, said) = await Script("start", folder);
        if (!started)
            return (null, said);
        var (_, url) = await Script("url", folder);
        return (new DatabaseServer(url, () => StopCluster(folder)), "");
    }

    private static string ClusterFolder(int process) => Path.Combine(Path.GetTempPath(), $"incidentmap-tests-{process}");

    private static async Task StopClustersOfDeadRuns()
    {
        var alive = Process.GetProcesses().Select(p => ClusterFolder(p.Id)).ToHashSet();
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), "incidentmap-tests-*"))
        {
            if (!alive.Contains(folder))
                await StopCluster(folder);
        }
    }

    private static async ValueTask StopCluster(string folder)
    {
        var (stopped, said) = await Script("stop", folder);
        if (!stopped)
            throw new InvalidOperationException(said);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(bool Done, string Said)> Script(string verb, string folder)
    {
        var (exit, output, errors) = await OtherProgram.Run(
            "bash", [Repository.File("scripts/postgres.sh"), verb, folder], new() { ["INCIDENTMAP_POSTGRES_FSYNC"] = "off" });
        return (exit == 0, exit == 0 ? output.Trim() : errors.Trim());
    }
}
