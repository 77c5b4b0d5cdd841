using IncidentMap.Filters;

namespace IncidentMap.GeoJson;

/// <summary>
/// The order of features: by some properties, unknown values last, and where all are equal by id. Ids go the way of the last
/// property, so that one direction throughout is one comparison of rows, which an index answers forwards or backwards.
/// </summary>
/// <param name="Terms">The properties, the first being the most important.</param>
/// <param name="IdDescending">Whether ids fall.</param>
public sealed record Order(IReadOnlyList<SortTerm> Terms, bool IdDescending)
{
    /// <summary>The name that ids are sorted by.</summary>
    public const string Id = "id";

    private const string Parameter = "sortby";
    private const int MostTerms = 6;

    public static readonly Order ById = new([], IdDescending: false);

    /// <summary>
    /// OGC API - Features Part 8 (draft), 7: <c>-date_start,+killed_best</c>, or <c>date_start</c> for upwards. A plus that
    /// a URL decoder took for a space is a plus.
    /// </summary>
    /// <exception cref="BadInputException">Anything else.</exception>
    public static Order Parse(string text, FeatureCollection collection)
    {
        var words = text.Split(',');
        if (words.Length > MostTerms)
            throw new BadInputException(Parameter, $"There are {words.Length} properties to sort by; give {MostTerms} at most.");
        var terms = new List<SortTerm>();
        var seen = new HashSet<string>();
        for (var i = 0; i < words.Length; i++)
        {
            var descending = words[i] is ['-', ..];
            var name = words[i] is ['-' or '+' or ' ', ..] ? words[i][1..] : words[i];
            if (!seen.Add(name))
                throw new BadInputException(Parameter, $"{BadInputException.Quote(name)} is there twice.");
            if (name == Id && i == words.Length - 1)
                return new Order(terms, descending);
            if (name == Id)
                throw new BadInputException(Parameter, "No two features have one id, so nothing can be sorted by after it.");
            terms.Add(new SortTerm(Sortable(name, collection), descending));
        }
        return new Order(terms, terms[^1].Descending);
    }

    /// <summary>As <see cref="Parse"/> reads it, with every direction said: alike for all that sorts alike.</summary>
    public override string ToString() =>
        string.Join(',', Terms.Select(t => (t.Descending ? '-' : '+') + t.Property.Name).Append((IdDescending ? '-' : '+') + Id));

    private static Property Sortable(string name, FeatureCollection collection) =>
        collection.Sortables.Contains(name)
            ? collection.Properties.First(p => p.Name == name)
            : throw new BadInputException(Parameter, $"{collection.Title} cannot be sorted by {BadInputException.Quote(name)}. "
                + $"There are {string.Join(", ", collection.Sortables.Prepend(Id))}; a minus before one sorts downwards.");
}

/// <summary>One property to sort by.</summary>
public sealed record SortTerm(Property Property, bool Descending);
