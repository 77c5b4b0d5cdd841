using Npgsql;

namespace IncidentMap.Storage;

/// <summary>
/// Takes off empty tables what costs each row and is built for all rows at once in half the time: the indexes that only readers
/// need, and the check that a report's incident is there. Until the load ends, readers wait; there is nothing yet for them to read.
/// </summary>
/// <param name="connection">In whose transaction the load runs, so that a load that ends early leaves them as they were.</param>
/// <param name="tables">All of them empty.</param>
internal sealed class DeferredIndexes(NpgsqlConnection connection, params string[] tables)
{
    private readonly List<string> build = [];

    /// <summary>Leaves all in place where the tables are another role's, or in use for longer than a moment.</summary>
    public async Task TakeOff(CancellationToken stop)
    {
        var drop = new List<string>();
        await using (var command = new NpgsqlCommand("""
            SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
            FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
            WHERE indrelid = ANY(@tables::regclass[]) AND NOT indisunique AND indpred IS NULL AND pg_has_role(relowner, 'USAGE')
              AND (SELECT relam FROM pg_class i WHERE i.oid = indexrelid) <> (SELECT oid FROM pg_am WHERE amname = 'brin')
            UNION ALL
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
                   format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(pg_constraint.oid))
            FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
            WHERE contype = 'f' AND conrelid = ANY(@tables::regclass[]) AND confrelid = ANY(@tables::regclass[]) AND pg_has_role(relowner, 'USAGE')
            """, connection))
        {
            command.Parameters.AddWithValue("tables", tables);
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
            {
                drop.Add(reader.GetString(0));
                build.Add(reader.GetString(1));
            }
        }
        try
        {
            await Do(["SAVEPOINT in_place", "SET LOCAL lock_timeout = '500ms'", .. drop, "SET LOCAL lock_timeout = DEFAULT"], stop);
        }
        catch (PostgresException inUse) when (inUse.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            await Do(["ROLLBACK TO in_place"], stop);
            build.Clear();
        }
    }

    /// <summary>Builds again what was taken off.</summary>
    public Task Build(CancellationToken stop) => Do(["SET LOCAL maintenance_work_mem = '256MB'", .. build], stop);

    private async Task Do(IEnumerable<string> statements, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(string.Join(";\n", statements), connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(stop);
    }
}
