namespace IncidentMap.MapIndex;

/// <summary>What incidents are counted and chosen by. The order is that of <see cref="Columns.Facets"/>.</summary>
public enum Facet { Type, Country, Admin1, Actors, Attackers, Targets, ClaimedBy, TargetKind, Weapon, Status, Dataset, Publisher, LocationPrecision }

/// <summary>A facet's value or values for each row. Rows with the same values share a code; code 0 is no value.</summary>
public sealed class FacetColumn
{
    private readonly int[] starts, members;

    internal FacetColumn(CodeColumn codes, int[] starts, int[] members, string[] values) =>
        (Codes, this.starts, this.members, Values) = (codes, starts, members, values);

    public CodeColumn Codes { get; }

    /// <summary>The names of the values.</summary>
    public IReadOnlyList<string> Values { get; }

    public int CodeCount => starts.Length - 1;

    /// <summary>Memory that its codes and combinations take, without the names.</summary>
    public long Bytes => Codes.Bytes + (starts.Length + members.Length) * sizeof(int);

    /// <summary>Places in <see cref="Values"/> of what a code stands for.</summary>
    public ReadOnlySpan<int> Members(int code) => members.AsSpan(starts[code], starts[code + 1] - starts[code]);

    /// <summary>The value that a code stands for; null where it stands for none or the facet has several.</summary>
    public string? Value(int code) => Members(code) is [var only] ? Values[only] : null;

    /// <summary>How many rows have each value, from how many have each code.</summary>
    public int[] ByValue(ReadOnlySpan<int> byCode)
    {
        var counts = new int[Values.Count];
        for (var code = 1; code < byCode.Length; code++)
            if (byCode[code] is > 0 and var count)
                foreach (var value in Members(code))
                    counts[value] += count;
        return counts;
    }
}

/// <summary>Collects the values of a facet while rows are read.</summary>
public sealed class FacetCodes
{
    private readonly TextCodes values = new(), combinations = new();
    private readonly List<int> starts = [0, 0], members = [];

    /// <summary>The code of one value; 0 where there is none.</summary>
    public int Code(ReadOnlySpan<byte> value) => value.IsEmpty ? 0 : Code([values.Code(value)]);

    /// <summary>The number of a value, to be put into a combination.</summary>
    public int Value(ReadOnlySpan<byte> value) => values.Code(value);

    /// <summary>The code of several values together, each once, in their order.</summary>
    public int Code(ReadOnlySpan<int> combination)
    {
        if (combination.IsEmpty)
            return 0;
        var code = combinations.Code(System.Runtime.InteropServices.MemoryMarshal.AsBytes(combination)) + 1;
        if (code == starts.Count - 1)
        {
            members.AddRange(combination);
            starts.Add(members.Count);
        }
        return code;
    }

    /// <summary>The names of all values, each in its number's place.</summary>
    public string[] ToStrings() => values.ToStrings();

    internal FacetColumn Column(ReadOnlySpan<int> codes) =>
        new(CodeColumn.Pack(codes, starts.Count - 1), [.. starts], [.. members], values.ToStrings());

    /// <summary>Takes over what another snapshot's codes stand for, so that they mean the same here.</summary>
    internal static FacetCodes From(FacetColumn column)
    {
        var codes = new FacetCodes();
        foreach (var value in column.Values)
            codes.Value(System.Text.Encoding.UTF8.GetBytes(value));
        for (var code = 1; code < column.CodeCount; code++)
            codes.Code(column.Members(code));
        return codes;
    }
}
