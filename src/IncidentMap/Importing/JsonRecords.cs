using System.Text;

namespace IncidentMap.Importing;

/// <summary>
/// Cuts JSON text into the records that a GeoJSON file holds, one at a time: the members of a FeatureCollection's features, texts
/// after a record separator (RFC 8142), lines, or one Feature alone. It looks at nothing but strings and brackets, so that a
/// broken record does not take the next ones with it.
/// </summary>
internal sealed class JsonRecords(TextReader text, string fileName)
{
    public const char RecordSeparator = '\u001E';

    /// <summary>Characters in one record; more is a boundary in full detail, or a bracket that is never closed.</summary>
    private const int LongestRecord = 4 << 20;

    private readonly StringBuilder record = new();
    private int line = 1;

    /// <summary>A record as it is written.</summary>
    /// <param name="Line">1-based line on which it begins.</param>
    /// <param name="Text">Null where it is too long.</param>
    /// <param name="IsCut">The text ends within it.</param>
    public readonly record struct Record(int Line, string? Text, bool IsCut);

    /// <summary>Texts between record separators.</summary>
    public IEnumerable<Record> Separated() => Between(RecordSeparator);

    /// <summary>Lines.</summary>
    public IEnumerable<Record> Lines() => Between('\n');

    /// <summary>The one value.</summary>
    public Record Whole()
    {
        var begin = SkipBlank();
        return Value(begin);
    }

    /// <summary>The members of <c>features</c> in the object that the text is.</summary>
    /// <exception cref="CannotRead">It is no such object, or names a coordinate system other than WGS 84.</exception>
    public IEnumerable<Record> Features()
    {
        SkipBlank();
        text.Read(); // the opening brace, by which it was recognised
        while (true)
        {
            var begin = SkipBlank();
            if (text.Peek() is '}' or < 0)
                yield break;
            if (text.Peek() == ',')
            {
                text.Read();
                continue;
            }
            var name = Value(begin).Text;
            SkipBlank();
            if (text.Peek() == ':')
                text.Read();
            begin = SkipBlank();
            if (name != "\"features\"" || text.Peek() != '[')
            {
                var value = Value(begin);
                if (name == "\"crs\"")
                    CheckCrs(value.Text);
                if (value.IsCut)
                {
                    yield return value;
                    yield break;
                }
                continue;
            }
            text.Read();
            while (true)
            {
                begin = SkipBlank();
                if (text.Peek() == ',')
                {
                    text.Read();
                    continue;
                }
                if (text.Peek() == ']')
                {
                    text.Read();
                    break;
                }
                var feature = text.Peek() < 0 ? new Record(begin, "", true) : Value(begin);
                yield return feature;
                if (feature.IsCut)
                    yield break;
            }
        }
    }

    /// <summary>GeoJSON of 2008 could name one; that of 2016 is always WGS 84, longitude first.</summary>
    private void CheckCrs(string? crs)
    {
        if (crs is not null and not "null" && !crs.Contains("CRS84", StringComparison.OrdinalIgnoreCase) && !crs.Contains("4326", StringComparison.Ordinal))
            throw new CannotRead($"{fileName} is not in degrees of WGS 84: its crs is {(crs.Length > 100 ? crs[..100] + "..." : crs)}. Write it out anew in EPSG:4326.");
    }

    private IEnumerable<Record> Between(char separator)
    {
        var begin = line;
        record.Clear();
        var tooLong = false;
        while (true)
        {
            var c = text.Read();
            if (c >= 0 && c != separator)
            {
                if (c == '\n')
                    line++;
                if (record.Length == 0 && char.IsWhiteSpace((char)c))
                {
                    begin = line;
                    continue;
                }
                if (record.Length < LongestRecord)
                    record.Append((char)c);
                else
                    tooLong = true;
                continue;
            }
            if (record.Length > 0)
                yield return new Record(begin, tooLong ? null : record.ToString().TrimEnd(), false);
            if (c < 0)
                yield break;
            if (c == '\n')
                line++;
            begin = line;
            record.Clear();
            tooLong = false;
        }
    }

    /// <summary>One value from where the text stands, to its last bracket or quote, or up to a comma or bracket after it.</summary>
    private Record Value(int begin)
    {
        record.Clear();
        var (depth, quoted, escaped, tooLong) = (0, false, false, false);
        while (true)
        {
            var c = text.Peek();
            if (c < 0)
                return new Record(begin, tooLong ? null : record.ToString(), quoted || depth > 0 || record.Length == 0);
            if (!quoted && depth == 0 && record.Length > 0 && (c is ',' or ']' or '}' or ':' || char.IsWhiteSpace((char)c)))
                break;
            text.Read();
            if (c == '\n')
                line++;
            if (record.Length < LongestRecord)
                record.Append((char)c);
            else
                tooLong = true;
            if (escaped)
                escaped = false;
            else if (quoted)
                (quoted, escaped) = (c != '"', c == '\\');
            else if (c == '"')
                quoted = true;
            else if (c is '{' or '[')
                depth++;
            else if (c is '}' or ']')
                depth--;
            if (!quoted && depth <= 0 && c is '}' or ']' or '"')
                break;
        }
        return new Record(begin, tooLong ? null : record.ToString(), false);
    }

    private int SkipBlank()
    {
        while (text.Peek() is >= 0 and var c && (char.IsWhiteSpace((char)c) || c == '\uFEFF'))
        {
            text.Read();
            if (c == '\n')
                line++;
        }
        return line;
    }
}
