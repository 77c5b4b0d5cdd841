using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentMap.Importing;
using IncidentMap.Incidents;

namespace IncidentMap.Tests.Importing;

/// <summary>Files given to the importer, and what becomes of them.</summary>
internal static class Given
{
    private static readonly Actor[] Actors = JsonSerializer.Deserialize<Actor[]>(Shipped.Open("actors.json"), new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    })!;

    public static Known Known => new(Actors, _ => null);

    /// <summary>All rows of a file in UTF-8.</summary>
    public static List<ReadRow> Rows(string name, string text, string? format = null) => Rows(name, Encoding.UTF8.GetBytes(text), format);

    public static List<ReadRow> Rows(string name, byte[] bytes, string? format = null)
    {
        using var input = Input.Of(name, new MemoryStream(bytes));
        return Rows(input, format);
    }

    public static List<ReadRow> Rows(Input input, string? format = null)
    {
        var recognised = Formats.For(input, format);
        var rows = recognised.Read(input, Known, recognised.DefaultDataset, null).ToList();
        foreach (var row in rows.OfType<Read>())
            row.Incident.Conclude();
        return rows;
    }

    /// <summary>The one row of a file, which is loaded.</summary>
    public static Read Loaded(string name, string text) => Assert.IsType<Read>(Assert.Single(Rows(name, text)));

    /// <summary>The complaints about a row, each as a user sees it.</summary>
    public static IEnumerable<string> Complaints(ReadRow row) =>
        (row switch { Rejected rejected => rejected.Problems, Read read => read.Warnings, _ => [] }).Select(p => $"{row.Source}:{p.Line} {p.Sentence}");

    /// <summary>Why a file is refused as a whole.</summary>
    public static string Refusal(string name, byte[] bytes, string? format = null) =>
        Assert.Throws<CannotRead>(() => Rows(name, bytes, format)).Message;

    public static string Refusal(string name, string text, string? format = null) => Refusal(name, Encoding.UTF8.GetBytes(text), format);

    /// <summary>A table from its header and one row, in which some cells are written otherwise.</summary>
    public static string Table(string header, string row, params (string Column, string Cell)[] otherwise)
    {
        var columns = header.Split(',');
        var cells = row.Split('|');
        Assert.Equal(columns.Length, cells.Length);
        foreach (var (column, cell) in otherwise)
        {
            var at = Array.IndexOf(columns, column);
            Assert.True(at >= 0, $"there is no column {column}");
            cells[at] = cell;
        }
        return header + "\n" + string.Join(',', cells.Select(Quoted)) + "\n";
    }

    public static string Quoted(string cell) => cell.IndexOfAny([',', '"', '\n', ';']) >= 0 ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
}
