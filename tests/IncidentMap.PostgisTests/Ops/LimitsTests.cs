using System.Net;
using System.Net.Sockets;
using System.Text;
using IncidentMap.PostgisTests.World;
using Microsoft.EntityFrameworkCore;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ops;

/// <summary>Nobody can take the server from the others.</summary>
public sealed class LimitsTests
{
    [Fact]
    public async Task An_address_that_asks_too_often_is_told_how_long_to_wait_and_others_are_not()
    {
        await using var town = await Town.Configured(new() { ["RequestsPerMinute"] = "3", ["KnownProxies"] = "127.0.0.1" }, At("one", 69));
        foreach (var _ in Enumerable.Range(0, 3))
            Assert.Equal(HttpStatusCode.OK, await Status(town, "203.0.113.9"));
        using var refused = await town.Ask("/ogc", headers: [("X-Forwarded-For", "203.0.113.9"), ("Origin", "https://elsewhere.example")]);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("*", refused.Headers.One("Access-Control-Allow-Origin"));
        var refusal = await Refusal(refused);
        Assert.Equal(429, refusal.Status);
        Assert.StartsWith("This address has asked too often. Wait ", refusal.Detail);

        Assert.Equal(HttpStatusCode.OK, await Status(town, "203.0.113.10"));
        foreach (var _ in Enumerable.Range(0, 10))
            await town.Json("/ogc");
    }

    [Fact]
    public async Task A_subscriber_of_IPv6_is_one_client_whatever_the_rest_of_the_address()
    {
        await using var town = await Town.Configured(new() { ["RequestsPerMinute"] = "1", ["KnownProxies"] = "127.0.0.1" });
        Assert.Equal(HttpStatusCode.OK, await Status(town, "2001:db8:1:2::a"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Status(town, "2001:db8:1:2:ffff::b"));
        Assert.Equal(HttpStatusCode.OK, await Status(town, "2001:db8:1:3::a"));
    }

    [Fact]
    public async Task Who_forges_the_header_stays_who_they_are()
    {
        await using var town = await Town.Configured(new() { ["RequestsPerMinute"] = "1", ["KnownProxies"] = "10.0.0.1" });
        foreach (var _ in Enumerable.Range(0, 3))
            Assert.Equal(HttpStatusCode.OK, await Status(town, "203.0.113.9"));
    }

    [Fact]
    public async Task What_is_too_much_at_once_is_refused_at_once_and_what_was_under_way_is_answered()
    {
        await using var town = await Town.With(At("one", 69));
        await using var small = await Town.Configured(new() { ["RequestsAtOnce"] = "2", ["RequestsWaiting"] = "1", ["ConnectionStrings:IncidentMap"] = town.Connection });
        await using var db = town.OpenDatabase();
        Task<HttpResponseMessage>[] underWay;
        await using (await db.Database.BeginTransactionAsync())
        {
            await db.Database.ExecuteSqlRawAsync("LOCK TABLE incidents IN ACCESS EXCLUSIVE MODE");
            underWay = [.. Enumerable.Range(0, 3).Select(_ => small.Ask(IncidentItems))];
            await Waiting(town, statements: 2);

            using var refused = await Eventually(() => small.Ask("/ogc"), r => r.StatusCode == HttpStatusCode.ServiceUnavailable);
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
            Assert.Equal(new Refusal(503, null, "The server is working on as much as it can. Try again in a moment."), await Refusal(refused));
            await small.Json("/health/live");
        }
        foreach (var answer in await Task.WhenAll(underWay))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await small.Json("/ogc");
        Assert.Empty(small.Warnings);
    }

    [Fact]
    public async Task One_client_has_a_quarter_of_the_places_and_leaves_the_rest_to_others()
    {
        await using var town = await Town.With(At("one", 69));
        await using var shared = await Town.Configured(new()
        {
            ["RequestsAtOnce"] = "4",
            ["RequestsWaiting"] = "0",
            ["KnownProxies"] = "127.0.0.1",
            ["ConnectionStrings:IncidentMap"] = town.Connection,
        });
        await using var db = town.OpenDatabase();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("LOCK TABLE incidents IN ACCESS EXCLUSIVE MODE");
        var greedy = shared.Ask(IncidentItems, headers: ("X-Forwarded-For", "203.0.113.9"));
        await Waiting(town, statements: 1);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(shared, "203.0.113.9"));
        Assert.Equal(HttpStatusCode.OK, await Status(shared, "203.0.113.10"));
        await transaction.RollbackAsync();
        Assert.Equal(HttpStatusCode.OK, (await greedy).StatusCode);
    }

    [Theory]
    [InlineData(IncidentItems + "?limit=10000")]
    [InlineData("/ogc/collections/incidents/download.csv")]
    public async Task A_reader_that_takes_nothing_is_cut_off_and_holds_no_statement(string path)
    {
        await using var town = await Town.Configured(new() { ["SlowReaderSeconds"] = "1" }, At("one", 69).But(i => i.Summary = new string('x', 2_000)));
        await town.Multiply("one", 9_999);
        await Eventually(() => TotalOnTheMap(town), total => total == 10_000);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096 };
        await socket.ConnectAsync(town.Address.Host, town.Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        await Eventually(() => Statements(town, "wait_event = 'ClientWrite'"), stuck => stuck == 1);
        await Eventually(() => Statements(town, "state = 'active'"), running => running == 0);

        // What the network had taken is still there; then the connection ends, before the answer does.
        var read = new byte[65_536];
        long taken = 0;
        try
        {
            while (await socket.ReceiveAsync(read) is var length and > 0)
                taken += length;
        }
        catch (SocketException)
        {
            // reset
        }
        Assert.InRange(taken, 1, 20_000_000);
        Assert.Single(await town.Keys("?limit=1"));
        Assert.Empty(town.Warnings);
    }

    [Fact]
    public async Task A_fifth_download_is_told_to_come_back_and_four_are_whole()
    {
        await using var town = await Town.With(At("one", 69));
        await using var db = town.OpenDatabase();
        Task<HttpResponseMessage>[] underWay;
        await using (await db.Database.BeginTransactionAsync())
        {
            await db.Database.ExecuteSqlRawAsync("LOCK TABLE incidents IN ACCESS EXCLUSIVE MODE");
            underWay = [.. Enumerable.Range(0, 4).Select(_ => town.Ask("/ogc/collections/incidents/download.csv"))];
            await Waiting(town, statements: 4);
            using var refused = await town.Ask("/ogc/collections/incidents/download.csv");
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal(new Refusal(503, null, "4 downloads are under way, which is all that this server does at once. Try again in a minute."), await Refusal(refused));
        }
        foreach (var download in await Task.WhenAll(underWay))
            Assert.Equal(2, (await download.Content.ReadAsStringAsync()).TrimEnd().Split('\n').Length);
        using var next = await town.Ask("/ogc/collections/incidents/download.csv");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Empty(town.Warnings);
    }

    [Fact]
    public async Task One_client_has_half_of_the_downloads_at_most()
    {
        await using var town = await Town.Configured(new() { ["KnownProxies"] = "127.0.0.1" }, At("one", 69));
        await using var db = town.OpenDatabase();
        Task<HttpResponseMessage>[] underWay;
        await using (await db.Database.BeginTransactionAsync())
        {
            await db.Database.ExecuteSqlRawAsync("LOCK TABLE incidents IN ACCESS EXCLUSIVE MODE");
            underWay = [Download("203.0.113.9"), Download("203.0.113.9")];
            await Waiting(town, statements: 2);
            using var refused = await Download("203.0.113.9");
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal(
                new Refusal(503, null, "2 downloads to this address are under way, which is all that one may have at once. Try again when one of them has ended."),
                await Refusal(refused));
            underWay = [.. underWay, Download("203.0.113.10")];
            await Waiting(town, statements: 3);
        }
        foreach (var download in await Task.WhenAll(underWay))
            Assert.Equal(HttpStatusCode.OK, download.StatusCode);

        Task<HttpResponseMessage> Download(string client) => town.Ask("/ogc/collections/incidents/download.csv", headers: ("X-Forwarded-For", client));
    }

    [Fact]
    public async Task There_are_no_more_database_connections_than_requests_at_once_and_eight()
    {
        await using var town = await Town.With(At("one", 69));
        var unset = new Npgsql.NpgsqlConnectionStringBuilder(town.Connection);
        unset.Remove("Maximum Pool Size");
        await using var small = await Town.Configured(new() { ["RequestsAtOnce"] = "3", ["RequestsWaiting"] = "1000", ["ConnectionStrings:IncidentMap"] = unset.ConnectionString });
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => small.Json(IncidentItems)));
        Assert.InRange(await Statements(town, "true"), 1, 3 + 8);
    }

    [Fact]
    public async Task Headers_beyond_all_measure_are_431()
    {
        await using var town = await Town.With();
        using var response = await town.Ask("/ogc", headers: ("X-Long", new string('x', 40_000)));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, response.StatusCode);
    }

    /// <summary>Of the columns that the map answers from, so that the reading of those is over.</summary>
    private static async Task<int> TotalOnTheMap(Town town)
    {
        using var map = await town.Ask("/api/map");
        return map.IsSuccessStatusCode ? System.Text.Json.JsonDocument.Parse(await map.Content.ReadAsStringAsync()).RootElement.GetProperty("total").GetInt32() : 0;
    }

    private static async Task<HttpStatusCode> Status(Town town, string client)
    {
        using var response = await town.Ask("/ogc", headers: ("X-Forwarded-For", client));
        return response.StatusCode;
    }

    private static Task Waiting(Town town, int statements) => Eventually(() => Statements(town, "wait_event_type = 'Lock'"), waiting => waiting == statements);

    private static async Task<int> Statements(Town town, string which)
    {
        await using var watching = town.OpenDatabase();
        var sql = $"""
            SELECT count(*)::int AS "Value" FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'incidentmap-server' AND query NOT LIKE 'LISTEN%' AND {which}
            """;
        return await watching.Database.SqlQueryRaw<int>(sql).SingleAsync();
    }

    private static async Task<T> Eventually<T>(Func<Task<T>> look, Predicate<T> seen)
    {
        for (var tries = 0; tries < 400; tries++)
        {
            if (await look() is var found && seen(found))
                return found;
            await Task.Delay(50);
        }
        throw new TimeoutException("It was not so within twenty seconds.");
    }
}
