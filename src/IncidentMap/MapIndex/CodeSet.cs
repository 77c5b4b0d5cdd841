namespace IncidentMap.MapIndex;

/// <summary>Some of a column's codes.</summary>
internal sealed class CodeSet
{
    /// <summary>Comparing codes with the ends of more runs than these takes longer than to look each of them up.</summary>
    private const int MostRuns = 8;

    private readonly byte[] has;
    private readonly int[] before;

    /// <param name="codeCount">Size of the column's dictionary.</param>
    /// <param name="isIn">Which codes are in it.</param>
    public CodeSet(int codeCount, Func<int, bool> isIn)
    {
        has = new byte[codeCount];
        before = new int[codeCount + 1];
        var runs = new List<(int First, int Last)>();
        for (var code = 0; code < codeCount; code++)
        {
            has[code] = isIn(code) ? (byte)1 : (byte)0;
            before[code + 1] = before[code] + has[code];
            if (has[code] == 0)
                continue;
            if (runs.Count > 0 && runs[^1].Last == code - 1)
                runs[^1] = (runs[^1].First, code);
            else
                runs.Add((code, code));
        }
        FewRuns = runs.Count <= MostRuns ? [.. runs] : null;
    }

    public bool IsEmpty => before[^1] == 0;

    /// <summary>1 for each code that is in it.</summary>
    public ReadOnlySpan<byte> Has => has;

    /// <summary>All codes that are in it, as runs of codes that follow each other; null where they are many.</summary>
    public IReadOnlyList<(int First, int Last)>? FewRuns { get; }

    public bool HasAny(int least, int greatest) => before[greatest + 1] > before[least];

    public bool HasAll(int least, int greatest) => before[greatest + 1] - before[least] == greatest + 1 - least;
}
