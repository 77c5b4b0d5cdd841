using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Storage;

/// <summary>
/// The columns of an entity's table that are read from an input, in an order of their own. They come from the EF model, so that a
/// new property is loaded without a word here.
/// </summary>
internal sealed class LoadedColumns<T> where T : class
{
    private readonly Column<T>[] columns;

    /// <param name="db">Whose model gives the columns.</param>
    /// <param name="without">Columns that the database or the load itself sets.</param>
    public LoadedColumns(IncidentDb db, params string[] without)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        Table = entity.GetTableName()!;
        columns = [.. Column<T>.Of(entity).Where(c => !without.Contains(c.Name)).OrderBy(c => c.Name, StringComparer.Ordinal)];
    }

    /// <summary>The entity's table.</summary>
    public string Table { get; }

    public IEnumerable<string> Names => columns.Select(c => c.Name);

    /// <summary>The columns, quoted, with an optional prefix such as <c>s.</c>.</summary>
    public string List(string prefix = "") => string.Join(", ", columns.Select(c => $"{prefix}\"{c.Name}\""));

    /// <summary>What an update sets from another row: <c>"title" = s."title", ...</c></summary>
    public string Assignments(string from) => string.Join(", ", columns.Select(c => $"\"{c.Name}\" = {from}.\"{c.Name}\""));

    /// <summary>Writes the cells of a row.</summary>
    public void Write(CopyRows cells, T row)
    {
        foreach (var column in columns)
            column.Write(cells, row);
    }
}
