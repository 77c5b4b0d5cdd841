using IncidentMap.Api.Ops;

namespace IncidentMap.Api.Map;

/// <summary><c>/api/site</c>: what the operator has set for the map page.</summary>
internal static class Site
{
    public static Task Get(HttpContext http, Settings settings)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Json.Write(http, "application/json", new
        {
            title = settings.OwnTitle,
            tile_layer = settings.TileLayer is { } tiles ? new { url = tiles.Url, attribution = tiles.Attribution } : null,
            contact = settings.Contact,
        }, nulls: true);
    }
}
