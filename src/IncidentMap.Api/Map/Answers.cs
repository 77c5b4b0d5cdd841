using IncidentMap.Filters;
using IncidentMap.MapIndex;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Api.Map;

/// <summary>
/// <c>/api/map</c>: what the screen shows under a filter, and what is counted over it. <c>/api/map/rows</c>: more of its list.
/// </summary>
internal static class Answers
{
    private const int UsualRows = 20, MostRows = 50;

    public static async Task Get(HttpContext http, LiveColumns live, IncidentDb db)
    {
        var parameters = QueryParameters.Parse(http.Request);
        var query = MapQuery.Parse(parameters);
        var limit = MapQuery.Number(parameters, "rows", 0, MostRows) ?? UsualRows;
        parameters.Finish();
        var snapshot = Ready(live);
        if (Freshness.IsKnown(http, snapshot.Columns.Revision, "application/json"))
            return;
        var selection = await Select(snapshot, query.Filter, db, http.RequestAborted);
        var view = selection.ViewOf(query.Sight ?? Sight.World, query.Zoom);
        var (rows, _) = Listing.Part(selection, query.OnlyInSight ? query.Sight ?? Sight.World : null, query.Order, 0, limit);
        int[] single = [.. view.Clusters.Where(cluster => cluster.Count == 1).Select(cluster => cluster.Row)];
        var answer = new MapAnswer(selection, await Headlines(db, selection, [.. single, .. rows], http.RequestAborted));
        await Json.Write(http, json => answer.Write(json, view, rows));
    }

    public static async Task GetRows(HttpContext http, LiveColumns live, IncidentDb db)
    {
        var parameters = QueryParameters.Parse(http.Request);
        var query = MapQuery.Parse(parameters);
        var offset = MapQuery.Number(parameters, "offset", 0, int.MaxValue) ?? 0;
        var limit = MapQuery.Number(parameters, "limit", 0, MostRows) ?? UsualRows;
        var middle = parameters.Take("around");
        if (middle is not null && offset != 0)
            throw new BadInputException("around", "'around' says where the rows begin, and so does 'offset'; give one of them.");
        var uncertain = MapQuery.Word<UncertainPlace>(parameters, "place");
        parameters.Finish();
        var snapshot = Ready(live);
        if (Freshness.IsKnown(http, snapshot.Columns.Revision, "application/json"))
            return;
        var selection = await Select(snapshot, query.Filter, db, http.RequestAborted);
        var sight = query.OnlyInSight ? query.Sight ?? Sight.World : null;
        int? first = offset;
        int[] rows;
        int matched;
        if (middle is null)
            (rows, matched) = Listing.Part(selection, sight, query.Order, offset, limit, uncertain);
        else
            (rows, first, matched) = Listing.Around(selection, sight, query.Order, await Id(db, middle, http.RequestAborted), limit, uncertain);
        var answer = new MapAnswer(selection, await Headlines(db, selection, rows, http.RequestAborted));
        await Json.Write(http, json => answer.WriteRows(json, matched, first, rows));
    }

    /// <summary>Of the incident with a key; 0, which none has, where there is no such incident.</summary>
    private static Task<int> Id(IncidentDb db, string key, CancellationToken stop) =>
        db.Incidents.Where(i => i.Key == key).Select(i => i.Id).SingleOrDefaultAsync(stop);

    /// <exception cref="NotReadyException">The database has not been read yet: an empty map would be a lie.</exception>
    public static Snapshot Ready(LiveColumns live) =>
        live.Current ?? throw new NotReadyException("The map is being read from the database. Try again in a moment.");

    /// <summary>What a filter keeps; words are asked of the database.</summary>
    public static async Task<Selection> Select(Snapshot snapshot, MapFilter filter, IncidentDb db, CancellationToken stop)
    {
        if (snapshot.Known(filter) is { } known)
            return known;
        var withWords = filter.Words is null ? null : snapshot.Columns.RowsOf(await WordSearch.Ids(db, filter.Words, filter.AsOf, stop));
        return snapshot.Select(filter, withWords);
    }

    private static Task<IReadOnlyDictionary<int, Headline>> Headlines(IncidentDb db, Selection selection, IEnumerable<int> rows, CancellationToken stop) =>
        Headline.Of(db, [.. rows.Select(row => selection.Columns.Ids[row]).Distinct()], selection.Filter.AsOf, stop);
}
