using System.Data;
using System.Globalization;
using System.Threading.RateLimiting;
using IncidentMap.Api.Ops;
using IncidentMap.Exporting;
using IncidentMap.Filters;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace IncidentMap.Api.Ogc;

/// <summary>
/// <c>/ogc/collections/{collection}/download.{ending}</c>: all features of a collection, or all that a filter keeps, as one
/// file. They are read as they are sent, from one statement and so of one state of the data.
/// </summary>
internal static class Download
{
    /// <summary>A download takes a connection to the database for as long as it lasts.</summary>
    public const int AtOnce = 4;

    /// <summary>Long enough for a million features over a slow line; a reader that stops altogether is cut off much sooner.</summary>
    private static readonly TimeSpan longest = TimeSpan.FromHours(1);

    /// <summary>So that nobody who reads slowly takes all of them.</summary>
    private const int OfOneClient = AtOnce / 2;

    private static readonly ConcurrencyLimiter places = new(new ConcurrencyLimiterOptions { PermitLimit = AtOnce });

    private static readonly PartitionedRateLimiter<HttpContext> placesOfOne = Limits.PerClient(
        client => RateLimitPartition.GetConcurrencyLimiter(client, _ => new ConcurrencyLimiterOptions { PermitLimit = OfOneClient }));

    public static readonly IReadOnlyList<string> OfPages = ["limit", "offset", "startindex", "token", "resultType"];

    public static async Task Get(HttpContext http, IncidentDb db, Settings settings, string collection, string ending)
    {
        var found = Collections.Find(collection);
        var format = ExportFormats.All.FirstOrDefault(f => f.Ending == "." + ending)
            ?? throw new NotFoundException($"There is no download {BadInputException.Quote("." + ending)}. There are {string.Join(", ", ExportFormats.All.Select(f => f.Ending))}.");
        foreach (var name in OfPages)
            if (http.Request.Query.ContainsKey(name))
                throw new BadInputException(name, $"A download has no pages and holds everything: leave {name} out, or ask /items.");
        var parameters = QueryParameters.Parse(http.Request);
        var media = Media.Of(format);
        format = Forms.OfOptions(http, media, parameters)!;
        var query = ItemsQuery.Parse(parameters, found, settings);
        Forms.Refuse(format, query.Selection.Crs);

        var stop = http.RequestAborted;
        if (Freshness.IsKnown(http, await Freshness.Revision(http), media.Type))
            return;
        http.Response.Headers["Content-Crs"] = $"<{query.Selection.Crs.Uri}>";
        http.Response.ContentType = media.Header;
        http.Response.GetTypedHeaders().ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = found.Id + format.Ending };
        if (HttpMethods.IsHead(http.Request.Method))
            return;

        using var own = placesOfOne.AttemptAcquire(http);
        if (!own.IsAcquired)
            throw new BusyException($"{OfOneClient} downloads to this address are under way, which is all that one may have at once. Try again when one of them has ended.");
        using var place = places.AttemptAcquire();
        if (!place.IsAcquired)
            throw new BusyException($"{AtOnce} downloads are under way, which is all that this server does at once. Try again in a minute.");
        try
        {
            await using var whole = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
            await db.Database.ExecuteSqlAsync($"SELECT set_config('statement_timeout', {longest.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)}, true)", stop);
            db.Database.SetCommandTimeout(longest);
            var source = new FeatureSource(db, found, query.Page with { Limit = int.MaxValue }) { WhenOpened = () => http.Response.StartAsync(stop) };
            await format.Write(source, http.Response.BodyWriter, stop);
        }
        finally
        {
            db.Database.SetCommandTimeout(null);
        }
    }
}
