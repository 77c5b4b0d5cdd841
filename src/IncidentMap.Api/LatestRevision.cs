using IncidentMap.Api.Ops;
using Npgsql;

namespace IncidentMap.Api;

/// <summary>The state of the data, by the database's own clock.</summary>
/// <param name="Number">Grows with every transaction that writes.</param>
/// <param name="ChangedAt">UTC instant of the last of them.</param>
/// <param name="ReadAt">UTC instant at which this was so.</param>
internal readonly record struct DataRevision(long Number, DateTime ChangedAt, DateTime ReadAt);

/// <summary>
/// Reads the revision of the data. One reading serves all requests that came before it began, and none that came after: so
/// an answer is never older than its question, and many requests cost few readings. Listening for a notification would be
/// cheaper still, and for a moment after an import wrong.
/// </summary>
internal sealed class LatestRevision : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly NpgsqlDataSource source;
    private Task<DataRevision>? running;
    private TaskCompletionSource<DataRevision>? waiting;

    public LatestRevision(Settings settings)
    {
        var connection = new NpgsqlConnectionStringBuilder(settings.Connection) { MinPoolSize = 0, MaxPoolSize = 2, NoResetOnClose = true };
        source = new NpgsqlDataSourceBuilder(connection.ConnectionString).Build();
    }

    public Task<DataRevision> Read(CancellationToken stop)
    {
        lock (gate)
        {
            if (running is null)
                return (running = ReadAndGoOn()).WaitAsync(stop);
            waiting ??= new TaskCompletionSource<DataRevision>(TaskCreationOptions.RunContinuationsAsynchronously);
            return waiting.Task.WaitAsync(stop);
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<DataRevision> ReadAndGoOn()
    {
        // Out of the lock of whoever asks, before anything can end at once.
        await Task.Yield();
        try
        {
            return await ReadOnce();
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
