using IncidentMap.Gazetteer;
using IncidentMap.Incidents;

namespace IncidentMap.Importing;

/// <summary>Points of records that give none: of the finest name that is sure, else of the district or province around it.</summary>
internal sealed class PlacingByName(Geocoder geocoder)
{
    private const int MostNamed = 4;

    /// <param name="records">The incidents, what their records say, and what takes member, value and message of a warning.</param>
    public void Complete(IReadOnlyList<(Incident Incident, NamedPlace Named, Action<string, string?, string> Warn)> records)
    {
        if (records.Count == 0)
            return;
        var asked = records.Select(r => r.Named with { Country = r.Incident.Country ?? r.Named.Country }).ToList();
        var answers = Find(asked);
        var district = Find([.. asked.Select((named, i) => answers[i].Best is null ? named with { Place = null } : named)]);
        for (var i = 0; i < records.Count; i++)
            Complete(records[i].Incident, asked[i], answers[i], district[i].Best?.Place, records[i].Warn);
    }

    /// <summary>
    /// Exports give a province's capital or some centre as the point of what is known to the province alone. The gazetteer's
    /// point and radius stand for the whole of it.
    /// </summary>
    public void PutInItsProvince(Incident incident)
    {
        if (geocoder.Regions.Province(incident.Admin1) is { } province)
            Put(incident, province);
    }

    // Importing reads and completes on a thread of its own, where waiting costs nothing.
    private IReadOnlyList<GeocodeAnswer> Find(IReadOnlyList<NamedPlace> named) => geocoder.Find(named, CancellationToken.None).GetAwaiter().GetResult();

    private void Complete(Incident incident, NamedPlace named, GeocodeAnswer answer, Place? around, Action<string, string?, string> warn)
    {
        var (member, value) = named switch
        {
            { Place: { } place } => ("place", place),
            { Admin2: { } district } => ("district", district),
            { Admin1: { } province } => ("province", province),
            _ => ("place", null),
        };
        incident.PlaceReported ??= named.Place ?? named.Admin2 ?? named.Admin1;
        if (answer.Best is { } best)
        {
            if (best.Match == NameMatch.Fuzzy)
                warn(member, value, $"taken as {geocoder.Regions.Describe(best.Place)}.");
            Put(incident, best.Place);
            return;
        }

        if (around is null or { Kind: PlaceKind.Country })
            around = ProvinceOf(named) ?? SharedProvince(answer) ?? around;
        if (around is not null)
            Put(incident, around);
        else
            Leave(incident, named);
        var outcome = incident.Point is null ? "it gets no point" : $"put in {geocoder.Regions.Describe(around!)}";
        warn(member, value, value is null ? $"none is named; {outcome}." : $"{Why(answer)}; {outcome}.");
    }

    private Place? ProvinceOf(NamedPlace named) =>
        named.Country is not null && geocoder.Regions.Country(named.Country) is null ? null
        : geocoder.Regions.Provinces(named.Admin1, geocoder.Regions.Country(named.Country)) is [var only] ? only
        : null;

    /// <summary>All that a name may mean lies in one province, so that much is sure.</summary>
    private Place? SharedProvince(GeocodeAnswer answer) =>
        !answer.Doubtful && answer.Candidates.Take(answer.Rivals).Select(c => c.Place.Admin1).Distinct().ToList() is [{ } code]
            ? geocoder.Regions.Province(code)
            : null;

    private void Put(Incident incident, Place place)
    {
        var precision = incident.LocationPrecision > place.Precision ? incident.LocationPrecision : place.Precision;
        (incident.LocationPrecision, incident.PlaceId, incident.Place) = (precision, place.Id, place);
        (incident.Country, incident.Admin2) = (place.Country, place.Admin2 ?? incident.Admin2);
        if (geocoder.Regions.Province(place.Admin1) is { } province)
            (incident.Admin1, incident.Admin1Name) = (province.Admin1, province.Name);
        if (precision is LocationPrecision.Country or LocationPrecision.None)
            return;
        incident.Point = place.Point;
        incident.LocationRadiusMetres = place.RadiusMetres is { } radius && (precision == place.Precision || radius > Ladder.Radius(precision))
            ? radius
            : Ladder.Radius(precision);
        incident.Geocoded = true;
    }

    private void Leave(Incident incident, NamedPlace named)
    {
        incident.Country ??= geocoder.Regions.Country(named.Country);
        incident.LocationPrecision = incident.Country is null ? LocationPrecision.None : LocationPrecision.Country;
        incident.LocationRadiusMetres = null;
    }

    private string Why(GeocodeAnswer answer) => answer switch
    {
        { Candidates: [] } => "not in the gazetteer",
        { Rivals: > 1 } => "may be " + string.Join(" or ", answer.Candidates.Take(Math.Min(answer.Rivals, MostNamed)).Select(c => geocoder.Regions.Describe(c.Place)))
            + (answer.Rivals > MostNamed ? " or another" : ""),
        _ => $"not in the gazetteer where the record says; the nearest is {geocoder.Regions.Describe(answer.Candidates[0].Place)}",
    };
}
