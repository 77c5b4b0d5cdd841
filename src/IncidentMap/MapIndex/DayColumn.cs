namespace IncidentMap.MapIndex;

/// <summary>A civil day for each row. The days that occur are numbered in their order, so a span of days is a span of codes.</summary>
public sealed class DayColumn
{
    private readonly int[] days;

    /// <param name="dayNumbers">As <see cref="DateOnly.DayNumber"/>; -1, before all days, where there is none.</param>
    internal DayColumn(ReadOnlySpan<int> dayNumbers)
    {
        var known = new HashSet<int>();
        foreach (var day in dayNumbers)
            known.Add(day);
        days = [.. known.Order()];
        var code = days.Index().ToDictionary(d => d.Item, d => d.Index);
        var codes = new int[dayNumbers.Length];
        for (var row = 0; row < codes.Length; row++)
            codes[row] = code[dayNumbers[row]];
        Codes = CodeColumn.Pack(codes, days.Length);
    }

    public CodeColumn Codes { get; }

    public int CodeCount => days.Length;

    public long Bytes => Codes.Bytes + days.Length * sizeof(int);

    /// <summary>The day that a code stands for, -1 for none.</summary>
    public int DayNumber(int code) => days[code];

    public DateOnly this[int row] => DateOnly.FromDayNumber(days[Codes[row]]);

    /// <summary>The day of a row as a number, -1 for none.</summary>
    public int NumberAt(int row) => days[Codes[row]];
}
