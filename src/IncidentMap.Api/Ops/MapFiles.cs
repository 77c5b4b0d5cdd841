using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace IncidentMap.Api.Ops;

/// <summary>
/// The files of the map page as its build left them. Beside most lies a twin <c>.br</c>, packed once and better than could
/// be done for each request: whoever takes Brotli gets the twin.
/// </summary>
internal static class MapFiles
{
    private const string Packed = ".br";

    public static void UseMapFiles(this WebApplication app, SiteSettings site)
    {
        var files = app.Environment.WebRootFileProvider;
        if (files.GetFileInfo("index.html").Exists)
            MapPages.Use(app, site);
        app.Use((http, next) =>
        {
            if (http.GetEndpoint() is null && TakesBrotli(http.Request) && files.GetFileInfo(http.Request.Path + Packed).Exists)
                http.Request.Path += Packed;
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions { ContentTypeProvider = new TypeOfUnpacked(), OnPrepareResponse = Prepare });
    }

    public static bool TakesBrotli(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var taken)
        && taken.Any(encoding => encoding.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);

    private static void Prepare(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        var path = file.Context.Request.Path;
        if (path.Value!.EndsWith(Packed, StringComparison.Ordinal))
            headers.ContentEncoding = "br";
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        // The build puts a digest of the content into these names, so they never change under one name.
        headers.CacheControl = path.StartsWithSegments("/assets") || path.StartsWithSegments("/basemap")
            ? "public, max-age=31536000, immutable"
            : "no-cache";
    }

    private sealed class TypeOfUnpacked : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider types = new();

        public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType) =>
            types.TryGetContentType(subpath.EndsWith(Packed, StringComparison.Ordinal) ? subpath[..^Packed.Length] : subpath, out contentType);
    }
}
