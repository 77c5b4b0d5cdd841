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
    private const int ChunkSize = 1_000;

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

    /// <summary>Reads on one thread, draws conclusions and writes rows on others, copies on its own.</summary>
    private async Task Stage(NpgsqlConnection connection, Batch batch, IEnumerable<ReadRow> rows, LoadOptions options, CancellationToken stop)
    {
        await using (var create = new NpgsqlCommand(incidents.Create + reports.Create, connection))
            await create.ExecuteNonQueryAsync(stop);

        var chunks = Channel.CreateBounded<Task<(CopyRows Incidents, CopyRows Reports)>>(2);
        var notes = new BatchNotes(connection, batch);
        var reading = Task.Run(() => Prepare(rows, batch, notes, options, chunks.Writer, stop), stop);
        await foreach (var written in chunks.Reader.ReadAllAsync(stop))
        {
            var chunk = await written;
            incidents.Copy(connection, chunk.Incidents);
            reports.Copy(connection, chunk.Reports);
            notes.Copy();
            options.Progress(batch.Read);
        }
        await reading;
        notes.Copy();
    }

    private async Task Prepare(
        IEnumerable<ReadRow> rows, Batch batch, BatchNotes notes, LoadOptions options,
        ChannelWriter<Task<(CopyRows, CopyRows)>> chunks, CancellationToken stop)
    {
        try
        {
            var once = new OneOfEachKey();
            long place = 0;
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
                kept.ForEach(Warn);
                var first = place;
                place += kept.Count;
                await chunks.WriteAsync(Task.Run(() => Write(kept, first), stop), stop);
            }
            chunks.Complete();
        }
        catch (Exception broken) when (chunks.TryComplete(broken))
        {
            // The copying side meets it when it asks for the next chunk.
        }

        void Warn(Read read)
        {
            if (read.Warnings.Count > 0)
                batch.Warned++;
            foreach (var warning in read.Warnings)
                notes.Add(BatchNoteKind.Warning, read.Source, warning, read.Incident.Key);
        }

        void Refuse(Rejected rejected)
        {
            batch.Rejected++;
            options.Refused(rejected);
            foreach (var problem in rejected.Problems)
                notes.Add(BatchNoteKind.Rejected, rejected.Source, problem, null);
        }
    }

    /// <summary>The rows of a chunk as they are sent, numbered from <paramref name="place"/>.</summary>
    private (CopyRows, CopyRows) Write(List<Read> chunk, long place)
    {
        var (incidentRows, reportRows) = (new CopyRows(), new CopyRows());
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var read in chunk)
        {
            read.Incident.Conclude();

            // Reports first: the incident's row ends with the digest of them all.
            foreach (var report in read.Incident.Reports)
            {
                reports.Write(reportRows, report, digest);
                reportRows.Cell(place);
            }
            incidents.Write(incidentRows, read.Incident, digest);
            incidentRows.Cell(digest.GetHashAndReset());
            incidentRows.Cell(place++);
            incidentRows.Cell(read.Line);
        }
        return (incidentRows, reportRows);
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
/// <param name="Changes">The first changed incidents, with their fields.</param>
/// <param name="PossibleDuplicates">The first of those that resemble an incident of another data set.</param>
/// <param name="PossibleDuplicateCount">How many there are.</param>
public sealed record LoadResult(Batch Batch, IReadOnlyList<BatchNote> Changes, IReadOnlyList<BatchNote> PossibleDuplicates, int PossibleDuplicateCount);
