using IncidentMap.Gazetteer;
using IncidentMap.Incidents;
using IncidentMap.Storage;

namespace IncidentMap.Importing;

/// <summary>
/// Completes the places of records: looks names up where a record gives no point, and tells country and province of the points
/// that are given. What it is not sure of becomes a warning and a coarser place, or none; no record is dropped.
/// </summary>
public sealed class Placing
{
    private readonly PlacingByName byName;
    private readonly PlacingByPoint byPoint;

    private Placing(Geocoder geocoder) =>
        (byName, byPoint) = (new PlacingByName(geocoder), new PlacingByPoint(geocoder.Regions));

    /// <param name="db">Whose gazetteer. It must be free for this alone: a load that copies cannot be asked at the same time.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Placing> Over(IncidentDb db, CancellationToken stop) => new(await Geocoder.InMemory(db, stop));

    /// <summary>Completes the incidents in place. Records that name no place, such as incident files, are left as they are.</summary>
    public void Complete(IReadOnlyList<Read> chunk)
    {
        var named = chunk.Where(read => read.Named is not null).ToLookup(HasPointOrNeedsNone);
        foreach (var read in named[true])
        {
            byPoint.Complete(read.Incident, read.Named!, Warn(read));
            if (read.Incident is { LocationPrecision: LocationPrecision.Admin1, Point: not null, LocationRadiusMetres: null })
                byName.PutInItsProvince(read.Incident);
        }
        byName.Complete([.. named[false].Select(read => (read.Incident, read.Named!, Warn(read)))]);

        static Action<string, string?, string> Warn(Read read) => (member, value, message) =>
            read.Warnings.Add(new Problem(read.Line, member, message) { Value = value });
    }

    private static bool HasPointOrNeedsNone(Read read) =>
        read.Incident.Point is not null || read.Incident.LocationPrecision is LocationPrecision.Country or LocationPrecision.None;
}
