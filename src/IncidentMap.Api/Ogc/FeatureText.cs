using System.Data.Common;
using System.Globalization;
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

    /// <summary>Its point as <c>longitude,latitude</c>, for the map of a page; null where it has none.</summary>
    public string? At => Point is var (longitude, latitude) ? string.Create(CultureInfo.InvariantCulture, $"{longitude},{latitude}") : null;

    /// <summary>Radius in metres of the area that its point stands for; null where the point is the place.</summary>
    public string? Area(FeatureCollection collection) =>
        Published.StandsForArea(Value(collection, "location_precision")) ? Value(collection, "location_radius_m") : null;

    public string Title(FeatureCollection collection) => Value(collection, collection.TitleProperty) ?? $"{collection.Title} {Id}";
}
