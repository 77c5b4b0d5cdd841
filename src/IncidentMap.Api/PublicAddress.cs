using IncidentMap.Api.Ops;

namespace IncidentMap.Api;

/// <summary>
/// What absolute links begin with: the configured <c>PublicUrl</c>, else the host that a known proxy forwarded, else the
/// Host header as it came, which Kestrel has checked for form and <c>AllowedHosts</c> for name.
/// </summary>
internal static class PublicAddress
{
    /// <summary>Without a slash at the end.</summary>
    public static string Of(HttpContext http) =>
        http.RequestServices.GetRequiredService<Settings>().PublicUrl
        ?? $"{(http.Request.IsHttps ? "https" : "http")}://{http.Request.Host.ToUriComponent()}{http.Request.PathBase.ToUriComponent()}";
}
