using System.Text.RegularExpressions;

namespace IncidentMap.Gazetteer;

/// <summary>One name on its way to an answer: what to look up for it, and how well each place that was found fits.</summary>
internal sealed partial class Question
{
    private static readonly HashSet<string> NoNames = ["unknown", "na", "none", "nil", "null", "notknown", "notavailable", "unspecified"];

    private readonly Asked asked;
    private readonly NormalName[] forms;
    private readonly Question? plainer;
    private readonly Dictionary<int, Fit> fits = [];

    public Question(NamedPlace named, Regions regions)
    {
        Named = named;
        var (text, level) = named switch
        {
            { Place: { } place } when IsName(place) => (place, (PlaceKind?)null),
            { Admin2: { } district } when IsName(district) => (district, PlaceKind.Admin2),
            { Admin1: { } province } when IsName(province) => (province, PlaceKind.Admin1),
            { Country: { } country } when IsName(country) => (country, PlaceKind.Country),
            _ => ("", null),
        };
        var itsCountry = regions.Country(named.Country);
        asked = new Asked
        {
            Level = level,
            Country = itsCountry ?? (named.Country is { } other && IsName(other) ? Asked.Elsewhere : null),
            Provinces = level is null or PlaceKind.Admin2 ? regions.Provinces(named.Admin1, itsCountry) : [],
            District = level is null && named.Admin2 is { } parent && IsName(parent) ? NormalName.Of(parent) : null,
        };

        // Parts of towns stand in the gazetteer with their town: "Saddar, Karachi".
        var name = NormalName.Of(text);
        forms = asked.Country == Asked.Elsewhere ? []
            : asked.District is { } town ? [name, name with { Text = name.Text + town.Text }]
            : [name];
        plainer = level is null && Plainer(named, text, regions) is { } less ? new Question(less, regions) : null;
    }

    public NamedPlace Named { get; }

    /// <summary>The name as a whole, in normal form; empty where there is none to look up.</summary>
    public string Beginning => forms.Length > 0 ? forms[0].Text : "";

    /// <summary>Places whose names begin so, the best known first.</summary>
    public IEnumerable<Candidate> Begun(IEnumerable<(Place Place, string Name, PlaceNameKind Kind, string Normalised)> found) => found
        .Where(f => asked.IsInCountry(f.Place) && asked.IsInProvince(f.Place))
        .Select(f => Fit.OfBeginning(asked, f.Place, f.Name))
        .OrderByDescending(c => c.Score).ThenBy(c => c.Name.Length).ThenBy(c => c.Place.Key, StringComparer.Ordinal)
        .DistinctBy(c => c.Place.Id);

    /// <summary>What to look up.</summary>
    public IEnumerable<NormalName> Forms => plainer is null ? forms : forms.Concat(plainer.Forms);

    /// <summary>The names of its parents to look up.</summary>
    public IEnumerable<NormalName> Parents => asked.District is { } district && forms.Length > 0 ? [district, .. plainer?.Parents ?? []] : plainer?.Parents ?? [];

    /// <summary>A place of just this name was found, and nothing said with the name is against it.</summary>
    public bool IsSettled => IsSettledAsWritten || plainer is { IsSettled: true };

    private bool IsSettledAsWritten => fits.Values.Any(fit => fit is { IsSameName: true, Contradicted: false });

    /// <summary>Takes in places that were found, by the form that found them.</summary>
    public void Consider(ILookup<string, (Place Place, string Name, PlaceNameKind Kind, string Normalised)> found)
    {
        if (asked is { District: { } district, Districts.Count: 0 })
            asked.Districts.AddRange(found[district.Text].Select(f => f.Place)
                .Where(place => place.Kind == PlaceKind.Admin2 && asked.IsInCountry(place) && asked.IsInProvince(place)).Distinct());
        foreach (var form in forms)
            foreach (var (place, name, kind, normalised) in found[form.Text])
                Keep(Fit.Of(asked, form, place, name, kind, normalised));
        plainer?.Consider(found);
    }

    /// <summary>
    /// The primary names of places that were found by another spelling alone. Other places may bear them too: who writes
    /// Daulatabad may mean any Dawlatabad.
    /// </summary>
    public IEnumerable<NormalName> OtherSpellings => fits.Values.Any(fit => fit is { Match: NameMatch.Primary, Contradicted: false })
        ? []
        : fits.Values.Where(IsOtherSpelling).Select(fit => NormalName.Of(fit.Place.Name)).Concat(plainer?.OtherSpellings ?? []);

    /// <summary>Takes in the places that bear those primary names.</summary>
    public void ConsiderNamesakes(ILookup<string, (Place Place, string Name, PlaceNameKind Kind, string Normalised)> found)
    {
        foreach (var spelling in OtherSpellings.Distinct().ToList())
            foreach (var (place, name, kind, normalised) in found[spelling.Text].Where(f => f.Kind == PlaceNameKind.Primary))
                Keep(Fit.Of(asked, forms[0], place, name, kind, normalised, isNamesake: true));
        plainer?.ConsiderNamesakes(found);
    }

    private static bool IsOtherSpelling(Fit fit) =>
        fit is { Match: NameMatch.Alternate } && Fit.IsSpellingOf(NormalName.Of(fit.Name), fit.Place);

    private void Keep(Fit? fit)
    {
        if (fit is not null && !(fits.TryGetValue(fit.Place.Id, out var other) && other.Score >= fit.Score))
            fits[fit.Place.Id] = fit;
    }

    public GeocodeAnswer Answer(int most)
    {
        IEnumerable<Fit> all = IsSettledAsWritten || plainer is null ? fits.Values
            : plainer.IsSettled ? plainer.fits.Values
            : fits.Values.Concat(plainer.fits.Values).GroupBy(fit => fit.Place.Id).Select(same => same.MaxBy(fit => fit.Score)!);
        var ranked = all.OrderByDescending(fit => fit.Score).ThenBy(fit => fit.Place.Key, StringComparer.Ordinal).Take(most).ToList();
        if (ranked is not [var first, ..])
            return new GeocodeAnswer([], 0, false);
        var lastRival = ranked.FindLastIndex(fit => first.Score - fit.ScoreOfAnyKind < Fit.Margin && !first.Place.IsOneWith(fit.Place));
        return new GeocodeAnswer(
            [.. ranked.Select(fit => fit.AsCandidate)],
            Math.Max(lastRival, 0) + 1,
            first.IsDoubtful || (!first.IsSameName && ranked.Exists(fit => fit.IsSameName)));
    }

    /// <summary>What is left of <c>Arghandab district (Zabul)</c> or <c>Khair Khana, Kabul</c>, with the rest as parents; null where nothing can go.</summary>
    private static NamedPlace? Plainer(NamedPlace named, string text, Regions regions)
    {
        var parts = Brackets().Replace(text, ",").Split([',', '،', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var less = named with { Place = parts.FirstOrDefault() ?? "" };
        foreach (var part in Brackets().Matches(text).Select(m => m.Groups[1].Value).Concat(parts.Skip(1)).Reverse())
        {
            if (less.Country is null && regions.Country(part) is { } country)
                less = less with { Country = country };
            else if (less.Admin1 is null && regions.Provinces(part, regions.Country(less.Country)).Count > 0)
                less = less with { Admin1 = part };
            else if (less.Admin2 is null)
                less = less with { Admin2 = part };
        }
        return less.Place == text.Trim() || !IsName(less.Place!) ? null : less;
    }

    private static bool IsName(string text) => NormalName.Of(text).Text is { Length: > 0 } normal && !NoNames.Contains(normal);

    [GeneratedRegex(@"[(\[]([^)\]]*)[)\]]?")]
    private static partial Regex Brackets();
}
