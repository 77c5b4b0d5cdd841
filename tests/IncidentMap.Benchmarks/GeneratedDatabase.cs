using System.Globalization;
using System.Security.Cryptography;
using IncidentMap.Storage;
using IncidentMap.Tiles;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentMap.Benchmarks;

/// <summary>A database of made-up incidents on the benchmark's cluster. It is kept for the next run, unless the tables have changed since.</summary>
internal static class GeneratedDatabase
{
    private static readonly string script = Path.Combine(AppContext.BaseDirectory, "generated-incidents.sql");

    public static async Task<string> Of(int rows)
    {
        var name = $"incidentmap_generated_{rows}";
        var database = new NpgsqlConnectionStringBuilder(BenchmarkDatabase.Server) { Database = name }.ConnectionString;
        var wanted = await Fingerprint(database);
        if (await BenchmarkDatabase.Ask(BenchmarkDatabase.Server, $"SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '{name}'") == wanted)
            return database;

        await BenchmarkDatabase.Fresh(name);
        await Load.Run("dotnet", [Programs.CommandLine, "migrate"], new() { ["ConnectionStrings__IncidentMap"] = database });
        Console.WriteLine($"Making {rows} incidents.");
        var to = new NpgsqlConnectionStringBuilder(database);
        await Load.Run("psql",
            ["-q", "-1", "-v", "ON_ERROR_STOP=1", "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, "-f", script, name],
            new() { ["PGPASSWORD"] = to.Password, ["PGOPTIONS"] = $"-c incidentmap.rows={rows}" });
        await BenchmarkDatabase.Tell(database, "VACUUM ANALYZE");
        await BenchmarkDatabase.Tell(database, "CHECKPOINT"); // or it is written to the disk while others are measured
        await BenchmarkDatabase.Tell(BenchmarkDatabase.Server, $"COMMENT ON DATABASE {name} IS '{wanted}'");
        return database;
    }

    /// <summary>Boxes <c>west,south,east,north</c> that hold about so many located incidents of a condition, round towns all over the land.</summary>
    public static async Task<IReadOnlyList<string>> Boxes(string database, int features, string condition)
    {
        var where = condition == "" ? "" : $"AND {condition}";
        var text = await BenchmarkDatabase.Ask(database, $"""
            WITH centre AS MATERIALIZED (SELECT ST_X(point) AS x, ST_Y(point) AS y FROM incidents WHERE point IS NOT NULL AND location_precision = 'near' ORDER BY hashint4(id) LIMIT 80),
            -- The first size that holds so many; larger ones, of which each costs more, are not counted.
            sized AS (
              SELECT x, y, size, held FROM centre, LATERAL (
                SELECT size, held FROM (SELECT 0.01 * 1.25 ^ step AS size FROM generate_series(0, 24) step) sizes,
                LATERAL (SELECT count(*) AS held FROM incidents i WHERE i.point && ST_MakeEnvelope(x - size, y - size, x + size, y + size, 4326) {where}) counted
                WHERE held >= {features * 0.9} LIMIT 1) first)
            SELECT string_agg(DISTINCT format('%s,%s,%s,%s', round((x - size)::numeric, 5), round((y - size)::numeric, 5), round((x + size)::numeric, 5), round((y + size)::numeric, 5)), ';')
            FROM sized WHERE held <= {features * 1.1}
            """);
        var boxes = text.Split(';', StringSplitOptions.RemoveEmptyEntries);
        return boxes.Length >= 5 ? boxes : throw new InvalidOperationException($"There are only {boxes.Length} boxes with about {features} incidents {condition}; take more rows.");
    }

    /// <summary>Tiles of a zoom with incidents in them, other than the most crowded first.</summary>
    public static async Task<IReadOnlyList<TileAddress>> Tiles(string database, int zoom, int most)
    {
        var text = await BenchmarkDatabase.Ask(database, $"""
            SELECT string_agg(x || ' ' || y, ';') FROM (
              SELECT floor((ST_X(point) + 180) / 360 * {1 << zoom})::int AS x, floor((0.5 - ln(tan(pi() / 4 + ST_Y(point) * pi() / 360)) / (2 * pi())) * {1 << zoom})::int AS y
              FROM incidents WHERE point IS NOT NULL GROUP BY 1, 2 ORDER BY hashint4(min(id)) LIMIT {most}) t
            """);
        return [.. text.Split(';').Select(t => t.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()).Select(t => new TileAddress(zoom, t[1], t[0]))];
    }

    /// <summary>Of all that decides what is in the database: the tables and the script that fills them.</summary>
    private static async Task<string> Fingerprint(string database)
    {
        await using var db = new IncidentDb(IncidentDb.Options(database));
        return $"{db.Database.GetMigrations().Last()} {Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(script)))}";
    }
}
