using System.CommandLine;
using System.Net.Sockets;
using IncidentMap.Importing;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace IncidentMap.Cli;

/// <summary>What every verb shares: the database, and how failures end.</summary>
internal static class Session
{
    public const int Done = 0, SomeRejected = 1, CouldNotRun = 2;

    /// <summary>Runs the verb; what stops it is told in one line on standard error, with exit code 2.</summary>
    public static async Task<int> Run(ParseResult command)
    {
        if (command.Errors.Count > 0)
        {
            foreach (var error in command.Errors)
                await Console.Error.WriteLineAsync($"incidentmap: {error.Message}");
            await Console.Error.WriteLineAsync("incidentmap --help shows how it is used.");
            return CouldNotRun;
        }
        try
        {
            var exit = await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            // Whoever asks a server once we have ended is answered from what we have written.
            await Task.Delay(DatasetRevision.SeenWithin);
            return exit;
        }
        catch (Exception stop) when (stop is CannotRun or CannotRead)
        {
            await Console.Error.WriteLineAsync($"incidentmap: {stop.Message}");
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("incidentmap: stopped; nothing of this run was written.");
        }
        catch (Exception e) when (e is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn })
        {
            await Console.Error.WriteLineAsync("incidentmap: the database has not the tables of this version. Run: incidentmap migrate");
        }
        catch (Exception e) when (e is NpgsqlException or SocketException || e.InnerException is NpgsqlException)
        {
            await Console.Error.WriteLineAsync($"incidentmap: the database could not do it: {(e.InnerException as NpgsqlException ?? e).Message}");
        }
        return CouldNotRun;
    }

    /// <summary>The database named by configuration, exactly as the server resolves it.</summary>
    public static IncidentDb Open()
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        var connection = configuration.GetConnectionString(IncidentStore.ConnectionName);
        if (string.IsNullOrWhiteSpace(connection))
            throw new CannotRun(IncidentStore.NoConnection);
        try
        {
            // No time limit: a busy server is no reason to give a load up.
            return new IncidentDb(IncidentDb.Options(new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 0 }.ConnectionString));
        }
        catch (ArgumentException wrong)
        {
            throw new CannotRun($"ConnectionStrings__IncidentMap is not an Npgsql connection string: {wrong.Message}");
        }
    }

    /// <summary>The database, once it is sure that it answers and has this version's tables.</summary>
    public static async Task<IncidentDb> OpenMigrated(CancellationToken stop)
    {
        var db = Open();
        var missing = await db.Database.GetPendingMigrationsAsync(stop);
        return missing.Any()
            ? throw new CannotRun("the database has not the tables of this version. Run: incidentmap migrate")
            : db;
    }
}

/// <summary>The command line cannot do what it was asked; the message says why and what to do.</summary>
internal sealed class CannotRun(string message) : Exception(message);
