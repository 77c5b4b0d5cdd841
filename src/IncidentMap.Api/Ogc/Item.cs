using System.Globalization;
using IncidentMap.Api.Ogc.Pages;
using IncidentMap.Api.Ops;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Api.Ogc;

/// <summary><c>/ogc/collections/{collection}/items/{id}</c>: one feature.</summary>
internal static class Item
{
    public static async Task Get(HttpContext http, IncidentDb db, Settings settings, string collection, string id)
    {
        var found = Collections.Find(collection);
        var parameters = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, parameters, Forms.OfItem);
        var selection = SelectionParameters.Parse(parameters, found, settings.Crs);
        parameters.Finish();
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw Missing();
        var stop = http.RequestAborted;
        var revision = await Freshness.Revision(http);

        await db.Database.OpenConnectionAsync(stop);
        var page = new Page(new HasId(number), 1) { Selection = media == Media.Html ? Selection.Whole : selection };
        var shape = found.ShapeOf(page);
        await using var command = found.Rows(db, page);
        await using var rows = await command.ExecuteReaderAsync(stop);
        if (!await rows.ReadAsync(stop))
            throw Missing();
        if (Freshness.IsKnown(http, revision, media.Type))
            return;
        http.Response.Headers["Content-Crs"] = $"<{selection.Crs.Uri}>";
        http.Response.ContentType = media.Type;

        var links = new Links(http);
        Link[] all =
        [
            .. links.Self(media, Media.GeoJson, Media.Html),
            links.To($"/collections/{found.Id}", "collection", Media.Json, found.Title),
            .. Dossier(http, found, number),
        ];
        if (media == Media.Html)
        {
            await Html.Write<ItemPage>(http, new() { ["Collection"] = found, ["Feature"] = FeatureText.Read(rows, shape), ["Links"] = all });
            return;
        }
        await using var writer = new FeatureWriter(shape, http.Response.BodyWriter);
        writer.Json.WriteStartObject();
        writer.WriteMembers(rows);
        LinkWriter.Write(writer.Json, all);
        writer.Json.WriteEndObject();
        await writer.Flush(stop);

        NotFoundException Missing() => new($"There is no feature {BadInputException.Quote(id)} in {found.Id}.");
    }

    private static IEnumerable<Link> Dossier(HttpContext http, FeatureCollection collection, int id)
    {
        if (collection == Published.Incidents)
            yield return new Link($"{PublicAddress.Of(http)}/api/incidents/{id}", "related", Media.Json.Type, "The whole dossier, with every report and figure");
    }
}
