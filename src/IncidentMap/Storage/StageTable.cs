using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>
/// A temporary table with the columns of an entity's table, filled by binary COPY. The columns come from the EF model, so
/// that a new property is loaded without a word here.
/// </summary>
internal sealed class StageTable<T> where T : class
{
    private readonly string name;
    private readonly string table;
    private readonly Column<T>[] columns;
    private readonly (string Name, string Type)[] extra;

    /// <param name="db">Whose model gives the columns.</param>
    /// <param name="without">Columns that the database or the load itself sets.</param>
    /// <param name="extra">Columns of the stage alone, with their types; they come last.</param>
    public StageTable(IncidentDb db, string[] without, params (string Name, string Type)[] extra)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        table = entity.GetTableName()!;
        name = $"stage_{table}";
        columns = [.. Column<T>.Of(entity).Where(c => !without.Contains(c.Name)).OrderBy(c => c.Name, StringComparer.Ordinal)];
        this.extra = extra;
    }

    /// <summary>The quoted columns that stage and table share, with an optional prefix such as <c>s.</c>.</summary>
    public string List(string prefix = "") => string.Join(", ", columns.Select(c => $"{prefix}\"{c.Name}\""));

    /// <summary>What an upsert sets: <c>"title" = excluded."title", ...</c></summary>
    public string Assignments => string.Join(", ", columns.Select(c => $"\"{c.Name}\" = excluded.\"{c.Name}\""));

    /// <summary>SQL that makes the table, gone with the transaction.</summary>
    public string Create => $"""
        CREATE TEMP TABLE {name} ON COMMIT DROP AS SELECT {List()} FROM {table} WITH NO DATA;
        {string.Join('\n', extra.Select(e => $"ALTER TABLE {name} ADD COLUMN \"{e.Name}\" {e.Type};"))}

        """;

    /// <summary>Writes a row but for the extra columns, which the caller writes next, and adds its bytes to a digest.</summary>
    public void Write(CopyRows rows, T row, IncrementalHash digest)
    {
        var start = rows.Written.Length;
        rows.StartRow(columns.Length + extra.Length);
        foreach (var column in columns)
            column.Write(rows, row);
        digest.AppendData(rows.Written[start..]);
    }

    /// <summary>Sends rows that are written.</summary>
    public void Copy(NpgsqlConnection connection, CopyRows rows)
    {
        if (rows.Written.IsEmpty)
            return;
        var names = string.Join(", ", columns.Select(c => c.Name).Concat(extra.Select(e => e.Name)).Select(n => $"\"{n}\""));
        using var copy = connection.BeginRawBinaryCopy($"COPY {name} ({names}) FROM STDIN (FORMAT BINARY)");
        copy.Write(CopyRows.Header);
        copy.Write(rows.Written);
        copy.Write(CopyRows.Trailer);
    }
}
