using System.Globalization;
using IncidentMap.Api.Ogc;
using IncidentMap.Api.Ogc.Pages;
using IncidentMap.Api.Ops;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.Storage;
using IncidentMap.Tiles;

namespace IncidentMap.Api.Tiles;

/// <summary>
/// <c>/ogc/collections/incidents/tiles</c> and <c>/ogc/tiles</c>: which tiles there are, as OGC API - Tiles and as TileJSON 3.0
/// describe it. Of the dataset only incidents come as tiles. A filter in the query goes on into the addresses of the tiles.
/// </summary>
internal static class Tilesets
{
    private const string Title = TilesetPage.Heading;

    private const string Description = "Points as Mapbox vector tiles. A tile of more than 4,096 incidents carries exact counts of a grid instead. "
        + "Incidents known only to an area are in the layer areas, with location_radius_m, and are no pins; those known to no more than a country are in no tile.";

    private const string TileAddresses = "{tileMatrix}/{tileRow}/{tileCol}";

    private static readonly Media[] forms = [Media.Json, Media.TileJson, Media.Html];

    public static Task GetAll(HttpContext http, string collection)
    {
        CheckHasTiles(collection);
        return GetAllOfDataset(http);
    }

    public static Task GetAllOfDataset(HttpContext http)
    {
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, Media.Json, Media.Html);
        query.TakeAsOf();
        query.Finish();
        if (Freshness.IsKnown(http, 0, media.Type))
            return Task.CompletedTask;
        var links = new Links(http);
        var self = links.Self(media, Media.Json, Media.Html);
        if (media == Media.Html)
            return Html.Write<TilesetsPage>(http, new() { ["Tileset"] = links.Below(TileMatrixSets.Id), ["MatrixSet"] = TileMatrixSets.Title, ["Links"] = self });
        return Json.Write(http, media.Type, new
        {
            links = self,
            tilesets = new[] { Summary([new Link(links.Below(TileMatrixSets.Id), "self", Media.Json.Type, Title), TilingScheme(links), Item(links, TileMatrixSets.Id + "/")]) },
        });
    }

    public static Task Get(HttpContext http, IncidentDb db, Settings settings, Extents extents, string collection, string tileMatrixSet)
    {
        CheckHasTiles(collection);
        return GetOfDataset(http, db, settings, extents, tileMatrixSet);
    }

    public static async Task GetOfDataset(HttpContext http, IncidentDb db, Settings settings, Extents extents, string tileMatrixSet)
    {
        TileMatrixSets.CheckKnown(tileMatrixSet);
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, forms);
        var asOf = FilterParameters.Parse(query, Published.Incidents, settings).AsOf;
        query.Finish();
        var data = await Freshness.Revision(http);
        if (Freshness.IsKnown(http, data, media.Type))
            return;
        var links = new Links(http);
        if (media == Media.Html)
        {
            await Html.Write<TilesetPage>(http, new() { ["Description"] = Description, ["Tile"] = links.Below(TileAddresses), ["Short"] = links.Below("{z}/{y}/{x}"), ["Links"] = links.Self(media, forms) });
            return;
        }
        var extent = await extents.Of(Published.Incidents, db, asOf, data.Number, http.RequestAborted);
        await Json.Write(http, media.Type, media == Media.TileJson ? TileJson(links, extent) : Describe(links, extent, media));
    }

    /// <exception cref="NotFoundException">The collection does not exist or does not come as tiles.</exception>
    public static void CheckHasTiles(string collection)
    {
        if (Collections.Find(collection) != Published.Incidents)
            throw new NotFoundException($"There are no tiles of {collection}. There are tiles of {Published.Incidents.Id}.");
    }

    private static object Describe(Links links, Extent extent, Media media)
    {
        var described = Summary(
        [
            .. links.Self(media, forms),
            TilingScheme(links),
            Item(links, ""),
            links.To(links.OfTheDay($"/collections/{Published.Incidents.Id}"), "http://www.opengis.net/def/rel/ogc/1.0/geodata", Media.Json, Published.Incidents.Title),
        ]);
        described["description"] = Description;
        described["layers"] = TileLayers.All.Select(layer => new
        {
            id = layer.Id,
            title = layer.Title,
            description = layer.Description,
            dataType = "vector",
            geometryDimension = 0,
            propertiesSchema = new
            {
                type = "object",
                properties = layer.Attributes.ToDictionary(a => a.Name, a => new { type = a.IsNumber ? "integer" : "string", description = a.Description }),
            },
        });
        if (extent.Box is { } box)
        {
            described["boundingBox"] = new { crs = Crs.Crs84.Uri, lowerLeft = new[] { box.MinX, box.MinY }, upperRight = new[] { box.MaxX, box.MaxY } };
            described["tileMatrixSetLimits"] = Enumerable.Range(0, TileAddress.Deepest + 1).Select(zoom =>
            {
                var (northWest, southEast) = TileAddress.Covering(box, zoom);
                return new
                {
                    tileMatrix = zoom.ToString(CultureInfo.InvariantCulture),
                    minTileRow = northWest.Row,
                    maxTileRow = southEast.Row,
                    minTileCol = northWest.Column,
                    maxTileCol = southEast.Column,
                };
            });
        }
        return described;
    }

    private static Dictionary<string, object?> Summary(IEnumerable<Link> links) => new()
    {
        ["title"] = Title,
        ["dataType"] = "vector",
        ["crs"] = TileMatrixSets.Crs,
        ["tileMatrixSetId"] = TileMatrixSets.Id,
        ["tileMatrixSetURI"] = TileMatrixSets.Uri,
        ["links"] = links,
    };

    private static object TileJson(Links links, Extent extent) => new
    {
        tilejson = "3.0.0",
        name = Title,
        description = Description,
        scheme = "xyz",
        tiles = new[] { links.Below("{z}/{y}/{x}") },
        minzoom = 0,
        maxzoom = TileAddress.Deepest,
        bounds = extent.Box is { } box ? [box.MinX, box.MinY, box.MaxX, box.MaxY] : (double[])[-180, -85.05112877980659, 180, 85.05112877980659],
        vector_layers = TileLayers.All.Select(layer => new
        {
            id = layer.Id,
            description = layer.Description,
            fields = layer.Attributes.ToDictionary(a => a.Name, a => (a.IsNumber ? "Number. " : "String. ") + a.Description),
        }),
    };

    private static Link TilingScheme(Links links) =>
        links.To($"/tileMatrixSets/{TileMatrixSets.Id}", "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", Media.Json, TileMatrixSets.Title);

    private static Link Item(Links links, string below) =>
        new(links.Below(below + TileAddresses), "item", Media.VectorTile.Type, "A tile", Templated: true);
}
