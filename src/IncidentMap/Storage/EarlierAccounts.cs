using IncidentMap.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Storage;

/// <summary>
/// The history of incidents, by which <c>incidents_as_of(day)</c> and <c>reports_as_of(day)</c> give the tables as they would
/// have been at the end of a day. Loads write it with the incidents; this is for what was there before.
/// </summary>
public static class EarlierAccounts
{
    private const int ChunkSize = 1_000;

    /// <summary>Fits the functions to the tables as they are after a migration, and draws what history is missing.</summary>
    public static async Task Prepare(IncidentDb db, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlRawAsync(Batches.WaitForTurn, stop);
        await db.Database.ExecuteSqlRawAsync("SELECT draw_as_of_functions()", stop);
        await DrawMissing(db, stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Draws the history of incidents that have none though their reports are of several days.</summary>
    internal static async Task DrawMissing(IncidentDb db, CancellationToken stop)
    {
        var ofSeveralDays = db.Incidents.Where(i => i.LastReported > i.FirstReported).Select(i => i.Id)
            .Union(db.Reports.Where(r => r.WithdrawnOn > r.PublishedOn).Select(r => r.IncidentId));
        var missing = await db.Incidents.Where(i => ofSeveralDays.Contains(i.Id) && !i.History.Any()).Select(i => i.Id).ToListAsync(stop);
        foreach (var ids in missing.Order().Chunk(ChunkSize))
        {
            await foreach (var incident in db.Incidents.AsNoTracking().Include(i => i.Reports).Where(i => ids.Contains(i.Id)).AsAsyncEnumerable().WithCancellation(stop))
                foreach (var earlier in AsKnown.Earlier(incident))
                {
                    earlier.IncidentId = incident.Id;
                    db.Add(earlier);
                }
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
    }
}
