using IncidentMap.Filters;
using IncidentMap.Incidents;
using IncidentMap.MapIndex;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Api.Map;

/// <summary><c>/api/feed</c>: what a filter keeps as an Atom feed, that with the newest report first.</summary>
internal static class Feed
{
    private const int UsualEntries = 50, MostEntries = 200;

    public static async Task Get(HttpContext http, LiveColumns live, IncidentDb db)
    {
        var parameters = QueryParameters.Parse(http.Request);
        if (http.Request.Query.ContainsKey("sort"))
            throw new BadInputException("sort", "A feed begins with the newest report; leave sort out.");
        var query = MapQuery.Parse(parameters);
        var limit = MapQuery.Number(parameters, "limit", 1, MostEntries) ?? UsualEntries;
        parameters.Finish();
        var snapshot = Answers.Ready(live);
        if (Freshness.IsKnown(http, snapshot.Columns.Revision, AtomWriter.MediaType))
            return;
        var selection = await Answers.Select(snapshot, query.Filter, db, http.RequestAborted);
        var (rows, _) = Listing.Part(selection, query.OnlyInSight ? query.Sight ?? Sight.World : null, ListOrder.Reported, 0, limit);
        int[] ids = [.. rows.Select(row => selection.Columns.Ids[row])];
        var known = query.Filter.AsOf is { } day ? db.RowsAsOf<Incident>(day) : db.Incidents;
        var incidents = await known.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, http.RequestAborted);
        var feed = new AtomWriter(http).Write(ids.Where(incidents.ContainsKey).Select(id => incidents[id]));
        http.Response.ContentType = $"{AtomWriter.MediaType}; charset=utf-8";
        http.Response.ContentLength = feed.Length;
        await http.Response.Body.WriteAsync(feed, http.RequestAborted);
    }
}
