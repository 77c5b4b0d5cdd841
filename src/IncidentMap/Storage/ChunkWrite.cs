using IncidentMap.Filters;
using IncidentMap.Incidents;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>
/// Tells the incidents of each chunk apart from those that are there. New ones are copied straight into the tables, which
/// writes them once instead of twice; changed ones are staged for <see cref="StagedWrite"/>; unchanged ones are left alone.
/// </summary>
internal sealed class ChunkWrite(
    NpgsqlConnection connection, Batch batch, BatchNotes notes, LoadedColumns<Incident> incidents, LoadedColumns<Report> reports,
    LoadedColumns<EarlierAccount> history, DateTime now)
{
    /// <summary>Columns of incidents that the load itself sets.</summary>
    public static readonly string[] SetByLoad = ["id", "batch_id", "updated_at", "content_digest"];

    // PostgreSQL makes and drops a thousand row buffers for each COPY of a wide table.
    private const int WorthSending = 4 << 20;
    private const int NotesWorthSending = 10_000;

    private readonly TableCopy newIncidents = new(incidents.Table, incidents.Names.Append(PostgresFunctions.WordsColumn).Concat(SetByLoad));
    private readonly TableCopy newReports = new(reports.Table, reports.Names.Append("incident_id"));
    private readonly TableCopy newHistory = new(history.Table, history.Names.Append("incident_id"));
    private readonly TableCopy added = new("stage_added", "id", "line");
    private readonly TableCopy stagedIncidents = new("stage_incidents", incidents.Names.Concat([PostgresFunctions.WordsColumn, "id", "content_digest", "place", "line", "is_ours"]));
    private readonly TableCopy stagedReports = new("stage_reports", reports.Names.Append("place"));
    private readonly TableCopy stagedHistory = new("stage_history", history.Names.Append("place"));
    private readonly DeferredIndexes indexes = new(connection, incidents.Table, reports.Table);
    private RowsThere? rowsThere;
    private Task sending = Task.CompletedTask;

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
            SELECT NOT EXISTS (SELECT FROM {incidents.Table});
            SET LOCAL jit = off;
            SET LOCAL enable_seqscan = off;
            CREATE TEMP TABLE stage_incidents ON COMMIT DROP AS SELECT {incidents.List()}, {PostgresFunctions.WordsColumn}, id, content_digest FROM {incidents.Table} WITH NO DATA;
            ALTER TABLE stage_incidents ADD place bigint, ADD line integer, ADD is_ours boolean;
            CREATE TEMP TABLE stage_reports ON COMMIT DROP AS SELECT {reports.List()} FROM {reports.Table} WITH NO DATA;
            ALTER TABLE stage_reports ADD place bigint;
            CREATE TEMP TABLE stage_history ON COMMIT DROP AS SELECT {history.List()} FROM {history.Table} WITH NO DATA;
            ALTER TABLE stage_history ADD place bigint;
            CREATE TEMP TABLE stage_added (id integer, line integer) ON COMMIT DROP;
            """, connection);
        FoundEmpty = (bool)(await command.ExecuteScalarAsync(stop))!;
        if (FoundEmpty)
            await indexes.TakeOff(stop);
    }

    /// <summary>Returns whether any of it was new or changed.</summary>
    public async Task<bool> Write(ReadyRows chunk)
    {
        var before = batch.Added + Staged;
        // A newer version of a record finds the older one where it was written.
        if (chunk.Rows.Any(row => row.Replaces))
            await Send();
        var there = await (rowsThere ??= new RowsThere(connection, Sent)).Find(chunk);
        for (var i = 0; i < chunk.Rows.Count; i++)
        {
            var row = chunk.Rows[i];
            var old = there[i];
            if (!old.IsThere)
                Add(chunk, row, old.Id);
            else if (!row.Digest.AsSpan().SequenceEqual(old.Digest) && !(old.ChangedAt > row.SourceChangedAt))
                Stage(chunk, row, old.Id, isOurs: old.Batch == batch.Id);
        }
        if (newIncidents.Size + stagedIncidents.Size >= WorthSending || notes.Waiting >= NotesWorthSending)
            await Send();
        return batch.Added + Staged > before;
    }

    // While the next rows gather.
    private async Task Send()
    {
        await Sent();
        TableCopy[] tables = [newIncidents, newReports, newHistory, added, stagedIncidents, stagedReports, stagedHistory];
        Array.ForEach(tables, table => table.SetAside());
        sending = Task.Run(() =>
        {
            Array.ForEach(tables, table => table.Send(connection));
            notes.Copy();
        });
    }

    /// <summary>Sends the last rows and brings the tables into order.</summary>
    public async Task End(CancellationToken stop)
    {
        await Send();
        await Sent();
        await using var command = new NpgsqlCommand("SET LOCAL enable_seqscan = on", connection);
        await command.ExecuteNonQueryAsync(stop);
        await indexes.Build(stop);
    }

    /// <summary>Waits until the connection is free again.</summary>
    public Task Sent() => sending;

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
