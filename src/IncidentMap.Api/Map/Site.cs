using IncidentMap.Api.Ops;

namespace IncidentMap.Api.Map;

/// <summary><c>/api/site</c>: what the operator has set for the map page.</summary>
internal static class Site
{
    public static Task Get(HttpContext http, Settings settings)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Json.Write(http, "application/json", settings.Site.Published, nulls: true);
    }

    /// <summary><c>/api/site/logo</c></summary>
    /// <exception cref="NotFoundException">The site has none.</exception>
    public static Task GetLogo(HttpContext http, Settings settings)
    {
        var logo = settings.Site.Logo ?? throw new NotFoundException("This site has no logo.");
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.ContentType = logo.MediaType;
        return http.Response.Body.WriteAsync(logo.Content, http.RequestAborted).AsTask();
    }
}
