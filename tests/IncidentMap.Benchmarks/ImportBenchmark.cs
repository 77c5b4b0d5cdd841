using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace IncidentMap.Benchmarks;

/// <summary>
/// Imports ACLED-shaped rows with the built command line, and beside it lets psql \copy put the same rows as plain text columns
/// into one table with an index on geometry and one on the date, on the same server.
/// </summary>
internal static partial class ImportBenchmark
{
    private const string Plain = "incidentmap_benchmark_plain", Own = "incidentmap_benchmark_own";

    public static async Task<int> Run(int rows)
    {
        var server = Environment.GetEnvironmentVariable("ConnectionStrings__IncidentMap")
            ?? throw new InvalidOperationException("Start it by scripts/benchmark.sh, which starts a database.");
        var folder = Directory.CreateTempSubdirectory("incidentmap-benchmark");
        try
        {
            var file = Path.Combine(folder.FullName, "acled.csv");
            await Generate(file, rows);
            var small = Path.Combine(folder.FullName, "small.csv");
            await Generate(small, rows / 10);
            Console.WriteLine($"{rows} rows, {new FileInfo(file).Length >> 20} MB; {Environment.ProcessorCount} cores; .NET {Environment.Version}; {await Version(server)}");

            var copy = await Copy(await Fresh(server, Plain), file);
            var own = await Fresh(server, Own);
            await IncidentMap(own, "migrate");
            var first = await IncidentMap(own, "import", file);
            var again = await IncidentMap(own, "import", file);
            own = await Fresh(server, Own);
            await IncidentMap(own, "migrate");
            var tenth = await IncidentMap(own, "import", small);

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                psql \copy, plain table with two indexes   {copy.TotalSeconds,8:0.0} s
                incidentmap import                         {first.Time.TotalSeconds,8:0.0} s   {first.Time / copy:0.00} times \copy (at most 4)      {rows / first.Time.TotalSeconds:0} rows/s
                incidentmap import, nothing changed        {again.Time.TotalSeconds,8:0.0} s   {again.Time / first.Time:0.00} of the first time (at most 0.5)
                peak memory of the importing process       {first.PeakMegabytes,8} MB  {(double)first.PeakMegabytes / tenth.PeakMegabytes:0.00} times that of a tenth of the rows, {tenth.PeakMegabytes} MB (at most 400 MB, 1.3 times)
                """));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
            await Drop(server, Plain);
            await Drop(server, Own);
        }
    }

    /// <summary>Writes the rows that are measured with to a file, for trying things out by hand.</summary>
    public static async Task<int> Generate(string file, int rows)
    {
        await using var text = new StreamWriter(file);
        AcledGenerator.Write(text, rows);
        return 0;
    }

    private static async Task<TimeSpan> Copy(string database, string file)
    {
        var columns = AcledGenerator.Header.Split(',');
        await Tell(database, $"""
            CREATE EXTENSION postgis;
            CREATE TABLE plain ({string.Join(", ", columns.Select(c => $"{c} text"))},
                geom geometry(Point, 4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(longitude::float8, latitude::float8), 4326)) STORED,
                day date GENERATED ALWAYS AS (make_date(substr(event_date, 1, 4)::int, substr(event_date, 6, 2)::int, substr(event_date, 9, 2)::int)) STORED);
            CREATE INDEX ON plain USING gist (geom);
            CREATE INDEX ON plain (day);
            """);
        return (await Time("psql", [Uri(database), "-v", "ON_ERROR_STOP=1", "-qc", $"\\copy plain ({AcledGenerator.Header}) FROM '{file}' CSV HEADER"], [])).Time;
    }

    private static Task<(TimeSpan Time, long PeakMegabytes)> IncidentMap(string database, params string[] arguments) =>
        Time("dotnet", [Path.Combine(AppContext.BaseDirectory, "IncidentMap.Cli.dll"), .. arguments], new() { ["ConnectionStrings__IncidentMap"] = database });

    /// <summary>Wall time of a process, and the most memory it had resident at any time.</summary>
    private static async Task<(TimeSpan Time, long PeakMegabytes)> Time(string program, IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(50))
            peak = Math.Max(peak, PeakOf(process.Id));
        clock.Stop();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.\n{await said}\n{await errors}");
        return (clock.Elapsed, peak);
    }

    /// <summary>Linux's own high-water mark, in megabytes.</summary>
    private static long PeakOf(int process)
    {
        var status = $"/proc/{process}/status";
        return File.Exists(status) && HighWater().Match(ReadOrNothing(status)) is { Success: true } found
            ? long.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) / 1024
            : 0;
    }

    private static string ReadOrNothing(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ""; // it ended while we looked
        }
    }

    private static async Task<string> Fresh(string server, string name)
    {
        await Drop(server, name);
        await Tell(server, $"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString;
    }

    private static Task Drop(string server, string name) => Tell(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private static async Task Tell(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> Version(string server)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        return $"PostgreSQL {connection.PostgreSqlVersion}";
    }

    private static string Uri(string connection)
    {
        var c = new NpgsqlConnectionStringBuilder(connection);
        return $"postgresql://{c.Username}:{c.Password}@{c.Host}:{c.Port}/{c.Database}";
    }

    [GeneratedRegex(@"VmHWM:\s+(\d+) kB")]
    private static partial Regex HighWater();
}
