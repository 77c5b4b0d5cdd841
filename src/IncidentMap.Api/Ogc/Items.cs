using System.Data;
using System.Globalization;
using IncidentMap.Api.Ogc.Pages;
using IncidentMap.Api.Ops;
using IncidentMap.Exporting;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace IncidentMap.Api.Ogc;

/// <summary><c>/ogc/collections/{collection}/items</c>: a page of features, streamed as the database gives them.</summary>
internal static class Items
{
    /// <summary>A page of a hundred features or so, in bytes.</summary>
    private const int LongestHeldBack = 256 * 1024;

    /// <summary>Features on a page for people, which is made as a whole before it is sent.</summary>
    private const int MostForPeople = 1_000;

    public static async Task Get(HttpContext http, Settings settings, string collection)
    {
        var found = Collections.Find(collection);
        var parameters = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, parameters, Forms.OfItems);
        var compared = await Freshness.Compare(http, media.Type);
        if (compared is { IsKnown: true })
            return;
        var format = Forms.OfOptions(http, media, parameters);
        var query = ItemsQuery.Parse(parameters, found, settings);
        if (format is null)
            query = query with { Limit = Math.Min(query.Limit, MostForPeople) };
        Forms.Refuse(format, query.Selection.Crs);
        var revision = compared?.Data ?? await Freshness.Revision(http);
        if (Freshness.IsKnown(http, revision, media.Type, compared?.Tag))
            return;
        // A page for people gives longitude and latitude, whatever was asked for.
        http.Response.Headers["Content-Crs"] = $"<{(format is null ? Crs.Crs84 : query.Selection.Crs).Uri}>";
        http.Response.ContentType = media.Header;
        if (HttpMethods.IsHead(http.Request.Method))
            return;

        // Only now, as what is known or only asked for its headers needs none.
        var db = http.RequestServices.GetRequiredService<IncidentDb>();
        await db.Database.OpenConnectionAsync(http.RequestAborted);
        await (format switch
        {
            null => WriteHtml(http, db, found, query, revision.Number, media),
            GeoJsonFormat json => WriteJson(http, db, found, query, revision.Number, media, json),
            _ => WriteFile(http, db, found, query, revision.Number, media, format),
        });
    }

    /// <summary>
    /// In a document links and counts stand behind the features, when they are known; as headers too where all is known
    /// before the first byte goes.
    /// </summary>
    private static async Task WriteJson(
        HttpContext http, IncidentDb db, FeatureCollection collection, ItemsQuery query, long revision, Media media, GeoJsonFormat format)
    {
        var stop = http.RequestAborted;
        var answer = new HeldBack(http.Response.BodyWriter, LongestHeldBack);
        try
        {
            var source = new FeatureSource(db, collection, query.Page);
            await format.WriteDocument(source, query.HitsOnly ? 0 : query.Limit, answer, async (json, page) =>
            {
                var matched = await Matched(http, db, collection, query, page, revision);
                var links = PageLinks(http, collection, query, page, media).ToList();
                if (!answer.Released)
                    TellInHeaders(http, matched, page.Written, links);
                if (matched is { } number)
                    json.WriteNumber("numberMatched"u8, number);
                json.WriteNumber("numberReturned"u8, page.Written);
                json.WriteString("timeStamp"u8, FeatureWriter.Instant(TimeProvider.System.GetUtcNow().UtcDateTime));
                LinkWriter.Write(json, links);
            }, stop);
            if (!answer.Released)
                http.Response.ContentLength = answer.Written;
            await answer.Release(stop);
        }
        finally
        {
            await answer.CompleteAsync();
        }
    }

    private static void TellInHeaders(HttpContext http, int? matched, int? returned, IEnumerable<Link> links)
    {
        var headers = http.Response.Headers;
        if (matched is { } all)
            headers["OGC-NumberMatched"] = all.ToString(CultureInfo.InvariantCulture);
        if (returned is { } here)
            headers["OGC-NumberReturned"] = here.ToString(CultureInfo.InvariantCulture);
        foreach (var next in links.Where(l => l.Rel == "next"))
            headers.Append(HeaderNames.Link, $"<{next.Href}>; rel=\"next\"; type=\"{next.Type}\"");
    }

    /// <summary>In a file there is no place for links and counts, so they are found out first and go into the headers.</summary>
    private static async Task WriteFile(HttpContext http, IncidentDb db, FeatureCollection collection, ItemsQuery query, long revision, Media media, ExportFormat format)
    {
        var stop = http.RequestAborted;
        // What is looked up here and what is written then must be of one state of the data.
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var page = query.HitsOnly ? new PageWritten(0, null, More: false) : await LookAhead(db, collection, query, stop);
        var matched = await Matched(http, db, collection, query, page, revision);
        TellInHeaders(http, matched, page.Written, PageLinks(http, collection, query, page, media));
        var source = new FeatureSource(db, collection, query.Page with { Limit = query.HitsOnly ? 0 : query.Limit })
        {
            WhenOpened = () => http.Response.StartAsync(stop),
        };
        await format.Write(source, http.Response.BodyWriter, stop);
    }

    /// <summary>The last feature that the page can hold, and whether one more comes behind it.</summary>
    private static async Task<PageWritten> LookAhead(IncidentDb db, FeatureCollection collection, ItemsQuery query, CancellationToken stop)
    {
        var end = query.Page with { Offset = query.Page.Offset + query.Limit - 1, Limit = 2, Selection = new Selection([], Geometry: false) };
        await using (var command = collection.Rows(db, end))
        await using (var rows = await command.ExecuteReaderAsync(stop))
            if (await rows.ReadAsync(stop))
                return new PageWritten(query.Limit, collection.ShapeOf(end).PlaceOf(rows), await rows.ReadAsync(stop));
        return new PageWritten(await CountLastPage(db, collection, query, stop), null, More: false);
    }

    private static async Task<int> CountLastPage(IncidentDb db, FeatureCollection collection, ItemsQuery query, CancellationToken stop)
    {
        var count = 0;
        await using var command = collection.Rows(db, query.Page with { Selection = new Selection([], Geometry: false) });
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
            count++;
        return count;
    }

    private static async Task WriteHtml(HttpContext http, IncidentDb db, FeatureCollection collection, ItemsQuery query, long revision, Media media)
    {
        var stop = http.RequestAborted;
        var features = new List<FeatureText>();
        var whole = query.Page with { Selection = Selection.Whole, Limit = query.HitsOnly ? 0 : query.Page.Limit };
        var shape = collection.ShapeOf(whole);
        Place? last = null;
        await using (var command = collection.Rows(db, whole))
        await using (var rows = await command.ExecuteReaderAsync(stop))
            while (await rows.ReadAsync(stop))
            {
                features.Add(FeatureText.Read(rows, shape));
                if (features.Count == query.Limit)
                    last = shape.PlaceOf(rows);
            }
        var more = features.Count > query.Limit;
        if (more)
            features.RemoveAt(query.Limit);
        var page = new PageWritten(features.Count, last, more);
        await Html.Write<ItemsPage>(http, new()
        {
            ["Collection"] = collection,
            ["Features"] = features,
            ["Selection"] = query.Selection,
            ["HitsOnly"] = query.HitsOnly,
            ["Matched"] = await Matched(http, db, collection, query, page, revision),
            ["Offset"] = query.Offset,
            ["AsOf"] = query.AsOf,
            ["Links"] = (Link[])[.. PreviousPage(http, query, media), .. PageLinks(http, collection, query, page, media)],
        });
    }

    /// <summary>A keyset leads only forwards, so the page before is counted out.</summary>
    private static IEnumerable<Link> PreviousPage(HttpContext http, ItemsQuery query, Media media)
    {
        if (query.Offset == 0)
            yield break;
        var start = Math.Max(0, query.Offset - query.Limit);
        yield return new Link(
            new Links(http).Here(("startindex", null), ("token", null), ("offset", start == 0 ? null : $"{start}")), "prev", media.Type, "Previous page");
    }

    /// <summary>As the page itself tells, else counted by the database; null where that would take too long.</summary>
    private static async Task<int?> Matched(HttpContext http, IncidentDb db, FeatureCollection collection, ItemsQuery query, PageWritten page, long revision)
    {
        var counts = http.RequestServices.GetRequiredService<Counts>();
        if (query.HitsOnly)
            return await counts.Exactly(collection, query.Filter, query.AsOf, query.Kept, revision, db, http.RequestAborted);
        var isAll = query is { Offset: 0, After: null } && !page.More && page.Written > 0;
        return isAll ? page.Written : await counts.InTime(collection, query.Filter, query.AsOf, query.Kept, revision, http.RequestAborted);
    }

    private static IEnumerable<Link> PageLinks(HttpContext http, FeatureCollection collection, ItemsQuery query, PageWritten page, Media media)
    {
        var links = new Links(http);
        foreach (var link in links.Self(media, Forms.OfItems))
            yield return link;
        yield return links.To(links.OfTheDay($"/collections/{collection.Id}"), "collection", Media.Json, collection.Title);
        if (!page.More)
            yield break;
        var next = query.Offset + page.Written;
        yield return new Link(
            links.Here(("startindex", null), ("offset", $"{next}"), ("token", query.TokenAfter(page.Last!, next))),
            "next", media.Type, "Next page");
    }
}
