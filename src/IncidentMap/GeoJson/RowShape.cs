using System.Data.Common;
using IncidentMap.Filters;

namespace IncidentMap.GeoJson;

/// <summary>
/// Where things lie in the rows that <see cref="FeatureCollection.Rows"/> reads: the id; x and y, if the geometry is selected;
/// the selected properties; and what the order or a format needs besides.
/// </summary>
public sealed class RowShape
{
    private readonly Order order;
    private readonly int[] sortColumns;

    internal RowShape(FeatureCollection collection, Page page)
    {
        order = page.Order;
        Crs = page.Selection.Crs;
        HasPoint = page.Selection.Geometry;
        Properties = page.Selection.Properties ?? collection.Properties;
        Unseen = page.Selection.Unpublished.Count + order.Terms.Count == 0
            ? []
            : [.. page.Selection.Unpublished.Concat(order.Terms.Select(t => t.Property)).Distinct().Except(Properties)];
        sortColumns = [.. order.Terms.Select(t => ColumnOf(t.Property))];
    }

    /// <summary>Column of the id.</summary>
    public const int Id = 0;

    /// <summary>Column of the coordinate that grows to the east, whichever axis <see cref="Crs"/> puts first; null where there is no point.</summary>
    public const int X = 1;

    /// <summary>Column of the coordinate that grows to the north.</summary>
    public const int Y = 2;

    /// <summary>Whether there are <see cref="X"/> and <see cref="Y"/> at all.</summary>
    public bool HasPoint { get; }

    /// <summary>What the coordinates are in.</summary>
    public Crs Crs { get; }

    /// <summary>Column of the first of <see cref="Properties"/>.</summary>
    public int FirstProperty => HasPoint ? 3 : 1;

    /// <summary>Those that are read, in the order of their columns.</summary>
    public IReadOnlyList<Property> Properties { get; }

    /// <summary>Read after the properties: what the order needs for <see cref="PlaceOf"/>, or a format for itself.</summary>
    internal IReadOnlyList<Property> Unseen { get; }

    /// <summary>Column of a property that is read.</summary>
    public int ColumnOf(Property property) => FirstProperty + (IndexOf(Properties, property) ?? Properties.Count + IndexOf(Unseen, property)!.Value);

    /// <summary>X and y of this row; null where it has no point.</summary>
    public (double X, double Y)? PointOf(DbDataReader row) =>
        HasPoint && !row.IsDBNull(X) ? (row.GetDouble(X), row.GetDouble(Y)) : null;

    /// <summary>The coordinates in the order that <see cref="Crs"/> puts its axes.</summary>
    public (double First, double Second) InAxisOrder((double X, double Y) point) => Crs.NorthFirst ? (point.Y, point.X) : point;

    /// <summary>Where the feature of this row stands in the order.</summary>
    public Place PlaceOf(DbDataReader row)
    {
        var values = new object?[sortColumns.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = row.IsDBNull(sortColumns[i]) ? null : Value(row, sortColumns[i], order.Terms[i].Property.Kind);
        return new Place(row.GetInt32(Id), values);
    }

    private static object Value(DbDataReader row, int column, ValueKind kind) => kind switch
    {
        ValueKind.Integer => row.GetInt32(column),
        ValueKind.Date => row.GetFieldValue<DateOnly>(column),
        ValueKind.Instant => row.GetDateTime(column),
        ValueKind.Time => row.GetFieldValue<TimeOnly>(column),
        ValueKind.Text => row.GetString(column),
        _ => throw new NotSupportedException($"Nothing is sorted by {kind}."),
    };

    private static int? IndexOf(IReadOnlyList<Property> properties, Property property)
    {
        for (var i = 0; i < properties.Count; i++)
            if (properties[i] == property)
                return i;
        return null;
    }
}
