using IncidentMap.PostgisTests.World;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles.Mapbox;

namespace IncidentMap.PostgisTests.Tiles;

/// <summary>A feature as a client finds it in a vector tile.</summary>
public sealed record InTile(string Layer, int Id, Point At, IReadOnlyDictionary<string, object> Attributes)
{
    public long this[string attribute] => Convert.ToInt64(Attributes[attribute], System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Tiles fetched from a town and decoded by a reader that is not ours.</summary>
public static class ReadTile
{
    public const string Tiles = "/ogc/collections/incidents/tiles/WebMercatorQuad";

    public static async Task<IReadOnlyList<InTile>> Tile(this Town town, int zoom, int row, int column, string query = "")
    {
        var path = $"{Tiles}/{zoom}/{row}/{column}{query}";
        using var response = await town.Ask(path);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {System.Text.Encoding.UTF8.GetString(body)}");
        Assert.Equal("application/vnd.mapbox-vector-tile", response.Content.Headers.ContentType?.MediaType);
        using var bytes = new MemoryStream(body);
        var tile = new MapboxTileReader().Read(bytes, new NetTopologySuite.IO.VectorTiles.Tiles.Tile(column, row, zoom), "feature id");
        return
        [
            .. tile.Layers.SelectMany(layer => layer.Features, (layer, feature) => new InTile(
                layer.Name,
                feature.Attributes.Exists("feature id") ? Convert.ToInt32(feature.Attributes["feature id"], System.Globalization.CultureInfo.InvariantCulture) : 0,
                (Point)feature.Geometry,
                feature.Attributes.GetNames().ToDictionary(name => name, name => feature.Attributes[name]))),
        ];
    }

    /// <summary>Every tile of a zoom that has anything in it, found from the world downwards.</summary>
    public static async Task<IReadOnlyList<(int Row, int Column, IReadOnlyList<InTile> Features)>> TilesOf(this Town town, int zoom, string query = "")
    {
        if (zoom == 0)
            return [(0, 0, await town.Tile(0, 0, 0, query))];
        var found = new List<(int, int, IReadOnlyList<InTile>)>();
        foreach (var (row, column, above) in await town.TilesOf(zoom - 1, query))
            foreach (var (r, c) in above.Count == 0 ? [] : ((int, int)[])[(row * 2, column * 2), (row * 2, column * 2 + 1), (row * 2 + 1, column * 2), (row * 2 + 1, column * 2 + 1)])
                found.Add((r, c, await town.Tile(zoom, r, c, query)));
        return found;
    }
}
