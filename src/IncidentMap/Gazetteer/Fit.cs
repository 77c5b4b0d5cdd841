namespace IncidentMap.Gazetteer;

/// <summary>How well one place fits what was asked.</summary>
/// <param name="Place">The place.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="ScoreOfAnyKind">What the score would be if the name did not say a kind: who writes "village" may still mean the district.</param>
/// <param name="Match">By which kind of name.</param>
/// <param name="Name">Which of its names.</param>
/// <param name="IsSameName">Not merely alike.</param>
/// <param name="IsFar">The spelling is so far off that it may be another name.</param>
/// <param name="Contradicted">Country, province or district said with the name are not the place's.</param>
internal sealed record Fit(
    Place Place, double Score, double ScoreOfAnyKind, NameMatch Match, string Name, bool IsSameName, bool IsFar, bool Contradicted)
{
    /// <summary>Two places whose scores are nearer than this are not told apart.</summary>
    public const double Margin = 0.06;

    // What a score is multiplied by; a primary name that is the same has 1. Set on data/gazetteer/misspellings.tsv.
    private const double SpeltOtherwise = 0.98, OtherName = 0.94, Alike = 0.92, EachLetterApart = 1.5, OtherWord = 0.93;
    private const double OtherKind = 0.87, OtherCountry = 0.4, OtherProvince = 0.6, OtherDistrict = 0.7, DistrictCalledOtherwise = 0.85;
    private const double LeastKnown = 0.8, Begun = 0.65;

    public bool IsDoubtful => IsFar || Contradicted;

    public Candidate AsCandidate => new(Place, Math.Round(Score, 3), Match, Name);

    /// <summary>Null where the place is not of the kind that was asked for, or the name is another one.</summary>
    /// <param name="asked">What is said beside the name.</param>
    /// <param name="form">The name that is asked for.</param>
    /// <param name="place">What was found.</param>
    /// <param name="name">The name of it that is the same or alike.</param>
    /// <param name="kind">What that name is to it.</param>
    /// <param name="normalised">That name in normal form.</param>
    /// <param name="isNamesake">It bears the primary name of a place that the gazetteer knows by the spelling asked for.</param>
    public static Fit? Of(Asked asked, NormalName form, Place place, string name, PlaceNameKind kind, string normalised, bool isNamesake = false)
    {
        if (asked.Level is { } level && place.Kind != level)
            return null;
        // Nine in ten that share trigrams go here.
        var distance = SpellingDistance.Between(form.Text, normalised);
        if (float.IsPositiveInfinity(distance))
            return null;

        var itsName = NormalName.Of(name);
        var isSameName = distance == 0 || isNamesake;
        var letters = Math.Max(form.Text.Length, itsName.Text.Length);
        var isOfKind = form.Said is not { } said || IsOfKind(place.Kind, said);
        var isUsualName = kind is PlaceNameKind.Primary or PlaceNameKind.Native || IsSpellingOf(itsName, place);
        var parents = OfParents(asked, place);
        var score = (kind == PlaceNameKind.Primary ? 1 : isUsualName ? SpeltOtherwise : OtherName)
            * (distance == 0 ? 1 : isNamesake ? SpeltOtherwise : Alike * (1 - (EachLetterApart * distance / letters)))
            * (itsName.Said is null || itsName.Said == form.Said ? 1 : OtherWord)
            * parents
            * OfRenown(place);
        return new Fit(
            place,
            isOfKind ? score : score * OtherKind,
            score,
            distance > 0 ? NameMatch.Fuzzy : kind == PlaceNameKind.Primary ? NameMatch.Primary : NameMatch.Alternate,
            name,
            isSameName,
            // A second oddity beside the spelling, and it is no longer the same place written otherwise.
            !isSameName && (!isOfKind || distance > SpellingDistance.SureBound(letters) / (isUsualName ? 1 : 2)),
            parents <= OtherDistrict);
    }

    /// <summary>A place whose name begins with what was typed so far.</summary>
    public static Candidate OfBeginning(Asked asked, Place place, string name) =>
        new(place, Math.Round(Begun * OfParents(asked, place) * OfRenown(place), 3), NameMatch.Beginning, name);

    private static double OfParents(Asked asked, Place place) =>
        !asked.IsInCountry(place) ? OtherCountry
        : !asked.IsInProvince(place) ? OtherProvince
        : !asked.IsInDistrict(place) ? OtherDistrict
        : asked.IsDistrictCalledOtherwise(place) ? DistrictCalledOtherwise
        : 1;

    private static double OfRenown(Place place) => LeastKnown + ((1 - LeastKnown) * Renown(place));

    /// <summary>Another spelling of the primary name is nearly as good as it: which one became primary is chance.</summary>
    public static bool IsSpellingOf(NormalName name, Place place) =>
        float.IsFinite(SpellingDistance.Between(name.Text, NormalName.Of(place.Name).Text));

    private static bool IsOfKind(PlaceKind kind, PlaceKind said) =>
        kind == said || (said == PlaceKind.Town && kind is PlaceKind.Neighbourhood or PlaceKind.Area);

    /// <summary>
    /// How likely a place is the one that is meant, 0 to 1, from its kind and the number of its people. A city comes before
    /// its province, a province before a village, and a district before a village that nobody counted.
    /// </summary>
    private static double Renown(Place place) => place.Kind switch
    {
        PlaceKind.Country => 1,
        PlaceKind.Admin1 => 0.85,
        PlaceKind.Admin2 => 0.6,
        PlaceKind.Town when place.Population is > 0 => Math.Min(1, 0.25 + (0.12 * Math.Log10(place.Population.Value))),
        PlaceKind.Neighbourhood => 0.45,
        _ => 0.5,
    };
}
