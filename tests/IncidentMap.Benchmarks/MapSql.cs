using Npgsql;

namespace IncidentMap.Benchmarks;

/// <summary>
/// What the map shows, asked of PostGIS as well as we know how: one scan with grouping sets for all simple counts, another for each
/// filter's own, the GiST index for the screen. Clusters are spared the search for the member nearest the centre.
/// </summary>
internal static class MapSql
{
    private const string Placed = "point IS NOT NULL AND location_precision IN ('exact', 'place', 'near')";
    private const string Types = "event_type = ANY('{battles,explosions_remote_violence}')";
    private const string Country = "country = 'AF'";

    public static async Task Prepare(NpgsqlConnection sql) =>
        await Run(sql, "SET max_parallel_workers_per_gather = 4; SET work_mem = '256MB'; SET jit = off; ANALYZE incidents; ANALYZE reports");

    /// <summary>All of it, with three filters where an end of the days is given; returns how many match, and how many of them are in the box.</summary>
    public static async Task<(int Matched, int InView)> Answer(NpgsqlConnection sql, DateOnly? to, double[] box, int zoom)
    {
        var all = to is null;
        var (type, country, days) = all ? ("true", "true", "true") : (Types, Country, $"date_end >= '2019-01-01' AND date_start <= '{to:yyyy-MM-dd}'");
        var where = $"{type} AND {country} AND {days}";
        var inView = FormattableString.Invariant($"{Placed} AND point && ST_MakeEnvelope({box[0]}, {box[1]}, {box[2]}, {box[3]}, 4326)");
        var cell = FormattableString.Invariant($"{90.0 / (1 << zoom)}");
        var matched = await Run(sql, $"""
            SELECT (sum(n) FILTER (WHERE which = 2047))::int FROM (
              SELECT grouping(event_type, event_subtype, country, admin1, target_kind, weapon, status, dataset, location_precision, date_trunc('month', date_start), killed_best IS NULL) AS which,
                     count(*) AS n, sum(killed_low), sum(killed_best), sum(killed_high), sum(injured_low), sum(injured_best), sum(injured_high)
              FROM incidents WHERE {where}
              GROUP BY GROUPING SETS ((), (event_type, event_subtype), (country), (admin1), (target_kind), (weapon), (status), (dataset), (location_precision),
                (date_trunc('month', date_start)), (killed_best IS NULL))) counted
            """);
        if (!all)
        {
            await Count(sql, $"SELECT event_type, event_subtype, count(*) FROM incidents WHERE {country} AND {days} GROUP BY 1, 2");
            await Count(sql, $"SELECT country, count(*) FROM incidents WHERE {type} AND {days} GROUP BY 1");
            await Count(sql, $"SELECT date_trunc('month', date_start), count(*), sum(killed_best) FROM incidents WHERE {type} AND {country} GROUP BY 1");
        }
        foreach (var list in (string[])["actors", "attackers", "targets", "claimed_by"])
            await Count(sql, $"SELECT v, count(*) FROM incidents, unnest({list}) v WHERE {where} GROUP BY v ORDER BY 2 DESC LIMIT 50");
        await Count(sql, $"SELECT publisher, count(DISTINCT i.id) FROM incidents i JOIN reports r ON r.incident_id = i.id WHERE {where} GROUP BY publisher ORDER BY 2 DESC LIMIT 50");
        await Count(sql, $"SELECT admin1, country, count(*), sum(killed_best) FROM incidents WHERE {where} AND NOT ({Placed}) GROUP BY 1, 2");
        await Count(sql, $"SELECT id, title FROM incidents WHERE {where} ORDER BY date_start DESC, id DESC LIMIT 20");
        var seen = await Run(sql, $"""
            SELECT coalesce(sum(n), 0)::int FROM (
              SELECT count(*) AS n, avg(ST_X(point)), avg(ST_Y(point)), sum(killed_best), sum(killed_low), sum(killed_high), mode() WITHIN GROUP (ORDER BY event_type), ST_Extent(point)
              FROM incidents WHERE {where} AND {inView} GROUP BY floor(ST_X(point) / {cell}), floor(ST_Y(point) / {cell})) clusters
            """);
        return (matched, seen);
    }

    private static Task<int> Count(NpgsqlConnection sql, string rows) => Run(sql, $"SELECT count(*)::int FROM ({rows}) counted");

    private static async Task<int> Run(NpgsqlConnection sql, string text)
    {
        await using var command = new NpgsqlCommand(text, sql) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync() is int number ? number : 0;
    }
}
