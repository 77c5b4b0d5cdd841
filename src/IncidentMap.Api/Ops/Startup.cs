using System.Diagnostics.CodeAnalysis;
using IncidentMap.Api.Map;
using IncidentMap.Api.Ogc;
using IncidentMap.Api.Tiles;
using IncidentMap.Storage;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Logging.Console;
using Npgsql;

namespace IncidentMap.Api.Ops;

/// <summary>What surrounds every endpoint: settings, limits, log, links behind a proxy, headers, compression and the map's files.</summary>
internal static class Startup
{
    /// <summary>Fails with what to tell the operator.</summary>
    public static bool TryConfigure(WebApplicationBuilder builder, [NotNullWhen(false)] out string? fault)
    {
        Settings settings;
        try
        {
            settings = Settings.From(builder.Configuration, builder.Environment.ContentRootPath);
            if (builder.Configuration["Crs"] is { Length: > 0 } more)
                settings = settings with { Crs = [.. settings.Crs, .. SiteCrs.Load(more, settings.Connection)] };
        }
        catch (FormatException wrong)
        {
            fault = wrong.Message;
            return false;
        }
        catch (NpgsqlException silent)
        {
            fault = $"The setting Crs cannot be checked, since the database does not answer: {silent.Message}";
            return false;
        }
        fault = null;
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<Extents>();
        builder.Services.AddSingleton<Counts>();
        builder.Services.AddSingleton<LatestRevision>();
        builder.Services.AddSingleton(services => new LiveColumns(settings.Connection, services.GetRequiredService<ILogger<LiveColumns>>()));
        builder.Services.AddHostedService<Following>();
        builder.Services.AddSingleton<TileCache>();
        builder.Services.AddSingleton<Crowds>();
        builder.Services.AddDbContextPool<IncidentDb>(options => options.UseIncidentStore(settings.Connection));
        builder.Services.AddSingleton(new OnePlanDb(settings));
        Listen(builder, settings.Port);
        Log(builder.Logging);
        builder.Services.AddCors();
        builder.Services.AddLimits(settings);
        builder.Services.AddResponseCompression(options =>
        {
            // Nothing secret is served, so nothing can be guessed from the size of an encrypted answer.
            options.EnableForHttps = true;
            options.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes, "application/geo+json", "application/geo+json-seq", "application/x-ndjson", "text/csv", "application/fg+json", "application/flatgeobuf",
                "application/vnd.google-earth.kml+xml", "application/problem+json", "application/schema+json",
                "application/vnd.oai.openapi+json", Media.VectorTile.Type, Media.TileJson.Type, "image/svg+xml",
            ];
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.All;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in settings.KnownProxies)
                options.KnownIPNetworks.Add(network);
        });
        return true;
    }

    /// <summary>The middleware, outermost first.</summary>
    public static void UseEverythingAround(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        if (settings.KnownProxies.Count > 0)
            app.UseForwardedHeaders();
        app.UseSecurityHeaders(settings.Site.TileLayer);
        app.UsePatienceWithReaders(settings.SlowReader);
        app.UseResponseCompression();
        app.UseExceptionHandler(Problems.Handling);
        app.UseStatusCodePages(Problems.WriteBare);
        app.UseCors(cors => cors.AllowAnyOrigin().AllowAnyHeader().WithMethods("GET", "HEAD", "OPTIONS")
            .WithExposedHeaders("Content-Crs", "Link", "ETag", "OGC-NumberMatched", "OGC-NumberReturned", "Location"));
        if (Directory.Exists(app.Environment.WebRootPath))
            app.UseMapFiles(settings.Site);
        app.UseRateLimiter();
    }

    /// <summary>GET, HEAD and OPTIONS. OPTIONS is answered here since CORS only sees to preflights, and QGIS asks without an Origin.</summary>
    public static void Get(this WebApplication app, string pattern, Delegate handler)
    {
        app.MapMethods(pattern, ["GET", "HEAD"], handler);
        app.MapMethods(pattern, ["OPTIONS"], (HttpContext http) =>
        {
            http.Response.Headers.Allow = "GET, HEAD, OPTIONS";
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        });
    }

    private static void Listen(WebApplicationBuilder builder, int port)
    {
        var set = builder.Configuration;
        if (set["urls"] is null && set["http_ports"] is null && set["https_ports"] is null && !set.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
    }

    private static void Log(ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
        // What keeps the server from starting is told by Program, or ends the process with its trace.
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });

    private static void UseSecurityHeaders(this WebApplication app, TileLayer? tiles)
    {
        var policy = $"default-src 'self'; img-src 'self' data:{TileHost(tiles)}; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";
        app.Use((http, next) =>
        {
            // The one page that is made to stand in pages of others.
            var ancestors = http.Request.Path == "/embed.html" ? "*" : "'self'";
            // On starting, since an error clears the headers set before it.
            http.Response.OnStarting(() =>
            {
                var headers = http.Response.Headers;
                if (headers.ContentSecurityPolicy.Count == 0)
                    headers.ContentSecurityPolicy = policy + ancestors;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=()";
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    private static string TileHost(TileLayer? tiles)
    {
        if (tiles is null)
            return "";
        var url = new Uri(tiles.Url.Replace("{s}", "a", StringComparison.Ordinal));
        var subdomains = tiles.Url.Contains("://{s}.", StringComparison.Ordinal);
        return $" {url.Scheme}://{(subdomains ? "*" + url.Authority[1..] : url.Authority)}";
    }
}
