using System.Globalization;
using Npgsql;

namespace IncidentMap.Benchmarks;

/// <summary>
/// Imports ACLED-shaped rows with the built command line, and beside it lets psql \copy put the same rows as plain text columns
/// into one table with an index on geometry and one on the date, on the same server.
/// </summary>
internal static class ImportBenchmark
{
    private const string Plain = "incidentmap_benchmark_plain", Own = "incidentmap_benchmark_own";

    public static async Task<int> Run(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("incidentmap-benchmark");
        try
        {
            var file = Path.Combine(folder.FullName, "acled.csv");
            await Generate(file, rows);
            var small = Path.Combine(folder.FullName, "small.csv");
            await Generate(small, rows / 10);
            Console.WriteLine($"{rows} rows, {new FileInfo(file).Length >> 20} MB; {Environment.ProcessorCount} cores; .NET {Environment.Version}; {await BenchmarkDatabase.Version()}");

            var copy = await Copy(await BenchmarkDatabase.Fresh(Plain), file);
            var own = await BenchmarkDatabase.Fresh(Own);
            await MeasuredProcess.IncidentMap(own, "migrate");
            var first = await MeasuredProcess.IncidentMap(own, "import", file);
            var again = await MeasuredProcess.IncidentMap(own, "import", file);
            own = await BenchmarkDatabase.Fresh(Own);
            await MeasuredProcess.IncidentMap(own, "migrate");
            var tenth = await MeasuredProcess.IncidentMap(own, "import", small);

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                psql \copy, plain table with two indexes   {copy.TotalSeconds,8:0.0} s
                incidentmap import                         {first.Time.TotalSeconds,8:0.0} s   {first.Time / copy:0.00} times \copy ({Goal.AtMost(first.Time / copy, 4)})      {rows / first.Time.TotalSeconds:0} rows/s
                incidentmap import, nothing changed        {again.Time.TotalSeconds,8:0.0} s   {again.Time / first.Time:0.00} of the first time ({Goal.AtMost(again.Time / first.Time, 0.5)})
                peak memory of the importing process       {first.PeakMegabytes,8} MB  {(double)first.PeakMegabytes / tenth.PeakMegabytes:0.00} times that of a tenth of the rows, {tenth.PeakMegabytes} MB ({Goal.AtMost(first.PeakMegabytes, 400)}, {Goal.AtMost((double)first.PeakMegabytes / tenth.PeakMegabytes, 1.3)})
                """));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
            await BenchmarkDatabase.Drop(Plain);
            await BenchmarkDatabase.Drop(Own);
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
        await BenchmarkDatabase.Tell(database, $"""
            CREATE EXTENSION postgis;
            CREATE TABLE plain ({string.Join(", ", columns.Select(c => $"{c} text"))},
                geom geometry(Point, 4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(longitude::float8, latitude::float8), 4326)) STORED,
                day date GENERATED ALWAYS AS (make_date(substr(event_date, 1, 4)::int, substr(event_date, 6, 2)::int, substr(event_date, 9, 2)::int)) STORED);
            CREATE INDEX ON plain USING gist (geom);
            CREATE INDEX ON plain (day);
            """);
        return (await MeasuredProcess.Run("psql", [Uri(database), "-v", "ON_ERROR_STOP=1", "-qc", $"\\copy plain ({AcledGenerator.Header}) FROM '{file}' CSV HEADER"], [])).Time;
    }

    private static string Uri(string connection)
    {
        var c = new NpgsqlConnectionStringBuilder(connection);
        return $"postgresql://{c.Username}:{c.Password}@{c.Host}:{c.Port}/{c.Database}";
    }
}
