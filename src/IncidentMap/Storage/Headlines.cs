using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Storage;

/// <summary>What a list says of an incident beside its figures. Texts are many and long, so the map's columns do without them.</summary>
public sealed record Headline(
    int Id, string Key, string Title, int? RadiusMetres, string? Place, string? Admin1Name, int ReportCount, DateOnly? LastReported)
{
    private static readonly Func<IncidentDb, int[], IAsyncEnumerable<Headline>> Query = EF.CompileAsyncQuery((IncidentDb db, int[] ids) =>
        db.Incidents.Where(i => ids.Contains(i.Id)).Select(i =>
            new Headline(i.Id, i.Key, i.Title, i.LocationRadiusMetres, i.PlaceReported, i.Admin1Name, i.ReportCount, i.LastReported)));

    /// <summary>By id, those of these incidents that are there.</summary>
    public static async Task<IReadOnlyDictionary<int, Headline>> Of(IncidentDb db, int[] ids, CancellationToken stop)
    {
        var headlines = new Dictionary<int, Headline>(ids.Length);
        if (ids.Length > 0)
            await foreach (var headline in Query(db, ids).WithCancellation(stop))
                headlines.Add(headline.Id, headline);
        return headlines;
    }
}
