using System.Runtime.Intrinsics;

namespace IncidentMap.MapIndex;

/// <summary>One number for each row, standing for an entry of a dictionary, kept in as few bytes as the dictionary's size allows.</summary>
public abstract class CodeColumn
{
    /// <summary>Rows are worked through so many at a time; of each such zone the least and greatest code are known.</summary>
    public const int ZoneRows = 4096;

    public abstract int this[int row] { get; }

    /// <summary>Memory it takes.</summary>
    public abstract long Bytes { get; }

    /// <param name="codes">One for each row, from 0.</param>
    /// <param name="dictionarySize">Every code is below it.</param>
    public static CodeColumn Pack(ReadOnlySpan<int> codes, int dictionarySize) =>
        dictionarySize <= 1 << 8 ? new PackedCodes<byte>(codes)
        : dictionarySize <= 1 << 16 ? new PackedCodes<ushort>(codes)
        : new PackedCodes<int>(codes);

    /// <summary>Least and greatest code of a zone.</summary>
    public abstract (int Least, int Greatest) Zone(int zone);

    /// <summary>Sets the bits of a zone's rows whose code is in a set. Bits behind the last row may be set too.</summary>
    internal abstract void Find(CodeSet wanted, int zone, Span<ulong> found);

    /// <summary>What a table tells of the code of each of some rows.</summary>
    public abstract void Look(ReadOnlySpan<int> rows, ReadOnlySpan<int> table, Span<int> told);

    /// <summary>The sums of what a table tells of the code of each of some rows.</summary>
    public abstract Vector256<long> Sum(ReadOnlySpan<int> rows, ReadOnlySpan<Vector256<long>> table);

    /// <summary>Counts the codes of some rows.</summary>
    public abstract void Tally(ReadOnlySpan<int> rows, Span<int> counts);

    /// <inheritdoc cref="Tally(ReadOnlySpan{int}, Span{int})"/>
    internal abstract void Tally(ZoneRows rows, Span<int> counts);

    /// <summary>Counts the codes of some rows, and sums up by code how many were killed in each of them.</summary>
    public abstract void Tally(ReadOnlySpan<int> rows, ReadOnlySpan<int> killed, Span<Tally> tallies);
}
