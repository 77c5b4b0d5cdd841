using IncidentMap.Importing;
using IncidentMap.Incidents;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>
/// Adds the places of a GeoNames dump to the gazetteer, all or none. Places that ship with the program were corrected by hand
/// and are left as they are, and so are those of the dump that are the same under another key.
/// </summary>
public sealed class GazetteerLoad(IncidentDb db)
{
    private const int ChunkSize = 10_000;

    // A town that two sources have lies at most about so many degrees apart: 15 km.
    private const double SameTownDegrees = 0.15;

    private const string Columns = "key, name, kind, country, admin1, admin2, parent, point, population, precision, radius_m, source";

    /// <summary>Loads what is read; the same dump again changes nothing.</summary>
    public async Task<GazetteerLoaded> Run(IEnumerable<GeoNamesEntry> entries, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await Tell(connection, Stage, stop);
        var read = 0;
        foreach (var chunk in entries.Chunk(ChunkSize))
        {
            await CopyPlaces(connection, chunk, stop);
            await CopyNames(connection, chunk, stop);
            read += chunk.Length;
        }
        await Tell(connection, Index + FindKnown, stop);
        await Tell(connection, FindParents, stop);
        var known = await Tell(connection, "DELETE FROM stage_places WHERE known_as IS NOT NULL", stop);
        var added = await Count(connection, "SELECT count(*) FROM stage_places s WHERE NOT EXISTS (SELECT FROM places p WHERE p.key = s.key)", stop);
        var changed = await Tell(connection, MarkChanged, stop);

        // A statement that finds nothing to write would still count as a write.
        if (added + changed > 0)
            await Tell(connection, Write, stop);
        await transaction.CommitAsync(stop);
        return new GazetteerLoaded(read, added, changed, read - known - added - changed, known);
    }

    private static string Stage => $"""
        SELECT pg_advisory_xact_lock(hashtext('incidentmap gazetteer'));
        CREATE TEMP TABLE stage_places ON COMMIT DROP AS SELECT {Columns} FROM places WITH NO DATA;
        ALTER TABLE stage_places ADD admin2_code text, ADD normalised text, ADD known_as text, ADD changed boolean NOT NULL DEFAULT false;
        CREATE TEMP TABLE stage_names ON COMMIT DROP AS SELECT ''::text AS place, name, kind, normalised, sound FROM place_names WITH NO DATA;
        """;

    private const string Index = """
        CREATE INDEX ON stage_places (key);
        CREATE INDEX ON stage_places (country, admin1);
        CREATE INDEX ON stage_names (place);
        ANALYZE stage_places;
        ANALYZE stage_names;

        """;

    /// <summary>District, then province, then country; a province without an outline reaches as far as 95 in 100 of its places.</summary>
    private const string FindParents = """
        UPDATE stage_places SET parent = 'iso:' || country WHERE kind = 'admin1';
        UPDATE stage_places s SET parent = coalesce(
            (SELECT min(p.key) FROM places p WHERE p.kind = 'admin1' AND p.country = s.country AND p.admin1 = s.admin1),
            (SELECT min(p.key) FROM stage_places p WHERE p.kind = 'admin1' AND p.country = s.country AND p.admin1 = s.admin1),
            'iso:' || s.country)
        WHERE kind NOT IN ('country', 'admin1');
        UPDATE stage_places SET admin2 = name WHERE kind = 'admin2';
        UPDATE stage_places s SET admin2 = coalesce(known.admin2, d.name), parent = coalesce(d.known_as, d.key)
        FROM stage_places d LEFT JOIN places known ON known.key = d.known_as
        WHERE d.kind = 'admin2' AND s.kind NOT IN ('country', 'admin1', 'admin2')
          AND d.country = s.country AND d.admin1 = s.admin1 AND d.admin2_code = s.admin2_code;
        UPDATE stage_places s SET radius_m = greatest(20000, reach.metres)
        FROM (SELECT a.key, percentile_cont(0.95) WITHIN GROUP (ORDER BY ST_DistanceSphere(a.point, t.point))::int AS metres
              FROM stage_places a JOIN stage_places t ON t.country = a.country AND t.admin1 = a.admin1 AND t.kind = 'town'
              WHERE a.kind = 'admin1' GROUP BY a.key) reach
        WHERE s.key = reach.key;
        """;

    /// <summary>Also under which key, since places of the dump may lie in them.</summary>
    private static string FindKnown => $"""
        UPDATE stage_places s SET known_as = (
            SELECT p.key FROM places p WHERE p.key = s.key AND p.source <> '{GeoNamesDump.Source}'
            UNION ALL
            SELECT p.key FROM place_names n JOIN places p ON p.id = n.place_id
            WHERE n.normalised = s.normalised AND p.source <> '{GeoNamesDump.Source}' AND p.country = s.country AND p.kind = s.kind
              AND (ST_DWithin(p.point, s.point, {SameTownDegrees}) OR (s.kind = 'admin2' AND p.admin1 = s.admin1))
            LIMIT 1)
        """;

    private static string MarkChanged => $"""
        UPDATE stage_places s SET changed = true
        FROM places p
        WHERE p.key = s.key AND (
            ({Prefixed("p.")}) IS DISTINCT FROM ({Prefixed("s.")})
            OR (SELECT array_agg((n.name, n.kind)::text ORDER BY n.name, n.kind) FROM place_names n WHERE n.place_id = p.id)
               IS DISTINCT FROM (SELECT array_agg((n.name, n.kind)::text ORDER BY n.name, n.kind) FROM stage_names n WHERE n.place = s.key))
        """;

    private static string Write => $"""
        CREATE TEMP TABLE stage_new ON COMMIT DROP AS
            SELECT key FROM stage_places s WHERE changed OR NOT EXISTS (SELECT FROM places p WHERE p.key = s.key);
        INSERT INTO places ({Columns})
        SELECT {Columns} FROM stage_places WHERE key IN (SELECT key FROM stage_new) ORDER BY point
        ON CONFLICT (key) DO UPDATE SET {string.Join(", ", Columns.Split(", ").Skip(1).Select(c => $"{c} = excluded.{c}"))};
        DELETE FROM place_names n USING places p WHERE n.place_id = p.id AND p.key IN (SELECT key FROM stage_new);
        INSERT INTO place_names (place_id, name, kind, normalised, sound)
        SELECT p.id, n.name, n.kind, n.normalised, n.sound FROM stage_names n JOIN places p ON p.key = n.place
        WHERE n.place IN (SELECT key FROM stage_new) ORDER BY p.id;
        ANALYZE places;
        ANALYZE place_names;
        """;

    private static string Prefixed(string prefix) => string.Join(", ", Columns.Split(", ").Select(c => prefix + c));

    private static async Task CopyPlaces(NpgsqlConnection connection, GeoNamesEntry[] entries, CancellationToken stop)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY stage_places (key, name, kind, country, admin1, point, population, precision, radius_m, source, admin2_code, normalised) FROM STDIN (FORMAT BINARY)", stop);
        foreach (var (place, admin2Code) in entries)
        {
            await copy.StartRowAsync(stop);
            await copy.WriteAsync(place.Key, stop);
            await copy.WriteAsync(place.Name, stop);
            await copy.WriteAsync(SnakeCase.Of(place.Kind), stop);
            await copy.WriteAsync(place.Country, stop);
            await copy.WriteAsync(place.Admin1, stop);
            await copy.WriteAsync(place.Point, stop);
            await copy.WriteAsync(place.Population, stop);
            await copy.WriteAsync(SnakeCase.Of(place.Precision), stop);
            await copy.WriteAsync(place.RadiusMetres, stop);
            await copy.WriteAsync(place.Source, stop);
            await copy.WriteAsync(admin2Code, stop);
            await copy.WriteAsync(place.Names.FirstOrDefault()?.Normalised, stop);
        }
        await copy.CompleteAsync(stop);
    }

    private static async Task CopyNames(NpgsqlConnection connection, GeoNamesEntry[] entries, CancellationToken stop)
    {
        await using var copy = await connection.BeginBinaryImportAsync("COPY stage_names (place, name, kind, normalised, sound) FROM STDIN (FORMAT BINARY)", stop);
        foreach (var (place, _) in entries)
            foreach (var name in place.Names)
            {
                await copy.StartRowAsync(stop);
                await copy.WriteAsync(place.Key, stop);
                await copy.WriteAsync(name.Name, stop);
                await copy.WriteAsync(SnakeCase.Of(name.Kind), stop);
                await copy.WriteAsync(name.Normalised, stop);
                await copy.WriteAsync(name.Sound, stop);
            }
        await copy.CompleteAsync(stop);
    }

    private static async Task<int> Count(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (int)(long)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <summary>Rows affected by the last statement that changes any.</summary>
    private static async Task<int> Tell(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync(stop);
    }
}

/// <summary>What a load did to the gazetteer, in places.</summary>
/// <param name="Read">Read from the dump.</param>
/// <param name="Added">Not there before.</param>
/// <param name="Changed">There from an earlier dump, and otherwise.</param>
/// <param name="Unchanged">There from an earlier dump, and the same.</param>
/// <param name="Known">There from another source, and left as they are.</param>
public sealed record GazetteerLoaded(int Read, int Added, int Changed, int Unchanged, int Known);
