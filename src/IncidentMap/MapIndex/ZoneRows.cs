using System.Numerics;

namespace IncidentMap.MapIndex;

/// <summary>Some rows of one zone: a bit for each row of the zone, and the numbers of those that are in.</summary>
internal readonly ref struct ZoneRows
{
    public ZoneRows(int zone, ReadOnlySpan<ulong> bits, Span<int> into)
    {
        Zone = zone;
        Bits = bits;
        var count = 0;
        for (var word = 0; word < bits.Length; word++)
            for (var left = bits[word]; left != 0; left &= left - 1)
                into[count++] = zone * CodeColumn.ZoneRows + word * 64 + BitOperations.TrailingZeroCount(left);
        Numbers = into[..count];
    }

    public int Zone { get; }
    public ReadOnlySpan<ulong> Bits { get; }
    public ReadOnlySpan<int> Numbers { get; }
}
