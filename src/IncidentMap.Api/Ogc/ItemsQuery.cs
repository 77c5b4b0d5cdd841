using System.Globalization;
using IncidentMap.Api.Ops;
using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Api.Ogc;

/// <summary>What a request for items asks for.</summary>
/// <param name="Filter">Which features.</param>
/// <param name="Limit">How many at most on the page.</param>
/// <param name="Offset">How many come before the page, as far as the caller knows.</param>
/// <param name="After">Where the page before ended; null where the offset is to be counted out.</param>
/// <param name="Order">In which order.</param>
/// <param name="Selection">What of each, in which coordinates.</param>
/// <param name="HitsOnly">Whether only the number of features is asked for.</param>
/// <param name="Kept">What tells the filter from every other: it has the number of features that a filter of the same text has.</param>
/// <param name="Digest">Of all that decides which features there are and in which order: a token of another query is refused by it.</param>
internal sealed record ItemsQuery(Filter Filter, int Limit, int Offset, Place? After, Order Order, Selection Selection, bool HitsOnly, string Kept, byte[] Digest)
{
    public const int DefaultLimit = 100;
    public const int MaximumLimit = 10_000;

    /// <summary>What <c>asOf</c> means.</summary>
    public const string AsOfMeaning = "A day: the world as it had been reported by the end of it. Only incidents with a report by then, with figures, responsibility and status drawn from those reports alone.";

    /// <summary>Parameters other than those of the properties, with what they mean; OpenAPI lists the same.</summary>
    public static readonly IReadOnlyDictionary<string, string> Parameters = new Dictionary<string, string>(SelectionParameters.All)
    {
        ["f"] = "The format; else the Accept header decides.",
        ["profile"] = "The profile of GeoJSON: rfc7946, or jsonfg with time and place in members of their own.",
        ["geometry"] = "How CSV gives the point: lonlat in two columns, or wkt in one.",
        ["limit"] = "How many features at most; more than the maximum counts as the maximum.",
        ["offset"] = "How many features to leave out at the start.",
        ["startindex"] = "Another name for offset.",
        ["token"] = "Where the page before ended; taken from a next link, with its offset.",
        ["sortby"] = "Properties to sort by with commas between them, each with + or nothing before it for upwards, - for downwards. Unknown values come last; what is equal goes by id.",
        ["resultType"] = "hits gives only numberMatched.",
        ["ids"] = "Only the features with these ids, with commas between them.",
        ["q"] = "Only incidents in whose title, summary, place or publishers each of these words occurs or begins a word, whatever its case and accents.",
        ["filter"] = "Only the features that a CQL2 expression is true for; its properties are listed under queryables, its functions under /functions.",
        ["query"] = "Another name for filter in CQL2 text, under which ArcGIS sends its where clause.",
        ["filter-lang"] = "How the filter is written; cql-text is the draft that GDAL writes, and read as cql2-text.",
        ["filter-crs"] = "URI of the coordinate reference system of the filter's geometries.",
        ["bbox"] = "west,south,east,north in degrees, or six numbers with heights. West greater than east crosses 180°. Features without a point match any box.",
        ["bbox-crs"] = "What bbox is in, by the URI of one of the CRSs of the collection.",
        [Filters.AsOf.Parameter] = AsOfMeaning,
        ["datetime"] = "A day, an instant, or an interval with a slash; .. is an open end. Days are civil days at the place.",
    };

    /// <exception cref="BadInputException">Something in the query is not understood.</exception>
    public static ItemsQuery Parse(QueryParameters query, FeatureCollection collection, Settings settings)
    {
        var limit = Math.Min(Number(query, "limit", 1) ?? DefaultLimit, MaximumLimit);
        var (offset, startIndex) = (Number(query, "offset", 0), Number(query, "startindex", 0));
        if (offset is not null && startIndex is not null && offset != startIndex)
            throw new BadInputException("startindex", "offset and startindex are two names of one thing; give one of them.");
        var tokenText = query.Take("token");
        var hitsOnly = query.Take("resultType") switch
        {
            null or "results" => false,
            "hits" => true,
            var other => throw new BadInputException("resultType", $"{BadInputException.Quote(other)} is neither results nor hits."),
        };

        var kept = FilterParameters.Parse(query, collection, settings);
        var selection = SelectionParameters.Parse(query, collection, settings.Crs);
        var order = query.Take("sortby") is { } sort ? Order.Parse(sort, collection) : Order.ById;
        query.Finish();

        var digest = PageToken.DigestOf([.. kept.Canonical, $"sortby={order}"]);
        var token = tokenText is null ? null : PageToken.Parse(tokenText, digest, order);
        // Far beyond any data, with room to count on.
        var start = Math.Min(offset ?? startIndex ?? token?.Offset ?? 0, int.MaxValue - 10 * MaximumLimit);

        // A client may take a next link as its pattern and set another offset in it: then it means that offset.
        return new ItemsQuery(kept.Filter, limit, start, token?.Offset == start ? token.After : null, order, selection, hitsOnly, string.Join('\n', kept.Canonical), digest) { AsOf = kept.AsOf };
    }

    /// <summary>The day as of which; null is the present.</summary>
    public DateOnly? AsOf { get; private init; }

    /// <summary>One feature more than the page holds, to know whether there is a next one.</summary>
    public Page Page => new(Filter, Limit + 1, After, After is null ? Offset : 0) { Order = Order, Selection = Selection, AsOf = AsOf };

    /// <summary>The token of the page that begins after a place.</summary>
    public string TokenAfter(Place last, int offset) => new PageToken(last, offset).ToText(Digest, Order);

    /// <summary>A whole number; null where it is not given.</summary>
    /// <exception cref="BadInputException">It is none, or less than the least.</exception>
    public static int? Number(QueryParameters query, string name, int least)
    {
        if (query.Take(name) is not { } text)
            return null;
        // A number too long for an int is still a number: it is cut to the maximum like any other that is too large.
        if (text.Length is 0 or > 100 || !text.All(char.IsAsciiDigit))
            throw new BadInputException(name, $"{BadInputException.Quote(text)} is not a whole number from {least} up.");
        var number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var small) ? small : int.MaxValue;
        return number >= least
            ? number
            : throw new BadInputException(name, $"{name} is {number}; it must be a whole number from {least} up"
                + (name == "limit" ? $", at most {MaximumLimit} of which are given at a time." : "."));
    }
}
