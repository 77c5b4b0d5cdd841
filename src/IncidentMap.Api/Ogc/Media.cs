using IncidentMap.Exporting;
using IncidentMap.Filters;
using Microsoft.Net.Http.Headers;

namespace IncidentMap.Api.Ogc;

/// <summary>A form that a resource comes in.</summary>
/// <param name="Format">The word for it in <c>f=</c>.</param>
/// <param name="Type">Its media type.</param>
internal sealed record Media(string Format, string Type)
{
    public static readonly Media Json = new("json", "application/json");
    public static readonly Media GeoJson = new("json", "application/geo+json");
    public static readonly Media Schema = new("json", "application/schema+json");
    public static readonly Media Html = new("html", "text/html");

    public static readonly Media VectorTile = new("mvt", "application/vnd.mapbox-vector-tile");
    public static readonly Media TileJson = new("tilejson", "application/vnd.mapbox.tile+json");

    /// <summary>For the link to it from another form.</summary>
    public string LinkTitle { get; } = $"This document as {Format.ToUpperInvariant()}";

    public static Media Of(ExportFormat format) => new(format.Name, format.MediaType);

    /// <summary>Whether it is one JSON document.</summary>
    public bool IsJsonDocument => Type.EndsWith("json", StringComparison.Ordinal) && Type != "application/x-ndjson";

    /// <summary>The value of Content-Type.</summary>
    public string Header => Type.StartsWith("text/", StringComparison.Ordinal) ? Type + "; charset=utf-8" : Type;

    /// <summary>Letter for letter what the official test suite and ArcGIS compare with.</summary>
    public static readonly Media OpenApi = new("json", "application/vnd.oai.openapi+json;version=3.0");

    /// <summary>The form the caller asks for, by <c>f</c> or else the Accept header; the first offered if it is all the same.</summary>
    /// <exception cref="BadInputException"><c>f</c> names none of the offered.</exception>
    /// <exception cref="NotAcceptableException">Accept allows none of the offered.</exception>
    public static Media Choose(HttpRequest request, QueryParameters query, params Media[] offered)
    {
        if (query.Take("f") is { } format)
            return offered.FirstOrDefault(m => m.Format == format)
                ?? throw new BadInputException("f", $"{BadInputException.Quote(format)} is none of {string.Join(", ", offered.Select(m => m.Format).Distinct())}.");

        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
            return offered[0];
        return offered.Select(m => (Media: m, Wish: Wish(m, accepted)))
            .Where(c => c.Wish.Quality > 0)
            .OrderByDescending(c => c.Wish)
            .Select(c => c.Media)
            .FirstOrDefault()
            ?? throw new NotAcceptableException($"This comes as {string.Join(", ", offered.Select(m => m.Type))}; the Accept header allows none of them.");
    }

    /// <summary>An exact match wins over a pattern of the same quality, as <c>application/json</c> is one for <c>application/geo+json</c>.</summary>
    private static (double Quality, bool Exact) Wish(Media media, IList<MediaTypeHeaderValue> accepted)
    {
        var type = MediaTypeHeaderValue.Parse(media.Type);
        return accepted.Where(type.IsSubsetOf)
            .Select(a => (Exact: a.MediaType.Equals(type.MediaType, StringComparison.OrdinalIgnoreCase), Range: a))
            .OrderByDescending(a => (a.Exact, !a.Range.MatchesAllSubTypes, !a.Range.MatchesAllTypes))
            .Select(a => (a.Range.Quality ?? 1, a.Exact))
            .FirstOrDefault();
    }
}
