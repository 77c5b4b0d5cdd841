using System.Linq.Expressions;
using IncidentMap.Filters;
using IncidentMap.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Storage;

/// <summary>What a list says of an incident beside its figures. Texts are many and long, so the map's columns do without them.</summary>
public sealed record Headline(
    int Id, string Key, string Title, int? RadiusMetres, string? Place, string? Admin1Name, int ReportCount, DateOnly? LastReported)
{
    private static readonly Func<IncidentDb, int[], IAsyncEnumerable<Headline>> Present = EF.CompileAsyncQuery((IncidentDb db, int[] ids) =>
        db.Incidents.Where(i => ids.Contains(i.Id)).Select(Drawn));

    private static Expression<Func<Incident, Headline>> Drawn =>
        i => new Headline(i.Id, i.Key, i.Title, i.LocationRadiusMetres, i.PlaceReported, i.Admin1Name, i.ReportCount, i.LastReported);

    /// <summary>By id, those of these incidents that are there.</summary>
    /// <param name="db">Where.</param>
    /// <param name="ids">Which.</param>
    /// <param name="asOf">As had been reported by the end of this day; null for today.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<IReadOnlyDictionary<int, Headline>> Of(IncidentDb db, int[] ids, DateOnly? asOf, CancellationToken stop)
    {
        var headlines = new Dictionary<int, Headline>(ids.Length);
        if (ids.Length == 0)
            return headlines;
        var found = asOf is { } day
            ? db.RowsAsOf<Incident>(day).Where(i => ids.Contains(i.Id)).Select(Drawn).AsAsyncEnumerable()
            : Present(db, ids);
        await foreach (var headline in found.WithCancellation(stop))
            headlines.Add(headline.Id, headline);
        return headlines;
    }
}
