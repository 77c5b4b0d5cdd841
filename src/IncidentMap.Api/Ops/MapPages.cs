using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace IncidentMap.Api.Ops;

/// <summary>
/// The map's pages as the build left them, with what the site has set written into their head: the page knows it before the
/// first paint and asks nothing more for it.
/// </summary>
internal sealed partial class MapPages
{
    private const string Place = """<meta name="site" content="" />""", Title = "<title>Incident Map</title>";

    private readonly Dictionary<PathString, Page> pages = [];

    private sealed record Page(byte[] Plain, byte[] Packed, EntityTagHeaderValue Tag);

    private MapPages(string root, SiteSettings site)
    {
        foreach (var (name, paths) in new[] { ("index.html", new PathString[] { "/", "/index.html" }), ("embed.html", ["/embed.html"]) })
        {
            var page = Dress(File.ReadAllText(Path.Combine(root, name)), site);
            foreach (var path in paths)
                pages.Add(path, page);
        }
    }

    public static void Use(WebApplication app, SiteSettings site)
    {
        var all = new MapPages(app.Environment.WebRootPath, site);
        app.Use((http, next) =>
            all.pages.TryGetValue(http.Request.Path, out var page) && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
                ? Send(http, page)
                : next(http));
    }

    private static Page Dress(string html, SiteSettings site)
    {
        if (!html.Contains(Place, StringComparison.Ordinal))
            throw new InvalidOperationException("The map page in wwwroot is of another version than the server: build it again with scripts/build.sh front.");
        html = html.Replace(Place, $"""<meta name="site" content="{WebUtility.HtmlEncode(Json.Text(site.Published))}" />""", StringComparison.Ordinal);
        html = Offer(html, site.Languages);
        if (site.Title is { } title)
            html = html.Replace(Title, $"<title>{WebUtility.HtmlEncode(title)}</title>", StringComparison.Ordinal);
        var plain = Encoding.UTF8.GetBytes(html);
        return new Page(plain, Pack(plain), new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(plain))[..20]}\""));
    }

    /// <summary>Leaves the links to the languages that the site offers, in its order: the page begins in the first where no other fits.</summary>
    private static string Offer(string html, IReadOnlyList<string> languages)
    {
        var links = LanguageLink().Matches(html).ToDictionary(link => link.Groups["code"].Value, link => link.Value);
        var first = true;
        return LanguageLink().Replace(html, _ =>
        {
            var all = first ? string.Concat(languages.Select(code => links.GetValueOrDefault(code))) : "";
            first = false;
            return all;
        });
    }

    [GeneratedRegex("""\s*<link rel="alternate" hreflang="[^"]*" href="\?lang=(?<code>[a-z]+)"[^>]*>""")]
    private static partial Regex LanguageLink();

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
            brotli.Write(plain);
        return packed.ToArray();
    }

    private static async Task Send(HttpContext http, Page page)
    {
        var headers = http.Response.GetTypedHeaders();
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        headers.ETag = page.Tag;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(page.Tag, useStrongComparison: false)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var packed = MapFiles.TakesBrotli(http.Request);
        if (packed)
            http.Response.Headers.ContentEncoding = "br";
        var body = packed ? page.Packed : page.Plain;
        http.Response.ContentType = "text/html; charset=utf-8";
        // A length of its own would be wrong where the answer is packed on its way.
        if (HttpMethods.IsGet(http.Request.Method))
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
