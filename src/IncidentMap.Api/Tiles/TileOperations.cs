using System.Text.Json.Nodes;
using IncidentMap.Api.Ogc;
using IncidentMap.GeoJson;

namespace IncidentMap.Api.Tiles;

/// <summary>
/// The tiles' part of the OpenAPI document. Operations end in the words that OGC API - Tiles (20-057, table 11) gives them, by which
/// clients find them.
/// </summary>
internal static class TileOperations
{
    private const string Tag = "Tiles";
    private const string Set = "{tileMatrixSetId}";

    public static JsonObject TagWithDescription => new() { ["name"] = Tag, ["description"] = "Incidents as Mapbox vector tiles." };

    public static void AddTo(JsonObject paths)
    {
        paths["/tileMatrixSets"] = Document("getTileMatrixSetsList", "How the world is cut into tiles");
        paths[$"/tileMatrixSets/{Set}"] = Document("getTileMatrixSet", "One way to cut the world into tiles", TileMatrixSet());
        var incidents = Published.Incidents.Id;
        AddTilesets(paths, "/tiles", ".dataset.vector");
        AddTilesets(paths, $"/collections/{incidents}/tiles", $"{incidents}.collection.vector");
    }

    private static void AddTilesets(JsonObject paths, string path, string prefix)
    {
        paths[path] = Document($"{prefix}.getTileSetsList", "Which tilesets there are");
        paths[$"{path}/{Set}"] = Document($"{prefix}.getTileSet", "A tileset, and the addresses of its tiles", [TileMatrixSet(), .. Filters()]);
        paths[$"{path}/{Set}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}"] = Operation($"{prefix}.getTile", "A tile", Media.VectorTile,
            new JsonObject { ["type"] = "string", ["format"] = "binary" },
            [TileMatrixSet(), Whole("tileMatrix", "Zoom, from 0 to 24."), Whole("tileRow", "Row from 0 in the north."), Whole("tileCol", "Column from 0 in the west."), .. Filters()]);
    }

    private static IEnumerable<JsonNode> Filters() =>
        [.. FilterParameters.Names.Select(ApiDefinition.Reference), .. Published.Incidents.Properties.Select(ApiDefinition.ForProperty)];

    private static JsonObject Document(string id, string summary, params JsonNode[] parameters)
    {
        var operation = Operation(id, summary, Media.Json, new JsonObject { ["$ref"] = "#/components/schemas/document" }, [ApiDefinition.Reference("f"), .. parameters]);
        operation["get"]!["responses"]!["200"]!["content"]![Media.Html.Type] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } };
        return operation;
    }

    private static JsonObject Operation(string id, string summary, Media media, JsonObject schema, params JsonNode[] parameters) => new()
    {
        ["get"] = new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = summary,
            ["tags"] = new JsonArray(Tag),
            ["parameters"] = new JsonArray(parameters),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject { ["description"] = summary, ["content"] = new JsonObject { [media.Type] = new JsonObject { ["schema"] = schema } } },
                ["default"] = new JsonObject { ["$ref"] = "#/components/responses/Problem" },
            },
        },
    };

    private static JsonObject TileMatrixSet() => InPath("tileMatrixSetId", "Name of the tile matrix set.", new() { ["type"] = "string", ["enum"] = new JsonArray(TileMatrixSets.Id) });

    private static JsonObject Whole(string name, string description) => InPath(name, description, new() { ["type"] = "integer", ["minimum"] = 0 });

    private static JsonObject InPath(string name, string description, JsonObject schema) => new()
    {
        ["name"] = name,
        ["in"] = "path",
        ["required"] = true,
        ["description"] = description,
        ["schema"] = schema,
    };
}
