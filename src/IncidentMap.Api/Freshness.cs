using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IncidentMap.Api.Ops;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace IncidentMap.Api;

/// <summary>
/// Revalidation. An answer follows from the data's revision, the address, the form asked for, the site's title and this build;
/// the ETag is a digest of these and not of the bytes, so an unchanged answer is never made twice.
/// </summary>
internal static class Freshness
{
    private static readonly string Build = typeof(Freshness).Module.ModuleVersionId.ToString("N");

    /// <summary>The server's settings and code are as they are from here on; the last second counts as changing.</summary>
    private static readonly DateTime Started = DateTime.UtcNow;

    /// <summary>The state of the data, no older than this request, or, as <see cref="LatestRevision"/> says, hardly.</summary>
    public static ValueTask<DataRevision> Revision(HttpContext http) =>
        http.RequestServices.GetRequiredService<LatestRevision>().Read(http.RequestAborted);

    /// <inheritdoc cref="Revision(HttpContext)"/>
    public static Task<long> Revision(IncidentDb db, CancellationToken stop) => db.Revisions.Select(r => r.Revision).SingleAsync(stop);

    /// <summary>The same for what follows from the data, which tells when that last changed.</summary>
    public static bool IsKnown(HttpContext http, DataRevision revision, string mediaType)
    {
        var changed = revision.ChangedAt > Started ? revision.ChangedAt : Started;
        // Two changes of one second look alike to If-Modified-Since, so nothing is said before the second is over.
        DateTimeOffset? told = revision.ReadAt - changed >= TimeSpan.FromSeconds(1) ? new DateTimeOffset(changed, TimeSpan.Zero) : null;
        if (told is { } at)
            http.Response.GetTypedHeaders().LastModified = at;
        if (IsKnown(http, revision.Number, mediaType))
            return true;
        var asked = http.Request.GetTypedHeaders();
        if (http.Request.Headers.IfNoneMatch.Count > 0 || asked.IfModifiedSince is not { } since || told is not { } last || last.ToUnixTimeSeconds() > since.ToUnixTimeSeconds())
            return false;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>Sets the headers of an answer, and status 304 where the caller has it already.</summary>
    public static bool IsKnown(HttpContext http, long revision, string mediaType)
    {
        var request = http.Request;
        var title = http.RequestServices.GetRequiredService<Settings>().Site.Name;
        var what = string.Join('\n', Build, title, revision.ToString(CultureInfo.InvariantCulture), PublicAddress.Of(http), request.Path, request.QueryString, mediaType);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 12))}\"", isWeak: true);
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        http.Response.Headers.Append(HeaderNames.Vary, $"{HeaderNames.Accept}, {HeaderNames.AcceptEncoding}");
        if (!request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
            return false;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
