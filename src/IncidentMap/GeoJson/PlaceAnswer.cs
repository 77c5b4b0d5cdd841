using IncidentMap.Gazetteer;
using IncidentMap.Incidents;

namespace IncidentMap.GeoJson;

/// <summary>What a place name may mean, as <c>/api/places</c> and <c>incidentmap geocode --json</c> give it.</summary>
public static class PlaceAnswer
{
    /// <summary>A document for System.Text.Json, its members in snake_case: the name, the key of the one place meant or null, and candidates.</summary>
    public static object Document(string? name, GeocodeAnswer answer, Regions regions) => new
    {
        q = name,
        best = answer.Best?.Place.Key,
        ambiguous = answer.Ambiguous,
        candidates = answer.Candidates.Select(c => Candidate(c, regions)),
    };

    private static object Candidate(Candidate candidate, Regions regions)
    {
        var place = candidate.Place;
        return new
        {
            key = place.Key,
            name = place.Name,
            matched = candidate.Name,
            match = SnakeCase.Of(candidate.Match),
            score = candidate.Score,
            kind = SnakeCase.Of(place.Kind),
            country = place.Country,
            admin1 = regions.Province(place.Admin1) is { } province ? new { code = province.Admin1, name = province.Name } : null,
            admin2 = place.Admin2,
            point = new[] { place.Point.X, place.Point.Y },
            precision = SnakeCase.Of(place.Precision),
            radius_m = place.RadiusMetres,
        };
    }
}
