using System.Globalization;
using IncidentMap.Api.Ops;
using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Api.Ogc;

/// <summary>The parameters that say which features are kept; items and tiles read them alike.</summary>
/// <param name="Filter">What they ask for, joined by and.</param>
/// <param name="Canonical">Collection and parameters in one order, whatever order they were given in.</param>
internal sealed record FilterParameters(Filter Filter, IReadOnlyList<string> Canonical)
{
    /// <summary>Names of those that every collection takes, besides one for each of its properties.</summary>
    public static readonly IReadOnlyList<string> Names = ["ids", "q", "filter", Where, "filter-lang", "filter-crs", "bbox", "bbox-crs", "datetime", Filters.AsOf.Parameter];

    /// <summary>What <c>filter-lang</c> may be; the first unless it is given.</summary>
    public static readonly IReadOnlyList<string> Languages = ["cql2-text", "cql2-json", "cql-text"];

    private const int MostIds = 1_000;

    /// <summary>What ArcGIS calls a filter.</summary>
    private const string Where = "query";

    /// <summary>The day as of which they are asked; null is the present.</summary>
    public DateOnly? AsOf { get; private init; }

    /// <summary>Whether nothing is left out.</summary>
    public bool IsEverything => Filter is And { Parts.Count: 0 } && AsOf is null;

    /// <exception cref="BadInputException">One of them is not understood.</exception>
    public static FilterParameters Parse(QueryParameters query, FeatureCollection collection, Settings settings)
    {
        var parts = new List<Filter>();
        var canonical = new List<string> { collection.Id };
        Take("ids", Ids);
        var filterCrs = query.Take("filter-crs") is { } name ? Crs.Find(name, settings.Crs, "filter-crs") : Crs.Crs84;
        if (Expression(query, collection, filterCrs) is { } filter)
        {
            parts.Add(filter);
            canonical.Add($"filter={CqlTextWriter.Write(filter)} in {filterCrs.Uri}");
        }
        Take(Where, text => WhereClause(text, collection, filterCrs));
        var boxCrs = query.Take("bbox-crs") is { } uri ? Crs.Find(uri, settings.Crs, "bbox-crs") : Crs.Crs84;
        canonical.Add($"bbox-crs={boxCrs.Uri}");
        Take("bbox", text => BoxFilter.Parse(text, boxCrs, settings.UnplacedMatchAnyBox));
        Take("datetime", text => new During(Interval.Parse(text)));
        if (collection.HasWords)
            Take("q", text => HasWords.Parse(text, "q"));
        if (!query.IsTaken)
        {
            foreach (var property in collection.Properties)
                Take(property.Name, property.Source.Is);
        }
        var asOf = query.TakeAsOf();
        if (asOf is not null)
            canonical.Add($"{Filters.AsOf.Parameter}={asOf:O}");
        return new FilterParameters(new And(parts), canonical) { AsOf = asOf };

        void Take(string name, Func<string, Filter> parse)
        {
            if (query.Take(name) is not { } text)
                return;
            parts.Add(parse(text));
            canonical.Add($"{name}={text}");
        }
    }

    private static Filter? Expression(QueryParameters query, FeatureCollection collection, Crs crs)
    {
        var (text, language) = (query.Take("filter"), query.Take("filter-lang") ?? Languages[0]);
        if (!Languages.Contains(language))
            throw new BadInputException("filter-lang", $"{BadInputException.Quote(language)} is none of {string.Join(", ", Languages)}.");
        return text is null ? null
            : language == "cql2-json" ? CqlJson.Parse(text, collection.Queryables, crs)
            : CqlText.Parse(text, collection.Queryables, crs);
    }

    private static Filter WhereClause(string text, FeatureCollection collection, Crs crs)
    {
        try
        {
            return CqlText.Parse(text, collection.Queryables, crs);
        }
        catch (BadInputException bad)
        {
            throw new BadInputException(Where, bad.Message);
        }
    }

    private static HasId Ids(string text)
    {
        var words = text.Split(',');
        if (words.Length > MostIds)
            throw new BadInputException("ids", $"There are {words.Length} ids; at most {MostIds} are taken.");
        return new HasId(Array.ConvertAll(words, word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new BadInputException("ids", $"{BadInputException.Quote(word)} is no id. Write whole numbers with commas between them, such as 1,2,3.")));
    }
}
