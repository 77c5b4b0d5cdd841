using Npgsql;
using NpgsqlTypes;

namespace IncidentMap.Storage;

/// <summary>Looks up what incidents are there under the keys of a chunk, and gives an id to those that are not.</summary>
/// <param name="connection">In whose transaction the load runs.</param>
/// <param name="free">Ends when the connection may be used.</param>
internal sealed class RowsThere(NpgsqlConnection connection, Func<Task> free)
{
    private const string Ids = "incidents_id_seq";
    private const int MostIdsAtOnce = 10_000;

    private readonly List<Row> found = [];
    private readonly Dictionary<string, bool> datasetIsNew = [];
    private readonly Queue<int> newIds = [];
    private int given;

    /// <summary>In the chunk's order.</summary>
    public async Task<IReadOnlyList<Row>> Find(ReadyRows chunk)
    {
        found.Clear();
        if (await AreNew(chunk))
            await GiveIds(chunk.Rows.Count);
        else
            await LookUp(chunk);
        return found;
    }

    // No look into the index for each row. Of one input no key comes twice, unless to replace.
    private async Task<bool> AreNew(ReadyRows chunk)
    {
        foreach (var row in chunk.Rows)
            if (row.Replaces || !await IsNew(row.Dataset))
                return false;
        return true;
    }

    /// <summary>There was no incident of the data set when the load came to it first.</summary>
    private async ValueTask<bool> IsNew(string dataset)
    {
        if (datasetIsNew.TryGetValue(dataset, out var isNew))
            return isNew;
        await free();
        // A semicolon comes next after a colon.
        await using var command = new NpgsqlCommand("SELECT NOT EXISTS (SELECT FROM incidents WHERE key >= @dataset || ':' AND key < @dataset || ';')", connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<string>("dataset", dataset));
        return datasetIsNew[dataset] = (bool)(await command.ExecuteScalarAsync())!;
    }

    private async Task GiveIds(int count)
    {
        if (newIds.Count < count)
        {
            await free();
            await using var command = new NpgsqlCommand(
                $"SELECT nextval('{Ids}')::int FROM generate_series(1, {Math.Max(count, Math.Min(given, MostIdsAtOnce))})", connection)
            { CommandTimeout = 0 };
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                newIds.Enqueue(reader.GetInt32(0));
            given += newIds.Count;
        }
        for (var i = 0; i < count; i++)
            found.Add(new(newIds.Dequeue()));
    }

    private async Task LookUp(ReadyRows chunk)
    {
        await free();
        await using var command = new NpgsqlCommand($"""
            SELECT coalesce(i.id, nextval('{Ids}')::int), i.content_digest, i.source_changed_at, i.batch_id, i.id IS NOT NULL
            FROM unnest(@keys) WITH ORDINALITY asked(key, place)
            -- The LIMIT keeps the planner from any other way than one look into the index for each key.
            LEFT JOIN LATERAL (SELECT * FROM incidents WHERE key = asked.key LIMIT 1) i ON true
            ORDER BY asked.place
            """, connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<string[]>("keys", NpgsqlDbType.Array | NpgsqlDbType.Text) { TypedValue = [.. chunk.Rows.Select(row => row.Key)] });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            found.Add(new(
                reader.GetInt32(0),
                IsThere: reader.GetBoolean(4),
                reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1),
                reader.IsDBNull(2) ? null : reader.GetDateTime(2),
                reader.IsDBNull(3) ? null : reader.GetInt32(3)));
    }

    /// <summary>An incident that is there, with what tells whether it changed; or a new id where none is.</summary>
    internal readonly record struct Row(int Id, bool IsThere = false, byte[]? Digest = null, DateTime? ChangedAt = null, int? Batch = null);
}
