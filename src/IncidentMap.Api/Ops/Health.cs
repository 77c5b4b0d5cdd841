using IncidentMap.Api.Map;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.Storage;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Api.Ops;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: what we serve can be read from the database, and the map has been.</summary>
internal static class Health
{
    [DisableRateLimiting]
    public static Task GetLive(HttpContext http) => Write(http, new { status = "alive" });

    [DisableRateLimiting]
    public static async Task GetReady(HttpContext http, LiveColumns live, IncidentDb db)
    {
        // Every question that serving asks, for no rows: a database that lacks a table or column of this version has not
        // been migrated, and the error says so.
        await db.Database.OpenConnectionAsync(http.RequestAborted);
        foreach (var collection in Published.All)
        {
            await using var probe = collection.Rows(db, new Page(new And([]), 0));
            await probe.ExecuteNonQueryAsync(http.RequestAborted);
        }
        await Dossiers.Whole(db).OrderBy(i => i.Id).Take(0).LoadAsync(http.RequestAborted);
        await db.Actors.OrderBy(a => a.Id).Take(0).LoadAsync(http.RequestAborted);
        var revision = await db.Revisions.Select(r => r.Revision).SingleAsync(http.RequestAborted);
        Answers.Ready(live);
        await Write(http, new { status = "ready", revision });
    }

    private static Task Write(HttpContext http, object answer)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Json.Write(http, "application/json", answer);
    }
}
