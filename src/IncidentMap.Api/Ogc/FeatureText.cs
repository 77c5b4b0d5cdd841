using System.Data.Common;
using IncidentMap.GeoJson;

namespace IncidentMap.Api.Ogc;

/// <summary>A feature in words, for a page.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Point">Longitude and latitude; null where it has none.</param>
/// <param name="Values">One for each property of its collection; null where unknown.</param>
public sealed record FeatureText(int Id, (double Longitude, double Latitude)? Point, IReadOnlyList<string?> Values)
{
    public static FeatureText Read(DbDataReader row, RowShape shape) => new(
        row.GetInt32(RowShape.Id),
        shape.PointOf(row),
        [.. shape.Properties.Select((p, i) => row.IsDBNull(shape.FirstProperty + i) ? null : FeatureWriter.Text(row, shape.FirstProperty + i, p.Kind))]);

    /// <summary>The value of a property by its name.</summary>
    public string? Value(FeatureCollection collection, string property) =>
        Values[collection.Properties.Select(p => p.Name).ToList().IndexOf(property)];

    public string Title(FeatureCollection collection) => Value(collection, collection.TitleProperty) ?? $"{collection.Title} {Id}";
}
