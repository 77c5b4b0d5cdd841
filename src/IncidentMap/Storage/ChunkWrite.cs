using IncidentMap.Incidents;
using Npgsql;
using NpgsqlTypes;

namespace IncidentMap.Storage;

/// <summary>
/// Tells the incidents of each chunk apart from those that are there. New ones are copied straight into the tables, which
/// writes them once instead of twice; changed ones are staged for <see cref="StagedWrite"/>; unchanged ones are left alone.
/// </summary>
internal sealed class ChunkWrite(
    NpgsqlConnection connection, Batch batch, LoadedColumns<Incident> incidents, LoadedColumns<Report> reports,
    LoadedColumns<EarlierAccount> history, DateTime now)
{
    /// <summary>Columns of incidents that the load itself sets.</summary>
    public static readonly string[] SetByLoad = ["id", "batch_id", "updated_at", "content_digest"];

    // PostgreSQL makes and drops a thousand row buffers for each COPY of a wide table.
    private const int WorthSending = 4 << 20;

    private readonly TableCopy newIncidents = new(incidents.Table, incidents.Names.Concat(SetByLoad));
    private readonly TableCopy newReports = new(reports.Table, reports.Names.Append("incident_id"));
    private readonly TableCopy newHistory = new(history.Table, history.Names.Append("incident_id"));
    private readonly TableCopy added = new("stage_added", "id", "line");
    private readonly TableCopy stagedIncidents = new("stage_incidents", incidents.Names.Concat(["id", "content_digest", "place", "line", "is_ours"]));
    private readonly TableCopy stagedReports = new("stage_reports", reports.Names.Append("place"));
    private readonly TableCopy stagedHistory = new("stage_history", history.Names.Append("place"));
    private readonly List<(int? Id, byte[]? Digest, DateTime? ChangedAt, int? Batch, int NewId)> there = [];
    private string ids = "";

    /// <summary>Data sets of the incidents that were added.</summary>
    public HashSet<string> Datasets { get; } = [];

    /// <summary>How many were staged; of some there may be more than one version.</summary>
    public int Staged { get; private set; }

    /// <summary>There were no incidents before.</summary>
    public bool FoundEmpty { get; private set; }

    /// <summary>Makes the tables of the stage, gone with the transaction.</summary>
    public async Task Begin(CancellationToken stop)
    {
        // The planner would remember that the table was empty when it first looked a chunk up.
        await using var command = new NpgsqlCommand($"""
            SELECT pg_get_serial_sequence('{incidents.Table}', 'id'), NOT EXISTS (SELECT FROM {incidents.Table});
            SET LOCAL jit = off;
            SET LOCAL enable_seqscan = off;
            CREATE TEMP TABLE stage_incidents ON COMMIT DROP AS SELECT {incidents.List()}, id, content_digest FROM {incidents.Table} WITH NO DATA;
            ALTER TABLE stage_incidents ADD place bigint, ADD line integer, ADD is_ours boolean;
            CREATE TEMP TABLE stage_reports ON COMMIT DROP AS SELECT {reports.List()} FROM {reports.Table} WITH NO DATA;
            ALTER TABLE stage_reports ADD place bigint;
            CREATE TEMP TABLE stage_history ON COMMIT DROP AS SELECT {history.List()} FROM {history.Table} WITH NO DATA;
            ALTER TABLE stage_history ADD place bigint;
            CREATE TEMP TABLE stage_added (id integer, line integer) ON COMMIT DROP;
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        (ids, FoundEmpty) = (reader.GetString(0), reader.GetBoolean(1));
    }

    public void Write(ReadyRows chunk)
    {
        // A newer version of a record finds the older one where it was written.
        if (chunk.Rows.Any(row => row.Replaces))
            Send();
        LookUp(chunk);
        for (var i = 0; i < chunk.Rows.Count; i++)
        {
            var row = chunk.Rows[i];
            var old = there[i];
            if (old.Id is not { } id)
                Add(chunk, row, old.NewId);
            else if (!row.Digest.AsSpan().SequenceEqual(old.Digest) && !(old.ChangedAt > row.SourceChangedAt))
                Stage(chunk, row, id, isOurs: old.Batch == batch.Id);
        }
        if (newIncidents.Size + stagedIncidents.Size >= WorthSending)
            Send();
    }

    /// <summary>Sends what has gathered; to be called after the last chunk too.</summary>
    public void Send()
    {
        newIncidents.Send(connection);
        newReports.Send(connection);
        newHistory.Send(connection);
        added.Send(connection);
        stagedIncidents.Send(connection);
        stagedReports.Send(connection);
        stagedHistory.Send(connection);
    }

    /// <summary>What is there under the keys of a chunk, in its order; an id of its own for each key that is not.</summary>
    private void LookUp(ReadyRows chunk)
    {
        there.Clear();
        using var command = new NpgsqlCommand($"""
            SELECT i.id, i.content_digest, i.source_changed_at, i.batch_id, CASE WHEN i.id IS NULL THEN nextval('{ids}')::int END
            FROM unnest(@keys) WITH ORDINALITY asked(key, place)
            -- The LIMIT keeps the planner from any other way than one look into the index for each key.
            LEFT JOIN LATERAL (SELECT * FROM incidents WHERE key = asked.key LIMIT 1) i ON true
            ORDER BY asked.place
            """, connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<string[]>("keys", NpgsqlDbType.Array | NpgsqlDbType.Text) { TypedValue = [.. chunk.Rows.Select(row => row.Key)] });
        using var reader = command.ExecuteReader();
        while (reader.Read())
            there.Add(reader.IsDBNull(0)
                ? (null, null, null, null, reader.GetInt32(4))
                : (reader.GetInt32(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1), reader.IsDBNull(2) ? null : reader.GetDateTime(2),
                    reader.IsDBNull(3) ? null : reader.GetInt32(3), 0));
    }

    private void Add(ReadyRows chunk, ReadyRows.Row row, int id)
    {
        batch.Added++;
        Datasets.Add(row.Dataset);
        var cells = newIncidents.Row(chunk.Incident(row));
        cells.Cell(id);
        cells.Cell(batch.Id);
        cells.Cell(now);
        cells.Cell(row.Digest.AsSpan());
        for (var i = 0; i < row.ReportCount; i++)
            newReports.Row(chunk.Report(row, i)).Cell(id);
        foreach (var earlier in row.History)
        {
            cells = newHistory.Row();
            history.Write(cells, earlier);
            cells.Cell(id);
        }
        if (FoundEmpty)
            return;
        cells = added.Row();
        cells.Cell(id);
        cells.Cell(row.Line);
    }

    /// <summary>A changed one; <paramref name="isOurs"/> where it replaces what this very load added, an older version in the same input.</summary>
    private void Stage(ReadyRows chunk, ReadyRows.Row row, int id, bool isOurs)
    {
        Staged++;
        var cells = stagedIncidents.Row(chunk.Incident(row));
        cells.Cell(id);
        cells.Cell(row.Digest.AsSpan());
        cells.Cell(row.Place);
        cells.Cell(row.Line);
        cells.Cell(isOurs);
        for (var i = 0; i < row.ReportCount; i++)
            stagedReports.Row(chunk.Report(row, i)).Cell(row.Place);
        foreach (var earlier in row.History)
        {
            cells = stagedHistory.Row();
            history.Write(cells, earlier);
            cells.Cell(row.Place);
        }
    }
}
