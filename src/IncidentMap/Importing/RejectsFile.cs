using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IncidentMap.Importing;

/// <summary>
/// Rejected records as they stood in their input, in its layout and encoding, with two more columns: why, and the line. Mended,
/// it can be imported as it is: the two columns are passed over. It appears under its name when it is complete.
/// </summary>
public sealed class RejectsFile : IDisposable
{
    internal const string ReasonColumn = "reject_reason", LineColumn = "line";

    private readonly string path;
    private readonly Input input;
    private readonly FileStream file;
    private bool isComplete;

    /// <summary>Begins it, so that a path that cannot be written is met before anything is loaded.</summary>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor by this user.</exception>
    public RejectsFile(string path, Input input)
    {
        if (Directory.Exists(path))
            throw new IOException("It is a folder.");
        (this.path, this.input) = (path, input);
        file = new FileStream(path + ".part", FileMode.Create);
    }

    /// <summary>How many records were written.</summary>
    public int Count { get; private set; }

    /// <summary>How many were not, being too long to be records.</summary>
    public int LeftOut { get; private set; }

    /// <summary>The last two columns, where the table is itself a file of rejects.</summary>
    internal static Range? AddedColumns(string[] columns) =>
        columns is [.., var reason, var line] && reason.Equals(ReasonColumn, StringComparison.OrdinalIgnoreCase) && line.Equals(LineColumn, StringComparison.OrdinalIgnoreCase)
            ? (columns.Length - 2)..
            : null;

    /// <summary>Whether a property is one of the two.</summary>
    internal static bool IsAdded(string property) => property is ReasonColumn or LineColumn;

    /// <summary>Adds a record. One that is too long to be one is left out.</summary>
    public void Write(ReadRow row, IEnumerable<Problem> problems)
    {
        if (row.Record is not { } record || input.Layout is not { } layout)
        {
            LeftOut++;
            return;
        }
        var reason = string.Join(" ", problems.Select(p => p.Sentence));
        if (Count == 0)
        {
            file.Write(input.Encoding.Preamble);
            Put(layout.Before);
        }
        Put((Count > 0 ? layout.Between : "") + layout.With(record, reason, row.Line));
        Count++;
    }

    /// <summary>Puts the file in its place; without rejects there is none, nor does one of an earlier run stay.</summary>
    public void Complete()
    {
        if (Count == 0)
        {
            File.Delete(path);
            return;
        }
        Put(input.Layout!.After);
        file.Dispose();
        File.Move(path + ".part", path, overwrite: true);
        isComplete = true;
    }

    public void Dispose()
    {
        file.Dispose();
        if (!isComplete)
            File.Delete(path + ".part");
    }

    private void Put(string text) => file.Write(input.Encoding.GetBytes(text));

    /// <summary>How an input sets its records one after the other.</summary>
    /// <param name="Before">What comes before the first.</param>
    /// <param name="Between">What separates two.</param>
    /// <param name="After">What follows the last.</param>
    /// <param name="With">A record with the reason and the line added.</param>
    internal sealed record Layout(string Before, string Between, string After, Func<string, string, int, string> With);

    /// <summary>The layout of a table.</summary>
    internal static Layout Table(string header, char separator, bool isRejectsFile)
    {
        var columns = isRejectsFile ? "" : $"{separator}{ReasonColumn}{separator}{LineColumn}";
        return new Layout(header + columns + "\r\n", "", "", (record, reason, line) =>
            string.Create(CultureInfo.InvariantCulture,
                $"{(isRejectsFile ? WithoutLastTwo(record, separator) : record)}{separator}{Quoted(reason)}{separator}{line}\r\n"));
    }

    /// <summary>An object of JSON, written anew; as it is where it is none.</summary>
    internal static string Rewritten(string record, bool overManyLines, Action<JsonElement, Utf8JsonWriter> write)
    {
        try
        {
            using var document = JsonDocument.Parse(record);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return record;
            using var bytes = new MemoryStream();
            using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = overManyLines }))
                write(document.RootElement, writer);
            return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return record;
        }
    }

    /// <summary>An object's members, and the two after them.</summary>
    internal static void WriteMembers(Utf8JsonWriter writer, JsonElement members, string reason, int line)
    {
        if (members.ValueKind == JsonValueKind.Object)
            foreach (var member in members.EnumerateObject())
                if (!IsAdded(member.Name))
                    member.WriteTo(writer);
        writer.WriteString(ReasonColumn, reason);
        writer.WriteNumber(LineColumn, line);
    }

    /// <summary>
    /// In quotes, with none inside, so that a search for the bad cell does not find the reason too; and not to be taken for a
    /// formula by a spreadsheet.
    /// </summary>
    private static string Quoted(string text) => $"\"{(text is ['=' or '+' or '-' or '@', ..] ? "'" : "")}{text.Replace('"', '\'')}\"";

    private static string WithoutLastTwo(string record, char separator)
    {
        int last = -1, lastButOne = -1;
        var quoted = false;
        for (var i = 0; i < record.Length; i++)
            if (record[i] == '"')
                quoted = !quoted;
            else if (record[i] == separator && !quoted)
                (lastButOne, last) = (last, i);
        return lastButOne >= 0 && int.TryParse(record.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? record[..lastButOne]
            : record;
    }
}
