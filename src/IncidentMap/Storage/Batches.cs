using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>The book of loads: beginning one, finding those that died, taking one back.</summary>
public sealed class Batches(IncidentDb db, TimeProvider clock)
{
    // Namespace of the advisory locks by which a running batch shows that somebody is at work on it.
    private const int LockSpace = 0x1AC1DE47;

    /// <summary>Only one load or undo writes at a time; the lock ends with the transaction.</summary>
    internal const string WaitForTurn = "SELECT pg_advisory_xact_lock(hashtext('incidentmap load'))";

    /// <summary><see cref="WaitForTurn"/> without waiting: whether it is one's turn.</summary>
    internal const string TryTurn = "SELECT pg_try_advisory_xact_lock(hashtext('incidentmap load')) AS \"Value\"";

    /// <summary>Marks the batches whose load was killed, and tells of them. Nothing of them was written.</summary>
    /// <param name="say">Is told.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="own">Whose load is asking.</param>
    /// <param name="onlyTell">Marks nothing, for who must not write.</param>
    public async Task FindInterrupted(Action<string> say, CancellationToken stop, Batch? own = null, bool onlyTell = false)
    {
        var running = await db.Batches.Where(b => b.Outcome == BatchOutcome.Running).OrderBy(b => b.Id).ToListAsync(stop);
        foreach (var batch in running.Where(b => b != own))
        {
            if (!await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({LockSpace}, {batch.Id}) AS \"Value\"").SingleAsync(stop))
                continue;
            if (!onlyTell)
                (batch.Outcome, batch.FinishedAt) = (BatchOutcome.Interrupted, clock.GetUtcNow().UtcDateTime);
            say($"Batch {batch.Id} ({batch.Source}, begun {batch.StartedAt:yyyy-MM-dd HH:mm} UTC) was interrupted; nothing of it was written.");
        }
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Enters a batch as running and holds its lock for as long as the connection stays open.</summary>
    internal async Task Begin(Batch batch, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        batch.StartedAt = clock.GetUtcNow().UtcDateTime;
        batch.Outcome = BatchOutcome.Running;
        db.Add(batch);
        // Nobody may see it without its lock, and take it for one that was interrupted. The lock outlasts the transaction; a dry
        // run has one around all.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        await db.SaveChangesAsync(stop);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({LockSpace}, {batch.Id})", stop);
        if (transaction is not null)
            await transaction.CommitAsync(stop);
    }

    /// <summary>
    /// Restores every incident that a batch touched to exactly what it was before: added ones go, with the actors that only they
    /// named, and changed ones come back.
    /// </summary>
    /// <returns>How many incidents were taken out and how many put back.</returns>
    /// <exception cref="UndoRefused">There is no such batch, it is not loaded, or later batches changed the same incidents.</exception>
    public async Task<(int Removed, int Restored)> Undo(int number, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlRawAsync(WaitForTurn, stop);
        var batch = await db.Batches.SingleOrDefaultAsync(b => b.Id == number, stop)
            ?? throw new UndoRefused($"There is no batch {number}.");
        if (batch.Outcome != BatchOutcome.Loaded)
            throw new UndoRefused($"Batch {number} is {batch.Outcome.ToString().ToLowerInvariant()}; only a loaded batch can be undone.");
        await RefuseIfChangedSince(number, stop);

        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var removed = await Run(connection, """
            DELETE FROM reports r USING incidents i
            WHERE r.incident_id = i.id AND i.batch_id = @batch
            """, """
            DELETE FROM incidents i
            WHERE i.batch_id = @batch AND NOT EXISTS (SELECT FROM batch_before b WHERE b.batch_id = @batch AND b.incident_id = i.id)
            """, number, stop);
        var columns = string.Join(", ", db.Model.FindEntityType(typeof(Incidents.Incident))!.GetFlattenedProperties().Select(p => p.GetColumnName())
            .Concat(["participations"]).Where(c => c != "id").Select(c => $"\"{c}\" = w.\"{c}\""));
        var restored = await Run(connection, """
            DELETE FROM incident_history h USING batch_before b WHERE h.incident_id = b.incident_id AND b.batch_id = @batch;
            INSERT INTO reports SELECT r.* FROM batch_before b, jsonb_populate_recordset(null::reports, b.reports) r WHERE b.batch_id = @batch
            """, $"""
            UPDATE incidents i SET {columns}
            FROM (SELECT (jsonb_populate_record(null::incidents, b.incident)).* FROM batch_before b WHERE b.batch_id = @batch) w
            WHERE i.id = w.id
            """, number, stop);
        await Run(connection, "DELETE FROM batch_before WHERE batch_id = @batch",
            "UPDATE batches SET outcome = 'undone' WHERE id = @batch", number, stop);
        await Run(connection, """
            DELETE FROM actors a
            WHERE a.batch_id = @batch AND NOT EXISTS (SELECT FROM incidents i WHERE i.actors @> ARRAY[a.name])
              AND a.name NOT IN (SELECT said ->> 'actor' FROM reports, jsonb_array_elements(responsibilities) said)
              AND a.name NOT IN (SELECT jsonb_array_elements_text(incident -> 'actors') FROM batch_before)
            """, """
            -- Those that others name too, or would again once undone, are theirs from now on.
            UPDATE actors a SET batch_id = coalesce(
              (SELECT min(i.batch_id) FROM incidents i WHERE i.actors @> ARRAY[a.name]),
              (SELECT min(b.earlier_batch_id) FROM batch_before b WHERE jsonb_exists(b.incident -> 'actors', a.name)))
            WHERE a.batch_id = @batch
            """, number, stop);
        await EarlierAccounts.DrawMissing(db, stop);
        await transaction.CommitAsync(stop);
        return (removed, restored);
    }

    private async Task RefuseIfChangedSince(int number, CancellationToken stop)
    {
        var changed = await db.Set<BatchBefore>().Where(b => b.EarlierBatchId == number)
            .Join(db.Incidents, b => b.IncidentId, i => i.Id, (b, i) => new { b.BatchId, i.Key })
            .OrderBy(c => c.BatchId).ThenBy(c => c.Key).Take(11).ToListAsync(stop);
        if (changed.Count == 0)
            return;
        var later = string.Join(" and ", changed.Select(c => c.BatchId).Distinct());
        var keys = string.Join("\n", changed.Take(10).Select(c => $"  {c.Key} (batch {c.BatchId})")) + (changed.Count > 10 ? "\n  and more" : "");
        throw new UndoRefused($"Batch {number} cannot be undone: later batches changed the same incidents. Undo batch {later} first.\n{keys}");
    }

    /// <summary>Runs two statements and returns how many rows the second touched.</summary>
    private static async Task<int> Run(NpgsqlConnection connection, string first, string second, int batch, CancellationToken stop)
    {
        var touched = 0;
        foreach (var sql in (string[])[first, second])
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            command.Parameters.AddWithValue("batch", batch);
            touched = await command.ExecuteNonQueryAsync(stop);
        }
        return touched;
    }
}

/// <summary>A batch cannot be undone; the message says why and what could be.</summary>
public sealed class UndoRefused(string message) : Exception(message);
