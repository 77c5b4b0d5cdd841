using System.Data;
using IncidentMap.MapIndex;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>Makes the columns of the revision that the database is at, from those of an earlier one where that is cheaper.</summary>
internal sealed class ColumnsRefresh(NpgsqlConnection database, Columns? before)
{
    /// <summary>So few are read anew in less time than it takes to find out what changed.</summary>
    private const int FewRows = 5_000;

    // Every transaction that the columns before did not see has at least the number kept with them. Ages compare right over the
    // wrap-around of transaction numbers; the subquery is evaluated once and not for each row.
    private const string Since = "(SELECT age(current_setting('incidentmap.since')::xid))";

    private const string Changed =
        $"""
        (age(i.xmin) <= {Since}
         OR i.id IN (SELECT r.incident_id FROM reports r WHERE age(r.xmin) <= {Since})
         OR i.id IN (SELECT e.incident_id FROM incident_history e WHERE age(e.xmin) <= {Since}))
        """;

    /// <summary>Null where nothing was written since.</summary>
    public Columns? Run(CancellationToken stop)
    {
        using var transaction = database.BeginTransaction(IsolationLevel.RepeatableRead);
        var (revision, horizon, incidents) = Look();
        if (revision == before?.Revision)
            return null;
        return before is null || before.Count < FewRows
            ? All(revision, horizon, stop)
            : Patched(before, revision, horizon, incidents, stop);
    }

    private Columns All(long revision, uint horizon, CancellationToken stop)
    {
        var builder = new ColumnsBuilder();
        new ColumnsReader(database, builder).Read(null, stop);
        return builder.Build(revision, horizon);
    }

    private Columns Patched(Columns before, long revision, uint horizon, long incidents, CancellationToken stop)
    {
        using (var since = new NpgsqlCommand("SELECT set_config('incidentmap.since', $1, true)", database) { Parameters = { new() { Value = $"{before.Horizon}" } } })
            since.ExecuteNonQuery();
        var builder = new ColumnsBuilder(before);
        var changed = new ColumnsReader(database, builder).Read(Changed, stop);
        var known = before.CountOf(changed);
        var gone = before.Known(null) + changed.Count - known != incidents;
        var there = gone ? Ids() : null;
        builder.Keep(before, id => !changed.Contains(id) && there?.Contains(id) is not false);
        return builder.Build(revision, horizon);
    }

    private (long Revision, uint Horizon, long Incidents) Look()
    {
        using var command = new NpgsqlCommand("""
            SELECT revision, pg_snapshot_xmin(pg_current_snapshot())::text::numeric % 4294967296, (SELECT count(*) FROM incidents)
            FROM dataset_revision
            """, database);
        using var row = command.ExecuteReader(CommandBehavior.SingleRow);
        row.Read();
        return (row.GetInt64(0), (uint)row.GetDecimal(1), row.GetInt64(2));
    }

    private HashSet<int> Ids()
    {
        using var copy = database.BeginRawBinaryCopy("COPY (SELECT id FROM incidents) TO STDOUT (FORMAT BINARY)");
        var cells = new CopyReader(copy);
        cells.ReadHeader();
        var ids = new HashSet<int>();
        while (cells.NextRow())
            ids.Add(cells.Int32()!.Value);
        return ids;
    }
}
