using System.Security.Cryptography;
using System.Threading.Channels;
using IncidentMap.Importing;
using IncidentMap.Incidents;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>
/// Puts the records of one input into the database, all or none: staged with binary COPY, told apart from what is there by
/// a digest of their content, and written by set-based statements. What is unchanged is not touched. Killed at any moment,
/// it leaves the incidents as they were.
/// </summary>
public sealed class IncidentLoad(IncidentDb db, TimeProvider clock)
{
    private const int ChunkSize = 5_000;

    private readonly StageTable<Incident> incidents =
        new(db, ["id", "batch_id", "content_digest", "updated_at"], ("content_digest", "bytea"), ("place", "bigint"), ("line", "integer"));

    private readonly StageTable<Report> reports = new(db, ["id", "incident_id"], ("place", "bigint"));

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
            await TakeTurn(options, stop);
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await Stage(connection, batch, rows, options, stop);
            batch.Sha256 = options.Sha256?.Invoke();
            var result = await new StagedWrite(connection, batch, incidents, reports, clock).Run(known.NewActors, options, stop);
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

    private async Task TakeTurn(LoadOptions options, CancellationToken stop)
    {
        if (await db.Database.SqlQueryRaw<bool>(Batches.TryTurn).SingleAsync(stop))
            return;
        options.Say("Another import is at work; waiting for it to end.");
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        await db.Database.ExecuteSqlRawAsync(Batches.WaitForTurn, stop);
    }

    /// <summary>Reads and prepares on one thread, copies on another.</summary>
    private async Task Stage(NpgsqlConnection connection, Batch batch, IEnumerable<ReadRow> rows, LoadOptions options, CancellationToken stop)
    {
        await using (var create = new NpgsqlCommand(incidents.Create + reports.Create, connection))
            await create.ExecuteNonQueryAsync(stop);

        var chunks = Channel.CreateBounded<List<Prepared>>(2);
        var notes = new BatchNotes(connection, batch);
        var reading = Task.Run(() => Prepare(rows, batch, notes, options, chunks.Writer, stop), stop);
        await foreach (var chunk in chunks.Reader.ReadAllAsync(stop))
        {
            incidents.Copy(connection, chunk.Select(p => (p.Incident, new object[] { p.Digest, p.Place, p.Line })));
            reports.Copy(connection, chunk.SelectMany(p => p.Incident.Reports.Select(r => (r, new object[] { p.Place }))));
            notes.Copy();
            options.Progress(batch.Read);
        }
        await reading;
        notes.Copy();
    }

    private async Task Prepare(
        IEnumerable<ReadRow> rows, Batch batch, BatchNotes notes, LoadOptions options, ChannelWriter<List<Prepared>> chunks, CancellationToken stop)
    {
        try
        {
            var once = new OneOfEachKey();
            long place = 0;
            using var buffer = new MemoryStream();
            using var digest = new BinaryWriter(buffer);
            foreach (var chunk in rows.Chunk(ChunkSize))
            {
                var kept = new List<Read>(chunk.Length);
                foreach (var row in chunk)
                {
                    batch.Read++;
                    switch (once.Check(row))
                    {
                        case Read read: kept.Add(read); break;
                        case Rejected rejected: Refuse(rejected); break;
                    }
                }
                options.Complete(kept);
                var prepared = new List<Prepared>(kept.Count);
                foreach (var read in kept)
                {
                    read.Incident.Conclude();
                    prepared.Add(new Prepared(read.Incident, Digest(read.Incident, buffer, digest), place++, read.Line));
                    if (read.Warnings.Count == 0)
                        continue;
                    batch.Warned++;
                    foreach (var warning in read.Warnings)
                        notes.Add(BatchNoteKind.Warning, read.Source, warning, read.Incident.Key);
                }
                await chunks.WriteAsync(prepared, stop);
            }
            chunks.Complete();
        }
        catch (Exception broken) when (chunks.TryComplete(broken))
        {
            // The copying side meets it when it asks for the next chunk.
        }

        void Refuse(Rejected rejected)
        {
            batch.Rejected++;
            options.Refused(rejected);
            foreach (var problem in rejected.Problems)
                notes.Add(BatchNoteKind.Rejected, rejected.Source, problem, null);
        }
    }

    /// <summary>SHA-256 of all that the load would store of an incident.</summary>
    private byte[] Digest(Incident incident, MemoryStream buffer, BinaryWriter digest)
    {
        buffer.SetLength(0);
        incidents.Digest(incident, digest);
        foreach (var report in incident.Reports)
            reports.Digest(report, digest);
        digest.Flush();
        return SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private async Task Fail(Batch batch)
    {
        batch.Outcome = BatchOutcome.Failed;
        await db.Database.ExecuteSqlAsync(
            $"UPDATE batches SET outcome = 'failed', finished_at = {clock.GetUtcNow().UtcDateTime} WHERE id = {batch.Id}", CancellationToken.None);
    }

    private sealed record Prepared(Incident Incident, byte[] Digest, long Place, int Line);
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
/// <param name="Changes">The first changed incidents, with their fields.</param>
/// <param name="PossibleDuplicates">The first of those that resemble an incident of another data set.</param>
/// <param name="PossibleDuplicateCount">How many there are.</param>
public sealed record LoadResult(Batch Batch, IReadOnlyList<BatchNote> Changes, IReadOnlyList<BatchNote> PossibleDuplicates, int PossibleDuplicateCount);
