using System.Globalization;
using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Api.Ogc;

/// <summary>The parameters that say what of a feature is given and in which coordinates; a list and a single feature read them alike.</summary>
internal static class SelectionParameters
{
    /// <summary>More digits than these a double has not.</summary>
    public const int MostDecimals = 15;

    /// <summary>With what they mean; OpenAPI lists the same.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["crs"] = "What coordinates are given in, by the URI of one of the CRSs of the collection; axes come in the order of the CRS.",
        ["properties"] = "The only properties to give, with commas between them.",
        ["exclude-properties"] = "Properties not to give, with commas between them.",
        ["skipGeometry"] = "true leaves the geometry out.",
        ["precision"] = "Places after the point that coordinates are rounded to.",
    };

    /// <exception cref="BadInputException">One of them is not understood.</exception>
    public static Selection Parse(QueryParameters query, FeatureCollection collection, IReadOnlyList<Crs> offered)
    {
        var only = Names(query, "properties", collection);
        var without = Names(query, "exclude-properties", collection);
        var crs = query.Take("crs") is { } uri ? Crs.Find(uri, offered, "crs") : Crs.Crs84;
        return new Selection(
            only is null && without is null ? null : [.. collection.Properties.Where(p => only?.Contains(p) is not false && without?.Contains(p) is not true)],
            Geometry: !Truth(query, "skipGeometry"),
            Decimals(query))
        { Crs = crs };
    }

    private static HashSet<Property>? Names(QueryParameters query, string parameter, FeatureCollection collection) =>
        query.Take(parameter)?.Split(',').Select(name => collection.Properties.FirstOrDefault(p => p.Name == name)
            ?? throw new BadInputException(parameter, $"{collection.Title} have no property {BadInputException.Quote(name)}. There are {string.Join(", ", collection.Properties.Select(p => p.Name))}.")).ToHashSet();

    private static bool Truth(QueryParameters query, string parameter) => query.Take(parameter) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw new BadInputException(parameter, $"{BadInputException.Quote(other)} is neither true nor false."),
    };

    private static int? Decimals(QueryParameters query)
    {
        if (query.Take("precision") is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places <= MostDecimals
            ? places
            : throw new BadInputException("precision", $"{BadInputException.Quote(text)} is not a whole number from 0 to {MostDecimals}.");
    }
}
