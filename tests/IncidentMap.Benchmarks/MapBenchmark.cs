using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IncidentMap.Storage;
using Npgsql;

namespace IncidentMap.Benchmarks;

/// <summary>
/// Whole answers of <c>/api/map</c> over HTTP beside the same numbers from PostGIS by SQL, with indexes and parallel workers; how
/// many a second they are beside fixed bytes; and what the columns cost in memory and time.
/// </summary>
internal static class MapBenchmark
{
    private static readonly Screen[] screens =
    [
        new("world", [-170, -75, 170, 75], 2, null),
        new("country", [60.5, 29, 75, 38.5], 6, 30),
        new("city", [69, 34.4, 69.4, 34.7], 12, 10),
    ];

    public static async Task<int> Run(int rows)
    {
        var database = await GeneratedDatabase.Of(rows);
        Console.WriteLine($"{rows} incidents; {Environment.ProcessorCount} cores, {Load.Connections} connections; .NET {Environment.Version}; {await BenchmarkDatabase.Version()}");
        await MapGrowth.Measure(database);
        await using var server = await StartServer(database);
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        await using (var sql = new NpgsqlConnection(database))
        {
            await sql.OpenAsync();
            await MapSql.Prepare(sql);
            Console.WriteLine($"{"one answer",-26}{"ours",10}{"SQL",10}   times faster");
            foreach (var screen in screens)
                foreach (var filtered in new[] { false, true })
                    await Compare(http, sql, screen, filtered);
        }
        await using var floor = await Floor.Start();
        Console.WriteLine($"{"answers a second",-26}{"again",10}{"panned",10}{"new filter",12}{"fixed bytes",13}   new filter beside fixed bytes (0.007 is 300 beside 43,000); p99 ms");
        foreach (var screen in screens)
            await Throughput(server, floor, screen);
        Console.WriteLine($"memory of the server's process afterwards {server.Megabytes} MB");
        return 0;
    }

    /// <summary>The server's columns are read when it has answered once.</summary>
    private static Task<Running> StartServer(string database)
    {
        var port = Running.FreePort();
        return Running.Start("dotnet", [Programs.Server], new()
        {
            [$"ConnectionStrings__{IncidentStore.ConnectionName}"] = database,
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["RequestsPerMinute"] = "0",
        }, port, "/api/map?rows=0");
    }

    private static async Task Compare(HttpClient http, NpgsqlConnection sql, Screen screen, bool filtered)
    {
        var day = new DateOnly(2022, 12, 31);
        var (told, shift) = (default(JsonElement), 0);
        // Each with a box and, where there are filters, an end of its own: the server keeps what was asked, and SQL keeps nothing.
        var answer = await Median(9, async () =>
        {
            day = day.AddDays(1);
            screen = screen.Shifted(0, ++shift % 2 == 0 ? -0.001 * shift : 0.001 * shift);
            told = JsonDocument.Parse(await http.GetByteArrayAsync(screen.Url + (filtered ? Filter(day) : ""))).RootElement;
        });
        (int, int) counted = default;
        var asked = await Median(3, async () => counted = await MapSql.Answer(sql, filtered ? day : null, screen.Box, screen.Zoom));
        var same = counted == (told.GetProperty("matched").GetProperty("incidents").GetInt32(), told.GetProperty("in_view").GetProperty("incidents").GetInt32());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {screen.Name + (filtered ? ", three filters" : ""),-24}{answer.TotalMilliseconds,7:0.0} ms{asked.TotalMilliseconds,7:0} ms{asked / answer,9:0}{(screen.AtLeast is { } least ? $" ({Goal.AtLeast(asked / answer, least)})" : "")}{(same ? "" : "   THE COUNTS DIFFER")}"));
    }

    /// <summary>
    /// The same address again and again; a hundred boxes in turn under no filter and one that is known; filters that were not
    /// asked before, or so long ago that they are forgotten.
    /// </summary>
    private static async Task Throughput(Running server, Running floor, Screen screen)
    {
        var boxes = Enumerable.Range(0, 100).Select(n => screen.Shifted((n % 10 - 5) / 5.0 * Math.Min(screen.Width / 8, 9), (n / 10 - 5) / 5.0 * Math.Min(screen.Height / 8, 9))).ToList();
        using var http = new HttpClient();
        var size = (await http.GetByteArrayAsync(new Uri(server.Address + screen.Url))).Length;
        var again = await Load.Of([server.Address + screen.Url]);
        var panned = await Load.Of([.. boxes.Select((box, n) => server.Address + box.Url + (n % 2 == 0 ? "" : Filter(new(2022, 12, 1))))]);
        var fresh = await Load.Of([.. Enumerable.Range(0, 2_000).Select(n => server.Address + boxes[n % 100].Url + Filter(new DateOnly(2019, 1, 2).AddDays(n)))]);
        var bytes = await Load.Of([$"{floor.Address}/{size}"]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {screen.Name,-24}{again.PerSecond,10:0}{panned.PerSecond,10:0}{fresh.PerSecond,12:0}{bytes.PerSecond,13:0}   {fresh.PerSecond / bytes.PerSecond:0.000} times ({Goal.AtLeast(fresh.PerSecond / bytes.PerSecond, 0.007)}); {again.P99:0.0}, {panned.P99:0.0}, {fresh.P99:0.0}; {size} bytes{(again.Failed + panned.Failed + fresh.Failed > 0 ? "   SOME FAILED" : "")}"));
    }

    private static string Filter(DateOnly to) =>
        string.Create(CultureInfo.InvariantCulture, $"&event_type=battles&event_type=explosions_remote_violence&country=AF&datetime=2019-01-01/{to:yyyy-MM-dd}");

    private static async Task<TimeSpan> Median(int times, Func<Task> answer)
    {
        await answer();
        var taken = new List<TimeSpan>();
        for (var i = 0; i < times; i++)
        {
            var clock = Stopwatch.StartNew();
            await answer();
            taken.Add(clock.Elapsed);
        }
        return taken.Order().ElementAt(times / 2);
    }

    private sealed record Screen(string Name, double[] Box, int Zoom, double? AtLeast)
    {
        public double Width => Box[2] - Box[0];
        public double Height => Box[3] - Box[1];
        public string Url => string.Create(CultureInfo.InvariantCulture, $"/api/map?zoom={Zoom}&bbox={Box[0]},{Box[1]},{Box[2]},{Box[3]}");

        public Screen Shifted(double east, double north) => this with { Box = [Box[0] + east, Box[1] + north, Box[2] + east, Box[3] + north] };
    }
}
