using System.Data.Common;
using IncidentMap.GeoJson;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Exporting;

/// <summary>The features that a format writes.</summary>
/// <param name="Db">Where they are.</param>
/// <param name="Collection">Whose they are.</param>
/// <param name="Page">Which of them.</param>
public sealed record FeatureSource(DbContext Db, FeatureCollection Collection, Page Page)
{
    /// <summary>What a row holds.</summary>
    public RowShape Shape => Collection.ShapeOf(Page);

    /// <summary>Is told when the database has begun to answer: from then on a failure can only cut the writing off.</summary>
    public Func<Task> WhenOpened { get; init; } = () => Task.CompletedTask;

    /// <summary>The same features with these properties in each row, whether they are published or not.</summary>
    public FeatureSource Needing(params IEnumerable<string> properties) =>
        this with { Page = Page with { Selection = Page.Selection with { Unpublished = [.. properties.Distinct().Select(Collection.Property)] } } };

    /// <summary>Asks the database; rows come as they are read, and none is kept.</summary>
    /// <param name="stop">Ends the asking.</param>
    /// <param name="around">Makes another query of the one that gives the rows.</param>
    public async Task<FeatureRows> Open(CancellationToken stop, Func<string, string>? around = null)
    {
        await Db.Database.OpenConnectionAsync(stop);
        var command = Collection.Rows(Db, Page);
        if (around is not null)
            command.CommandText = around(command.CommandText);
        var reader = await command.ExecuteReaderAsync(stop);
        await WhenOpened();
        return new FeatureRows(Shape, command, reader);
    }
}

/// <summary>The rows that come, one at a time.</summary>
public sealed class FeatureRows(RowShape shape, DbCommand command, DbDataReader reader) : IAsyncDisposable
{
    /// <summary>At the current row.</summary>
    public DbDataReader Reader => reader;

    /// <summary>What each holds.</summary>
    public RowShape Shape => shape;

    /// <summary>In the order of their columns.</summary>
    public IReadOnlyList<Property> Properties => shape.Properties;

    /// <summary>Feature id of the current row.</summary>
    public int Id => reader.GetInt32(RowShape.Id);

    /// <summary>Of the current row; null where it has no point.</summary>
    public (double X, double Y)? Point => shape.PointOf(reader);

    public Task<bool> Read(CancellationToken stop) => reader.ReadAsync(stop);

    /// <summary>The value of the property of this place in <see cref="Properties"/> as text; null where unknown.</summary>
    public string? Text(int property) => reader.IsDBNull(shape.FirstProperty + property)
        ? null
        : FeatureWriter.Text(reader, shape.FirstProperty + property, Properties[property].Kind);

    /// <summary>The value of any property of the row, published or not, as text; null where unknown.</summary>
    public string? Text(Property property) => shape.ColumnOf(property) is var column && reader.IsDBNull(column)
        ? null
        : FeatureWriter.Text(reader, column, property.Kind);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        await command.DisposeAsync();
    }
}
