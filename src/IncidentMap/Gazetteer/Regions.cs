using IncidentMap.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Gazetteer;

/// <summary>
/// The countries and provinces of the gazetteer with all their names, in memory: every record of an import names one, and
/// there are few.
/// </summary>
public sealed class Regions
{
    private const int MostRemembered = 20_000;

    private readonly (Place Place, NormalName Name)[] names;
    private readonly Dictionary<string, Place> byCode;
    private readonly Dictionary<string, string?> countries = [];
    private readonly Dictionary<(string, string?), IReadOnlyList<Place>> provinces = [];

    private Regions(List<Place> places)
    {
        byCode = places.Where(p => p.Kind == PlaceKind.Admin1 && p.Admin1 is not null).DistinctBy(p => p.Admin1).ToDictionary(p => p.Admin1!);
        names = [.. places.SelectMany(place => place.Names.Select(n => n.Name).Append(place.Name).Select(NormalName.Of)
            .Where(name => name.Text.Length > 0).Distinct().Select(name => (place, name)))];
    }

    public static async Task<Regions> Of(DbContext db, CancellationToken stop)
    {
        var places = await db.Set<Place>().AsNoTracking().Include(p => p.Names)
            .Where(p => p.Kind == PlaceKind.Country || p.Kind == PlaceKind.Admin1).OrderBy(p => p.Id).ToListAsync(stop);
        return new Regions(places);
    }

    /// <summary>ISO 3166-1 alpha-2 of a country given by code or name, also misspelt; null where the gazetteer has none of it.</summary>
    public string? Country(string? text) => string.IsNullOrWhiteSpace(text) ? null : Remembered(countries, text, () =>
        names.FirstOrDefault(n => n.Place.Kind == PlaceKind.Country && n.Place.Country.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)).Place?.Country
        ?? Nearest(PlaceKind.Country, text, null).Select(p => p.Country).FirstOrDefault());

    /// <summary>The provinces that a name may mean, by ISO 3166-2 code or any name, also misspelt.</summary>
    /// <param name="text">As a record gives it.</param>
    /// <param name="country">ISO 3166-1 alpha-2, or null for all.</param>
    public IReadOnlyList<Place> Provinces(string? text, string? country) => string.IsNullOrWhiteSpace(text) ? [] : Remembered(provinces, (text, country), () =>
        Province(text.Trim()) is { } coded ? [coded] : Nearest(PlaceKind.Admin1, text, country));

    /// <summary>The province of an ISO 3166-2 code, or null.</summary>
    public Place? Province(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>Which of the parents named is none that is known, and which are; null where all are known.</summary>
    public string? Unknown(NamedPlace named)
    {
        var country = Country(named.Country);
        if (named.Country is { } other && country is null)
            return $"'{other}' is no country of the gazetteer, which has {string.Join(", ", names.Where(n => n.Place.Kind == PlaceKind.Country).Select(n => n.Place.Country).Distinct().Order(StringComparer.Ordinal))}.";
        if (named.Admin1 is { } text && Provinces(text, country).Count == 0)
            return $"'{text}' is no province{(country is null ? "" : $" of {country}")} in the gazetteer; write its name or a code such as {byCode.Values.Where(p => country is null || p.Country == country).Select(p => p.Admin1).Min(StringComparer.Ordinal) ?? "AF-NAN"}.";
        return null;
    }

    /// <summary>A place in words: <c>Swat (district, Khyber Pakhtunkhwa, PK)</c>.</summary>
    public string Describe(Place place)
    {
        var kind = place.Kind switch { PlaceKind.Admin1 => "province", PlaceKind.Admin2 => "district", var other => SnakeCase.Of(other) };
        var province = place.Kind == PlaceKind.Admin1 ? null : Province(place.Admin1)?.Name;
        return $"{place.Name} ({string.Join(", ", new[] { kind, province, place.Country }.OfType<string>())})";
    }

    private List<Place> Nearest(PlaceKind kind, string text, string? country)
    {
        var asked = NormalName.Of(text).Text;
        var near = names.Where(n => n.Place.Kind == kind && (country is null || n.Place.Country == country))
            .Select(n => (n.Place, Distance: SpellingDistance.Between(asked, n.Name.Text)))
            .Where(n => n.Distance <= SpellingDistance.SureBound(asked.Length))
            .ToList();
        var least = near.Count == 0 ? 0 : near.Min(n => n.Distance);
        return [.. near.Where(n => n.Distance == least).Select(n => n.Place).Distinct()];
    }

    private static TAnswer Remembered<TQuestion, TAnswer>(Dictionary<TQuestion, TAnswer> answers, TQuestion question, Func<TAnswer> answer)
        where TQuestion : notnull
    {
        if (answers.TryGetValue(question, out var known))
            return known;
        if (answers.Count >= MostRemembered)
            answers.Clear();
        return answers[question] = answer();
    }
}
