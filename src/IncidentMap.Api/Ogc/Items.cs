using IncidentMap.Api.Ogc.Pages;
using IncidentMap.GeoJson;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Api.Ogc;

/// <summary><c>/ogc/collections/{collection}/items</c>: a page of features, streamed as the database gives them.</summary>
internal static class Items
{
    public static async Task Get(HttpContext http, IncidentDb db, string collection)
    {
        var found = Collections.Find(collection);
        var parameters = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, parameters, Media.GeoJson, Media.Json, Media.Html);
        var query = ItemsQuery.Parse(parameters, found);
        var revision = await Freshness.Revision(db, http.RequestAborted);
        if (Freshness.IsKnown(http, revision, media.Type))
            return;
        http.Response.Headers["Content-Crs"] = $"<{Collections.Crs84}>";
        http.Response.ContentType = media.Type;
        if (HttpMethods.IsHead(http.Request.Method))
            return;

        await db.Database.OpenConnectionAsync(http.RequestAborted);
        if (media == Media.Html)
            await WriteHtml(http, db, found, query, media);
        else
            await WriteJson(http, db, found, query, media);
    }

    private static async Task WriteJson(HttpContext http, IncidentDb db, FeatureCollection collection, ItemsQuery query, Media media)
    {
        var stop = http.RequestAborted;
        await using var command = collection.Rows(db, query.Page);
        await using var rows = query.HitsOnly ? null : await command.ExecuteReaderAsync(stop);

        // From here on a failure can only cut the answer off: without this it would come as a problem behind half a page.
        await http.Response.StartAsync(stop);
        await using var writer = new FeatureWriter(collection.ShapeOf(query.Page), http.Response.BodyWriter);
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteString("type"u8, "FeatureCollection"u8);
        json.WritePropertyName("features"u8);
        var page = await writer.WriteFeatures(rows, query.Limit, stop);
        if (rows is not null)
            await rows.CloseAsync();
        var matched = await Matched(db, collection, query, page, stop);
        json.WriteNumber("numberMatched"u8, matched);
        json.WriteNumber("numberReturned"u8, page.Written);
        json.WriteString("timeStamp"u8, FeatureWriter.Instant(TimeProvider.System.GetUtcNow().UtcDateTime));
        LinkWriter.Write(json, PageLinks(http, collection, query, page, media));
        json.WriteEndObject();
        await writer.Flush(stop);
    }

    private static async Task WriteHtml(HttpContext http, IncidentDb db, FeatureCollection collection, ItemsQuery query, Media media)
    {
        var stop = http.RequestAborted;
        var features = new List<FeatureText>();
        var shape = collection.ShapeOf(query.Page);
        Place? last = null;
        await using (var command = collection.Rows(db, query.Page))
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
            ["Matched"] = await Matched(db, collection, query, page, stop),
            ["Offset"] = query.Offset,
            ["Links"] = PageLinks(http, collection, query, page, media),
        });
    }

    /// <summary>Counted by the database unless the page itself tells.</summary>
    private static async Task<int> Matched(IncidentDb db, FeatureCollection collection, ItemsQuery query, PageWritten page, CancellationToken stop) =>
        page.More || query.Offset > 0 || query.HitsOnly
            ? await collection.Count(db, query.Filter, stop)
            : page.Written;

    private static IEnumerable<Link> PageLinks(HttpContext http, FeatureCollection collection, ItemsQuery query, PageWritten page, Media media)
    {
        var links = new Links(http);
        foreach (var link in links.Self(media, Media.GeoJson, Media.Html))
            yield return link;
        yield return links.To($"/collections/{collection.Id}", "collection", Media.Json, collection.Title);
        if (!page.More)
            yield break;
        var next = query.Offset + page.Written;
        yield return new Link(
            links.Here(("startindex", null), ("offset", $"{next}"), ("token", query.TokenAfter(page.Last!, next))),
            "next", media.Type, "Next page");
    }
}
