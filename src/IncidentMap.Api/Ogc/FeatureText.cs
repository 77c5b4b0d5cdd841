using System.Data.Common;
using IncidentMap.GeoJson;

namespace IncidentMap.Api.Ogc;

/// <summary>A feature in words, for a page.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Point">Longitude and latitude; null where it has none.</param>
/// <param name="Values">One for each property of its collection; null where unknown.</param>
public sealed record FeatureText(int Id, (double Longitude, double Latitude)? Point, IReadOnlyList<string?> Values)
{
    public static FeatureText Read(DbDataReader row, FeatureCollection collection) => new(
        row.GetInt32(0),
        row.IsDBNull(1) ? null : (row.GetDouble(1), row.GetDouble(2)),
        [.. collection.Properties.Select((p, i) => row.IsDBNull(FeatureCollection.FirstProperty + i) ? null : FeatureWriter.Text(row, FeatureCollection.FirstProperty + i, p.Kind))]);

    /// <summary>The value of a property by its name.</summary>
    public string? Value(FeatureCollection collection, string property) =>
        Values[collection.Properties.Select(p => p.Name).ToList().IndexOf(property)];

    public string Title(FeatureCollection collection) => Value(collection, collection.TitleProperty) ?? $"{collection.Title} {Id}";
}
