using System.Text.Json;
using NetTopologySuite.Geometries;

namespace IncidentMap.Gazetteer;

/// <summary>Areas out of the two forms in which data/basemap keeps them, TopoJSON and GeoJSON (RFC 7946).</summary>
internal static class Outline
{
    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    /// <summary>The areas of one object of a quantized topology: arcs of delta-coded positions, shared by neighbours.</summary>
    public static IEnumerable<(JsonElement Properties, Geometry Shape)> OfTopology(JsonElement topology, string name)
    {
        var (scale, origin) = (Position(topology.GetProperty("transform").GetProperty("scale")), Position(topology.GetProperty("transform").GetProperty("translate")));
        var arcs = topology.GetProperty("arcs").EnumerateArray().Select(Arc).ToList();
        return topology.GetProperty("objects").GetProperty(name).GetProperty("geometries").EnumerateArray()
            .Select(geometry => (geometry.GetProperty("properties"), Shape(geometry, "arcs", Ring)));

        Coordinate[] Arc(JsonElement deltas)
        {
            var at = new Coordinate();
            return [.. deltas.EnumerateArray().Select(Position).Select(delta =>
            {
                at = new Coordinate(at.X + delta.X, at.Y + delta.Y);
                return new Coordinate((at.X * scale.X) + origin.X, (at.Y * scale.Y) + origin.Y);
            })];
        }

        // Each arc begins where the one before ended; a negative number is an arc walked backwards.
        LinearRing Ring(JsonElement indexes) => Closed(indexes.EnumerateArray().Select(index => index.GetInt32())
            .SelectMany(index => index >= 0 ? arcs[index] : arcs[~index].AsEnumerable().Reverse()));
    }

    /// <summary>The areas of a feature collection.</summary>
    public static IEnumerable<(JsonElement Properties, Geometry Shape)> OfFeatures(JsonElement collection) =>
        collection.GetProperty("features").EnumerateArray().Select(feature =>
            (feature.GetProperty("properties"), Shape(feature.GetProperty("geometry"), "coordinates", ring => Closed(ring.EnumerateArray().Select(Position)))));

    private static Geometry Shape(JsonElement geometry, string member, Func<JsonElement, LinearRing> ring)
    {
        var parts = geometry.GetProperty(member);
        return geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => Polygon(parts),
            "MultiPolygon" => Wgs84.CreateMultiPolygon([.. parts.EnumerateArray().Select(Polygon)]),
            var type => throw new InvalidDataException($"An outline is a Polygon or MultiPolygon, not a {type}."),
        };

        Polygon Polygon(JsonElement rings)
        {
            var all = rings.EnumerateArray().Select(ring).ToList();
            return Wgs84.CreatePolygon(all[0], [.. all.Skip(1)]);
        }
    }

    private static LinearRing Closed(IEnumerable<Coordinate> positions)
    {
        var ring = new CoordinateList();
        foreach (var position in positions)
            ring.Add(position, false);
        ring.CloseRing();
        return Wgs84.CreateLinearRing(ring.ToCoordinateArray());
    }

    private static Coordinate Position(JsonElement pair) => new(pair[0].GetDouble(), pair[1].GetDouble());
}
