using Sylvan.Data.Csv;

namespace IncidentMap.Importing;

/// <summary>
/// A table in text: records between line ends, cells between separators, quotes where a cell holds either. Sylvan.Data.Csv
/// reads the records; here are line numbers, and going on after a record that it cannot read.
/// </summary>
internal sealed class CsvFile : IDisposable
{
    /// <summary>Characters in one record; the longest of UCDP's have some 50,000.</summary>
    private const int LongestRecord = 1 << 20;

    private readonly Input input;
    private readonly Rereadable text;
    private CsvDataReader reader;
    private int nextLine = 1;

    /// <summary>Reads the header.</summary>
    /// <exception cref="CannotRead">It has nameless columns, or two of one name.</exception>
    public CsvFile(Input input)
    {
        this.input = input;
        Separator = SeparatorOf(input.Head);
        text = new Rereadable(input.Text);
        reader = NewReader();
        do
        {
            if (Next() is not { } header)
                throw new CannotRead($"{input.Name} has no header line with the names of its columns.");
            if (header.Problem is { } problem)
                throw new CannotRead($"{input.Name}:{header.Line} the header cannot be read: {problem}");
        }
        while (IsBlankLine);
        Header = Raw.TrimEnd("\r\n").ToString();
        Columns = [.. Enumerable.Range(0, reader.RowFieldCount).Select(i => reader.GetString(i).Trim())];
        Check(Columns, input.Name);
    }

    /// <summary>The names of the columns as they are written.</summary>
    public string[] Columns { get; }

    /// <summary>The header line as it is written.</summary>
    public string Header { get; }

    public char Separator { get; }

    /// <summary>The present record as it is written, with its line end.</summary>
    public ReadOnlySpan<char> Raw => reader.GetRawRecordSpan();

    public int CellCount => reader.RowFieldCount;

    /// <summary>A cell of the present record, without its quotes.</summary>
    public ReadOnlySpan<char> Cell(int index) => reader.GetFieldSpan(index);

    /// <summary>The comma, semicolon or tab that the first line has most of, outside quotes.</summary>
    public static char SeparatorOf(ReadOnlySpan<char> head)
    {
        head = head.TrimStart("\r\n");
        Span<int> counts = stackalloc int[3];
        var quoted = false;
        foreach (var c in head)
        {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is '\r' or '\n')
                break;
            else if (!quoted && ",;\t".IndexOf(c, StringComparison.Ordinal) is >= 0 and var which)
                counts[which]++;
        }
        return counts[1] > counts[0] && counts[1] >= counts[2] ? ';' : counts[2] > counts[0] ? '\t' : ',';
    }

    /// <summary>
    /// Goes to the next record, past blank lines; null after the last. <c>Problem</c> is set where it could not be read: then
    /// <c>Broken</c> is its first line, and the next record begins after that.
    /// </summary>
    public Record? Next()
    {
        while (true)
        {
            var line = nextLine;
            try
            {
                if (!reader.Read())
                    return null;
            }
            catch (CsvRecordTooLargeException)
            {
                return StartAgain(line, $"the row has more than {LongestRecord:N0} characters: a quote that opens in it is never closed, or it is no table.");
            }
            catch (CsvFormatException error)
            {
                var why = error.Message.Contains("end of the input", StringComparison.Ordinal)
                    ? "a quote that opens in this row is never closed; close it, or the file is cut short here."
                    : "a quoted cell goes on after its closing quote; double the quotes inside it, or close the one before.";
                return StartAgain(line, why);
            }

            var raw = Raw;
            text.Forget(raw.Length);
            nextLine += LinesIn(raw);
            if (!IsBlankLine)
                return new Record(line, null, null);
        }
    }

    public void Dispose() => reader.Dispose();

    /// <param name="Line">1-based line on which it begins.</param>
    /// <param name="Problem">Why it cannot be read.</param>
    /// <param name="Broken">What of it is left out where it cannot be read.</param>
    public readonly record struct Record(int Line, string? Problem, string? Broken);

    private bool IsBlankLine => reader.RowFieldCount == 1 && Raw.IsWhiteSpace();

    private Record StartAgain(int line, string problem)
    {
        reader.Dispose();
        var broken = text.Rewind();
        nextLine = line + 1;
        reader = NewReader();
        return new Record(line, problem, broken);
    }

    private CsvDataReader NewReader() => CsvDataReader.Create(text, new CsvDataReaderOptions
    {
        HasHeaders = false,
        BufferSize = 1 << 16,
        MaxBufferSize = LongestRecord,
        Delimiter = Separator,
        CsvStyle = CsvStyle.Standard,
        ResultSetMode = ResultSetMode.SingleResult,
        OwnsReader = false,
    });

    private static int LinesIn(ReadOnlySpan<char> raw)
    {
        var lines = raw.Count('\n');
        var returns = raw.Count('\r');
        return returns == 0 ? lines : lines + returns - raw.Count("\r\n");
    }

    private static void Check(string[] columns, string name)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (Array.Exists(columns, column => column.Contains('\0')))
            throw new CannotRead($"{name}: a NUL byte is in the header; remove it.");
        for (var i = 0; i < columns.Length; i++)
            if (columns[i].Length == 0)
                throw new CannotRead($"{name}: column {i + 1} of the header has no name{(i > 0 ? $" (it comes after {columns[i - 1]})" : "")}; give it one.");
            else if (!seen.Add(columns[i]))
                throw new CannotRead($"{name}: the header has two columns named {columns[i]}; which one is meant? Rename or remove one.");
    }

    /// <summary>Text that can be read again from the end of the last record on.</summary>
    private sealed class Rereadable(TextReader source) : TextReader
    {
        private char[] kept = new char[1 << 16];
        private int start, given, end;

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer)
        {
            if (given == end && !Fill())
                return 0;
            var length = Math.Min(buffer.Length, end - given);
            kept.AsSpan(given, length).CopyTo(buffer);
            given += length;
            return length;
        }

        /// <summary>A record of this length is read and need not be kept.</summary>
        public void Forget(int length) => start += length;

        /// <summary>Reading goes on after the first line that was not yet forgotten; returns that line, null where it is too long to be one.</summary>
        public string? Rewind()
        {
            if (end > start && kept[end - 1] == '\r')
                Fill(); // the other half of a line end
            var text = kept.AsSpan(start, end - start);
            if (text.IndexOfAny('\r', '\n') is >= 0 and var at)
            {
                var line = text[..at].ToString();
                start += at + (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1);
                given = start;
                return line;
            }
            var last = end - start < LongestRecord ? text.ToString() : null;
            start = given = end;
            for (var c = source.Read(); c is not (-1 or '\n'); c = source.Read())
            {
            }
            return last;
        }

        private bool Fill()
        {
            if (start > 0 && end + (1 << 15) > kept.Length)
            {
                kept.AsSpan(start, end - start).CopyTo(kept);
                (given, end, start) = (given - start, end - start, 0);
            }
            if (end == kept.Length)
                Array.Resize(ref kept, kept.Length * 2);
            var read = source.Read(kept.AsSpan(end));
            end += read;
            return read > 0;
        }
    }
}
