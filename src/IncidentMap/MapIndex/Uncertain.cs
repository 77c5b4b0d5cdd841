using IncidentMap.Incidents;

namespace IncidentMap.MapIndex;

/// <summary>
/// Incidents whose place is not known closely enough for a point: those known to a district or province count on the province,
/// those known only somewhere about or to a country on the country.
/// </summary>
public sealed class Uncertain
{
    private readonly Dictionary<string, Tally> provinces = [], countries = [];

    /// <summary>By ISO 3166-2.</summary>
    public IReadOnlyDictionary<string, Tally> Provinces => provinces;

    /// <summary>By ISO 3166-1 alpha-2.</summary>
    public IReadOnlyDictionary<string, Tally> Countries => countries;

    /// <summary>Known to no country.</summary>
    public Tally Nowhere { get; private set; }

    internal void Add(Columns columns, ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
            if (row >= columns.Placed)
                Add(columns, row);
    }

    private void Add(Columns columns, int row)
    {
        var killed = columns.Killed[row];
        if (Value(Facet.Admin1) is { } province && SnakeCase.Parse<LocationPrecision>(Value(Facet.LocationPrecision)!) <= LocationPrecision.Admin1)
            provinces[province] = provinces.GetValueOrDefault(province) + killed;
        else if (Value(Facet.Country) is { } country)
            countries[country] = countries.GetValueOrDefault(country) + killed;
        else
            Nowhere += killed;

        string? Value(Facet facet) => columns[facet].Value(columns[facet].Codes[row]);
    }
}
