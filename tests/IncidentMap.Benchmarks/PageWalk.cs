using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace IncidentMap.Benchmarks;

/// <summary>
/// Follows <c>next</c> through all incidents while another process imports more, and counts what came twice or not at all.
/// </summary>
internal static class PageWalk
{
    private const string Walked = "incidentmap_benchmark_walk";

    /// <summary>How many incidents each import of the other process adds.</summary>
    private const int Added = 1_000;

    /// <returns>0 where each feature came once and none that was there at the start is missing, else 1.</returns>
    public static async Task<int> Run(int rows)
    {
        var kept = new NpgsqlConnectionStringBuilder(await GeneratedDatabase.Of(rows)).Database;
        await BenchmarkDatabase.Drop(Walked);
        NpgsqlConnection.ClearAllPools(); // a database that anyone is connected to cannot be copied
        await BenchmarkDatabase.Tell(BenchmarkDatabase.Server, $"CREATE DATABASE {Walked} TEMPLATE {kept}");
        var database = new NpgsqlConnectionStringBuilder(BenchmarkDatabase.Server) { Database = Walked, Pooling = false }.ConnectionString;
        var folder = Directory.CreateTempSubdirectory("incidentmap-walk");
        try
        {
            var file = Path.Combine(folder.FullName, "acled.csv");
            await ImportBenchmark.Generate(file, Added);
            var old = (await Ids(database)).ToHashSet();
            await using var server = await OgcBenchmark.StartServer(database);
            using var walkEnds = new CancellationTokenSource();
            // On a thread of its own: measuring a process blocks.
            var imports = Task.Run(() => Import(database, file, walkEnds.Token));
            var clock = Stopwatch.StartNew();
            var (pages, seen, twice) = await Walk($"{server.Address}/ogc/collections/incidents/items?f=json&limit=10000&properties=key");
            clock.Stop();
            await walkEnds.CancelAsync();
            var imported = await imports * Added;

            var missing = old.Count(id => !seen.Contains(id));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                {pages} pages, {seen.Count} features in {clock.Elapsed.TotalSeconds:0.0} s, while another process imported {imported} incidents
                features that came twice             {twice} (must be 0)
                of the {old.Count} old ones, missing     {missing} (must be 0)
                """));
            return twice == 0 && missing == 0 && imported > 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
            await BenchmarkDatabase.Drop(Walked);
        }
    }

    private static async Task<(int Pages, HashSet<int> Seen, int Twice)> Walk(string first)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        var (pages, seen, twice) = (0, new HashSet<int>(), 0);
        for (var next = first; next is not null; pages++)
        {
            using var page = JsonDocument.Parse(await http.GetStringAsync(next));
            foreach (var feature in page.RootElement.GetProperty("features").EnumerateArray())
                if (!seen.Add(feature.GetProperty("id").GetInt32()))
                    twice++;
            next = page.RootElement.GetProperty("links").EnumerateArray()
                .Where(link => link.GetProperty("rel").GetString() == "next").Select(link => link.GetProperty("href").GetString()).SingleOrDefault();
        }
        return (pages, seen, twice);
    }

    /// <summary>Imports the same file again and again, each time as another dataset; returns how often.</summary>
    private static async Task<int> Import(string database, string file, CancellationToken stop)
    {
        var times = 0;
        while (!stop.IsCancellationRequested)
            await MeasuredProcess.IncidentMap(database, "import", file, "--dataset", $"walk{++times}");
        return times;
    }

    private static async Task<List<int>> Ids(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT id FROM incidents", connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<int>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetInt32(0));
        return ids;
    }
}
