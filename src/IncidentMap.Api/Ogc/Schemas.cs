using System.Text.Json.Nodes;
using IncidentMap.Api.Ogc.Pages;
using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Api.Ogc;

/// <summary>JSON Schemas of a collection: <c>/queryables</c>, what filters may name, <c>/sortables</c>, and <c>/schema</c>, what a feature carries.</summary>
internal static class Schemas
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    public static Task GetQueryables(HttpContext http, string collection) => Get(http, Collections.Find(collection), "queryables", p => true, new JsonObject
    {
        // QGIS knows a geometry by this reference and only where no type stands beside it.
        ["geometry"] = new JsonObject
        {
            ["title"] = "Point",
            ["description"] = "Filtered by bbox, and by S_INTERSECTS and the like.",
            ["$ref"] = "https://geojson.org/schema/Point.json",
            ["format"] = "geometry-point",
        },
        ["date"] = new JsonObject
        {
            ["title"] = "Time",
            ["description"] = "First and last civil day. Filtered by datetime, and by T_INTERSECTS and the like.",
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "string", ["format"] = "date" },
            ["minItems"] = 2,
            ["maxItems"] = 2,
        },
    });

    public static Task GetSortables(HttpContext http, string collection)
    {
        var found = Collections.Find(collection);
        return Get(http, found, "sortables", p => found.Sortables.Contains(p.Name), new JsonObject { [Order.Id] = IdSchema() });
    }

    public static Task GetSchema(HttpContext http, string collection) => Get(http, Collections.Find(collection), "schema", p => true, new JsonObject
    {
        [Order.Id] = IdSchema(),
        ["geometry"] = new JsonObject
        {
            ["title"] = "Point",
            ["description"] = "CRS84, longitude first; null where the place is known to no more than a country.",
            ["format"] = "geometry-point",
            ["readOnly"] = true,
            ["x-ogc-role"] = "primary-geometry",
        },
    });

    /// <summary>
    /// The GeoJSON feature as it is written, linked as <c>describedby</c>: without it GDAL guesses types from the first few
    /// features, and takes a date that is unknown in all of them for text.
    /// </summary>
    public static Task GetFeatureSchema(HttpContext http, string collection)
    {
        var found = Collections.Find(collection);
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, Media.Schema, Media.Json);
        query.Finish();
        return Freshness.IsKnown(http, 0, media.Type) ? Task.CompletedTask : Json.Write(http, media.Type, new JsonObject
        {
            ["$schema"] = Dialect,
            ["$id"] = new Links(http).Href($"/collections/{found.Id}/schema/feature"),
            ["type"] = "object",
            ["title"] = found.Title,
            ["description"] = found.Description,
            ["required"] = new JsonArray("type", "id", "geometry", "properties"),
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("Feature") },
                ["id"] = new JsonObject { ["type"] = "integer" },
                ["geometry"] = new JsonObject { ["$ref"] = "https://geojson.org/schema/Point.json" },
                ["properties"] = new JsonObject { ["type"] = "object", ["properties"] = PropertiesOf(found, p => true) },
            },
        });
    }

    /// <summary>Type, format and words of a property, as JSON Schema and OpenAPI 3.0 both write them.</summary>
    public static JsonObject TypeOf(Property property)
    {
        var type = new JsonObject { ["type"] = property.JsonType };
        if (property.JsonFormat is { } format)
            type["format"] = format;
        if (property.Source.Words is { } words)
            type["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]);
        if (property.Kind == ValueKind.Texts)
            type["items"] = new JsonObject { ["type"] = "string" };
        return type;
    }

    private static JsonObject IdSchema() => new() { ["type"] = "integer", ["title"] = "Id", ["readOnly"] = true, ["x-ogc-role"] = "id" };

    private static Task Get(HttpContext http, FeatureCollection collection, string name, Func<Property, bool> listed, JsonObject properties)
    {
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, Media.Schema, Media.Json, Media.Html);
        query.Finish();
        if (Freshness.IsKnown(http, 0, media.Type))
            return Task.CompletedTask;
        if (media == Media.Html)
            return Html.Write<SchemaPage>(http, new() { ["Collection"] = collection, ["Properties"] = collection.Properties.Where(listed), ["Title"] = Title(name), ["Links"] = new Links(http).Self(media, Media.Schema, Media.Html) });

        foreach (var (property, schema) in PropertiesOf(collection, listed).ToList())
        {
            properties[property] = schema!.DeepClone();
            // Part 5, returnables and receivables: all may be read and none is written.
            if (name == "schema")
                properties[property]!["readOnly"] = true;
        }
        return Json.Write(http, media.Type, new JsonObject
        {
            ["$schema"] = Dialect,
            ["$id"] = new Links(http).Href($"/collections/{collection.Id}/{name}"),
            ["type"] = "object",
            ["title"] = collection.Title,
            ["description"] = collection.Description,
            ["properties"] = properties,
            ["additionalProperties"] = false,
        });
    }

    private static string Title(string name) => name switch
    {
        "queryables" => "What filters may name",
        "sortables" => "What features may be sorted by",
        _ => "What a feature carries",
    };

    private static JsonObject PropertiesOf(FeatureCollection collection, Func<Property, bool> listed)
    {
        var properties = new JsonObject();
        foreach (var (property, place) in collection.Properties.Select((p, i) => (p, i + 1)).Where(p => listed(p.p)))
        {
            var schema = TypeOf(property);
            schema["title"] = property.Title;
            schema["description"] = property.Description;
            schema["x-ogc-propertySeq"] = place;
            properties[property.Name] = schema;
        }
        return properties;
    }
}
