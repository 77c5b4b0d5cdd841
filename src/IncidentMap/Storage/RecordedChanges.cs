using IncidentMap.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Storage;

/// <summary>Reads back which imports added and changed an incident, from what is kept to undo them.</summary>
public static class RecordedChanges
{
    private static readonly string[] told =
    [
        "title", "event_type", "event_subtype", "weapon", "target_kind", "status", "date_start", "date_end", "local_time",
        "country", "admin1", "admin1_name", "admin2", "place_reported",
    ];

    /// <summary>Oldest first. Imports that were undone are not there.</summary>
    public static Task<List<RecordedChange>> Of(IncidentDb db, int incident, CancellationToken stop) => db.Database.SqlQuery<RecordedChange>($"""
        WITH states AS (
          SELECT before.batch_id, before.earlier_batch_id, before.incident, before.reports
          FROM batches b JOIN batch_before before ON before.batch_id = b.id AND before.incident_id = {incident}
          UNION ALL
          SELECT NULL, i.batch_id, to_jsonb(i) || jsonb_build_object('point', encode(ST_AsEWKB(i.point), 'hex')),
                 (SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.id), '[]') FROM reports r WHERE r.incident_id = i.id)
          FROM incidents i WHERE i.id = {incident}
        ), steps AS (
          SELECT batch_id, incident, reports, lead(incident) OVER following AS incident_after, lead(reports) OVER following AS reports_after
          FROM states WINDOW following AS (ORDER BY batch_id NULLS LAST)
        ), changes AS (
          SELECT (SELECT earlier_batch_id FROM states ORDER BY batch_id NULLS LAST LIMIT 1) AS batch_id, NULL AS fields, NULL AS told
          UNION ALL
          SELECT batch_id, ARRAY(
            SELECT field.key FROM jsonb_each(incident - ARRAY['id', 'batch_id', 'updated_at', 'content_digest', 'words', 'source_changed_at']) field
            WHERE incident_after ? field.key AND field.value IS DISTINCT FROM incident_after -> field.key
            UNION ALL
            SELECT 'reports' WHERE (SELECT jsonb_agg(r - ARRAY['id', 'incident_id'] ORDER BY r ->> 'key') FROM jsonb_array_elements(reports) r)
              IS DISTINCT FROM (SELECT jsonb_agg(r - ARRAY['id', 'incident_id'] ORDER BY r ->> 'key') FROM jsonb_array_elements(reports_after) r)
            ORDER BY 1), (
            SELECT jsonb_object_agg(field.key, jsonb_build_array(field.value, incident_after -> field.key) ORDER BY field.key) FROM jsonb_each(incident) field
            WHERE field.key = ANY ({told}) AND incident_after ? field.key AND field.value IS DISTINCT FROM incident_after -> field.key)::text
          FROM steps WHERE batch_id IS NOT NULL
        )
        SELECT b.id AS batch, coalesce(b.finished_at, b.started_at) AS at, b.source, c.fields, c.told AS "values"
        FROM changes c JOIN batches b ON b.id = c.batch_id
        ORDER BY b.id
        """).ToListAsync(stop);
}
