using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace IncidentMap.Importing;

/// <summary>
/// Refuses a record whose key an earlier record of the same input has. Where both say when their source changed them, the
/// newer one is kept instead and says so. Remembers a 128-bit hash for each key, not the key: a million take 60 MB.
/// </summary>
internal sealed class OneOfEachKey
{
    private readonly Dictionary<UInt128, (string Source, int Line, long ChangedAt)> seen = [];

    /// <summary>The row as it is, or refused.</summary>
    public ReadRow Check(ReadRow row)
    {
        if (row is not Read { Incident: var incident } read)
            return row;
        var hash = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(incident.Key.AsSpan()));
        var mine = (read.Source, read.Line, ChangedAt: incident.SourceChangedAt?.Ticks ?? 0);
        if (seen.TryAdd(hash, mine))
            return row;
        var earlier = seen[hash];
        var where = earlier.Source == read.Source ? $"line {earlier.Line}" : $"{earlier.Source}:{earlier.Line}";
        if (mine.ChangedAt > earlier.ChangedAt)
        {
            seen[hash] = mine;
            read.Warnings.Add(new Problem(read.Line, "", $"It has the id of {where}, {incident.Key}, and is newer: it was loaded instead."));
            return read;
        }
        return new Rejected(read.Source, [new Problem(read.Line, "", $"It has the id of {where}, {incident.Key}; give each its own, or remove one.")])
        {
            Record = read.Record,
        };
    }
}
