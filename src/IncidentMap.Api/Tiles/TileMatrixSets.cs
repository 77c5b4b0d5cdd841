using System.Globalization;
using IncidentMap.Api.Ogc;
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

    public static Task GetAll(HttpContext http) => Write(http, links => new
    {
        links = links.Self(Media.Json, Media.Json),
        tileMatrixSets = new[] { new { id = Id, title = Title, uri = Uri, crs = Crs, links = new[] { links.To($"/tileMatrixSets/{Id}", "self", Media.Json, Title) } } },
    });

    public static Task Get(HttpContext http, string tileMatrixSet)
    {
        CheckKnown(tileMatrixSet);
        return Write(http, links => new
        {
            id = Id,
            title = Title,
            uri = Uri,
            crs = Crs,
            orderedAxes = new[] { "X", "Y" },
            wellKnownScaleSet = "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
            tileMatrices = Enumerable.Range(0, TileAddress.Deepest + 1).Select(Matrix),
            links = links.Self(Media.Json, Media.Json),
        });
    }

    /// <exception cref="NotFoundException">It is another one than we have.</exception>
    public static void CheckKnown(string id)
    {
        if (id != Id)
            throw new NotFoundException($"There is no tile matrix set {BadInputException.Quote(id)}. There is {Id}.");
    }

    private static object Matrix(int zoom)
    {
        var tiles = 1 << zoom;
        var cellSize = 2 * HalfWorldMetres / TilePixels / tiles;
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

    private static Task Write(HttpContext http, Func<Links, object> document)
    {
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, Media.Json);
        query.Finish();
        return Freshness.IsKnown(http, 0, media.Type) ? Task.CompletedTask : Json.Write(http, media.Type, document(new Links(http)));
    }
}
