using IncidentMap.Incidents;

namespace IncidentMap.MapIndex;

/// <summary>Which of the incidents without a point a list holds.</summary>
public enum UncertainPlace
{
    /// <summary>All of them.</summary>
    Uncertain,

    /// <summary>Those that count on their province.</summary>
    Province,

    /// <summary>Those known to no country.</summary>
    Nowhere,
}

/// <summary>
/// Incidents whose place is not known closely enough for a point: those known to a district or province count on the province,
/// those known only somewhere about or to a country on the country.
/// </summary>
public sealed class Uncertain
{
    private readonly Columns columns;
    private readonly bool[] isToProvince;
    private readonly Tally[] provinces, countries;

    internal Uncertain(Columns columns)
    {
        this.columns = columns;
        var precision = columns[Facet.LocationPrecision];
        isToProvince = [.. Enumerable.Range(0, precision.CodeCount)
            .Select(code => precision.Value(code) is { } word && SnakeCase.Parse<LocationPrecision>(word) <= LocationPrecision.Admin1)];
        provinces = new Tally[columns[Facet.Admin1].CodeCount];
        countries = new Tally[columns[Facet.Country].CodeCount];
    }

    /// <summary>By ISO 3166-2.</summary>
    public IEnumerable<(string Code, Tally Tally)> Provinces => Named(Facet.Admin1, provinces);

    /// <summary>By ISO 3166-1 alpha-2.</summary>
    public IEnumerable<(string Code, Tally Tally)> Countries => Named(Facet.Country, countries);

    /// <summary>Known to no country.</summary>
    public Tally Nowhere => countries[0];

    internal void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> killed)
    {
        var (byProvince, byCountry) = (columns[Facet.Admin1].Codes, columns[Facet.Country].Codes);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            if (row < columns.Placed)
                continue;
            if (IsOnProvince(row))
                provinces[byProvince[row]] += killed[i];
            else
                countries[byCountry[row]] += killed[i];
        }
    }

    /// <summary>Whether a row without a point is one of these.</summary>
    internal bool Has(int row, UncertainPlace place) => place switch
    {
        UncertainPlace.Province => IsOnProvince(row),
        UncertainPlace.Nowhere => !IsOnProvince(row) && columns[Facet.Country].Codes[row] == 0,
        _ => true,
    };

    /// <summary>Which of some rows without a point are these; they stand in <paramref name="kept"/>.</summary>
    internal ReadOnlySpan<int> Pick(ReadOnlySpan<int> rows, UncertainPlace place, int[] kept)
    {
        var count = 0;
        foreach (var row in rows)
            if (Has(row, place))
                kept[count++] = row;
        return kept.AsSpan(0, count);
    }

    private bool IsOnProvince(int row) => columns[Facet.Admin1].Codes[row] > 0 && isToProvince[columns[Facet.LocationPrecision].Codes[row]];

    private IEnumerable<(string, Tally)> Named(Facet facet, Tally[] byCode) =>
        byCode.Index().Where(t => t.Index > 0 && t.Item.Incidents > 0).Select(t => (columns[facet].Value(t.Index)!, t.Item));
}
