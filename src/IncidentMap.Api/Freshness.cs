using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using IncidentMap.Api.Ops;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace IncidentMap.Api;

/// <summary>What the tag that a caller sent was compared with.</summary>
/// <param name="Data">The state of the data.</param>
/// <param name="Tag">Of the answer that follows from it.</param>
/// <param name="IsKnown">Whether it is the caller's.</param>
internal readonly record struct ComparedTag(DataRevision Data, string Tag, bool IsKnown);

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

    /// <summary>
    /// Compares the caller's tag, where it has sent one, with this very answer's. They are the same in nearly all revalidations;
    /// status and headers are set then. It was answered before, so there is nothing in its address to be refused, and that need
    /// not be read any further.
    /// </summary>
    public static async ValueTask<ComparedTag?> Compare(HttpContext http, string mediaType)
    {
        if (http.Request.Headers.IfNoneMatch.Count == 0)
            return null;
        var revision = await Revision(http);
        var tag = Tag(http, revision.Number, mediaType);
        if (!Names(http.Request.Headers.IfNoneMatch, tag))
            return new ComparedTag(revision, tag, IsKnown: false);
        TellChange(http, revision);
        Tell(http, tag);
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return new ComparedTag(revision, tag, IsKnown: true);
    }

    /// <summary>The same for what follows from the data, which tells when that last changed.</summary>
    public static bool IsKnown(HttpContext http, DataRevision revision, string mediaType, string? tag = null)
    {
        var told = TellChange(http, revision);
        if (IsKnown(http, tag ?? Tag(http, revision.Number, mediaType)))
            return true;
        if (http.Request.Headers.IfNoneMatch.Count > 0 || told is not { } last
            || http.Request.GetTypedHeaders().IfModifiedSince is not { } since || last.ToUnixTimeSeconds() > since.ToUnixTimeSeconds())
            return false;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>Sets the headers of an answer, and status 304 where the caller has it already.</summary>
    public static bool IsKnown(HttpContext http, long revision, string mediaType) => IsKnown(http, Tag(http, revision, mediaType));

    private static bool IsKnown(HttpContext http, string tag)
    {
        Tell(http, tag);
        var known = http.Request.Headers.IfNoneMatch;
        if (!Names(known, tag) && known != "*")
            return false;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>With its quotes, and without the W/ of a weak one.</summary>
    private static string Tag(HttpContext http, long revision, string mediaType)
    {
        var title = http.RequestServices.GetRequiredService<Settings>().Site.Name;
        var what = string.Join('\n', Build, title, revision.ToString(CultureInfo.InvariantCulture), PublicAddress.Of(http), http.Request.Path, InOrder(http.Request.QueryString.Value), mediaType);
        return $"\"{XxHash128.HashToUInt128(MemoryMarshal.AsBytes(what.AsSpan())):x32}\"";
    }

    /// <summary>The query with its parameters in one order, whatever order they were given in.</summary>
    private static string? InOrder(string? query)
    {
        if (query is null || !query.Contains('&', StringComparison.Ordinal))
            return query;
        var parameters = query[1..].Split('&');
        Array.Sort(parameters, StringComparer.Ordinal);
        return string.Join('&', parameters);
    }

    /// <summary>Whether the tag is one of a list of them. Compared as If-None-Match has it, weak ones are like others.</summary>
    private static bool Names(StringValues tags, string tag) => tags.Any(list => list?.Contains(tag, StringComparison.Ordinal) == true);

    private static void Tell(HttpContext http, string tag)
    {
        var headers = http.Response.Headers;
        headers.ETag = "W/" + tag;
        headers.CacheControl = "no-cache";
        headers.Append(HeaderNames.Vary, $"{HeaderNames.Accept}, {HeaderNames.AcceptEncoding}");
    }

    private static DateTimeOffset? TellChange(HttpContext http, DataRevision revision)
    {
        var changed = revision.ChangedAt > Started ? revision.ChangedAt : Started;
        // Two changes of one second look alike to If-Modified-Since, so nothing is said before the second is over.
        if (revision.ReadAt - changed < TimeSpan.FromSeconds(1))
            return null;
        var told = new DateTimeOffset(changed, TimeSpan.Zero);
        http.Response.Headers.LastModified = HeaderUtilities.FormatDate(told);
        return told;
    }
}
