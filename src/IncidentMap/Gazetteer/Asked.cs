namespace IncidentMap.Gazetteer;

/// <summary>What is said beside a name, and how a place stands to it.</summary>
internal sealed class Asked
{
    /// <summary>What a record says of a country that the gazetteer knows nothing of.</summary>
    public const string Elsewhere = "";

    // A quarter of a degree is the reach of a usual district; its seat, which stands for it, may lie at its edge.
    private const double DistrictDegrees = 0.5;

    /// <summary>Only places of this kind; null for any.</summary>
    public PlaceKind? Level { get; init; }

    /// <summary>ISO 3166-1 alpha-2 or <see cref="Elsewhere"/>; null where none is said.</summary>
    public string? Country { get; init; }

    /// <summary>Those that the province's name may mean.</summary>
    public required IReadOnlyList<Place> Provinces { get; init; }

    /// <summary>The district's name.</summary>
    public NormalName? District { get; init; }

    /// <summary>The places that the district's name may mean, once they were looked up.</summary>
    public List<Place> Districts { get; } = [];

    public bool IsInCountry(Place place) => Country is null || Country == place.Country;

    public bool IsInProvince(Place place) =>
        Provinces.Count == 0 || place.Admin1 is null || Provinces.Any(province => province.Admin1 == place.Admin1);

    /// <summary>In the district or so near to it that the two sources may draw it otherwise; also where nobody knows the district.</summary>
    public bool IsInDistrict(Place place) =>
        Districts.Count == 0 || Districts.Exists(d => d.IsOneWith(place) || d.Point.IsWithinDistance(place.Point, DistrictDegrees));

    /// <summary>The place's district is called otherwise.</summary>
    public bool IsDistrictCalledOtherwise(Place place) =>
        District is { } district && place.Admin2 is { } its && float.IsPositiveInfinity(SpellingDistance.Between(district.Text, NormalName.Of(its).Text));
}
