using IncidentMap.Importing;
using IncidentMap.Incidents;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>
/// Puts the records of one input into the database, all or none, in one transaction: told apart from what is there by a digest
/// of their content, new ones copied in binary, changed ones staged and written by set-based statements. What is unchanged is
/// not touched. Killed at any moment, it leaves the incidents as they were.
/// </summary>
public sealed class IncidentLoad(IncidentDb db, TimeProvider clock)
{
    private readonly LoadedColumns<Incident> incidents = new(db, ChunkWrite.SetByLoad);
    private readonly LoadedColumns<Report> reports = new(db, "id", "incident_id");
    private readonly LoadedColumns<EarlierAccount> history = new(db, "incident_id");

    /// <summary>Reads all rows and loads those that can be.</summary>
    /// <param name="batch">Source, format and data set are given; the numbers are filled in.</param>
    /// <param name="rows">The input's records; read once, on a thread of their own.</param>
    /// <param name="known">The actors and places that they may refer to; new actors are added with them.</param>
    /// <param name="options">What to do beside loading.</param>
    /// <param name="stop">Stops it with nothing written.</param>
    public async Task<LoadResult> Run(Batch batch, IEnumerable<ReadRow> rows, Known known, LoadOptions options, CancellationToken stop)
    {
        var batches = new Batches(db, clock);
        if (!options.DryRun)
            await batches.Begin(batch, stop);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            if (options.DryRun)
                await batches.Begin(batch, stop);
            await TakeTurn(batches, batch, options, stop);
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            var now = clock.GetUtcNow().UtcDateTime;
            var notes = new BatchNotes(connection, batch);
            var chunks = new ChunkWrite(connection, batch, notes, incidents, reports, history, now);
            await WriteChunks(batch, notes, rows, chunks, options, stop);
            batch.Sha256 = options.Sha256?.Invoke();
            var result = await new StagedWrite(connection, batch, incidents, reports, history, now).Run(chunks, known.NewActors, options, stop);
            batch.Outcome = BatchOutcome.Loaded;
            batch.FinishedAt = clock.GetUtcNow().UtcDateTime;
            await db.SaveChangesAsync(stop);
            if (options.DryRun)
                await transaction.RollbackAsync(stop);
            else
                await transaction.CommitAsync(stop);
            return result;
        }
        catch when (!options.DryRun)
        {
            await Fail(batch);
            throw;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task TakeTurn(Batches batches, Batch batch, LoadOptions options, CancellationToken stop)
    {
        if (await db.Database.SqlQueryRaw<bool>(Batches.TryTurn).SingleAsync(stop))
            return;
        options.Say("Another import is at work; waiting for it to end.");
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        await db.Database.ExecuteSqlRawAsync(Batches.WaitForTurn, stop);
        // What was waited for may have been a killed one's last statement.
        await batches.FindInterrupted(options.Say, stop, batch);
    }

    /// <summary>Reads on one thread, draws conclusions on others, writes on its own.</summary>
    private async Task WriteChunks(
        Batch batch, BatchNotes notes, IEnumerable<ReadRow> rows, ChunkWrite chunks, LoadOptions options, CancellationToken stop)
    {
        await chunks.Begin(stop);
        var reading = new LoadReading(batch, notes, options, () => new ReadyRows(incidents, reports));
        var done = reading.Start(rows, stop);
        try
        {
            await foreach (var ready in reading.Chunks.ReadAllAsync(stop))
            {
                var chunk = await ready;
                reading.Return(chunk, differed: await chunks.Write(chunk));
                options.Progress(batch.Read);
            }
            await done;
            await chunks.End(stop);
        }
        finally
        {
            await chunks.Sent();
        }
    }

    private async Task Fail(Batch batch)
    {
        batch.Outcome = BatchOutcome.Failed;
        await db.Database.ExecuteSqlAsync(
            $"UPDATE batches SET outcome = 'failed', finished_at = {clock.GetUtcNow().UtcDateTime} WHERE id = {batch.Id}", CancellationToken.None);
    }
}

/// <summary>What a load does beside loading.</summary>
public sealed record LoadOptions
{
    /// <summary>Everything is done and counted, then rolled back.</summary>
    public bool DryRun { get; init; }

    /// <summary>Completes the places of a chunk of records before they are staged.</summary>
    public Action<IReadOnlyList<Read>> Complete { get; init; } = _ => { };

    /// <summary>Is told of each record that is refused.</summary>
    public Action<Rejected> Refused { get; init; } = _ => { };

    /// <summary>Is told how many records have been read.</summary>
    public Action<int> Progress { get; init; } = _ => { };

    /// <summary>Is told what the user should know while it runs.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>Digest of the input's bytes, asked for when all of it has been read.</summary>
    public Func<string?>? Sha256 { get; init; }
}

/// <summary>What a load did.</summary>
/// <param name="Batch">With its number and counts.</param>
public sealed record LoadResult(Batch Batch)
{
    /// <summary>What is odd about records that were loaded.</summary>
    public required FirstNotes Warnings { get; init; }

    /// <summary>Changed incidents, with their fields.</summary>
    public required FirstNotes Changes { get; init; }

    /// <summary>Those that resemble an incident of another data set.</summary>
    public required FirstNotes PossibleDuplicates { get; init; }
}

/// <summary>The first notes of a kind, and how many there are.</summary>
public sealed record FirstNotes(IReadOnlyList<BatchNote> Notes, int Count);
