using System.Diagnostics;
using IncidentMap.Api.Ops;
using IncidentMap.Storage;
using Npgsql;

namespace IncidentMap.Api;

/// <summary>The state of the data, by the database's own clock.</summary>
/// <param name="Number">Grows with every transaction that writes.</param>
/// <param name="ChangedAt">UTC instant of the last of them.</param>
/// <param name="ReadAt">UTC instant at which this was so.</param>
internal readonly record struct DataRevision(long Number, DateTime ChangedAt, DateTime ReadAt);

/// <summary>
/// The revision of the data, read anew for each request, or once for all that wait together: an answer is no older than its
/// question. Only where more than <see cref="MostInWindow"/> ask within <see cref="DatasetRevision.SeenWithin"/>, and not all one
/// after the other, do the rest take the latest reading that began within as long.
/// </summary>
/// <remarks>
/// Read for every one, it kept the 304s a busy server gives to a third. A notification would cost nothing, but nobody can say
/// when it comes; this has a bound, which the command line waits out before it says that it has written.
/// </remarks>
internal sealed class LatestRevision : IAsyncDisposable
{
    private const int MostInWindow = 5;

    private readonly Lock gate = new();
    private readonly NpgsqlDataSource source;
    private Task<DataRevision>? running;
    private TaskCompletionSource<DataRevision>? waiting;
    private (DataRevision Revision, long Began)? latest;
    private long windowBegan;
    private int inWindow;
    private bool together;

    public LatestRevision(Settings settings)
    {
        var connection = new NpgsqlConnectionStringBuilder(settings.Connection) { MinPoolSize = 0, MaxPoolSize = 2, NoResetOnClose = true };
        source = new NpgsqlDataSourceBuilder(connection.ConnectionString).Build();
    }

    public ValueTask<DataRevision> Read(CancellationToken stop)
    {
        lock (gate)
        {
            if (IsCrowded() && latest is { } known && Stopwatch.GetElapsedTime(known.Began) < DatasetRevision.SeenWithin)
                return new(known.Revision);
            if (running is null)
                return new((running = ReadAndGoOn()).WaitAsync(stop));
            waiting ??= new TaskCompletionSource<DataRevision>(TaskCreationOptions.RunContinuationsAsynchronously);
            return new(waiting.Task.WaitAsync(stop));
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private bool IsCrowded()
    {
        var now = Stopwatch.GetTimestamp();
        if (Stopwatch.GetElapsedTime(windowBegan, now) >= DatasetRevision.SeenWithin)
            (windowBegan, inWindow, together) = (now, 0, false);
        together |= running is not null;
        return ++inWindow > MostInWindow && together;
    }

    private async Task<DataRevision> ReadAndGoOn()
    {
        // Out of the lock of whoever asks, before anything can end at once.
        await Task.Yield();
        try
        {
            var began = Stopwatch.GetTimestamp();
            var revision = await ReadOnce();
            lock (gate)
                latest = (revision, began);
            return revision;
        }
        finally
        {
            lock (gate)
                running = waiting is { } next ? Serve(next) : null;
        }
    }

    private Task<DataRevision> Serve(TaskCompletionSource<DataRevision> next)
    {
        waiting = null;
        var reading = ReadAndGoOn();
        _ = reading.ContinueWith(next.SetFromTask, TaskScheduler.Default);
        return reading;
    }

    private async Task<DataRevision> ReadOnce()
    {
        await using var command = source.CreateCommand("SELECT revision, changed_at, clock_timestamp() FROM dataset_revision");
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new DataRevision(row.GetInt64(0), row.GetDateTime(1), row.GetDateTime(2))
            : throw new InvalidOperationException("The table dataset_revision is empty.");
    }
}
