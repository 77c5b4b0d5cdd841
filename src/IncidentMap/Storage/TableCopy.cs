using Npgsql;

namespace IncidentMap.Storage;

/// <summary>Rows on their way into one table by binary COPY. Its memory serves again for the next rows.</summary>
/// <param name="table">Where they go.</param>
/// <param name="columns">What each row has, in this order.</param>
internal sealed class TableCopy(string table, params IEnumerable<string> columns)
{
    private CopyRows rows = new();
    private CopyRows sent = new();
    private readonly int width = columns.Count();
    private readonly string copy = $"COPY {table} ({string.Join(", ", columns.Select(name => $"\"{name}\""))}) FROM STDIN (FORMAT BINARY)";

    /// <summary>Bytes that have gathered.</summary>
    public int Size => rows.Written.Length;

    /// <summary>Begins a row with cells that are written already; the caller writes the others.</summary>
    public CopyRows Row(ReadOnlySpan<byte> cells = default)
    {
        rows.StartRow(width);
        rows.Cells(cells);
        return rows;
    }

    /// <summary>Sets aside what has gathered, to be sent while more gathers.</summary>
    public void SetAside() => (rows, sent) = (sent, rows);

    /// <summary>Sends what was set aside.</summary>
    public void Send(NpgsqlConnection connection)
    {
        if (sent.Written.IsEmpty)
            return;
        using (var stream = connection.BeginRawBinaryCopy(copy))
        {
            (stream.ReadTimeout, stream.WriteTimeout) = (0, 0); // none: a busy server is no reason to give a load up
            stream.Write(CopyRows.Header);
            stream.Write(sent.Written);
            stream.Write(CopyRows.Trailer);
        }
        sent.Clear();
    }
}
