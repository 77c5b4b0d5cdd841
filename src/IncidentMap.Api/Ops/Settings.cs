using System.Globalization;
using System.Net;
using IncidentMap.Filters;
using IncidentMap.Storage;
using Npgsql;

namespace IncidentMap.Api.Ops;

/// <summary>What the operator has set, in appsettings.json or the environment (<c>Site__Title</c>).</summary>
internal sealed record Settings
{
    /// <summary><c>ConnectionStrings:IncidentMap</c>, with <c>StatementTimeoutSeconds</c> and what else serving needs.</summary>
    public required string Connection { get; init; }

    /// <summary>The same for <see cref="OnePlanDb"/>, in sessions of its own.</summary>
    public required string OnePlanConnection { get; init; }

    /// <summary><c>PORT</c> on 127.0.0.1, unless other addresses are configured.</summary>
    public required int Port { get; init; }

    /// <summary><c>Site:*</c>: what makes the map page a site's own.</summary>
    public required SiteSettings Site { get; init; }

    /// <summary><c>PublicUrl</c>: what links begin with, such as <c>https://map.example/incidents</c>.</summary>
    public string? PublicUrl { get; init; }

    /// <summary><c>KnownProxies</c>: addresses or networks, with commas between them, whose X-Forwarded headers are believed.</summary>
    public required IReadOnlyList<IPNetwork> KnownProxies { get; init; }

    /// <summary><c>Crs</c>: what coordinates may be given in, those of every site and those of <see cref="SiteCrs"/>.</summary>
    public IReadOnlyList<Crs> Crs { get; init; } = Filters.Crs.Always;

    /// <summary><c>CountMilliseconds</c>: how long an answer waits to be told how many features there are in all.</summary>
    public required int CountMilliseconds { get; init; }

    /// <summary><c>UnplacedMatchAnyBox</c>: what has no point matches any bbox, as the standard has it, unless the site says false.</summary>
    public required bool UnplacedMatchAnyBox { get; init; }

    /// <summary><c>RequestsPerMinute</c> of one client address; 0 for as many as it likes.</summary>
    public required int RequestsPerMinute { get; init; }

    /// <summary><c>RequestsAtOnce</c>: how many are worked on at a time; so many database connections there are, and a few.</summary>
    public required int RequestsAtOnce { get; init; }

    /// <summary><c>RequestsWaiting</c>: how many more may wait for their turn before the next is refused.</summary>
    public required int RequestsWaiting { get; init; }

    /// <summary><c>SlowReaderSeconds</c>: how long a client may leave what is sent to it lying.</summary>
    public required TimeSpan SlowReader { get; init; }

    /// <summary><c>TileCacheMegabytes</c>: how many bytes of encoded tiles are kept in memory.</summary>
    public required int TileCacheMegabytes { get; init; }

    /// <param name="configuration">All settings.</param>
    /// <param name="root">Folder that relative paths begin from.</param>
    /// <exception cref="FormatException">A setting is missing or makes no sense; the message names it.</exception>
    public static Settings From(IConfiguration configuration, string root)
    {
        var connection = configuration.GetConnectionString(IncidentStore.ConnectionName);
        if (string.IsNullOrWhiteSpace(connection))
            throw new FormatException(IncidentStore.NoConnection);
        var atOnce = Number(configuration, "RequestsAtOnce", 64, 1, 10_000, "a number from 1 to 10000");
        var timeout = Number(configuration, "StatementTimeoutSeconds", 30, 1, 3600, "a whole number of seconds from 1 to 3600");
        return new Settings
        {
            RequestsPerMinute = Number(configuration, "RequestsPerMinute", 6_000, 0, 10_000_000, "a number up to 10000000"),
            RequestsAtOnce = atOnce,
            RequestsWaiting = Number(configuration, "RequestsWaiting", 128, 0, 10_000, "a number from 0 to 10000"),
            SlowReader = TimeSpan.FromSeconds(Number(configuration, "SlowReaderSeconds", 20, 1, 3600, "a whole number of seconds from 1 to 3600")),
            Connection = ForServing(connection, IncidentStore.ServingOptions, atOnce + ConnectionsBeside, timeout),
            OnePlanConnection = ForServing(connection, IncidentStore.OnePlanOptions, ConnectionsOfOnePlan, timeout),
            Port = Number(configuration, "PORT", 8080, 0, 65535, "a number from 0 to 65535"),
            TileCacheMegabytes = Number(configuration, "TileCacheMegabytes", 48, 0, 4096, "a whole number of megabytes from 0 to 4096"),
            Site = SiteSettings.From(configuration.GetSection("Site"), root),
            PublicUrl = Public(configuration["PublicUrl"]),
            CountMilliseconds = Number(configuration, "CountMilliseconds", 100, 0, 60_000, "a whole number of milliseconds from 0 to 60000"),
            UnplacedMatchAnyBox = Truth(configuration, "UnplacedMatchAnyBox", otherwise: true),
            KnownProxies = [.. (configuration["KnownProxies"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network)],
        };
    }

    /// <summary>For what is no request, such as following the data's changes.</summary>
    private const int ConnectionsBeside = 8;

    /// <summary>Nobody has one of these for longer than the database takes, so a few do for many.</summary>
    private const int ConnectionsOfOnePlan = 16;

    private static string ForServing(string connection, string options, int most, int timeoutSeconds)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connection);
            // No answer may hold a connection for long. Statements recur, so they are worth preparing.
            parts.Options = $"{parts.Options} -c statement_timeout={timeoutSeconds}s {options}".Trim();
            parts.CommandTimeout = timeoutSeconds + 5;
            if (!parts.ContainsKey("Maximum Pool Size"))
                parts.MaxPoolSize = most;
            parts.MaxAutoPrepare = Math.Max(parts.MaxAutoPrepare, 64);
            // No request leaves anything behind in its session: what it sets ends with its transaction.
            parts.NoResetOnClose = true;
            parts.ApplicationName ??= "incidentmap-server";
            return parts.ConnectionString;
        }
        catch (ArgumentException wrong)
        {
            throw new FormatException($"ConnectionStrings__IncidentMap is not an Npgsql connection string: {wrong.Message}", wrong);
        }
    }

    private static int Number(IConfiguration configuration, string name, int otherwise, int least, int most, string form)
    {
        if (configuration[name] is not { Length: > 0 } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{name} is '{text}'; it must be {form}.");
    }

    private static bool Truth(IConfiguration configuration, string name, bool otherwise)
    {
        if (configuration[name] is not { Length: > 0 } text)
            return otherwise;
        return bool.TryParse(text, out var truth) ? truth : throw new FormatException($"{name} is '{text}'; it must be true or false.");
    }

    private static string? Public(string? url)
    {
        if (string.IsNullOrWhiteSpace(url))
            return null;
        return Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed is { Scheme: "http" or "https", Query: "", Fragment: "" }
            ? parsed.AbsoluteUri.TrimEnd('/')
            : throw new FormatException($"PublicUrl is '{url}'; it must be an absolute http or https address without a query, such as https://map.example/incidents.");
    }

    private static IPNetwork Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        return IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new FormatException($"KnownProxies holds '{text}', which is neither an address such as 10.0.0.2 nor a network such as 10.0.0.0/8.");
    }
}
