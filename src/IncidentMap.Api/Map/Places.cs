using System.Globalization;
using IncidentMap.Filters;
using IncidentMap.Gazetteer;
using IncidentMap.GeoJson;
using IncidentMap.Storage;

namespace IncidentMap.Api.Map;

/// <summary><c>/api/places?q=</c>: what a place name may mean, for the map's search box.</summary>
internal static class Places
{
    private const int LongestName = 200, UsualLimit = 10, MostLimit = 20;

    public static async Task Get(HttpContext http, IncidentDb db)
    {
        var query = QueryParameters.Parse(http.Request);
        var named = new NamedPlace(Name(query, "q"), null, Name(query, "admin1"), Name(query, "country"));
        var limit = Limit(query.Take("limit"));
        query.Finish();
        if (named.Place is null)
            throw new BadInputException("q", "'q' is missing: the name of a place, such as ?q=Jalalabad.");

        var geocoder = await Geocoder.Over(db, http.RequestAborted);
        if (geocoder.Regions.Unknown(named) is { } unknown)
            throw new BadInputException(named.Country is not null && geocoder.Regions.Country(named.Country) is null ? "country" : "admin1", unknown);
        var answer = await geocoder.Search(named, limit, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-cache";
        await Json.Write(http, "application/json", PlaceAnswer.Document(named.Place, answer, geocoder.Regions), nulls: true);
    }

    private static string? Name(QueryParameters query, string parameter) =>
        query.Take(parameter) is not { } text ? null
        : text.Length > LongestName ? throw new BadInputException(parameter, $"A name of {text.Length} characters is none; {LongestName} are the most.")
        : text;

    private static int Limit(string? text) =>
        text is null ? UsualLimit
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 ? (int)Math.Min(limit, MostLimit)
        : throw new BadInputException("limit", $"{BadInputException.Quote(text)} is no whole number from 1 on, at most {MostLimit} are given.");
}
