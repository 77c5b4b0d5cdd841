using System.Globalization;
using System.Text.Json;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.Storage;
using IncidentMap.Tiles;

namespace IncidentMap.Benchmarks;

/// <summary>
/// The OGC API over a million incidents, beside MapServer and QGIS Server over the same table, PostgreSQL alone, and
/// Kestrel that sends fixed bytes: 8 connections, one question after the other, all in one run.
/// </summary>
internal static class OgcBenchmark
{
    private const string Published = "published_incidents";

    public static async Task<int> Run(int rows)
    {
        var database = await GeneratedDatabase.Of(rows);
        await BenchmarkDatabase.Tell(database, $"""
            DROP VIEW IF EXISTS {Published};
            CREATE VIEW {Published} AS SELECT id, point, {string.Join(", ", GeoJson.Published.Incidents.Properties.Select(p => p.Name == "place" ? "place_reported AS place" : p.Name))} FROM incidents;
            """);
        // What our server sets for itself holds for every side.
        foreach (var setting in (string[])["max_parallel_workers_per_gather = 0", "jit = off"])
            await BenchmarkDatabase.Tell(database, $"ALTER DATABASE {new Npgsql.NpgsqlConnectionStringBuilder(database).Database} SET {setting}");
        await using var server = await StartServer(database);
        await using var peers = await Peers.Start(database, Published);
        await using var floor = await Floor.Start();
        Console.WriteLine($"{rows} incidents; {Environment.ProcessorCount} cores, {Load.Connections} connections; .NET {Environment.Version}; {await BenchmarkDatabase.Version()}; {await Peers.Versions()}");
        Console.WriteLine($"{"",-44} {"ours/s",9} {"p50 ms",8} {"p99 ms",8}   beside it, a second");

        var run = new Sides(server, peers, floor, database);
        await run.WarmUp();
        await run.Boxes();
        await run.LargePage();
        await run.FirstPage();
        await run.OneFeature();
        await run.Filtered();
        await run.Deep(rows);
        await run.Revalidated();
        foreach (var zoom in (int[])[6, 8, 10])
            await run.Tiles(zoom);
        await run.Memory();
        await run.Counted(4);
        return 0;
    }

    /// <summary>Our server over a database, as it is measured.</summary>
    internal static Task<Running> StartServer(string database, int tileCacheMegabytes = 48)
    {
        var port = Running.FreePort();
        return Running.Start("dotnet", [Programs.Server], new()
        {
            [$"ConnectionStrings__{IncidentStore.ConnectionName}"] = database,
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            // The others leave out what has no point; the limit on one caller's requests is not what is measured.
            ["UnplacedMatchAnyBox"] = "false",
            ["RequestsPerMinute"] = "0",
            ["TileCacheMegabytes"] = tileCacheMegabytes.ToString(CultureInfo.InvariantCulture),
        }, port, "/health/ready");
    }

    private sealed class Sides(Running server, Peers peers, Running floor, string database)
    {
        private readonly string items = $"{server.Address}/ogc/collections/incidents/items?f=json";

        /// <summary>Until the compiler has made its best of what is asked most: the first to be measured would pay for all.</summary>
        public async Task WarmUp() => await Load.Of(await Mixed(), 10);

        public async Task Boxes()
        {
            var boxes = await GeneratedDatabase.Boxes(database, 1_000, "");
            var ours = boxes.Select(b => $"{items}&limit=10000&bbox={b}").ToList();
            var load = await Load.Of(ours);
            var mapServer = await Load.Of([.. boxes.Select(b => $"{peers.MapServer}&limit=10000&bbox={b}")]);
            var qgis = await Load.Of([.. boxes.Select(b => $"{peers.QgisServer}&limit=10000&bbox={b}")]);
            Row($"bbox, {await Count(ours[0])} features", load,
                ("MapServer", mapServer, 4.5), ("QGIS Server", qgis, 6));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-44} p99 is {load.P99 / load.P50:0.0} times p50 ({Goal.AtMost(load.P99 / load.P50, 10)})"));
        }

        // MapServer takes seconds for one.
        public async Task LargePage() => Row("limit=10000", await Load.Of([$"{items}&limit=10000"]),
            ("MapServer", await Load.Of([$"{peers.MapServer}&limit=10000"], 20), 30),
            ("QGIS Server", await Load.Of([$"{peers.QgisServer}limit=10000"], 20), null));

        public async Task FirstPage()
        {
            var (load, bytes) = await BesideFloor([$"{items}&limit=10"]);
            Row("limit=10", load,
                ("fixed bytes", bytes, 5_000.0 / 43_000),
                ("MapServer", await Load.Of([$"{peers.MapServer}&limit=10"], 20), null));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-44} p99 is {load.P99 / load.P50:0.0} times p50 ({Goal.AtMost(load.P99 / load.P50, 30)})"));
        }

        public async Task OneFeature()
        {
            var features = Enumerable.Range(1, 500).Select(n => $"{server.Address}/ogc/collections/incidents/items/{n * 199}?f=json").ToList();
            var (load, bytes) = await BesideFloor(features);
            Row("one feature by id", load, ("fixed bytes", bytes, 0.12));
        }

        public async Task Filtered()
        {
            const string Condition = "event_type = 'protests' AND date_start BETWEEN '2021-01-01' AND '2022-12-31'";
            const string Asked = "&limit=1000&event_type=protests&datetime=2021-01-01/2022-12-31&bbox=";
            var boxes = await GeneratedDatabase.Boxes(database, 350, Condition);
            var ours = boxes.Select(b => items + Asked + b).ToList();
            await using var db = new IncidentDb(IncidentDb.Options(database));
            var statements = boxes.Select(b => Literals.Of(GeoJson.Published.Incidents.Rows(db, new Page(
                new And([new InBox(BoundingBox.Parse(b)), new During(Interval.Parse("2021-01-01/2022-12-31")), Property("event_type").Is("protests")]), 1_001)))).ToList();
            Row($"type, interval and bbox, {await Count(ours[0])} features", await Load.Of(ours),
                ("QGIS Server", await Load.Of([.. boxes.Select(b => peers.QgisServer + Asked[1..] + b)]), 5),
                ("PostgreSQL alone", new Load(await Load.OfStatements(database, statements), 0, 0, 0), 0.6));
        }

        public async Task Deep(int rows)
        {
            var depth = rows / 10 * 9;
            using var http = new HttpClient();
            var before = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{items}&limit=100&offset={depth - 100}"))).RootElement;
            var next = before.GetProperty("links").EnumerateArray().Single(l => l.GetProperty("rel").GetString() == "next").GetProperty("href").GetString()!;
            var (deep, first) = (await Load.Of([next]), await Load.Of([$"{items}&limit=100"]));
            Row($"page at depth {depth} by next", deep, ("the first page", first, null));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-44} takes {first.PerSecond / deep.PerSecond:0.00} times the first page's time ({Goal.AtMost(first.PerSecond / deep.PerSecond, 2)})"));
        }

        public async Task Revalidated()
        {
            using var http = new HttpClient();
            using var answer = await http.GetAsync(new Uri($"{items}&limit=100"));
            var loads = await Load.InTurn(
                _ => Load.Of([$"{items}&limit=100"], 5, ("If-None-Match", $"{answer.Headers.ETag}")),
                _ => Load.Of([$"{floor.Address}/304"]));
            Row("304 of a list", loads[0], ("bare 304", loads[1], 0.5));
        }

        public async Task Tiles(int zoom)
        {
            var tiles = await GeneratedDatabase.Tiles(database, zoom, 40);
            await using var db = new IncidentDb(IncidentDb.Options(database));
            string Ours(TileAddress tile) => Tile(server, tile);
            // Made anew for every other condition, though it leaves nothing out.
            List<string> Fresh(int round) => [.. Enumerable.Range(0, 800).Select(new DateOnly(1900 + 5 * round, 1, 1).AddDays)
                .SelectMany(day => tiles.Select(tile => $"{Ours(tile)}&datetime={day:yyyy-MM-dd}/.."))];
            var statements = tiles.Select(tile => Literals.Of(TileQuery.Command(db, new During(Interval.Parse("1900-01-01/..")), tile))).ToList();
            // At zoom 6 a tile takes some tenths of a second: of 5 s, those under way at the end, which count for nothing, would be a
            // good part, while pgbench waits for what it has begun.
            var seconds = zoom < 10 ? 30 : 5;
            var loads = await Load.InTurn(
                round => Load.Of(Fresh(round), seconds),
                async _ => new Load(await Load.OfStatements(database, statements, seconds), 0, 0, 0),
                _ => Load.Of([.. tiles.Select(t => peers.MapServerTile(t.Zoom, t.Column, t.Row))], 10));
            Row($"tiles of zoom {zoom}, uncached", loads[0], ("PostgreSQL alone", loads[1], 0.9), ("MapServer", loads[2], 1.4));
            var unchanged = tiles.Select(Ours).ToList();
            var (kept, bytes) = await BesideFloor(unchanged);
            Row($"tiles of zoom {zoom}, unchanged", kept, ("fixed bytes", bytes, 0.4));
        }

        /// <summary>Tiles of more incidents than are drawn one by one, which a server counts in memory. This one keeps none that is made.</summary>
        public async Task Counted(int zoom)
        {
            await using var keepsNone = await StartServer(database, tileCacheMegabytes: 0);
            var tiles = await GeneratedDatabase.Tiles(database, zoom, 40);
            await using var db = new IncidentDb(IncidentDb.Options(database));
            var statements = tiles.Select(tile => Literals.Of(TileQuery.Command(db, new And([]), tile))).ToList();
            // MapServer, which draws each of them, ends none in twenty seconds.
            Row($"tiles of zoom {zoom}, counted in memory", await Load.Of([.. tiles.Select(tile => Tile(keepsNone, tile))]),
                ("PostgreSQL alone", new Load(await Load.OfStatements(database, statements, 20), 0, 0, 0), 0.9));
        }

        private static string Tile(Running of, TileAddress tile) => $"{of.Address}/ogc/collections/incidents/tiles/WebMercatorQuad/{tile.Zoom}/{tile.Row}/{tile.Column}?f=mvt";

        public async Task Memory()
        {
            var load = Load.Of(await Mixed(), 10);
            var most = 0L;
            while (!load.IsCompleted)
            {
                most = Math.Max(most, server.Megabytes);
                await Task.WhenAny(load, Task.Delay(100));
            }
            await load;
            Console.WriteLine($"{"most memory of the server under a mixed load",-44} {most,6} MB ({Goal.AtMost(most, 400)})");
        }

        private async Task<IReadOnlyList<string>> Mixed() =>
        [
            $"{items}&limit=10", $"{server.Address}/ogc/collections/incidents/items/1?f=json", $"{items}&limit=10000&bbox={(await GeneratedDatabase.Boxes(database, 1_000, ""))[0]}", $"{items}&limit=10000",
            $"{server.Address}/ogc/collections/incidents/tiles/WebMercatorQuad/6/25/44?f=mvt",
        ];

        /// <summary>In turn with fixed bytes, as many as each of the answers has: tiles are anything from nothing to a hundred kilobytes.</summary>
        private async Task<(Load Ours, Load Floor)> BesideFloor(List<string> urls)
        {
            var sizes = new List<string>();
            foreach (var url in urls)
                sizes.Add($"{floor.Address}/{await Size(url)}");
            var loads = await Load.InTurn(_ => Load.Of(urls), _ => Load.Of(sizes));
            return (loads[0], loads[1]);
        }

        private static void Row(string what, Load ours, params (string Name, Load Load, double? AtLeast)[] beside) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-44} {ours.PerSecond,9:0.0} {ours.P50,8:0.0} {ours.P99,8:0.0}   ")
                + string.Join("; ", beside.Select(b => string.Create(CultureInfo.InvariantCulture,
                    $"{b.Name} {b.Load.PerSecond:0.0}: {ours.PerSecond / b.Load.PerSecond:0.00} times{(b.AtLeast is { } least ? $" ({Goal.AtLeast(ours.PerSecond / b.Load.PerSecond, least)})" : "")}{Failures(b.Load)}")))
                + Failures(ours));

        private static string Failures(Load load) => load.Failed == 0 ? "" : $" [{load.Failed} FAILED]";

        private static QueryableProperty Property(string name) => GeoJson.Published.Incidents.Properties.Single(p => p.Name == name).Source;

        private static async Task<long> Size(string url)
        {
            using var http = new HttpClient();
            return (await http.GetByteArrayAsync(new Uri(url))).Length;
        }

        private static async Task<int> Count(string url)
        {
            using var http = new HttpClient();
            return JsonDocument.Parse(await http.GetStringAsync(new Uri(url))).RootElement.GetProperty("features").GetArrayLength();
        }
    }
}
