using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace IncidentMap.Api.Ops;

/// <summary>
/// How much is worked on at a time, in all and for one client, and how often one may ask. Who asks too often gets 429; what
/// is too much for the server gets 503 at once instead of an answer that never comes. Files of the map page are not counted.
/// </summary>
internal static class Limits
{
    /// <summary>Of all that is worked on at once, one client has at most this part.</summary>
    private const int ShareOfOne = 4;

    public static void AddLimits(this IServiceCollection services, Settings settings) => services.AddRateLimiter(options =>
    {
        // From the outside in: who is refused by the first takes no place in the next.
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PerClient(client => RateLimitPartition.GetTokenBucketLimiter(client, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Math.Max(1, settings.RequestsPerMinute),
                TokensPerPeriod = Math.Max(1, settings.RequestsPerMinute / 60),
                ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60d / settings.RequestsPerMinute)),
            }), unless: settings.RequestsPerMinute == 0),
            PerClient(client => RateLimitPartition.GetConcurrencyLimiter(client, _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = Math.Max(1, settings.RequestsAtOnce / ShareOfOne),
                QueueLimit = settings.RequestsWaiting,
            })),
            PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter("all", _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = settings.RequestsAtOnce,
                QueueLimit = settings.RequestsWaiting,
            })));
        options.OnRejected = (refused, _) => new ValueTask(Refuse(refused.HttpContext, refused.Lease));
    });

    /// <summary>
    /// Each address for itself, of IPv6 each network of 64 bits, since that is what one subscriber has. The machine itself is
    /// left out: with a proxy on it that is not named in KnownProxies, all the world would have one address.
    /// </summary>
    public static PartitionedRateLimiter<HttpContext> PerClient(Func<IPAddress, RateLimitPartition<IPAddress>> limit, bool unless = false) =>
        PartitionedRateLimiter.Create<HttpContext, IPAddress>(http =>
            unless || http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address)
                ? RateLimitPartition.GetNoLimiter(IPAddress.None)
                : limit(Subscriber(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)));

    private static IPAddress Subscriber(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]) : address;

    private static Task Refuse(HttpContext http, RateLimitLease lease)
    {
        // Only the count of requests knows when there will be room again.
        var tooOften = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        var seconds = tooOften ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        http.Response.StatusCode = tooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
        return tooOften
            ? Problems.Write(http, "Too many requests", $"This address has asked too often. Wait {seconds} s, as Retry-After says, and ask less often.")
            : Problems.Write(http, "Overloaded", "The server is working on as much as it can. Try again in a moment.");
    }
}
