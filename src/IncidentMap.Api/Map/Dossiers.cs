using System.Globalization;
using IncidentMap.GeoJson;
using IncidentMap.Incidents;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Api.Map;

/// <summary><c>/api/incidents/{id or key}</c>: the whole dossier of one incident.</summary>
internal static class Dossiers
{
    public static async Task Get(HttpContext http, IncidentDb db, string idOrKey)
    {
        var query = QueryParameters.Parse(http.Request);
        var asOf = query.TakeAsOf();
        query.Finish();
        var revision = await Freshness.Revision(db, http.RequestAborted);
        if (Freshness.IsKnown(http, revision, "application/json"))
            return;
        var incident = await Find(db, idOrKey, http.RequestAborted)
            ?? throw new NotFoundException($"There is no incident with the id or key {Filters.BadInputException.Quote(idOrKey)}.");
        if (asOf is { } day)
            incident = incident.On(day) ?? throw new NotFoundException(NotKnown(incident, day));
        var names = incident.Participations.Select(p => p.Actor).ToList();
        var actors = await db.Actors.AsNoTracking().Where(a => names.Contains(a.Name)).ToListAsync(http.RequestAborted);
        // What was entered when is of the present, as the texts are.
        var changes = await RecordedChanges.Of(db, incident.Id, http.RequestAborted);
        await Json.Write(http, "application/json", Dossier.Of(incident, actors, changes, revision, asOf), nulls: true);
    }

    private static string NotKnown(Incident incident, DateOnly day)
    {
        var since = incident.FirstReported is { } first ? string.Create(CultureInfo.InvariantCulture, $"its first report is of {first:yyyy-MM-dd}") : "there is no report of it";
        return string.Create(CultureInfo.InvariantCulture, $"{incident.Key} had not been reported by {day:yyyy-MM-dd}; {since}.");
    }

    /// <summary>Incidents with all that a dossier tells.</summary>
    public static IQueryable<Incident> Whole(IncidentDb db) => db.Incidents.AsNoTracking().Include(i => i.Place).Include(i => i.Reports);

    private static Task<Incident?> Find(IncidentDb db, string idOrKey, CancellationToken stop)
    {
        var incidents = Whole(db);
        if (int.TryParse(idOrKey, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return incidents.SingleOrDefaultAsync(i => i.Id == id, stop);
        return idOrKey.Contains('\0')
            ? Task.FromResult<Incident?>(null)
            : incidents.SingleOrDefaultAsync(i => i.Key == idOrKey, stop);
    }
}
