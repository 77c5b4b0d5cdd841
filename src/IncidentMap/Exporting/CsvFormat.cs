using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Exporting;

/// <summary>How a table gives the point.</summary>
public enum PointCells
{
    /// <summary>Columns <c>longitude</c> and <c>latitude</c>, or <c>easting</c> and <c>northing</c> in a projected system.</summary>
    LonLat,

    /// <summary>A column <c>geometry</c> in WKT, in the axis order of its system.</summary>
    Wkt,
}

/// <summary>CSV (RFC 4180) in UTF-8 with a header line. No cell can be taken for a formula by a spreadsheet.</summary>
public sealed class CsvFormat(PointCells points = PointCells.LonLat)
    : ExportFormat("csv", "text/csv", ".csv", "CSV")
{
    private const int FlushEvery = 32 * 1024;

    /// <inheritdoc/>
    public override async Task<int> Write(FeatureSource source, PipeWriter pipe, CancellationToken stop)
    {
        await using var rows = await source.Open(stop);
        var line = new StringBuilder();
        AppendHeader(line, rows.Shape);
        var count = 0;
        for (; await rows.Read(stop); count++)
        {
            AppendRow(line, rows);
            if (line.Length > FlushEvery)
                await Send();
        }
        await Send();
        return count;

        async Task Send()
        {
            foreach (var chunk in line.GetChunks())
                Encoding.UTF8.GetBytes(chunk.Span, pipe);
            line.Clear();
            await pipe.FlushAsync(stop);
        }
    }

    private void AppendHeader(StringBuilder line, RowShape shape)
    {
        string[] point = (shape.HasPoint, points) switch
        {
            (false, _) => [],
            (_, PointCells.Wkt) => ["geometry"],
            _ => shape.Crs.IsGeographicWgs84 ? ["longitude", "latitude"] : ["easting", "northing"],
        };
        line.AppendJoin(',', ["id", .. shape.Properties.Select(p => p.Name), .. point]).Append("\r\n");
    }

    private void AppendRow(StringBuilder line, FeatureRows rows)
    {
        line.Append(rows.Id);
        for (var i = 0; i < rows.Properties.Count; i++)
        {
            line.Append(',');
            if (rows.Text(i) is { } text)
                AppendCell(line, rows.Properties[i].Kind is ValueKind.Text or ValueKind.Texts ? Defused(text) : text);
        }
        if (rows.Shape.HasPoint)
            AppendPoint(line.Append(','), rows);
        line.Append("\r\n");
    }

    private void AppendPoint(StringBuilder line, FeatureRows rows)
    {
        if (points == PointCells.LonLat)
            line.Append(CultureInfo.InvariantCulture, $"{rows.Point?.X},{rows.Point?.Y}");
        else if (rows.Point is { } point && rows.Shape.InAxisOrder(point) is var (first, second))
            line.Append(CultureInfo.InvariantCulture, $"POINT ({first} {second})");
    }

    /// <summary>A text that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises; one more where it has one, so that it can be told.</summary>
    private static string Defused(string text) => IsFormula(text.AsSpan().TrimStart('\'')) ? "'" + text : text;

    /// <summary>The text of a cell without the apostrophe that keeps it from being a formula.</summary>
    internal static ReadOnlySpan<char> Plain(ReadOnlySpan<char> cell) => cell is ['\'', ..] && IsFormula(cell.TrimStart('\'')) ? cell[1..] : cell;

    private static bool IsFormula(ReadOnlySpan<char> text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..];

    private static void AppendCell(StringBuilder line, string text)
    {
        if (text.AsSpan().ContainsAny(",\"\r\n"))
            line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            line.Append(text);
    }
}
