using System.Security.Cryptography;
using IncidentMap.Incidents;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>What a load did to the incidents it was given.</summary>
/// <param name="Added">Keys that were not there.</param>
/// <param name="Changed">Keys whose content differs from what was there.</param>
/// <param name="Unchanged">How many were there already, alike in everything.</param>
public sealed record LoadResult(IReadOnlyList<string> Added, IReadOnlyList<string> Changed, int Unchanged);

/// <summary>
/// Puts incidents with their reports into the database, all or none, by key: staged with binary COPY, then told apart from
/// what is there by a digest of their content, and written by set-based statements. What is unchanged is not touched.
/// </summary>
public sealed class IncidentLoad(IncidentDb db, TimeProvider clock)
{
    private const int ChunkSize = 5_000;

    /// <summary>Writes the incidents; keys must be unique among them.</summary>
    public async Task<LoadResult> Upsert(IEnumerable<Incident> incidents, CancellationToken stop)
    {
        var stage = new StageTable<Incident>(db, ["id", "batch_id", "content_digest", "updated_at"], ("content_digest", "bytea"), ("place_in_load", "bigint"));
        var stagedReports = new StageTable<Report>(db, ["id", "incident_id"], ("incident_key", "text"));
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // One load at a time: two that meet on a key would otherwise wait for each other row by row.
        await Run(connection, "SELECT pg_advisory_xact_lock(hashtext('incidentmap load'))", stop);
        await Run(connection, stage.Create + stagedReports.Create, stop);
        long position = 0;
        foreach (var chunk in incidents.Chunk(ChunkSize))
        {
            await stage.Copy(connection, chunk.Select(i => (i, new object[] { Digest(i, stage, stagedReports), position++ })), stop);
            await stagedReports.Copy(connection, chunk.SelectMany(i => i.Reports.Select(r => (r, new object[] { i.Key }))), stop);
        }
        await Run(connection, "ANALYZE stage_incidents; ANALYZE stage_reports;", stop);

        // Told apart first: a statement that finds nothing to write would still count as a write.
        var added = await Keys(connection, "SELECT key FROM stage_incidents s WHERE NOT EXISTS (SELECT FROM incidents i WHERE i.key = s.key)", stop);
        var changed = await Keys(connection, """
            SELECT s.key FROM stage_incidents s JOIN incidents i ON i.key = s.key WHERE i.content_digest IS DISTINCT FROM s.content_digest
            """, stop);
        if (added.Count + changed.Count > 0)
            await Write(connection, stage, stagedReports, [.. added, .. changed], stop);

        await transaction.CommitAsync(stop);
        return new LoadResult(added, changed, (int)position - added.Count - changed.Count);
    }

    private async Task Write(
        NpgsqlConnection connection, StageTable<Incident> stage, StageTable<Report> stagedReports, string[] keys, CancellationToken stop) =>
        await Run(connection, $"""
            INSERT INTO incidents ({stage.List()}, content_digest, updated_at)
            SELECT {stage.List("s.")}, s.content_digest, @now FROM stage_incidents s
            WHERE s.key = ANY(@keys)
            ORDER BY s.place_in_load
            ON CONFLICT (key) DO UPDATE SET {stage.Assignments}, content_digest = excluded.content_digest, updated_at = excluded.updated_at;

            DELETE FROM reports r USING incidents i
            WHERE r.incident_id = i.id AND i.key = ANY(@keys)
              AND NOT EXISTS (SELECT FROM stage_reports s WHERE s.incident_key = i.key AND s.key = r.key);

            INSERT INTO reports (incident_id, {stagedReports.List()})
            SELECT i.id, {stagedReports.List("s.")}
            FROM stage_reports s JOIN incidents i ON i.key = s.incident_key
            WHERE i.key = ANY(@keys)
            ORDER BY i.id, s.ordinal
            ON CONFLICT (incident_id, key) DO UPDATE SET {stagedReports.Assignments};
            """, stop, new NpgsqlParameter("keys", keys), new NpgsqlParameter("now", clock.GetUtcNow().UtcDateTime));

    /// <summary>A digest of all that the load would store of an incident.</summary>
    private static byte[] Digest(Incident incident, StageTable<Incident> columns, StageTable<Report> reportColumns)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        columns.Digest(incident, digest);
        foreach (var report in incident.Reports)
            reportColumns.Digest(report, digest);
        return digest.GetHashAndReset();
    }

    private static async Task<List<string>> Keys(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(stop);
        var keys = new List<string>();
        while (await reader.ReadAsync(stop))
            keys.Add(reader.GetString(0));
        return keys;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken stop, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(stop);
    }
}
