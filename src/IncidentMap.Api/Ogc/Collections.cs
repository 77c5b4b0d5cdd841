using System.Globalization;
using IncidentMap.Api.Ogc.Pages;
using IncidentMap.Api.Ops;
using IncidentMap.Exporting;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.Storage;

namespace IncidentMap.Api.Ogc;

/// <summary><c>/ogc/collections</c> and <c>/ogc/collections/{collection}</c>; both write a collection alike.</summary>
internal static class Collections
{
    private const string Gregorian = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

    // GDAL and QGIS look for GeoJSON, and it has its place at the head of the links.
    private static IEnumerable<ExportFormat> Others => ExportFormats.All.Where(f => f != ExportFormats.GeoJson);

    private static IEnumerable<ExportFormat> Downloads => ExportFormats.All;

    public static async Task GetAll(HttpContext http, IncidentDb db, Extents extents, Settings settings)
    {
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, Media.Json, Media.Html);
        var asked = CollectionsQuery.Parse(query);
        query.Finish();
        var revision = await Freshness.Revision(http);
        if (Freshness.IsKnown(http, revision, media.Type))
            return;
        var found = new List<(FeatureCollection Collection, Extent Extent)>();
        foreach (var collection in Published.All)
            if (await extents.Of(collection, db, null, revision.Number, http.RequestAborted) is var extent && asked.Keeps(extent))
                found.Add((collection, extent));
        var page = found.Skip(asked.Offset).Take(asked.Limit).ToList();
        var links = new Links(http);
        var all = links.Self(media, Media.Json, Media.Html);
        if (asked.Offset + page.Count is var next && page.Count > 0 && next < found.Count)
            all = all.Append(new Link(links.Here("offset", $"{next}"), "next", media.Type, "Next page"));
        await (media == Media.Html
            ? Html.Write<CollectionsPage>(http, new() { ["Collections"] = page.Select(c => c.Collection), ["Links"] = all })
            : Json.Write(http, media.Type, new
            {
                links = all,
                crs = settings.Crs.Select(c => c.Uri),
                numberMatched = found.Count,
                numberReturned = page.Count,
                collections = page.Select(c => Describe(c.Collection, c.Extent, settings.Crs, links, [links.To($"/collections/{c.Collection.Id}", "self", Media.Json, c.Collection.Title)])),
            }));
    }

    public static async Task Get(HttpContext http, IncidentDb db, Extents extents, Settings settings, string collection)
    {
        var found = Find(collection);
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, Media.Json, Media.Html);
        var asOf = query.TakeAsOf();
        query.Finish();
        var revision = await Freshness.Revision(http);
        if (Freshness.IsKnown(http, revision, media.Type))
            return;
        var extent = await extents.Of(found, db, asOf, revision.Number, http.RequestAborted);
        var links = new Links(http);
        var self = links.Self(media, Media.Json, Media.Html);
        await (media == Media.Html
            ? Html.Write<CollectionPage>(http, new() { ["Collection"] = found, ["Extent"] = extent, ["AsOf"] = asOf, ["Links"] = self })
            : Json.Write(http, media.Type, Describe(found, extent, settings.Crs, links, self)));
    }

    /// <exception cref="NotFoundException">There is none of this name.</exception>
    public static FeatureCollection Find(string id) =>
        Published.All.FirstOrDefault(c => c.Id == id)
        ?? throw new NotFoundException($"There is no collection {BadInputException.Quote(id)}. There are {string.Join(", ", Published.All.Select(c => c.Id))}.");

    private static object Describe(FeatureCollection collection, Extent extent, IReadOnlyList<Crs> crs, Links links, IEnumerable<Link> self)
    {
        var path = $"/collections/{collection.Id}";
        return new
        {
            id = collection.Id,
            title = collection.Title,
            description = collection.Description,
            itemType = "feature",
            itemCount = extent.Count,
            crs = crs.Select(c => c.Uri),
            storageCrs = Crs.Crs84.Uri,
            extent = new
            {
                spatial = new { bbox = new[] { Box(extent) }, crs = Crs.Crs84.Uri },
                temporal = new { interval = new[] { new[] { Day(extent.FirstDay, "T00:00:00Z"), Day(extent.LastDay, "T23:59:59Z") } }, trs = Gregorian },
            },
            links = (Link[])
            [
                .. self,
                links.To(links.OfTheDay($"{path}/items"), "items", Media.GeoJson, $"{collection.Title} as GeoJSON"),
                links.To(links.OfTheDay($"{path}/items?f=html"), "items", Media.Html, $"{collection.Title} to be read"),
                .. Others.Select(format => links.To(links.OfTheDay($"{path}/items?f={format.Name}"), "items", Media.Of(format), $"{collection.Title} as {format.Title}")),
                .. Downloads.Select(format => links.To(links.OfTheDay($"{path}/download{format.Ending}"), "enclosure", Media.Of(format), $"All {collection.Id} in a file: {format.Title}")),
                links.To($"{path}/queryables", "http://www.opengis.net/def/rel/ogc/1.0/queryables", Media.Schema, "What filters may name"),
                links.To($"{path}/sortables", "http://www.opengis.net/def/rel/ogc/1.0/sortables", Media.Schema, "What features may be sorted by"),
                links.To($"{path}/schema", "http://www.opengis.net/def/rel/ogc/1.0/schema", Media.Schema, "What a feature carries"),
                links.To($"{path}/schema/feature", "describedby", Media.Schema, "What a GeoJSON feature looks like"),
                // Relations are the same in any case, but GDAL 3.6 knows this one only so.
                links.To($"{path}/schema/feature", "describedBy", Media.Schema, "What a GeoJSON feature looks like"),
                .. Tiles(collection, links),
            ],
        };
    }

    private static IEnumerable<Link> Tiles(FeatureCollection collection, Links links)
    {
        if (collection == Published.Incidents)
            yield return links.To(links.OfTheDay($"/collections/{collection.Id}/tiles"), "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", Media.Json, $"{collection.Title} as vector tiles");
    }

    /// <summary>Rounded outwards, so that no point lies outside by the digits cut off. The world where there is no point.</summary>
    private static double[] Box(Extent extent)
    {
        return extent.Box is { } box
            ? [Down(box.MinX), Down(box.MinY), Up(box.MaxX), Up(box.MaxY)]
            : [-180, -90, 180, 90];
        static double Down(double degrees) => Math.Floor(degrees * 1e4) / 1e4;
        static double Up(double degrees) => Math.Ceiling(degrees * 1e4) / 1e4;
    }

    // The standard wants instants here; a civil day of unknown zone is given as that day in UTC.
    private static string? Day(DateOnly? day, string clock) => day is { } civil ? civil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + clock : null;
}
