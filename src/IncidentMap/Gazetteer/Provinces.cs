using System.Text.Json;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;

namespace IncidentMap.Gazetteer;

/// <summary>A first-level division of a country.</summary>
/// <param name="Code">ISO 3166-2.</param>
/// <param name="Name">Plain English name.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record Province(string Code, string Name, string Country);

/// <summary>
/// Which province a point lies in, by the outlines of data/basemap: de facto borders, right to about a kilometre. Where the
/// outlines end it says nothing.
/// </summary>
public static class Provinces
{
    /// <summary>How far off a drawn coast a point may lie and still belong to the shore: islets, harbours, coarse outlines.</summary>
    private const double OffTheCoastMetres = 10_000;

    private const double MetresPerDegree = 111_195;

    private static readonly Lazy<(Area[] Provinces, Area[] Neighbours)> Outlines = new(Read);

    /// <summary>All that have an outline.</summary>
    public static IEnumerable<Province> All => Outlines.Value.Provinces.Select(area => area.Province!);

    /// <summary>The province of a point, or null outside all of them. Degrees, WGS 84.</summary>
    public static Province? At(double longitude, double latitude)
    {
        var (provinces, neighbours) = Outlines.Value;
        var point = new Coordinate(longitude, latitude);
        foreach (var area in provinces)
            if (area.Contains(point))
                return area.Province;
        if (Array.Exists(neighbours, area => area.Contains(point)))
            return null;
        var nearest = provinces.Concat(neighbours)
            .Select(area => (area.Province, Metres: area.MetresFrom(point, OffTheCoastMetres)))
            .MinBy(area => area.Metres);
        return nearest.Metres <= OffTheCoastMetres ? nearest.Province : null;
    }

    /// <summary>Whether a point lies in a province or within a distance of its outline. False for a province without an outline.</summary>
    public static bool IsWithin(double metres, string code, double longitude, double latitude) =>
        Outlines.Value.Provinces.Any(area => area.Province!.Code == code && area.MetresFrom(new Coordinate(longitude, latitude), metres) <= metres);

    /// <summary>The same of a country that has outlines here, or borders on one that has. Given by ISO 3166-1 alpha-2.</summary>
    public static bool IsWithinCountry(double metres, string country, double longitude, double latitude) =>
        Outlines.Value.Provinces.Concat(Outlines.Value.Neighbours)
            .Any(area => area.Country == country && area.MetresFrom(new Coordinate(longitude, latitude), metres) <= metres);

    private static (Area[], Area[]) Read()
    {
        using var provinces = JsonDocument.Parse(Shipped.Open("admin1.topojson"));
        using var neighbours = JsonDocument.Parse(Shipped.Open("nb.geojson"));
        using var disputed = JsonDocument.Parse(Shipped.Open("siachen.geojson"));
        return ([.. Outline.OfTopology(provinces.RootElement, "all1").Select(ProvinceArea)],
            [.. Outline.OfFeatures(neighbours.RootElement).Select(read => new Area(null, read.Properties.GetProperty("c").GetString(), read.Shape)),
                .. Outline.OfFeatures(disputed.RootElement).Select(read => new Area(null, null, read.Shape))]);
    }

    private static Area ProvinceArea((JsonElement Properties, Geometry Shape) read)
    {
        string Text(string member) => read.Properties.GetProperty(member).GetString()!;
        return new Area(new Province(Text("code"), Text("name"), Text("c")), Text("c"), read.Shape);
    }

    /// <summary>An outline prepared for many questions; without a province it is somebody else's ground.</summary>
    private sealed class Area
    {
        private readonly Envelope box;
        private readonly Geometry shape;
        private readonly IndexedPointInAreaLocator locator;

        public Area(Province? province, string? country, Geometry shape)
        {
            (Province, Country) = (province, country);
            this.shape = shape;
            box = shape.EnvelopeInternal;
            locator = new IndexedPointInAreaLocator(shape);
            locator.Locate(shape.Coordinate); // makes its index now, for all threads
        }

        public Province? Province { get; }

        /// <summary>Whose it is; null where nobody is given it.</summary>
        public string? Country { get; }

        // Fifty boxes in a row are looked through faster than a tree of them.
        public bool Contains(Coordinate point) => box.Contains(point) && locator.Locate(point) != Location.Exterior;

        /// <summary>Zero inside; infinite where it is surely more than <paramref name="most"/>.</summary>
        public double MetresFrom(Coordinate point, double most)
        {
            if (Contains(point))
                return 0;
            // A degree of longitude is shortest at the point; near enough over some kilometres.
            var shrink = Math.Cos(point.Y * Math.PI / 180);
            var reach = new Envelope(box);
            reach.ExpandBy(most / (MetresPerDegree * shrink), most / MetresPerDegree);
            if (!reach.Contains(point))
                return double.PositiveInfinity;
            var nearest = DistanceOp.NearestPoints(shape, shape.Factory.CreatePoint(point))[0];
            return MetresPerDegree * Math.Sqrt(Math.Pow((nearest.X - point.X) * shrink, 2) + Math.Pow(nearest.Y - point.Y, 2));
        }
    }
}
