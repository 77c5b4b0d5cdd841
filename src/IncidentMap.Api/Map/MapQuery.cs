using System.Globalization;
using IncidentMap.Filters;
using IncidentMap.Incidents;
using IncidentMap.MapIndex;

namespace IncidentMap.Api.Map;

/// <summary>What the map page asks for.</summary>
/// <param name="Filter">Which incidents.</param>
/// <param name="Sight">What the screen shows; null for all there is, with or without a place.</param>
/// <param name="Zoom">Of the screen, 0 to 20.</param>
/// <param name="Order">What the list begins with.</param>
/// <param name="OnlyInSight">Whether the list holds only what is on the screen.</param>
internal sealed record MapQuery(MapFilter Filter, Sight? Sight, int Zoom, ListOrder Order, bool OnlyInSight)
{
    private const int DeepestZoom = 20, MostValues = 100;

    /// <summary>Facets of which several values may be wanted, by their parameter.</summary>
    private static readonly Dictionary<string, Facet> Repeatable = Enum.GetValues<Facet>()
        .Where(facet => facet is not (Facet.Type or Facet.LocationPrecision))
        .ToDictionary(facet => SnakeCase.Of(facet));

    /// <summary>Reads all but the caller's own parameters.</summary>
    /// <exception cref="BadInputException">Something is not understood.</exception>
    public static MapQuery Parse(QueryParameters query)
    {
        var box = query.Take("bbox");
        var zoom = Number(query, "zoom", 0, DeepestZoom) ?? 0;
        var days = query.Take("datetime") is { } datetime ? Interval.Parse(datetime) : new Interval(null, null);
        var (least, most) = Bounds(query.Take("killed"));
        var filter = new MapFilter
        {
            Wanted = Wanted(query),
            Types = Values(query, "event_type"),
            Subtypes = Values(query, "event_subtype"),
            Precision = Word<LocationPrecision>(query, "location_precision"),
            LeastKilled = least,
            MostKilled = most,
            From = Day(days.Start, "datetime"),
            To = Day(days.End, "datetime"),
            Words = query.Take("q") is { } words ? HasWords.Parse(words, "q").Words : null,
            AsOf = query.Take("asOf") is { } asOf ? AsOf.Parse(asOf) : null,
        };
        return new MapQuery(
            filter,
            box is null ? null : Sight.Of(BoundingBox.Parse(box)),
            zoom,
            Word<ListOrder>(query, "sort") ?? ListOrder.Newest,
            query.Take("inView") switch
            {
                null or "0" => false,
                "1" => true,
                var other => throw new BadInputException("inView", $"{BadInputException.Quote(other)} is neither 0 nor 1."),
            });
    }

    /// <summary>A whole number within bounds; null where it is not given.</summary>
    public static int? Number(QueryParameters query, string name, int least, int most)
    {
        if (query.Take(name) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new BadInputException(name, $"{BadInputException.Quote(text)} is not a whole number from {least} to {most}.");
    }

    private static Dictionary<Facet, IReadOnlySet<string>> Wanted(QueryParameters query)
    {
        var wanted = new Dictionary<Facet, IReadOnlySet<string>>();
        foreach (var (name, facet) in Repeatable)
            if (Values(query, name) is { Count: > 0 } values)
                wanted.Add(facet, values);
        if (wanted.TryGetValue(Facet.Status, out var statuses))
            foreach (var status in statuses)
                Word<IncidentStatus>(status, "status");
        return wanted;
    }

    private static HashSet<string> Values(QueryParameters query, string name)
    {
        var values = query.TakeAll(name);
        return values.Count <= MostValues ? [.. values] : throw new BadInputException(name, $"'{name}' is given {values.Count} times; {MostValues} are the most.");
    }

    /// <summary>A word of a vocabulary; null where it is not given.</summary>
    public static T? Word<T>(QueryParameters query, string name) where T : struct, Enum => query.Take(name) is { } text ? Word<T>(text, name) : null;

    private static T Word<T>(string text, string name) where T : struct, Enum => SnakeCase.All<T>().Contains(text)
        ? SnakeCase.Parse<T>(text)
        : throw new BadInputException(name, $"{BadInputException.Quote(text)} is none of {string.Join(", ", SnakeCase.All<T>())}.");

    private static DateOnly? Day(Moment? moment, string name) => moment switch
    {
        null => null,
        { Instant: null } => moment.Day,
        _ => throw new BadInputException(name, "The map goes by civil days; write a day such as 2021-08-29 without a time."),
    };

    private static (int? Least, int? Most) Bounds(string? text)
    {
        if (text is null)
            return (null, null);
        var ends = text.Split("..");
        if (ends.Length == 2 && TryEnd(ends[0], out var least) && TryEnd(ends[1], out var most) && (least ?? most) is not null && !(least > most))
            return (least, most);
        throw new BadInputException("killed", $"{BadInputException.Quote(text)} is no range. Write 5..20, 5.. for five and more, or ..20 for twenty and fewer.");
    }

    private static bool TryEnd(string text, out int? end)
    {
        end = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return text.Length == 0 || end is not null;
    }
}
