using IncidentMap.MapIndex;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>
/// The map's columns, kept in step with the database: read when it is first reached, and again whenever a committed transaction
/// has counted up the dataset revision, which the database tells by NOTIFY. Readers go on with what they have meanwhile.
/// </summary>
public sealed partial class LiveColumns(string connection, ILogger<LiveColumns> log)
{
    /// <summary>What the trigger <c>count_write</c> notifies.</summary>
    public const string Channel = "incidentmap";

    // A proxy such as PgBouncer may swallow notifications, and a half-open connection tells nothing: so look now and then.
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(10), TryAgain = TimeSpan.FromSeconds(1);

    /// <summary>From so many incidents on, what reading them took is worth a pause to give it back.</summary>
    private const int Many = 100_000;

    private volatile TaskCompletionSource swapped = NewSwap();
    private volatile Snapshot? current;

    /// <summary>Null until the database has been read.</summary>
    public Snapshot? Current => current;

    /// <summary>Ends when <see cref="Current"/> is next another.</summary>
    public Task Swapped => swapped.Task;

    /// <summary>Follows the database until it is stopped, through restarts and failures of it.</summary>
    public async Task Follow(CancellationToken stop)
    {
        var told = false;
        while (!stop.IsCancellationRequested)
            try
            {
                await using var database = await Open(stop);
                var isWritten = false;
                database.Notification += (_, _) => isWritten = true;
                while (true)
                {
                    isWritten = false;
                    Refresh(database, stop);
                    told = false;
                    // What was written after the reading began is notified before it ends.
                    if (!isWritten)
                        await database.WaitAsync(LookAnyway, stop);
                }
            }
            catch (Exception lost) when (lost is NpgsqlException or IOException or TimeoutException or FormatException)
            {
                if (!told)
                    LostDatabase(log, lost.Message);
                told = true;
                await Task.Delay(TryAgain, stop);
            }
    }

    private async Task<NpgsqlConnection> Open(CancellationToken stop)
    {
        var database = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection)
        {
            Pooling = false,
            CommandTimeout = 0,
            KeepAlive = 10,
            MaxAutoPrepare = 0,
            ApplicationName = "incidentmap-map",
        }.ConnectionString);
        try
        {
            await database.OpenAsync(stop);
            await using var listen = new NpgsqlCommand($"SET statement_timeout = 0; SET jit = off; LISTEN {Channel}", database);
            await listen.ExecuteNonQueryAsync(stop);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private void Refresh(NpgsqlConnection database, CancellationToken stop)
    {
        if (new ColumnsRefresh(database, current?.Columns).Run(stop) is not { } columns)
            return;
        var isFirst = current is null;
        current = new Snapshot(columns);
        if (isFirst && columns.Count >= Many)
            GiveBack();
        Interlocked.Exchange(ref swapped, NewSwap()).SetResult();
    }

    // What reading a million incidents took is as much again as the columns, and would stay with the process for good.
    private static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private static TaskCompletionSource NewSwap() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(LogLevel.Warning, "The map cannot be brought up to date; trying again each second. {Reason}")]
    private static partial void LostDatabase(ILogger log, string reason);
}
