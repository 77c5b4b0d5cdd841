using IncidentMap.Api.Ogc.Pages;

namespace IncidentMap.Api.Ogc;

/// <summary><c>/ogc/conformance</c>: the classes of the standards that are followed and tested, and no others.</summary>
internal static class Conformance
{
    private const string Spec = "http://www.opengis.net/spec/";

    public static readonly IReadOnlyList<string> Classes =
    [
        Spec + "ogcapi-common-1/1.0/conf/core",
        Spec + "ogcapi-common-1/1.0/conf/landing-page",
        Spec + "ogcapi-common-1/1.0/conf/json",
        Spec + "ogcapi-common-1/1.0/conf/html",
        Spec + "ogcapi-common-1/1.0/conf/oas30",
        Spec + "ogcapi-common-2/1.0/conf/collections",
        Spec + "ogcapi-features-1/1.0/conf/core",
        Spec + "ogcapi-features-1/1.0/conf/oas30",
        Spec + "ogcapi-features-1/1.0/conf/geojson",
        Spec + "ogcapi-features-1/1.0/conf/html",
        Spec + "ogcapi-features-3/1.0/conf/queryables",
        Spec + "ogcapi-features-3/1.0/conf/queryables-query-parameters",
        Spec + "ogcapi-features-5/1.0/conf/schemas",
        // Part 8 is a draft; its classes go by these names in the servers and clients there are.
        Spec + "ogcapi-features-8/1.0/conf/sorting",
        Spec + "ogcapi-features-8/1.0/conf/features-sorting",
        Spec + "ogcapi-features-8/1.0/conf/sortables",
        Spec + "ogcapi-common-3/1.0/conf/schemas",
        Spec + "ogcapi-common-3/1.0/conf/queryables",
        Spec + "ogcapi-common-3/1.0/conf/sortables",
    ];

    public static Task Get(HttpContext http)
    {
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, Media.Json, Media.Html);
        query.Finish();
        if (Freshness.IsKnown(http, 0, media.Type))
            return Task.CompletedTask;
        var links = new Links(http).Self(media, Media.Json, Media.Html);
        return media == Media.Html
            ? Html.Write<ConformancePage>(http, new() { ["Classes"] = Classes, ["Links"] = links })
            : Json.Write(http, media.Type, new { conformsTo = Classes, links });
    }
}
