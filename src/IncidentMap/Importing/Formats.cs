using Sylvan.Data.Csv;

namespace IncidentMap.Importing;

/// <summary>The formats that can be imported, and which of them a file is.</summary>
public static class Formats
{
    /// <summary>All that are recognised by themselves.</summary>
    public static IReadOnlyList<ImportFormat> All { get; } = [new IncidentFormat(), new Acled(), new UcdpGed(), new Gtd(), new GeoJsonFile(), new ExportedCsv()];

    /// <summary>The format of an input, by its name if one is given, else by what it begins with. Nothing of the input is used up.</summary>
    /// <param name="input">Freshly opened.</param>
    /// <param name="name">A format's <see cref="ImportFormat.Name"/>.</param>
    /// <param name="mapping">Describes the columns of a table that is of no other format.</param>
    /// <exception cref="CannotRead">There is no format of that name, or none fits; the message names the nearest and what it lacks.</exception>
    public static ImportFormat For(Input input, string? name = null, Mapping? mapping = null)
    {
        if (mapping is not null)
            return name is null or "csv" ? new MappedCsv(mapping) : throw new CannotRead($"a mapping describes a table of its own; leave out --format {name}, or the mapping.");
        if (name is "csv" && Missing(All.OfType<ExportedCsv>().Single(), Header(input)).Count > 0)
            throw new CannotRead("the format csv is our own export; for another table it needs a mapping file that says what the columns mean: give it with --mapping.");
        if (name is not null)
            return All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new CannotRead($"there is no format '{name}'; there are {string.Join(", ", All.Select(f => f.Name))}.");
        if (GeoJsonFile.Fits(input.Head))
            return All.OfType<GeoJsonFile>().Single();
        if (input.Head.TrimStart(" \t\r\n") is ['{' or '[', ..])
            return All.OfType<IncidentFormat>().Single();

        var columns = Header(input);
        var tables = All.OfType<TableFormat>().ToList();
        return tables.Find(format => Missing(format, columns).Count == 0) ?? throw Unrecognised(input.Name, columns, tables);
    }

    private static CannotRead Unrecognised(string fileName, HashSet<string> columns, List<TableFormat> tables)
    {
        var nearest = tables.MaxBy(format => 1 - (double)Missing(format, columns).Count / format.Needed.Count)!;
        var missing = Missing(nearest, columns);
        return new CannotRead(missing.Count == nearest.Needed.Count
            ? $"{fileName} is of no known format: none of its columns ({Listed(columns)}) is one of {string.Join(", ", tables.Select(t => t.Name))}. "
                + "Describe its columns in a mapping file and give that with --mapping."
            : $"{fileName} is of no known format. Nearest is {nearest.Name} ({nearest.Title}), but it lacks {(missing.Count == 1 ? "the column" : "the columns")} "
                + $"{string.Join(", ", missing)}. Add what is missing, or describe its columns in a mapping file and give that with --mapping.");
    }

    private static string Listed(HashSet<string> columns) =>
        string.Join(", ", columns.Take(5)) + (columns.Count > 5 ? ", ..." : "");

    private static List<string> Missing(TableFormat format, HashSet<string> columns) =>
        [.. format.Needed.Where(name => !columns.Contains(name))];

    private static HashSet<string> Header(Input input)
    {
        var head = input.Head;
        try
        {
            using var reader = CsvDataReader.Create(new StringReader(head.TrimStart("\r\n").ToString()), new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = CsvFile.SeparatorOf(head),
                ResultSetMode = ResultSetMode.SingleResult,
            });
            reader.Read();
            return Enumerable.Range(0, reader.RowFieldCount).Select(i => reader.GetString(i).Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
        catch (CsvFormatException)
        {
            throw new CannotRead($"{input.Name}: its first line is no header of a table, for a quote in it is never closed or goes on after its end.");
        }
    }
}
