using IncidentMap.Gazetteer;

namespace IncidentMap.Importing;

/// <summary>A kind of file that can be imported. One class for each; <see cref="Formats"/> lists them.</summary>
public abstract class ImportFormat
{
    /// <summary>What <c>--format</c> calls it.</summary>
    public abstract string Name { get; }

    /// <summary>What its files are, for a person who has one.</summary>
    public abstract string Title { get; }

    /// <summary>The data set, and so the first part of each key, where the user names none.</summary>
    public abstract string DefaultDataset { get; }

    /// <summary>Whether it can name a data set: incident.schema.json knows keys that begin so.</summary>
    public static bool IsDataset(ReadOnlySpan<char> name) =>
        name is [>= 'a' and <= 'z', ..] && !name.ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>
    /// Reads the input from front to back, one row for each record, in little memory. A record that cannot be loaded is a row
    /// too and does not end the reading.
    /// </summary>
    /// <param name="input">Freshly opened.</param>
    /// <param name="known">Names actors and places; remembers new actors.</param>
    /// <param name="dataset">First part of the keys.</param>
    /// <param name="country">ISO 3166-1 alpha-2 code for records that name no country.</param>
    /// <exception cref="CannotRead">The input as a whole is damaged, or is not of this format.</exception>
    public abstract IEnumerable<ReadRow> Read(Input input, Known known, string dataset, string? country);
}

/// <summary>A format whose files are tables with a header, recognised by the names of their columns.</summary>
internal abstract class TableFormat : ImportFormat
{
    /// <summary>Columns without which it cannot be read, in the order in which a message should name them.</summary>
    public abstract IReadOnlyList<string> Needed { get; }

    public sealed override IEnumerable<ReadRow> Read(Input input, Known known, string dataset, string? country)
    {
        using var table = new CsvFile(input);
        Check(table.Columns, input.Name);
        input.Layout = RejectsFile.Table(table.Header, table.Separator, RejectsFile.AddedColumns(table.Columns) is not null);
        var row = new Row(table, input.Name);
        var read = Reader(row, new Target(input, known, dataset, country));

        while (table.Next() is { } record)
        {
            row.Begin(record.Line);
            if (record.Problem is { } broken)
            {
                yield return new Rejected(input.Name, [new Problem(record.Line, "", broken)]) { Record = record.Broken };
                continue;
            }
            var text = table.Raw.TrimEnd("\r\n");
            if (table.CellCount != table.Columns.Length)
                row.Problems.Add(new Problem(record.Line, "", $"{table.CellCount} columns, but the header has {table.Columns.Length}: "
                    + (table.CellCount < table.Columns.Length ? "a value is missing, or the row is cut short." : "a separator stands in a value without quotes.")));
            else if (text.Contains('\0'))
                row.Problems.Add(new Problem(record.Line, "", "A NUL byte is in it; remove it."));

            var result = row.Problems.Count == 0 ? read() : default;
            yield return row.Problems.Count > 0 || result.Incident is null
                ? new Rejected(input.Name, row.Problems) { Record = text.ToString() }
                : new Read(input.Name, record.Line, result.Incident) { Warnings = row.Warnings, Named = result.Named, Record = text.ToString() };
        }
    }

    /// <summary>Finds the columns once and returns what makes an incident of the present record.</summary>
    protected abstract Func<ReadRecord> Reader(Row row, Target target);

    /// <summary>Refuses a table that lacks needed columns.</summary>
    protected void Check(string[] columns, string fileName)
    {
        var missing = Needed.Where(name => !columns.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        if (missing.Count > 0)
            throw new CannotRead($"{fileName} is not {Title}: it has no column {string.Join(", ", missing)}.");
    }

    /// <summary>What a record came to; the incident is null where the row's problems say why.</summary>
    protected readonly record struct ReadRecord(Incidents.Incident? Incident, NamedPlace? Named);

    /// <summary>What is read into.</summary>
    protected sealed record Target(Input Input, Known Known, string Dataset, string? Country);
}
