using System.Buffers;
using System.Globalization;
using IncidentMap.Api.Ogc.Pages;
using IncidentMap.Api.Ops;
using IncidentMap.Exporting;
using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Api.Ogc;

/// <summary><c>/ogc/collections/{collection}/items/{id}</c>: one feature.</summary>
internal static class Item
{
    public static async Task Get(HttpContext http, OnePlanDb onePlan, Settings settings, string collection, string id)
    {
        var found = Collections.Find(collection);
        var parameters = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, parameters, Forms.OfItem);
        var compared = await Freshness.Compare(http, media.Type);
        if (compared is { IsKnown: true })
            return;
        var format = (GeoJsonFormat?)Forms.OfProfile(http, media, parameters);
        var selection = SelectionParameters.Parse(parameters, found, settings.Crs);
        Forms.Refuse(format, selection.Crs);
        var asOf = parameters.TakeAsOf();
        parameters.Finish();
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw Missing();
        var stop = http.RequestAborted;
        var revision = compared?.Data ?? await Freshness.Revision(http);

        var links = new Links(http);
        Link[] all =
        [
            .. links.Self(media, Forms.OfItem),
            links.To(links.OfTheDay($"/collections/{found.Id}"), "collection", Media.Json, found.Title),
            .. Dossier(links, found, number),
        ];
        var answer = new ArrayBufferWriter<byte>(4096);
        FeatureText? text = null;
        // Whoever reads slowly has the whole answer and none of the few connections.
        await using (var db = await onePlan.CreateDbContextAsync(stop))
        {
            var source = new FeatureSource(db, found, new Page(new HasId(number), 1) { Selection = format is null ? Selection.Whole : selection, AsOf = asOf }).Needing(format?.Needed(found) ?? []);
            await using var rows = await source.Open(stop);
            if (!await rows.Read(stop))
                throw Missing();
            if (format is null)
                text = FeatureText.Read(rows.Reader, rows.Shape);
            else
                await WriteFeature(format, found, rows, all, answer);
        }

        if (Freshness.IsKnown(http, revision, media.Type, compared?.Tag))
            return;
        http.Response.Headers["Content-Crs"] = $"<{(format is null ? Crs.Crs84 : selection.Crs).Uri}>";
        http.Response.ContentType = media.Header;
        if (text is not null)
        {
            await Html.Write<ItemPage>(http, new() { ["Collection"] = found, ["Feature"] = text, ["Selection"] = selection, ["AsOf"] = asOf, ["Links"] = all });
            return;
        }
        // With its length, or else a chunk to end it would go in a packet of its own.
        http.Response.ContentLength = answer.WrittenCount;
        await http.Response.Body.WriteAsync(answer.WrittenMemory, stop);

        NotFoundException Missing() => new($"There is no feature {BadInputException.Quote(id)} in {found.Id}" + (asOf is { } day ? string.Create(CultureInfo.InvariantCulture, $" as known on {day:yyyy-MM-dd}.") : "."));
    }

    private static async Task WriteFeature(GeoJsonFormat format, FeatureCollection collection, FeatureRows rows, Link[] links, ArrayBufferWriter<byte> answer)
    {
        await using var writer = format.Writer(collection, rows.Shape, answer);
        writer.Json.WriteStartObject();
        format.WriteFirstMembers(writer.Json, collection, rows.Shape);
        writer.WriteMembers(rows.Reader);
        LinkWriter.Write(writer.Json, links);
        writer.Json.WriteEndObject();
    }

    private static IEnumerable<Link> Dossier(Links links, FeatureCollection collection, int id)
    {
        if (collection == Published.Incidents)
            yield return new Link(links.Outside(links.OfTheDay($"/api/incidents/{id}")), "related", Media.Json.Type, "The whole dossier, with every report and figure");
    }
}
