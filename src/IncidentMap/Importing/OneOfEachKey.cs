using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace IncidentMap.Importing;

/// <summary>
/// Refuses a record whose key an earlier record of the same input has. Where both say when their source changed them, the
/// newer one is kept instead and says so. Remembers a hash of each key and not the key: a million take 30 MB.
/// </summary>
internal sealed class OneOfEachKey
{
    private const int PageSize = 1 << 14;

    // Pages, so that growing copies nothing; the index beside them holds numbers alone.
    private readonly List<Seen[]> pages = [];
    private readonly List<(int First, string Source)> sources = [];
    private int[] index = new int[1 << 12];
    private int count;

    /// <summary>The row as it is, or marked as a newer version, or refused.</summary>
    public ReadRow Check(ReadRow row)
    {
        if (row is not Read { Incident: var incident } read)
            return row;
        // Of ten million keys two have one hash of 64 bits once in 370,000 inputs.
        var hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(incident.Key.AsSpan()));
        var changedAt = incident.SourceChangedAt?.Ticks ?? 0;
        ref var slot = ref Slot(hash);
        if (slot == 0)
        {
            slot = Remember(new Seen(hash, changedAt, read.Line), read.Source);
            return row;
        }

        ref var earlier = ref At(slot - 1);
        var number = slot - 1;
        var source = sources.FindLast(s => s.First <= number).Source;
        var where = source == read.Source ? $"line {earlier.Line}" : $"{source}:{earlier.Line}";
        if (changedAt > earlier.ChangedAt)
        {
            slot = Remember(new Seen(hash, changedAt, read.Line), read.Source);
            read.Warnings.Add(new Problem(read.Line, "", $"It has the id of {where}, {incident.Key}, and is newer: it was loaded instead."));
            return read with { Replaces = true };
        }
        return new Rejected(read.Source, [new Problem(read.Line, "", $"It has the id of {where}, {incident.Key}; give each its own, or remove one.")])
        {
            Record = read.Record,
        };
    }

    private ref Seen At(int number) => ref pages[number / PageSize][number % PageSize];

    /// <summary>Where the index holds, or would hold, one more than the number of what has this hash.</summary>
    private ref int Slot(ulong hash)
    {
        if (count >= index.Length / 2)
            Grow();
        var at = (int)(hash & (uint)(index.Length - 1));
        while (index[at] != 0 && At(index[at] - 1).Hash != hash)
            at = (at + 1) & (index.Length - 1);
        return ref index[at];
    }

    private void Grow()
    {
        var old = index;
        index = new int[old.Length * 2];
        foreach (var number in old)
            if (number != 0)
                Slot(At(number - 1).Hash) = number;
    }

    private int Remember(Seen seen, string source)
    {
        if (count % PageSize == 0)
            pages.Add(new Seen[PageSize]);
        if (sources.Count == 0 || sources[^1].Source != source)
            sources.Add((count, source));
        At(count) = seen;
        return ++count;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct Seen(ulong Hash, long ChangedAt, int Line);
}
