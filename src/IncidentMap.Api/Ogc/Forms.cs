using IncidentMap.Exporting;
using IncidentMap.Filters;
using Microsoft.Net.Http.Headers;

namespace IncidentMap.Api.Ogc;

/// <summary>The forms that features come in: each export format, and a page for people.</summary>
internal static class Forms
{
    /// <summary>GeoJSON first: it is what whoever has no wish gets. Its general type is one more name for it.</summary>
    public static readonly Media[] OfItems = [Media.GeoJson, Media.Json, .. ExportFormats.All.Where(f => f != ExportFormats.GeoJson).Select(Media.Of), Media.Html];

    /// <summary>A single feature comes as a document; a table of one row is of no use.</summary>
    public static readonly Media[] OfItem = [Media.GeoJson, Media.Json, Media.Of(ExportFormats.JsonFg), Media.Html];

    private const string Profiles = "http://www.opengis.net/def/profile/OGC/0/";

    /// <summary>The profiles of GeoJSON (OGC 21-045r1, 12): the words of the parameter <c>profile</c>.</summary>
    public static readonly IReadOnlyList<string> ProfileNames = ["rfc7946", "jsonfg"];

    /// <summary>How CSV gives the point: the words of the parameter <c>geometry</c>.</summary>
    public static readonly IReadOnlyDictionary<string, PointCells> PointCells = new Dictionary<string, PointCells>
    {
        ["lonlat"] = Exporting.PointCells.LonLat,
        ["wkt"] = Exporting.PointCells.Wkt,
    };

    private static readonly IReadOnlyList<string> PointCellNames = [.. PointCells.Keys];

    /// <summary>What writes this form; null for a page. In <c>f=</c> GeoJSON is <c>json</c>, as clients of the standard expect.</summary>
    public static ExportFormat? Format(Media media) => media.Format is "json" or "geojson" ? ExportFormats.GeoJson : ExportFormats.All.FirstOrDefault(f => f.Name == media.Format);

    /// <summary>The format as the parameter <c>profile</c> wants it, which only GeoJSON heeds; null for a page.</summary>
    /// <exception cref="BadInputException"><c>profile</c> is none of the words there are.</exception>
    public static ExportFormat? OfProfile(HttpContext http, Media media, QueryParameters query)
    {
        var profile = OneOf(query, "profile", ProfileNames) ?? ProfileNames[0];
        var format = Format(media);
        if (format == ExportFormats.GeoJson)
        {
            http.Response.Headers.Append(HeaderNames.Link, $"<{Profiles}{profile}>; rel=\"profile\"");
            if (profile == "jsonfg")
                format = ExportFormats.JsonFg;
        }
        return format == ExportFormats.JsonFg ? new JsonFgFormat(c => new Links(http).Href($"/collections/{c.Id}/schema")) : format;
    }

    /// <summary>The format as <c>profile</c> and <c>geometry</c> want it, of which only CSV heeds the latter.</summary>
    /// <exception cref="BadInputException">One of them is none of the words there are.</exception>
    public static ExportFormat? OfOptions(HttpContext http, Media media, QueryParameters query)
    {
        var format = OfProfile(http, media, query);
        var cells = OneOf(query, "geometry", PointCellNames);
        return format is CsvFormat && cells is not null ? new CsvFormat(PointCells[cells]) : format;
    }

    /// <exception cref="BadInputException">The format cannot have coordinates in this system.</exception>
    public static void Refuse(ExportFormat? format, Crs crs)
    {
        if (format?.Takes(crs) == false)
            throw new BadInputException("crs", $"{format.Title} cannot have its coordinates in {crs.Uri}; leave crs out, or ask for another format.");
    }

    private static string? OneOf(QueryParameters query, string parameter, IReadOnlyList<string> words)
    {
        var word = query.Take(parameter);
        if (parameter == "profile" && word?.StartsWith(Profiles, StringComparison.OrdinalIgnoreCase) == true)
            word = word[Profiles.Length..];
        return word is null || words.Contains(word)
            ? word
            : throw new BadInputException(parameter, $"{BadInputException.Quote(word)} is none of {string.Join(", ", words)}.");
    }
}
