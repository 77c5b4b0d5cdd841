using System.Collections.Concurrent;
using System.Threading.Channels;
using IncidentMap.Importing;

namespace IncidentMap.Storage;

/// <summary>Reads an input chunk by chunk on a thread of its own, refuses and warns, and makes the chunks ready to be written.</summary>
internal sealed class LoadReading(Batch batch, BatchNotes notes, LoadOptions options, Func<ReadyRows> newRows)
{
    private const int ChunkSize = 250;

    // As many as the database takes in at once, so that it never waits for the reader.
    private const int ChunksAhead = 12;

    private readonly Channel<Task<ReadyRows>> chunks = Channel.CreateBounded<Task<ReadyRows>>(ChunksAhead);
    private readonly ConcurrentBag<ReadyRows> returned = [];
    private volatile bool someDiffer = true;

    /// <summary>In the order of the input. Each is to be given back by <see cref="Return"/>.</summary>
    public ChannelReader<Task<ReadyRows>> Chunks => chunks.Reader;

    /// <summary>Takes back a chunk that is written, for its memory.</summary>
    /// <param name="chunk">Not to be used any more.</param>
    /// <param name="differed">Some of it was new or changed. After one that was not, the next are made ready without their words.</param>
    public void Return(ReadyRows chunk, bool differed)
    {
        someDiffer = differed;
        returned.Add(chunk);
    }

    public Task Start(IEnumerable<ReadRow> rows, CancellationToken stop) => Task.Run(() => Read(rows, stop), stop);

    private async Task Read(IEnumerable<ReadRow> rows, CancellationToken stop)
    {
        try
        {
            var once = new OneOfEachKey();
            long place = 0;
            foreach (var chunk in rows.Chunk(ChunkSize))
            {
                var kept = Kept(chunk, once);
                options.Complete(kept);
                kept.ForEach(Warn);
                var first = place;
                place += kept.Count;
                await chunks.Writer.WriteAsync(Task.Run(() => Ready(kept, first), stop), stop);
            }
            chunks.Writer.Complete();
        }
        catch (Exception broken) when (chunks.Writer.TryComplete(broken))
        {
            // The writing side meets it when it asks for the next chunk.
        }
    }

    private ReadyRows Ready(List<Read> chunk, long place)
    {
        var ready = (returned.TryTake(out var used) ? used : newRows()).Take(chunk, place, withWords: someDiffer);
        chunk.Clear(); // the task would hold its records until it is waited for
        return ready;
    }

    private List<Read> Kept(ReadRow[] chunk, OneOfEachKey once)
    {
        var kept = new List<Read>(chunk.Length);
        foreach (var row in chunk)
        {
            batch.Read++;
            switch (once.Check(row))
            {
                case Read read:
                    if (read.Replaces)
                        kept.RemoveAll(earlier => earlier.Incident.Key == read.Incident.Key);
                    kept.Add(read);
                    break;
                case Rejected rejected:
                    Refuse(rejected);
                    break;
            }
        }
        return kept;
    }

    private void Warn(Read read)
    {
        if (read.Warnings.Count > 0)
            batch.Warned++;
        foreach (var warning in read.Warnings)
            notes.Add(BatchNoteKind.Warning, read.Source, warning, read.Incident.Key);
    }

    private void Refuse(Rejected rejected)
    {
        batch.Rejected++;
        options.Refused(rejected);
        foreach (var problem in rejected.Problems)
            notes.Add(BatchNoteKind.Rejected, rejected.Source, problem, null);
    }
}
