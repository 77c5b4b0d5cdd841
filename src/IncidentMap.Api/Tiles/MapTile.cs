using IncidentMap.Api.Ogc;
using IncidentMap.Api.Ops;
using IncidentMap.GeoJson;
using IncidentMap.Storage;
using IncidentMap.Tiles;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Api.Tiles;

/// <summary><c>.../tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}</c>: one Mapbox vector tile. Row before column, as the standard has it.</summary>
internal static class MapTile
{
    private const int Small = 8;

    public static Task Get(HttpContext http, Settings settings, OnePlanDb onePlan, TileCache cache, Crowds crowds, string collection, string tileMatrixSet, string tileMatrix, string tileRow, string tileCol)
    {
        Tilesets.CheckHasTiles(collection);
        return GetOfDataset(http, settings, onePlan, cache, crowds, tileMatrixSet, tileMatrix, tileRow, tileCol);
    }

    public static async Task GetOfDataset(HttpContext http, Settings settings, OnePlanDb onePlan, TileCache cache, Crowds crowds, string tileMatrixSet, string tileMatrix, string tileRow, string tileCol)
    {
        TileMatrixSets.CheckKnown(tileMatrixSet);
        if (!TileAddress.TryParse(tileMatrix, tileRow, tileCol, out var tile))
            throw new NotFoundException($"There is no such tile. Tile matrices go from 0 to {TileAddress.Deepest}, rows and columns of matrix z from 0 to 2^z - 1; the row comes before the column.");
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, Media.VectorTile);
        var compared = await Freshness.Compare(http, media.Type);
        if (compared is { IsKnown: true })
            return;
        var kept = FilterParameters.Parse(query, Published.Incidents, settings);
        query.Finish();
        var stop = http.RequestAborted;
        var data = compared?.Data ?? await Freshness.Revision(http);
        if (Freshness.IsKnown(http, data, media.Type, compared?.Tag))
            return;
        http.Response.ContentType = media.Type;
        if (HttpMethods.IsHead(http.Request.Method))
            return;

        if (!cache.TryGet(data.Number, tile.Value, kept.Canonical, out var encoded))
        {
            var crowd = kept.IsEverything && crowds.At(data.Number, tile.Value.Zoom) is { } grid ? await grid.WaitAsync(stop) : null;
            // Only now, as a tile that is kept needs none; and no longer than it takes, however slow the reader.
            // A plan for any small tile takes its incidents by their place, as every plan for one would.
            if (tile.Value.Zoom >= Small && kept.AsOf is null)
            {
                await using var db = await onePlan.CreateDbContextAsync(stop);
                encoded = await Encode(db, tile.Value, kept, crowd, stop);
            }
            else
            {
                var db = http.RequestServices.GetRequiredService<IncidentDb>();
                encoded = await Encode(db, tile.Value, kept, crowd, stop);
                await db.Database.CloseConnectionAsync();
            }
            cache.Keep(data.Number, tile.Value, kept.Canonical, encoded);
        }
        http.Response.ContentLength = encoded.Length;
        await http.Response.Body.WriteAsync(encoded, stop);
    }

    private static async Task<byte[]> Encode(IncidentDb db, TileAddress tile, FilterParameters kept, PointGrid? crowd, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        await using var command = crowd?.Count(tile) > TileLayers.Most
            ? TileQuery.Command(db, crowd.Cells(tile))
            : TileQuery.Command(db, kept.Filter, tile, kept.AsOf);
        await using var rows = await command.ExecuteReaderAsync(stop);
        await rows.ReadAsync(stop);
        return rows.GetFieldValue<byte[]>(0);
    }
}
