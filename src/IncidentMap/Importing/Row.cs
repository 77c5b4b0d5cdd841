using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentMap.Gazetteer;
using NetTopologySuite.Geometries;

namespace IncidentMap.Importing;

/// <summary>A column of a table by its name there; <see cref="None"/> where the table has none such.</summary>
internal readonly record struct Column(string Name, int Index)
{
    public static readonly Column None = new("", -1);
    public bool Exists => Index >= 0;
}

/// <summary>The present record of a table: its cells by column, and what is found wrong with them.</summary>
internal sealed class Row
{
    /// <summary>More than any incident has had; a number beyond it is an id or a date in the wrong column.</summary>
    public const int MostPeople = 10_000_000;

    /// <summary>An actor's name is the key of an index, which takes no more than 2,700 bytes.</summary>
    public const int LongestName = 300;

    public const int LongestKey = 100;

    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    private static readonly HashSet<string> provinces = [.. Provinces.All.Select(province => province.Name)];

    private readonly CsvFile table;
    private readonly Words words = new();
    private readonly Memo<string, string?> countryCodes = new(Countries.Code);
    private readonly bool[] ours;
    private readonly bool[] keptThisTime;
    private readonly ArrayBufferWriter<byte> json = new();
    private readonly Utf8JsonWriter jsonWriter;
    private readonly JsonEncodedText[] jsonNames;

    public Row(CsvFile table, string fileName)
    {
        this.table = table;
        FileName = fileName;
        ours = new bool[table.Columns.Length];
        keptThisTime = new bool[table.Columns.Length];
        jsonNames = [.. table.Columns.Select(name => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
        jsonWriter = new Utf8JsonWriter(json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        if (RejectsFile.AddedColumns(table.Columns) is { } added)
            ours.AsSpan(added).Fill(true);
    }

    public string FileName { get; }
    public int Line { get; private set; }
    public List<Problem> Problems { get; private set; } = [];
    public List<Problem> Warnings { get; private set; } = [];

    public IEnumerable<Column> Columns => table.Columns.Select((name, index) => new Column(name, index));

    /// <summary>The column of the first of these names that the table has, upper or lower case.</summary>
    public Column Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            for (var i = 0; i < table.Columns.Length; i++)
                if (name.Equals(table.Columns[i], StringComparison.OrdinalIgnoreCase))
                    return new Column(table.Columns[i], i);
        return Column.None;
    }

    /// <summary>Such a column, of which the incident has all, so that the source's record need not repeat it.</summary>
    public Column Ours(params ReadOnlySpan<string> names)
    {
        var column = Find(names);
        if (column.Exists)
            ours[column.Index] = true;
        return column;
    }

    public void Begin(int line)
    {
        Line = line;
        if (Problems.Count > 0)
            Problems = [];
        Warnings = []; // handed on with the record, also when empty: others add to it
        Array.Clear(keptThisTime);
    }

    /// <summary>The cell without blanks around it; empty where there is no such column.</summary>
    public ReadOnlySpan<char> Cell(Column column) => column.Exists ? table.Cell(column.Index).Trim() : default;

    /// <summary>Its text in Unicode normal form C, or null where it is blank.</summary>
    public string? Text(Column column)
    {
        var cell = Cell(column);
        return cell.IsEmpty ? null : Words.Normal(cell);
    }

    /// <summary>Text that many records share: a name, not a sentence.</summary>
    public string? Name(Column column)
    {
        var cell = Cell(column);
        if (cell.Length <= LongestName)
            return cell.IsEmpty ? null : words.Of(cell);
        Refuse(column, $"A name of {cell.Length:N0} characters cannot be right; at most {LongestName} are taken.");
        return null;
    }

    /// <summary>What identifies the record in its source; null where it is blank or cannot be it, which is a problem.</summary>
    public string? Key(Column column)
    {
        var cell = Cell(column);
        if (cell.IsEmpty)
            Refuse(column, "blank; without its id the row could never be found again to be updated.");
        else if (cell.Length > LongestKey)
            Refuse(column, $"an id of {cell.Length:N0} characters cannot be right.");
        else if (Numbers.IsSpoiledId(cell))
            Refuse(column, "a spreadsheet has turned this id into a rounded number; export the file again and do not open it in a spreadsheet.");
        else
            return Words.Normal(cell);
        return null;
    }

    /// <summary>A code of one digit or few; null where it is blank or none.</summary>
    public int? Code(Column column) =>
        int.TryParse(Cell(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;

    /// <summary>A number of people; null where the cell is blank, and where it is no number, which is a problem.</summary>
    public int? People(Column column)
    {
        var cell = Cell(column);
        if (cell.IsEmpty)
            return null;
        if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people <= MostPeople)
            return people;
        Refuse(column, Numbers.WhyNoCount(cell, MostPeople));
        return null;
    }

    /// <summary>Latitude and longitude as a point; null where both are blank, and where they cannot be right, which is a problem.</summary>
    public Point? Point(Column latitude, Column longitude)
    {
        var north = Cell(latitude);
        var east = Cell(longitude);
        if (north.IsEmpty && east.IsEmpty)
            return null;
        if (north.IsEmpty || east.IsEmpty)
        {
            var (there, missing) = north.IsEmpty ? (longitude, latitude) : (latitude, longitude);
            Refuse(missing, $"blank, though {there.Name} is given; give both or neither.");
            return null;
        }
        var isNorth = Degrees(latitude, north, 90, out var y);
        var isEast = Degrees(longitude, east, 180, out var x);
        if (!isNorth || !isEast)
            return null;
        if (x != 0 || y != 0)
            return Wgs84.CreatePoint(new Coordinate(x, y));
        Warn(latitude, $"0 with {longitude.Name} 0 lies in the sea off Africa and stands for a missing value; the point is left out.");
        return null;
    }

    /// <summary>The alpha-2 code of a country by its name or code; null where it is none that we know, which is a warning.</summary>
    public string? Country(Column column, string? name)
    {
        if (name is null)
            return null;
        var code = countryCodes.Of(name);
        if (code is null)
        {
            Warn(column, "no country that we know the code of; it stays without one.");
            Keep(column);
        }
        return code;
    }

    /// <summary>Keeps the cell of this record, though its column is usually all in the incident.</summary>
    public void Keep(Column column)
    {
        if (column.Exists)
            keptThisTime[column.Index] = true;
    }

    /// <summary>Keeps the name of a province where it is not ours: placing may put the name of the province that it is, or is part of, in its stead.</summary>
    public void KeepUnlessOurs(Column column, string? province)
    {
        if (province is not null && !provinces.Contains(province))
            Keep(column);
    }

    /// <summary>A JSON object of the cells that are not blank and not in the incident; null where there are none.</summary>
    public string? SourceRecord()
    {
        json.ResetWrittenCount();
        jsonWriter.Reset();
        jsonWriter.WriteStartObject();
        var any = false;
        for (var i = 0; i < jsonNames.Length; i++)
        {
            if (ours[i] && !keptThisTime[i])
                continue;
            var cell = table.Cell(i).Trim();
            if (cell.IsEmpty)
                continue;
            jsonWriter.WriteString(jsonNames[i], cell);
            any = true;
        }
        jsonWriter.WriteEndObject();
        jsonWriter.Flush();
        return any ? Encoding.UTF8.GetString(json.WrittenSpan) : null;
    }

    /// <summary>The record cannot be loaded for this cell.</summary>
    public void Refuse(Column column, string message) => Problems.Add(About(column, message));

    /// <summary>The record is loaded, but this is odd.</summary>
    public void Warn(Column column, string message) => Warnings.Add(About(column, message));

    private Problem About(Column column, string message) =>
        new(Line, column.Name, message) { Value = Cell(column) is { IsEmpty: false } cell ? cell.ToString() : null };

    private bool Degrees(Column column, ReadOnlySpan<char> cell, int limit, out double degrees)
    {
        if (double.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out degrees)
            && Math.Abs(degrees) <= limit)
            return true;
        Refuse(column, Numbers.WhyNoDegrees(cell, limit));
        return false;
    }
}
