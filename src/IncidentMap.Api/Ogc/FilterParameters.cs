using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Api.Ogc;

/// <summary>The parameters that say which features are kept; items and tiles read them alike.</summary>
/// <param name="Filter">What they ask for, joined by and.</param>
/// <param name="Canonical">Collection and parameters in one order, whatever order they were given in.</param>
internal sealed record FilterParameters(Filter Filter, IReadOnlyList<string> Canonical)
{
    /// <exception cref="BadInputException">One of them is not understood.</exception>
    public static FilterParameters Parse(QueryParameters query, FeatureCollection collection)
    {
        var parts = new List<Filter>();
        var canonical = new List<string> { collection.Id };
        Take("bbox", text => new InBox(BoundingBox.Parse(text)));
        Take("datetime", text => new During(Interval.Parse(text)));
        foreach (var property in collection.Properties)
            Take(property.Name, property.Source.Is);
        return new FilterParameters(new And(parts), canonical);

        void Take(string name, Func<string, Filter> parse)
        {
            if (query.Take(name) is not { } text)
                return;
            parts.Add(parse(text));
            canonical.Add($"{name}={text}");
        }
    }
}
