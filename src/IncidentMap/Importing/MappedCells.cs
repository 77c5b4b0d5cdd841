using System.Globalization;
using IncidentMap.Figures;
using IncidentMap.Incidents;

namespace IncidentMap.Importing;

/// <summary>The cells of a row as a mapping translates them.</summary>
internal sealed class MappedCells(Row row, Mapping mapping)
{
    private readonly HashSet<string> blankWords = new(mapping.Blank, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Column> columns = mapping.Columns().ToDictionary(name => name, name => row.Find(name), StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Mapping.CellValue, Dictionary<string, string>> tables = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a cell holds nothing, or the mapping's word for nothing.</summary>
    public bool Blank(ReadOnlySpan<char> cell) => cell.IsEmpty || blankWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cell);

    /// <summary>The value, translated; null where there is none.</summary>
    public string? Text(Mapping.CellValue? value)
    {
        if (value is null)
            return null;
        var text = value switch
        {
            { Value: { } same } => same,
            { Columns: { } several } => Joined(several),
            _ => Blank(row.Cell(columns[value.Column!])) ? null : row.Text(columns[value.Column!]),
        };
        if (value.Values is { Count: > 0 } && text is not null && Table(value).TryGetValue(text, out var other))
            return other.Length > 0 ? other : value.Otherwise;
        return text is null || value is { Values: not null, Otherwise: not null } ? value.Otherwise : text;
    }

    /// <summary>The value where it is a name, not a sentence.</summary>
    public string? Name(Mapping.CellValue? value)
    {
        if (Text(value) is not { } text)
            return null;
        if (text.Length <= Row.LongestName)
            return text;
        row.Problems.Add(new Problem(row.Line, value!.Column ?? "", $"A name of {text.Length:N0} characters cannot be right; at most {Row.LongestName} are taken.") { Value = text });
        return null;
    }

    /// <summary>The day, month or year of a cell in one of the ways of writing it; null where it is none, which is a problem or a warning.</summary>
    public (DateOnly Start, DateOnly End, DatePrecision Precision)? Day(Column column, string[]? patterns, bool warn = false)
    {
        var cell = row.Cell(column);
        var blank = Blank(cell);
        var message = blank ? "blank; there must be a day." : Days.WhyNot(cell);
        if (!blank && patterns is null && Days.TryRead(cell, out var plain) && Days.IsPossible(plain))
            return (plain, plain, DatePrecision.Day);
        foreach (var pattern in blank ? [] : patterns ?? [])
        {
            if (!TryMatch(cell, pattern, out var rest, out var weekday, out var format)
                || !DateOnly.TryParseExact(rest, format, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day))
                continue;
            if (!Days.IsPossible(day))
            {
                message = string.Create(CultureInfo.InvariantCulture, $"the year {day.Year:0000} cannot be right.");
                break;
            }
            if (weekday is { } said && said != day.DayOfWeek)
                row.Warn(column, $"{English.Day(day)} was a {day.DayOfWeek}; the date is taken as written.");
            if (!format.Contains('M'))
                return (new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, 12, 31), DatePrecision.Year);
            if (!format.Contains('d'))
                return (new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1), DatePrecision.Month);
            return (day, day, DatePrecision.Day);
        }
        if (patterns is not null && !blank && message == Days.WhyNot(cell))
            message = $"not a day as the mapping has it ({string.Join(", ", patterns)}).";
        if (warn)
            row.Warn(column, message);
        else
            row.Refuse(column, message);
        return null;
    }

    /// <summary>A clock time in one of the ways of writing it, or null.</summary>
    public static TimeOnly? Clock(ReadOnlySpan<char> cell, string[] patterns)
    {
        foreach (var pattern in patterns)
            if (TryMatch(cell, pattern, out var rest, out _, out var format)
                && TimeOnly.TryParseExact(rest, format, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var time))
                return time;
        return null;
    }

    /// <summary>Enters a figure from its cells. One that cannot be read is left out with a warning: the rest of the row is no worse for it.</summary>
    public void AddFigure(Report report, Mapping.FigureCells cells)
    {
        var exactly = Count(cells.Exactly);
        var least = exactly ?? Count(cells.AtLeast);
        var most = exactly ?? Count(cells.AtMost);
        if (least is null && most is null)
            return;

        // "100+" in a column of highest numbers says that there is no highest one.
        var figure = new Figure
        {
            Measure = cells.Measure,
            Group = cells.Group ?? CasualtyGroup.All,
            AtLeast = least?.Least ?? (most is { Most: null } ? most.Value.Least : null),
            AtMost = most?.Most,
            Approximate = least?.About == true || most?.About == true,
        };
        if (figure.AtLeast > figure.AtMost)
        {
            row.Warn(columns[cells.AtLeast ?? cells.Exactly!], $"more than {columns[cells.AtMost ?? cells.Exactly!].Name}, {figure.AtMost}; the two are exchanged.");
            (figure.AtLeast, figure.AtMost) = (figure.AtMost, figure.AtLeast);
        }
        if (report.Figures.Exists(f => f.Measure == figure.Measure && f.Group == figure.Group))
            return;
        report.Figures.Add(figure);
    }

    private Numbers.Count? Count(string? name)
    {
        if (name is null || Blank(row.Cell(columns[name])))
            return null;
        var cell = row.Cell(columns[name]);
        if (Numbers.TryCount(cell, Row.MostPeople, out var count))
            return count;
        row.Warn(columns[name], Numbers.WhyNoCount(cell, Row.MostPeople) + " No figure is entered from it.");
        return null;
    }

    private string? Joined(string[] names)
    {
        var parts = names.Select(name => Blank(row.Cell(columns[name])) ? null : row.Text(columns[name])).OfType<string>().ToList();
        return parts.Count > 0 ? string.Join('-', parts) : null;
    }

    private Dictionary<string, string> Table(Mapping.CellValue value)
    {
        if (!tables.TryGetValue(value, out var table))
        {
            table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (from, to) in value.Values!)
                table.TryAdd(from.Trim().Normalize(), to.Trim());
            tables.Add(value, table);
        }
        return table;
    }

    /// <summary>Takes a leading <c>*</c> off a pattern and the word that it stands for off the text.</summary>
    private static bool TryMatch(ReadOnlySpan<char> text, string pattern, out ReadOnlySpan<char> rest, out DayOfWeek? weekday, out string format)
    {
        rest = text;
        weekday = null;
        format = pattern;
        if (!pattern.StartsWith('*'))
            return true;
        var length = 0;
        while (length < text.Length && char.IsLetter(text[length]))
            length++;
        var separator = pattern.AsSpan(1).IndexOfAnyInRange('A', 'z') is > 0 and var letters ? pattern[1..(1 + letters)] : "";
        if (length == 0 || !text[length..].StartsWith(separator))
            return false;
        weekday = Enum.TryParse<DayOfWeek>(text[..length], ignoreCase: true, out var day) ? day : null;
        rest = text[(length + separator.Length)..];
        format = pattern[(1 + separator.Length)..];
        return true;
    }
}
