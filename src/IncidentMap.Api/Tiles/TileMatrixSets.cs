using System.Globalization;
using IncidentMap.Api.Ogc;
using IncidentMap.Api.Ogc.Pages;
using IncidentMap.Filters;
using IncidentMap.Tiles;

namespace IncidentMap.Api.Tiles;

/// <summary><c>/ogc/tileMatrixSets</c>: how the world is cut into tiles (OGC 17-083r4). One way is offered, the one that web maps use.</summary>
internal static class TileMatrixSets
{
    public const string Id = "WebMercatorQuad";
    public const string Title = "Google Maps Compatible for the World";
    public const string Uri = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
    public const string Crs = "http://www.opengis.net/def/crs/EPSG/0/3857";

    private const double EarthRadiusMetres = 6_378_137;
    private const double HalfWorldMetres = Math.PI * EarthRadiusMetres;
    private const int TilePixels = 256;

    /// <summary>The standard's pixel: 0.28 mm.</summary>
    private const double PixelMetres = 0.00028;

    public static Task GetAll(HttpContext http) => Write<TileMatrixSetsPage>(http, new() { ["Id"] = Id, ["Title"] = Title }, (links, self) => new
    {
        links = self,
        tileMatrixSets = new[] { new { id = Id, title = Title, uri = Uri, crs = Crs, links = new[] { links.To($"/tileMatrixSets/{Id}", "self", Media.Json, Title) } } },
    });

    public static Task Get(HttpContext http, string tileMatrixSet)
    {
        CheckKnown(tileMatrixSet);
        return Write<TileMatrixSetPage>(http, new() { ["Title"] = Title, ["Crs"] = Crs, ["Zooms"] = Zooms.Select(zoom => (zoom, 1 << zoom, CellMetres(zoom) / PixelMetres, CellMetres(zoom))) }, (_, self) => new
        {
            id = Id,
            title = Title,
            uri = Uri,
            crs = Crs,
            orderedAxes = new[] { "X", "Y" },
            wellKnownScaleSet = "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
            tileMatrices = Zooms.Select(Matrix),
            links = self,
        });
    }

    /// <exception cref="NotFoundException">It is another one than we have.</exception>
    public static void CheckKnown(string id)
    {
        if (id != Id)
            throw new NotFoundException($"There is no tile matrix set {BadInputException.Quote(id)}. There is {Id}.");
    }

    private static IEnumerable<int> Zooms => Enumerable.Range(0, TileAddress.Deepest + 1);

    private static double CellMetres(int zoom) => 2 * HalfWorldMetres / TilePixels / (1 << zoom);

    private static object Matrix(int zoom)
    {
        var tiles = 1 << zoom;
        var cellSize = CellMetres(zoom);
        return new
        {
            id = zoom.ToString(CultureInfo.InvariantCulture),
            scaleDenominator = cellSize / PixelMetres,
            cellSize,
            cornerOfOrigin = "topLeft",
            pointOfOrigin = new[] { -HalfWorldMetres, HalfWorldMetres },
            matrixWidth = tiles,
            matrixHeight = tiles,
            tileWidth = TilePixels,
            tileHeight = TilePixels,
        };
    }

    private static Task Write<TPage>(HttpContext http, Dictionary<string, object?> page, Func<Links, IEnumerable<Link>, object> document) where TPage : Frame
    {
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, Media.Json, Media.Html);
        query.Finish();
        if (Freshness.IsKnown(http, 0, media.Type))
            return Task.CompletedTask;
        var links = new Links(http);
        var self = links.Self(media, Media.Json, Media.Html);
        page[nameof(Frame.Links)] = self;
        return media == Media.Html ? Html.Write<TPage>(http, page) : Json.Write(http, media.Type, document(links, self));
    }
}
