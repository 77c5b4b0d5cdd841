using System.Reflection;
using System.Text.Json.Nodes;
using IncidentMap.Api.Ogc.Pages;
using IncidentMap.Api.Ops;
using IncidentMap.Api.Tiles;
using IncidentMap.Exporting;
using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Api.Ogc;

/// <summary>
/// <c>/ogc/api</c>: OpenAPI 3.0. Every collection has paths of its own with its own parameters, since QGIS and GDAL look
/// there for what they may ask, and <c>components.parameters.limit</c> goes by that very name.
/// </summary>
internal static class ApiDefinition
{
    public static Task Get(HttpContext http, Settings settings)
    {
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, Media.OpenApi, Media.Json, Media.Html);
        query.Finish();
        if (Freshness.IsKnown(http, 0, media.Type))
            return Task.CompletedTask;
        if (media == Media.Html)
            http.Response.Headers.ContentSecurityPolicy = ApiScripts.Policy;
        return media == Media.Html
            ? Html.Write<ApiPage>(http, new() { ["Links"] = new Links(http).Self(media, Media.OpenApi, Media.Html) })
            : Json.Write(http, media.Type, Document(new Links(http).Href(""), settings));
    }

    private static JsonObject Document(string server, Settings settings) => new()
    {
        ["openapi"] = "3.0.3",
        ["info"] = new JsonObject
        {
            ["title"] = settings.Site.Name,
            ["description"] = "Reported incidents and what was said of them, by OGC API - Features.",
            ["version"] = typeof(ApiDefinition).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = server }),
        ["tags"] = new JsonArray(
            [new JsonObject { ["name"] = "Capabilities" }, .. Published.All.Select(c => new JsonObject { ["name"] = c.Title, ["description"] = c.Description }), TileOperations.TagWithDescription]),
        ["paths"] = Paths(),
        ["components"] = new JsonObject
        {
            ["parameters"] = new JsonObject([.. ItemsQuery.Parameters.ExceptBy(OfCollection(Published.Incidents).Select(p => p.Name), p => p.Key).Select(p => KeyValuePair.Create(p.Key, (JsonNode?)Parameter(p.Key, p.Value, Schema(p.Key, settings))))]),
            ["schemas"] = Shapes(),
            ["responses"] = new JsonObject
            {
                ["Problem"] = Response("What is wrong with the request, or why the server could not answer.", "application/problem+json", "problem"),
                ["NotModified"] = new JsonObject { ["description"] = "What If-None-Match or If-Modified-Since tells is still so." },
            },
            ["headers"] = ResponseHeaders.All(),
        },
    };

    private static JsonObject Paths()
    {
        var paths = new JsonObject
        {
            ["/"] = Operation("getLandingPage", "Landing page", "Capabilities", "application/json", "document"),
            ["/conformance"] = Operation("getConformance", "Conformance classes", "Capabilities", "application/json", "document"),
            ["/api"] = Operation("getApi", "This document", "Capabilities", Media.OpenApi.Type, "document"),
            ["/functions"] = Operation("getFunctions", "What filters may call", "Capabilities", "application/json", "document"),
            ["/collections"] = Operation("getCollections", "The collections", "Capabilities", "application/json", "document", [.. CollectionsQuery.Names.Select(Reference)]),
        };
        foreach (var collection in Published.All)
        {
            var path = $"/collections/{collection.Id}";
            var name = char.ToUpperInvariant(collection.Id[0]) + collection.Id[1..];
            paths[path] = Operation($"describe{name}", $"Describe {collection.Id}", collection.Title, "application/json", "document", Reference(AsOf.Parameter));
            paths[$"{path}/queryables"] = Operation($"getQueryablesOf{name}", "What filters may name", collection.Title, "application/schema+json", "document");
            paths[$"{path}/sortables"] = Operation($"getSortablesOf{name}", "What features may be sorted by", collection.Title, "application/schema+json", "document");
            paths[$"{path}/schema"] = Operation($"getSchemaOf{name}", "What a feature carries", collection.Title, "application/schema+json", "document");
            paths[$"{path}/schema/feature"] = Operation($"getFeatureSchemaOf{name}", "What a GeoJSON feature looks like", collection.Title, "application/schema+json", "document");
            paths[$"{path}/items"] = WithHeaders(["Content-Crs", "OGC-NumberMatched", "OGC-NumberReturned"], InForms(Forms.OfItems, Operation($"get{name}", $"A page of {collection.Id}", collection.Title, "application/geo+json", "featureCollection", Questions(collection, []))));
            foreach (var format in ExportFormats.All)
                paths[$"{path}/download{format.Ending}"] = WithHeaders(["Content-Crs", "Content-Disposition"], InForms([Media.Of(format)], Operation($"download{name}As{format.Name}", $"All {collection.Id}, or all that are asked for, as {format.Title}", collection.Title, format.MediaType, "document", Questions(collection, Download.OfPages))));
            paths[$"{path}/items/{{featureId}}"] = WithHeaders(["Content-Crs"], InForms(Forms.OfItem, Operation($"getOneOf{name}", $"One of {collection.Id}", collection.Title, "application/geo+json", "feature",
            [
                new JsonObject
                {
                    ["name"] = "featureId",
                    ["in"] = "path",
                    ["required"] = true,
                    ["description"] = "The feature's id.",
                    ["schema"] = new JsonObject { ["type"] = "integer" },
                },
                Reference(AsOf.Parameter),
                .. SelectionParameters.All.Keys.Except(OfCollection(collection).Select(p => p.Name)).Select(Reference),
                .. OfCollection(collection).Where(p => SelectionParameters.All.ContainsKey(p.Name)).Select(p => p.Parameter),
            ])));
        }
        TileOperations.AddTo(paths);
        return paths;
    }

    /// <summary>All that can be asked of a collection's items, but for <c>f</c> and what is left out.</summary>
    private static JsonNode[] Questions(FeatureCollection collection, IReadOnlyList<string> but) =>
    [
        .. ItemsQuery.Parameters.Keys.Except(["f", .. but, .. collection.HasWords ? (string[])[] : ["q"], .. OfCollection(collection).Select(p => p.Name)]).Select(Reference),
        .. OfCollection(collection).Select(p => p.Parameter),
        .. collection.Properties.Select(ForProperty),
    ];

    /// <summary>An operation with these forms, and the words that <c>f</c> takes for them; where there is but one, no <c>f</c>.</summary>
    private static JsonObject InForms(Media[] forms, JsonObject operation)
    {
        var get = operation["get"]!;
        var parameters = get["parameters"]!.AsArray();
        parameters.RemoveAt(0);
        if (forms.Length > 1)
            parameters.Insert(0, Parameter("f", ItemsQuery.Parameters["f"], Words([.. forms.Select(m => m.Format).Distinct()])));
        var content = get["responses"]!["200"]!["content"]!.AsObject();
        var document = content.First().Value!["schema"]!;
        content.Clear();
        foreach (var form in forms)
            content[form.Type] = new JsonObject { ["schema"] = form.IsJsonDocument ? document.DeepClone() : new JsonObject { ["type"] = "string", ["format"] = "binary" } };
        return operation;
    }

    private static JsonObject Operation(string id, string summary, string tag, string mediaType, string schema, params JsonNode[] parameters) => new()
    {
        ["get"] = new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = summary,
            ["tags"] = new JsonArray(tag),
            ["parameters"] = new JsonArray([Reference("f"), .. parameters]),
            ["responses"] = new JsonObject
            {
                ["200"] = Response(summary, mediaType, schema),
                ["304"] = new JsonObject { ["$ref"] = "#/components/responses/NotModified" },
                ["default"] = new JsonObject { ["$ref"] = "#/components/responses/Problem" },
            },
        },
    };

    private static JsonObject Response(string description, string mediaType, string schema)
    {
        var content = new JsonObject { [mediaType] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{schema}" } } };
        if (schema != "problem")
            content["text/html"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } };
        var response = new JsonObject { ["description"] = description, ["content"] = content };
        if (schema != "problem")
            response["headers"] = ResponseHeaders.Of(["ETag", "Last-Modified"]);
        return response;
    }

    private static JsonObject WithHeaders(string[] names, JsonObject operation)
    {
        operation["get"]!["responses"]!["200"]!["headers"] = ResponseHeaders.Of(["ETag", "Last-Modified", .. names]);
        return operation;
    }

    internal static JsonObject Reference(string parameter) => new() { ["$ref"] = $"#/components/parameters/{parameter}" };

    private static JsonObject Parameter(string name, string description, JsonObject schema) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["description"] = description,
        ["required"] = false,
        ["style"] = "form",
        ["explode"] = false,
        ["schema"] = schema,
    };

    /// <summary>Parameters whose values are names of the collection's own.</summary>
    private static IEnumerable<(string Name, JsonObject Parameter)> OfCollection(FeatureCollection collection)
    {
        foreach (var name in (string[])["properties", "exclude-properties"])
            yield return (name, ListParameter(name, collection.Properties.Select(p => p.Name)));
        yield return ("sortby", ListParameter("sortby", collection.Sortables.Prepend(Order.Id).SelectMany(name => (string[])[name, "+" + name, "-" + name])));

        static JsonObject ListParameter(string name, IEnumerable<string> words)
        {
            var one = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };
            return Parameter(name, ItemsQuery.Parameters[name], new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = one });
        }
    }

    internal static JsonObject ForProperty(Property property) => property.Kind == ValueKind.Texts
        ? Parameter(property.Name, $"{property.Description} The features whose list holds this one.", new JsonObject { ["type"] = "string" })
        : Parameter(property.Name, property.Description, Schemas.TypeOf(property));

    private static JsonObject Schema(string parameter, Settings settings) => parameter switch
    {
        "f" => Words("json", "html"),
        "profile" => Words([.. Forms.ProfileNames]),
        "geometry" => Words([.. Forms.PointCells.Keys]),
        "crs" or "bbox-crs" => new() { ["type"] = "string", ["format"] = "uri", ["enum"] = new JsonArray([.. settings.Crs.Select(c => (JsonNode)c.Uri)]), ["default"] = Crs.Crs84.Uri },
        "precision" => new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = SelectionParameters.MostDecimals },
        "skipGeometry" => new() { ["type"] = "boolean", ["default"] = false },
        AsOf.Parameter => new() { ["type"] = "string", ["format"] = "date" },
        "limit" => new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = ItemsQuery.MaximumLimit, ["default"] = ItemsQuery.DefaultLimit },
        "offset" or "startindex" => new() { ["type"] = "integer", ["minimum"] = 0, ["default"] = 0 },
        "resultType" => new() { ["type"] = "string", ["enum"] = new JsonArray("results", "hits"), ["default"] = "results" },
        "filter-lang" => new() { ["type"] = "string", ["enum"] = new JsonArray([.. FilterParameters.Languages.Select(l => (JsonNode)l)]), ["default"] = FilterParameters.Languages[0] },
        "filter-crs" => new() { ["type"] = "string", ["format"] = "uri", ["default"] = Crs.Crs84.Uri },
        "ids" => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "integer" } },
        "bbox" => new() { ["type"] = "array", ["minItems"] = 4, ["maxItems"] = 6, ["items"] = new JsonObject { ["type"] = "number" } },
        _ => new() { ["type"] = "string" },
    };

    private static JsonObject Words(params string[] words) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };

    private static JsonObject Shapes() => new()
    {
        ["document"] = new JsonObject { ["type"] = "object" },
        ["problem"] = Shape(new() { ["title"] = "string", ["status"] = "integer", ["detail"] = "string", ["parameter"] = "string" }, "title", "status", "detail"),
        ["link"] = Shape(new() { ["href"] = "string", ["rel"] = "string", ["type"] = "string", ["title"] = "string" }, "href", "rel"),
        ["point"] = new JsonObject
        {
            ["type"] = "object",
            ["nullable"] = true,
            ["required"] = new JsonArray("type", "coordinates"),
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("Point") },
                ["coordinates"] = new JsonObject { ["type"] = "array", ["minItems"] = 2, ["maxItems"] = 2, ["items"] = new JsonObject { ["type"] = "number" } },
            },
        },
        ["feature"] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("type", "id", "geometry", "properties"),
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("Feature") },
                ["id"] = new JsonObject { ["type"] = "integer" },
                ["geometry"] = new JsonObject { ["$ref"] = "#/components/schemas/point" },
                ["properties"] = new JsonObject { ["type"] = "object" },
                ["links"] = ListOf("link"),
            },
        },
        ["featureCollection"] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("type", "features"),
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("FeatureCollection") },
                ["features"] = ListOf("feature"),
                ["numberMatched"] = new JsonObject { ["type"] = "integer" },
                ["numberReturned"] = new JsonObject { ["type"] = "integer" },
                ["timeStamp"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
                ["links"] = ListOf("link"),
            },
        },
    };

    private static JsonObject Shape(Dictionary<string, string> types, params string[] required) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]),
        ["properties"] = new JsonObject([.. types.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)new JsonObject { ["type"] = t.Value }))]),
    };

    private static JsonObject ListOf(string schema) => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject { ["$ref"] = $"#/components/schemas/{schema}" },
    };
}
