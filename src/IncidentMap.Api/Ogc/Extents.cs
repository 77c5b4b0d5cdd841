using System.Collections.Concurrent;
using IncidentMap.GeoJson;
using IncidentMap.Storage;

namespace IncidentMap.Api.Ogc;

/// <summary>What each collection spans, worked out once for each revision of the data: clients compare it between documents.</summary>
internal sealed class Extents
{
    private readonly ConcurrentDictionary<string, (long Revision, Extent Extent)> known = new();

    public async Task<Extent> Of(FeatureCollection collection, IncidentDb db, DateOnly? asOf, long revision, CancellationToken stop)
    {
        if (asOf is not null)
            return await collection.Extent(db, asOf, stop);
        if (known.TryGetValue(collection.Id, out var found) && found.Revision == revision)
            return found.Extent;
        var extent = await collection.Extent(db, null, stop);
        known[collection.Id] = (revision, extent);
        return extent;
    }
}
