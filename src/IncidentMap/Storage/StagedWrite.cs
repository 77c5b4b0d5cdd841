using IncidentMap.Filters;
using IncidentMap.Incidents;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>
/// Ends a load whose chunks are written: notes possible duplicates, keeps what was there before, and writes the changed incidents
/// from the stage; a handful of set-based statements.
/// </summary>
internal sealed class StagedWrite(
    NpgsqlConnection connection, Batch batch, LoadedColumns<Incident> incidents, LoadedColumns<Report> reports,
    LoadedColumns<EarlierAccount> history, DateTime now)
{
    private const int Shown = 20;
    private const int LongLoad = 20_000;

    /// <summary>A month; what took longer is compared by the first days of it.</summary>
    private const int MostDaysCompared = 30;

    public async Task<LoadResult> Run(ChunkWrite chunks, IReadOnlyCollection<Actor> newActors, LoadOptions options, CancellationToken stop)
    {
        await Do("SET LOCAL work_mem = '64MB'", stop);
        if (chunks.Staged > 0)
        {
            await Do("CREATE INDEX ON stage_reports (place); ANALYZE stage_incidents; ANALYZE stage_reports;", stop);
            await DropReplacedRows(stop);
            batch.Changed = (int)await Ask("SELECT count(*) FROM stage_incidents WHERE NOT is_ours", stop);
        }
        batch.Unchanged = batch.Read - batch.Rejected - batch.Added - batch.Changed;
        if (batch.Changed > LongLoad)
            options.Say($"{batch.Changed} to change; writing them.");
        if (batch.Changed > 0)
            await KeepWhatWasThere(stop);
        if (chunks.Staged > 0)
            await Write(stop);
        if (batch.Added + batch.Changed > 0)
        {
            await NoteDuplicates(chunks, stop);
            await AddActors(newActors, stop);
        }
        // Autovacuum comes to it within minutes, and with the full sample. Until then the planner would take a full table for an
        // empty one; a third of the sample is enough for that, and takes a third of the time.
        if (batch.Added + batch.Changed > LongLoad)
            await Do("SET LOCAL default_statistics_target = 30; ANALYZE incidents; ANALYZE reports", stop);
        return new LoadResult(batch)
        {
            Warnings = await Notes(BatchNoteKind.Warning, stop),
            Changes = await Notes(BatchNoteKind.Changed, stop),
            PossibleDuplicates = await Notes(BatchNoteKind.PossibleDuplicate, stop),
        };
    }

    /// <summary>Of two staged versions of one incident the later is the newer: the reader let only a newer one through.</summary>
    private async Task DropReplacedRows(CancellationToken stop)
    {
        if (await Ask("SELECT count(*) - count(DISTINCT key) FROM stage_incidents", stop) == 0)
            return;
        await Do("""
            DELETE FROM stage_reports r USING stage_incidents s
            WHERE r.place = s.place AND EXISTS (SELECT FROM stage_incidents later WHERE later.key = s.key AND later.place > s.place);
            DELETE FROM stage_incidents s WHERE EXISTS (SELECT FROM stage_incidents later WHERE later.key = s.key AND later.place > s.place);
            """, stop);
    }

    /// <summary>
    /// New and changed incidents that resemble one of another data set: a day in common, within the sum of their radii, and of one
    /// type or with an actor in common. They are listed, never merged.
    /// </summary>
    private async Task NoteDuplicates(ChunkWrite chunks, CancellationToken stop)
    {
        if (chunks.FoundEmpty)
            return;
        if (batch.Changed > 0)
            await Do("INSERT INTO stage_added SELECT id, line FROM stage_incidents WHERE NOT is_ours", stop);
        // Pairs are joined by equal days and latitudes close enough, and only then compared: what takes long goes last. A degree of
        // latitude is no less than 110 km. Half of this would go into compiling it.
        await Do("SET LOCAL jit = off; ANALYZE stage_added", stop);
        await Do($"""
            INSERT INTO batch_notes (batch_id, kind, line, incident_key, text)
            WITH own AS (
              SELECT added.line, key, dataset, event_type, actors, point, ST_Y(point) AS latitude, coalesce(location_radius_m, 0) AS radius, date_start, date_end
              FROM stage_added added JOIN incidents USING (id) WHERE point IS NOT NULL),
            other AS NOT MATERIALIZED (
              SELECT key, title, dataset, event_type, actors, point, ST_Y(point) AS latitude, coalesce(location_radius_m, 0) AS radius, date_start, date_end
              FROM incidents WHERE point IS NOT NULL AND batch_id IS DISTINCT FROM @batch AND (@only IS NULL OR dataset <> @only)),
            pair AS (
              SELECT own, other FROM own JOIN generate_series(0, {MostDaysCompared}) later ON own.date_start + later <= own.date_end
              JOIN other ON other.date_start = own.date_start + later AND abs(other.latitude - own.latitude) * 110000 <= other.radius + own.radius
              UNION ALL
              SELECT own, other FROM own CROSS JOIN generate_series(1, {MostDaysCompared}) earlier
              JOIN other ON other.date_start = own.date_start - earlier AND other.date_end >= own.date_start AND other.date_end > other.date_start
                AND abs(other.latitude - own.latitude) * 110000 <= other.radius + own.radius
              OFFSET 0)
            SELECT DISTINCT @batch, 'possible_duplicate', (own).line, (own).key, 'may be ' || (other).key || ', ' || (other).title
            FROM pair
            WHERE (other).dataset <> (own).dataset
              AND ((other).event_type = (own).event_type OR (other).actors && (own).actors)
              AND ST_DistanceSphere((other).point, (own).point) <= (other).radius + (own).radius
            """, stop, new NpgsqlParameter<string?>("only", NpgsqlTypes.NpgsqlDbType.Text)
        { TypedValue = chunks.Datasets.Count == 1 ? chunks.Datasets.First() : null });
    }

    /// <summary>Whole rows for undo, and which fields differ.</summary>
    private Task KeepWhatWasThere(CancellationToken stop) => Do($"""
        INSERT INTO batch_before (batch_id, incident_id, earlier_batch_id, incident, reports)
        SELECT @batch, i.id, i.batch_id,
               -- GeoJSON, which to_jsonb would give, rounds; hexadecimal EWKB does not.
               to_jsonb(i) || jsonb_build_object('point', encode(ST_AsEWKB(i.point), 'hex')),
               (SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.id), '[]') FROM reports r WHERE r.incident_id = i.id)
        FROM stage_incidents s JOIN incidents i USING (id)
        WHERE NOT s.is_ours;

        INSERT INTO batch_notes (batch_id, kind, line, incident_key, text)
        SELECT @batch, 'changed', s.line, s.key, coalesce(fields.names, '') ||
               CASE WHEN reports.before IS NOT DISTINCT FROM reports.after THEN ''
                    WHEN fields.names IS NULL THEN 'reports' ELSE ', reports' END
        FROM stage_incidents s
        JOIN incidents i USING (id),
        LATERAL (SELECT string_agg(field.key, ', ' ORDER BY field.key) AS names
                 FROM jsonb_each(to_jsonb(s) - ARRAY['{PostgresFunctions.WordsColumn}', 'id', 'content_digest', 'place', 'line', 'is_ours']) field
                 WHERE field.value IS DISTINCT FROM to_jsonb(i) -> field.key) fields,
        LATERAL (SELECT
            (SELECT jsonb_agg(to_jsonb(r) - ARRAY['id', 'incident_id'] ORDER BY r.ordinal) FROM reports r WHERE r.incident_id = i.id) AS before,
            (SELECT jsonb_agg(to_jsonb(r) - 'place' ORDER BY r.ordinal) FROM stage_reports r WHERE r.place = s.place) AS after) reports
        WHERE NOT s.is_ours;
        """, stop);

    private async Task AddActors(IReadOnlyCollection<Actor> actors, CancellationToken stop)
    {
        if (actors.Count == 0)
            return;
        await Do("""
            INSERT INTO actors (name, aliases, kind, batch_id) SELECT name, '{}', kind, @batch FROM unnest(@names, @kinds) AS new(name, kind)
            ON CONFLICT (name) DO NOTHING
            """, stop, new("names", actors.Select(a => a.Name).ToArray()), new("kinds", actors.Select(a => SnakeCase.Of(a.Kind)).ToArray()));
    }

    private Task Write(CancellationToken stop) => Do($"""
        UPDATE incidents i SET {incidents.Assignments("s")}, {PostgresFunctions.WordsColumn} = s.{PostgresFunctions.WordsColumn}, content_digest = s.content_digest, updated_at = @now, batch_id = @batch
        FROM stage_incidents s WHERE i.id = s.id;

        DELETE FROM reports r USING stage_incidents s
        WHERE r.incident_id = s.id AND NOT EXISTS (SELECT FROM stage_reports sr WHERE sr.place = s.place AND sr.key = r.key);

        INSERT INTO reports (incident_id, {reports.List()})
        SELECT s.id, {reports.List("sr.")}
        FROM stage_reports sr JOIN stage_incidents s USING (place)
        ON CONFLICT (incident_id, key) DO UPDATE SET {reports.Assignments("excluded")};

        DELETE FROM incident_history h USING stage_incidents s WHERE h.incident_id = s.id;

        INSERT INTO incident_history (incident_id, {history.List()})
        SELECT s.id, {history.List("sh.")} FROM stage_history sh JOIN stage_incidents s USING (place);
        """, stop, new NpgsqlParameter("now", now));

    private async Task<FirstNotes> Notes(BatchNoteKind kind, CancellationToken stop)
    {
        await using var command = Command(
            $"SELECT line, incident_key, text, count(*) OVER () FROM batch_notes WHERE batch_id = @batch AND kind = @kind ORDER BY id LIMIT {Shown}");
        command.Parameters.AddWithValue("kind", SnakeCase.Of(kind));
        await using var reader = await command.ExecuteReaderAsync(stop);
        var (notes, count) = (new List<BatchNote>(), 0);
        while (await reader.ReadAsync(stop))
        {
            notes.Add(new BatchNote { Kind = kind, Line = reader.GetInt32(0), IncidentKey = reader.GetString(1), Text = reader.GetString(2) });
            count = (int)reader.GetInt64(3);
        }
        return new(notes, count);
    }

    private async Task<long> Ask(string sql, CancellationToken stop)
    {
        await using var command = Command(sql);
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    private async Task Do(string sql, CancellationToken stop, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(sql);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(stop);
    }

    private NpgsqlCommand Command(string sql)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        if (sql.Contains("@batch", StringComparison.Ordinal))
            command.Parameters.AddWithValue("batch", batch.Id);
        return command;
    }
}
