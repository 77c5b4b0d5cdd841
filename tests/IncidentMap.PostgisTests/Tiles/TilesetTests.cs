using IncidentMap.PostgisTests.Ogc;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Tiles;

/// <summary>The documents that lead a client to tiles.</summary>
public sealed class TilesetTests
{
    private const string Ogc = "http://www.opengis.net/def/rel/ogc/1.0/";
    private const string WebMercatorQuad = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";

    [Theory]
    [InlineData("/ogc", "/ogc/tiles")]
    [InlineData("/ogc/collections/incidents", "/ogc/collections/incidents/tiles")]
    [Proves("ogcapi-tiles-1/1.0/conf/tileset")]
    [Proves("ogcapi-tiles-1/1.0/conf/tilesets-list")]
    [Proves("ogcapi-tiles-1/1.0/conf/geodata-tilesets")]
    [Proves("ogcapi-tiles-1/1.0/conf/dataset-tilesets")]
    public async Task From_dataset_and_collection_links_lead_to_a_tile(string from, string list)
    {
        await using var town = await Town.With(At("one", 69, 34));
        var tilesets = Href(await town.Json(from), Ogc + "tilesets-vector")!;
        Assert.EndsWith(list, tilesets);
        var listed = (await town.Json(tilesets)).GetProperty("tilesets")[0];
        var tileset = await town.Json(Href(listed, "self")!);
        foreach (var described in (System.Text.Json.JsonElement[])[listed, tileset])
        {
            Assert.Equal(("vector", WebMercatorQuad, "http://www.opengis.net/def/crs/EPSG/0/3857"), (
                described.GetProperty("dataType").GetString(), described.GetProperty("tileMatrixSetURI").GetString(), described.GetProperty("crs").GetString()));
            var item = Assert.Single(LinksOf(described, "item"));
            Assert.True(item.GetProperty("templated").GetBoolean());
            Assert.EndsWith($"{list}/WebMercatorQuad/{{tileMatrix}}/{{tileRow}}/{{tileCol}}", item.GetProperty("href").GetString());
            using var tile = await town.Ask(item.GetProperty("href").GetString()!.Replace("{tileMatrix}", "5").Replace("{tileRow}", "12").Replace("{tileCol}", "22"));
            Assert.Equal(item.GetProperty("type").GetString(), tile.Content.Headers.ContentType?.MediaType);
            Assert.NotEmpty(await tile.Content.ReadAsByteArrayAsync());
            Assert.Equal("WebMercatorQuad", (await town.Json(Href(described, Ogc + "tiling-scheme")!)).GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task A_tileset_says_what_its_layers_carry_and_where_its_tiles_have_anything()
    {
        await using var town = await Town.With(At("one", 69, 34), At("two", 71, 36));
        var tileset = await town.Json("/ogc/collections/incidents/tiles/WebMercatorQuad");
        Assert.Equal(["incidents", "areas", "cells"], tileset.GetProperty("layers").EnumerateArray().Select(l => l.GetProperty("id").GetString()));
        Assert.Equal(25, tileset.GetProperty("tileMatrixSetLimits").GetArrayLength());
        var limits = tileset.GetProperty("tileMatrixSetLimits")[5];
        Assert.Equal((12, 12, 22, 22), (
            limits.GetProperty("minTileRow").GetInt32(), limits.GetProperty("maxTileRow").GetInt32(), limits.GetProperty("minTileCol").GetInt32(), limits.GetProperty("maxTileCol").GetInt32()));

        foreach (var feature in await town.Tile(5, 12, 22))
        {
            var layer = tileset.GetProperty("layers").EnumerateArray().Single(l => l.GetProperty("id").GetString() == feature.Layer);
            var said = layer.GetProperty("propertiesSchema").GetProperty("properties").EnumerateObject().Select(p => p.Name);
            Assert.Subset(said.ToHashSet(), feature.Attributes.Keys.Except(["feature id"]).ToHashSet());
        }
    }

    [Fact]
    public async Task TileJSON_names_the_tiles_by_z_y_and_x_and_keeps_the_filter()
    {
        await using var town = await Town.With(At("one", 69, 34), At("protest", 69, 34).But(i => i.EventType = "protests"));
        var tileJson = await town.Json("/ogc/collections/incidents/tiles/WebMercatorQuad?f=tilejson&event_type=protests");
        Assert.Equal(("3.0.0", 0, 24), (tileJson.GetProperty("tilejson").GetString(), tileJson.GetProperty("minzoom").GetInt32(), tileJson.GetProperty("maxzoom").GetInt32()));
        Assert.Equal(["incidents", "areas", "cells"], tileJson.GetProperty("vector_layers").EnumerateArray().Select(l => l.GetProperty("id").GetString()));
        var template = tileJson.GetProperty("tiles")[0].GetString()!;
        Assert.Equal(new Uri(town.Address, "/ogc/collections/incidents/tiles/WebMercatorQuad/{z}/{y}/{x}?event_type=protests").OriginalString, template);
        Assert.Equal("Bombing protest", Assert.Single(await town.Tile(5, 12, 22, "?event_type=protests")).Attributes["title"]);
    }

    [Fact]
    [Proves("tms/2.0/conf/tilematrixset")]
    [Proves("tms/2.0/conf/json-tilematrixset")]
    public async Task The_tile_matrix_set_is_the_standards_own()
    {
        await using var town = await Town.With();
        var listed = (await town.Json("/ogc/tileMatrixSets")).GetProperty("tileMatrixSets")[0];
        Assert.Equal(("WebMercatorQuad", WebMercatorQuad), (listed.GetProperty("id").GetString(), listed.GetProperty("uri").GetString()));
        var set = await town.Json(Href(listed, "self")!);
        Assert.Equal(("WebMercatorQuad", WebMercatorQuad), (set.GetProperty("id").GetString(), set.GetProperty("uri").GetString()));

        // From the standard's own table, 17-083r4, D.1.
        var matrices = set.GetProperty("tileMatrices").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(0, 25).Select(z => $"{z}"), matrices.Select(m => m.GetProperty("id").GetString()));
        foreach (var (zoom, cellSize, scaleDenominator) in ((int, double, double)[])
            [(0, 156543.033928041, 559082264.028717), (7, 1222.99245256282, 4367830.18772435), (24, 0.00933069192195773, 33.3238997476530)])
        {
            Assert.Equal(cellSize, matrices[zoom].GetProperty("cellSize").GetDouble(), cellSize * 1e-9);
            Assert.Equal(scaleDenominator, matrices[zoom].GetProperty("scaleDenominator").GetDouble(), scaleDenominator * 1e-9);
            Assert.Equal((1 << zoom, 256), (matrices[zoom].GetProperty("matrixWidth").GetInt32(), matrices[zoom].GetProperty("tileWidth").GetInt32()));
            Assert.Equal([-20037508.3427892, 20037508.3427892], matrices[zoom].GetProperty("pointOfOrigin").EnumerateArray().Select(x => Math.Round(x.GetDouble(), 7)));
        }
    }

    [Theory]
    [InlineData("/ogc/collections/reports/tiles", "There are no tiles of reports. There are tiles of incidents.")]
    [InlineData("/ogc/collections/fires/tiles", "There is no collection 'fires'. There are incidents, reports.")]
    [InlineData("/ogc/collections/incidents/tiles/Mars", "There is no tile matrix set 'Mars'. There is WebMercatorQuad.")]
    [InlineData("/ogc/tiles/Mars/0/0/0", "There is no tile matrix set 'Mars'. There is WebMercatorQuad.")]
    [InlineData("/ogc/tileMatrixSets/Mars", "There is no tile matrix set 'Mars'. There is WebMercatorQuad.")]
    public async Task What_is_not_there_is_404_with_what_is(string path, string detail)
    {
        await using var town = await Town.With();
        Assert.Equal(new Refusal(404, null, detail), await town.Refused(path));
    }

    [Fact]
    [Proves("ogcapi-tiles-1/1.0/conf/oas30")]
    public async Task The_definition_names_the_operations_as_the_standard_does_and_its_addresses_answer()
    {
        await using var town = await Town.With(At("one", 69, 34));
        var paths = (await town.Json("/ogc/api")).GetProperty("paths").EnumerateObject()
            .ToDictionary(p => p.Name, p => p.Value.GetProperty("get").GetProperty("operationId").GetString()!);
        foreach (var (path, ending) in ((string, string)[])
        [
            ("/tileMatrixSets", "getTileMatrixSetsList"), ("/tileMatrixSets/{tileMatrixSetId}", "getTileMatrixSet"),
            ("/tiles", ".dataset.vector.getTileSetsList"), ("/tiles/{tileMatrixSetId}", ".dataset.vector.getTileSet"),
            ("/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}", ".dataset.vector.getTile"),
            ("/collections/incidents/tiles", ".collection.vector.getTileSetsList"), ("/collections/incidents/tiles/{tileMatrixSetId}", ".collection.vector.getTileSet"),
            ("/collections/incidents/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}", ".collection.vector.getTile"),
        ])
        {
            Assert.EndsWith(ending, paths[path]);
            using var response = await town.Ask("/ogc" + path.Replace("{tileMatrixSetId}", "WebMercatorQuad").Replace("{tileMatrix}", "0").Replace("{tileRow}", "0").Replace("{tileCol}", "0"));
            Assert.True(response.IsSuccessStatusCode, path);
        }
    }
}
