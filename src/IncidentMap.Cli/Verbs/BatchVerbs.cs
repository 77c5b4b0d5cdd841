using System.CommandLine;
using System.Globalization;
using IncidentMap.Incidents;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Cli;

/// <summary><c>incidentmap batches</c>, <c>batch N</c> and <c>undo N</c>.</summary>
internal static class BatchVerbs
{
    private const int Shown = 50;

    public static Command List()
    {
        var verb = new Command("batches", "List all loads, newest first.");
        verb.SetAction(async (_, stop) =>
        {
            await using var db = await Session.OpenMigrated(stop);
            Console.WriteLine("batch  when (UTC)         who         outcome      read      added    changed  unchanged   rejected  input");
            await foreach (var b in db.Batches.AsNoTracking().OrderByDescending(b => b.Id).AsAsyncEnumerable().WithCancellation(stop))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{b.Id,5}  {b.StartedAt:yyyy-MM-dd HH:mm}  {b.LoadedBy,-10}  {SnakeCase.Of(b.Outcome),-11}{b.Read,6} {b.Added,10} {b.Changed,10} {b.Unchanged,10} {b.Rejected,10}  {b.Source} ({b.Format})"));
            return Session.Done;
        });
        return verb;
    }

    public static Command Show()
    {
        var number = new Argument<int>("N") { Description = "The batch's number." };
        var all = new Option<bool>("--all") { Description = $"Print all its rows; otherwise the first {Shown} of each kind." };
        var verb = new Command("batch", "Print one load: what it added and changed, what it warned of, what it rejected.") { number, all };
        verb.SetAction(async (command, stop) =>
        {
            await using var db = await Session.OpenMigrated(stop);
            var n = command.GetValue(number);
            var b = await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == n, stop) ?? throw new CannotRun($"there is no batch {n}.");
            Console.WriteLine($"Batch {b.Id}: {b.Source} ({b.Format}), {SnakeCase.Of(b.Outcome)}, by {b.LoadedBy}, begun {b.StartedAt:yyyy-MM-dd HH:mm:ss} UTC");
            if (b.Sha256 is { } digest)
                Console.WriteLine($"SHA-256 {digest}");
            Console.WriteLine($"{b.Read} read: {b.Added} added, {b.Changed} changed, {b.Unchanged} unchanged, {b.Warned} with warnings, {b.Rejected} rejected.");
            var most = command.GetValue(all) ? int.MaxValue : Shown;
            foreach (var kind in Enum.GetValues<BatchNoteKind>())
                await Print(Title(kind), most, db.Set<BatchNote>().AsNoTracking()
                    .Where(note => note.BatchId == n && note.Kind == kind).OrderBy(note => note.Id)
                    .Select(note => $"line {note.Line}{(note.IncidentKey == null ? "" : " " + note.IncidentKey)}: {note.Text}"), stop);
            await Print("added", most, Added(db, n), stop);
            return Session.Done;
        });
        return verb;
    }

    public static Command Undo()
    {
        var number = new Argument<int>("N") { Description = "The batch's number." };
        var verb = new Command("undo", "Take a load back: its incidents become exactly what they were before, or go.") { number };
        verb.SetAction(async (command, stop) =>
        {
            await using var db = await Session.OpenMigrated(stop);
            try
            {
                var (removed, restored) = await new Batches(db, TimeProvider.System).Undo(command.GetValue(number), stop);
                Console.WriteLine($"Batch {command.GetValue(number)} undone: {removed} incidents taken out, {restored} put back as they were.");
                return Session.Done;
            }
            catch (UndoRefused refused)
            {
                throw new CannotRun(refused.Message);
            }
        });
        return verb;
    }

    /// <summary>The incidents that a batch brought, also those that a later one has changed since.</summary>
    private static IQueryable<string> Added(IncidentDb db, int batch)
    {
        var before = db.Set<BatchBefore>();
        var touched = db.Incidents.Where(i => i.BatchId == batch).Select(i => new { i.Id, Later = (int?)null })
            .Concat(before.Where(b => b.EarlierBatchId == batch).Select(b => new { Id = b.IncidentId, Later = (int?)b.BatchId }));
        return touched.Where(t => !before.Any(b => b.BatchId == batch && b.IncidentId == t.Id)).OrderBy(t => t.Id)
            .Join(db.Incidents, t => t.Id, i => i.Id, (t, i) => $"{i.Key}: {i.Title}{(t.Later == null ? "" : $" (changed by batch {t.Later} since)")}");
    }

    private static string Title(BatchNoteKind kind) => kind switch
    {
        BatchNoteKind.Rejected => "problems of rejected records",
        BatchNoteKind.Warning => "warnings",
        BatchNoteKind.Changed => "changed",
        _ => "possible duplicates of other data sets",
    };

    private static async Task Print(string title, int most, IQueryable<string> lines, CancellationToken stop)
    {
        var count = await lines.CountAsync(stop);
        if (count == 0)
            return;
        Console.WriteLine($"\n{title}: {count}");
        await foreach (var line in lines.Take(most).AsAsyncEnumerable().WithCancellation(stop))
            Console.WriteLine($"  {line}");
        if (count > most)
            Console.WriteLine($"  and {count - most} more; --all prints them");
    }
}
