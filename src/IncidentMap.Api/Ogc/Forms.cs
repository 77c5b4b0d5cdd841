using IncidentMap.Exporting;
using IncidentMap.Filters;

namespace IncidentMap.Api.Ogc;

/// <summary>The forms that features come in: each export format, and a page for people.</summary>
internal static class Forms
{
    /// <summary>GeoJSON first: it is what whoever has no wish gets. Its general type is one more name for it.</summary>
    public static readonly Media[] OfItems = [Media.GeoJson, Media.Json, .. ExportFormats.All.Where(f => f != ExportFormats.GeoJson).Select(Media.Of), Media.Html];

    /// <summary>A single feature comes as a document; a table of one row is of no use.</summary>
    public static readonly Media[] OfItem = [Media.GeoJson, Media.Json, Media.Html];

    /// <summary>How CSV gives the point: the words of the parameter <c>geometry</c>.</summary>
    public static readonly IReadOnlyDictionary<string, PointCells> PointCells = new Dictionary<string, PointCells>
    {
        ["lonlat"] = Exporting.PointCells.LonLat,
        ["wkt"] = Exporting.PointCells.Wkt,
    };

    /// <summary>What writes this form; null for a page. In <c>f=</c> GeoJSON is <c>json</c>, as clients of the standard expect.</summary>
    public static ExportFormat? Format(Media media) => media.Format == Media.GeoJson.Format ? ExportFormats.GeoJson : ExportFormats.All.FirstOrDefault(f => f.Name == media.Format);

    /// <summary>The format as the other parameters want it.</summary>
    /// <exception cref="BadInputException"><c>geometry</c> is none of the words there are.</exception>
    public static ExportFormat? WithOptions(ExportFormat? format, QueryParameters query)
    {
        if (query.Take("geometry") is not { } word)
            return format;
        if (!PointCells.TryGetValue(word, out var cells))
            throw new BadInputException("geometry", $"{BadInputException.Quote(word)} is none of {string.Join(", ", PointCells.Keys)}.");
        return format is CsvFormat ? new CsvFormat(cells) : format;
    }
}
