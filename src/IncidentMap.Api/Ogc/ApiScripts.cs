using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace IncidentMap.Api.Ogc;

/// <summary>
/// The scripts of the page <c>/ogc/api?f=html</c>, from this machine: Scalar's own, which its package holds packed, and the
/// few lines that start it, since the policy of the site allows no code in a page.
/// </summary>
internal static class ApiScripts
{
    /// <summary>Scalar brings its styles within its script and adds them as it starts; code stays forbidden but from here.</summary>
    public const string Policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    private const string Hour = "public, max-age=3600";

    private static readonly byte[] scalar = Read(typeof(Scalar.AspNetCore.ScalarOptions), "ScalarStaticAssets.scalar.js");
    private static readonly byte[] start = Read(typeof(ApiScripts), "start.js");

    public static async Task GetScalar(HttpContext http)
    {
        http.Response.ContentType = "text/javascript; charset=utf-8";
        http.Response.Headers.CacheControl = Hour;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (http.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && e.Quality is not 0))
        {
            http.Response.Headers.ContentEncoding = "gzip";
            await http.Response.Body.WriteAsync(scalar, http.RequestAborted);
            return;
        }
        await using var unpacked = new GZipStream(new MemoryStream(scalar), CompressionMode.Decompress);
        await unpacked.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    public static async Task GetStart(HttpContext http)
    {
        http.Response.ContentType = "text/javascript; charset=utf-8";
        http.Response.Headers.CacheControl = Hour;
        await http.Response.Body.WriteAsync(start, http.RequestAborted);
    }

    private static byte[] Read(Type neighbour, string name)
    {
        using var stream = neighbour.Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not among the resources.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
