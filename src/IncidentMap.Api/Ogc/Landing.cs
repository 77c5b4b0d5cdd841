using IncidentMap.Api.Ogc.Pages;
using IncidentMap.Api.Ops;

namespace IncidentMap.Api.Ogc;

/// <summary><c>/ogc</c>: where clients begin.</summary>
internal static class Landing
{
    public static Task Get(HttpContext http, Settings settings)
    {
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, Media.Json, Media.Html);
        query.Finish();
        if (Freshness.IsKnown(http, 0, media.Type))
            return Task.CompletedTask;

        var links = new Links(http);
        Link[] all =
        [
            .. links.Self(media, Media.Json, Media.Html),
            links.To("/api", "service-desc", Media.OpenApi, "What can be asked, as OpenAPI 3.0"),
            links.To("/api?f=html", "service-doc", Media.Html, "What can be asked, to be read"),
            links.To("/conformance", "conformance", Media.Json, "Which standards are followed"),
            links.To("/functions", "http://www.opengis.net/def/rel/ogc/1.0/functions", Media.Json, "Which functions filters may call"),
            links.To("/tiles", "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", Media.Json, "Incidents as vector tiles"),
            links.To("/tileMatrixSets", "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes", Media.Json, "How the world is cut into tiles"),
            links.To("/collections", "data", Media.Json, "The collections"),
        ];
        var description = "What was reported of incidents in Afghanistan and Pakistan: where and when, by whom it was said, and the figures drawn from it.";
        return media == Media.Html
            ? Html.Write<LandingPage>(http, new() { ["Site"] = settings.Site.Name, ["Description"] = description, ["Links"] = all })
            : Json.Write(http, media.Type, new { title = settings.Site.Name, description, links = all });
    }
}
