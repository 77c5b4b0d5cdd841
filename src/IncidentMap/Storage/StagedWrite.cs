using IncidentMap.Incidents;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>Tells staged incidents apart from those that are there, and writes what is new: a handful of set-based statements.</summary>
internal sealed class StagedWrite(
    NpgsqlConnection connection, Batch batch, StageTable<Incident> incidents, StageTable<Report> reports, TimeProvider clock)
{
    private const int Shown = 20;
    private const int LongLoad = 20_000;

    public async Task<LoadResult> Run(IReadOnlyCollection<Actor> newActors, LoadOptions options, CancellationToken stop)
    {
        await Do("SET LOCAL work_mem = '64MB'; SET LOCAL jit = off; ANALYZE stage_incidents; ANALYZE stage_reports;", stop);
        await DropReplacedRows(stop);
        await TellApart(stop);
        if (batch.Added + batch.Changed > 0)
        {
            if (batch.Read > LongLoad)
                options.Say($"{batch.Added} to add and {batch.Changed} to change; writing them.");
            await NoteDuplicates(stop);
            if (batch.Changed > 0)
                await KeepWhatWasThere(stop);
            await AddActors(newActors, stop);
            await Write(stop);
        }
        return new LoadResult(
            batch,
            await Notes(BatchNoteKind.Changed, stop),
            await Notes(BatchNoteKind.PossibleDuplicate, stop),
            (int)await Ask("SELECT count(*) FROM batch_notes WHERE batch_id = @batch AND kind = 'possible_duplicate'", stop));
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

    /// <summary>Makes <c>stage_writes</c>: the rows to write, with their ids. What is unchanged, or older than what is there, is not in it.</summary>
    private async Task TellApart(CancellationToken stop)
    {
        await Do("""
            CREATE TEMP TABLE stage_writes ON COMMIT DROP AS
            SELECT place, coalesce(id, nextval(pg_get_serial_sequence('incidents', 'id')))::int AS id, id IS NULL AS is_new
            FROM (SELECT s.place, i.id
                  FROM stage_incidents s LEFT JOIN incidents i ON i.key = s.key
                  WHERE i.id IS NULL
                     OR i.content_digest IS DISTINCT FROM s.content_digest
                        AND (i.source_changed_at > s.source_changed_at) IS NOT TRUE
                  ORDER BY s.place) told_apart;
            ANALYZE stage_writes;
            """, stop);
        batch.Added = (int)await Ask("SELECT count(*) FROM stage_writes WHERE is_new", stop);
        batch.Changed = (int)await Ask("SELECT count(*) FROM stage_writes WHERE NOT is_new", stop);
        batch.Unchanged = batch.Read - batch.Rejected - batch.Added - batch.Changed;
    }

    /// <summary>
    /// New incidents that resemble one of another data set: a day in common, within the sum of their radii, and of one type
    /// or with an actor in common. They are listed, never merged.
    /// </summary>
    private Task NoteDuplicates(CancellationToken stop) => Do("""
        INSERT INTO batch_notes (batch_id, kind, line, incident_key, text)
        SELECT DISTINCT @batch, 'possible_duplicate', s.line, s.key, 'may be ' || i.key || ', ' || i.title
        FROM stage_writes w
        JOIN stage_incidents s USING (place)
        JOIN (SELECT other.*, day::date FROM incidents other,
                     generate_series(other.date_start, least(other.date_end, other.date_start + 7), '1 day') day
              WHERE other.point IS NOT NULL) i ON i.day = s.date_start
        WHERE w.is_new AND i.dataset <> s.dataset
          AND ST_DistanceSphere(i.point, s.point) <= coalesce(i.location_radius_m, 0) + coalesce(s.location_radius_m, 0)
          AND (i.event_type = s.event_type OR i.actors && s.actors)
        """, stop);

    /// <summary>Whole rows for undo, and which fields differ.</summary>
    private Task KeepWhatWasThere(CancellationToken stop) => Do("""
        INSERT INTO batch_before (batch_id, incident_id, earlier_batch_id, incident, reports)
        SELECT @batch, i.id, i.batch_id,
               -- GeoJSON, which to_jsonb would give, rounds; hexadecimal EWKB does not.
               to_jsonb(i) || jsonb_build_object('point', encode(ST_AsEWKB(i.point), 'hex')),
               (SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.id), '[]') FROM reports r WHERE r.incident_id = i.id)
        FROM stage_writes w JOIN incidents i USING (id)
        WHERE NOT w.is_new;

        INSERT INTO batch_notes (batch_id, kind, line, incident_key, text)
        SELECT @batch, 'changed', s.line, s.key, coalesce(fields.names, '') ||
               CASE WHEN reports.before IS NOT DISTINCT FROM reports.after THEN ''
                    WHEN fields.names IS NULL THEN 'reports' ELSE ', reports' END
        FROM stage_writes w
        JOIN incidents i USING (id)
        JOIN stage_incidents s USING (place),
        LATERAL (SELECT string_agg(field.key, ', ' ORDER BY field.key) AS names
                 FROM jsonb_each(to_jsonb(s) - ARRAY['content_digest', 'place', 'line']) field
                 WHERE field.value IS DISTINCT FROM to_jsonb(i) -> field.key) fields,
        LATERAL (SELECT
            (SELECT jsonb_agg(to_jsonb(r) - ARRAY['id', 'incident_id'] ORDER BY r.ordinal) FROM reports r WHERE r.incident_id = i.id) AS before,
            (SELECT jsonb_agg(to_jsonb(r) - 'place' ORDER BY r.ordinal) FROM stage_reports r WHERE r.place = w.place) AS after) reports
        WHERE NOT w.is_new;
        """, stop);

    private async Task AddActors(IReadOnlyCollection<Actor> actors, CancellationToken stop)
    {
        if (actors.Count == 0)
            return;
        await Do("""
            INSERT INTO actors (name, aliases, kind) SELECT name, '{}', kind FROM unnest(@names, @kinds) AS new(name, kind)
            ON CONFLICT (name) DO NOTHING
            """, stop, new("names", actors.Select(a => a.Name).ToArray()), new("kinds", actors.Select(a => SnakeCase.Of(a.Kind)).ToArray()));
    }

    private Task Write(CancellationToken stop) => Do($"""
        INSERT INTO incidents (id, {incidents.List()}, content_digest, updated_at, batch_id)
        SELECT w.id, {incidents.List("s.")}, s.content_digest, @now, @batch
        FROM stage_writes w JOIN stage_incidents s USING (place)
        ON CONFLICT (key) DO UPDATE SET {incidents.Assignments},
            content_digest = excluded.content_digest, updated_at = excluded.updated_at, batch_id = excluded.batch_id;

        DELETE FROM reports r USING stage_writes w
        WHERE r.incident_id = w.id AND NOT w.is_new
          AND NOT EXISTS (SELECT FROM stage_reports s WHERE s.place = w.place AND s.key = r.key);

        INSERT INTO reports (incident_id, {reports.List()})
        SELECT w.id, {reports.List("s.")}
        FROM stage_reports s JOIN stage_writes w USING (place)
        ON CONFLICT (incident_id, key) DO UPDATE SET {reports.Assignments};
        """, stop, new NpgsqlParameter("now", clock.GetUtcNow().UtcDateTime));

    private async Task<IReadOnlyList<BatchNote>> Notes(BatchNoteKind kind, CancellationToken stop)
    {
        await using var command = Command(
            $"SELECT line, incident_key, text FROM batch_notes WHERE batch_id = @batch AND kind = @kind ORDER BY id LIMIT {Shown}");
        command.Parameters.AddWithValue("kind", SnakeCase.Of(kind));
        await using var reader = await command.ExecuteReaderAsync(stop);
        var notes = new List<BatchNote>();
        while (await reader.ReadAsync(stop))
            notes.Add(new BatchNote { Kind = kind, Line = reader.GetInt32(0), IncidentKey = reader.GetString(1), Text = reader.GetString(2) });
        return notes;
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
