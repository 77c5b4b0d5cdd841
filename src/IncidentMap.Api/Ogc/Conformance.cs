using IncidentMap.Api.Ogc.Pages;
using IncidentMap.Api.Ops;

namespace IncidentMap.Api.Ogc;

/// <summary><c>/ogc/conformance</c>: the classes of the standards that are followed and tested, and no others.</summary>
internal static class Conformance
{
    private const string Spec = "http://www.opengis.net/spec/";

    private const string AnyBox = Spec + "ogcapi-features-1/1.0/conf/core";

    private static readonly string[] all =
    [
        Spec + "ogcapi-common-1/1.0/conf/core",
        Spec + "ogcapi-common-1/1.0/conf/landing-page",
        Spec + "ogcapi-common-1/1.0/conf/json",
        Spec + "ogcapi-common-1/1.0/conf/html",
        Spec + "ogcapi-common-1/1.0/conf/oas30",
        Spec + "ogcapi-common-2/1.0/conf/collections",
        Spec + "ogcapi-common-2/1.0/conf/simple-query",
        AnyBox,
        Spec + "ogcapi-features-1/1.0/conf/oas30",
        Spec + "ogcapi-features-1/1.0/conf/geojson",
        Spec + "ogcapi-features-1/1.0/conf/html",
        Spec + "ogcapi-features-2/1.0/conf/crs",
        Spec + "ogcapi-features-3/1.0/conf/filter",
        Spec + "ogcapi-features-3/1.0/conf/features-filter",
        Spec + "ogcapi-features-3/1.0/conf/queryables",
        Spec + "ogcapi-features-3/1.0/conf/queryables-query-parameters",
        Spec + "cql2/1.0/conf/cql2-text",
        Spec + "cql2/1.0/conf/cql2-json",
        Spec + "cql2/1.0/conf/basic-cql2",
        Spec + "cql2/1.0/conf/advanced-comparison-operators",
        Spec + "cql2/1.0/conf/case-insensitive-comparison",
        Spec + "cql2/1.0/conf/accent-insensitive-comparison",
        Spec + "cql2/1.0/conf/basic-spatial-functions",
        Spec + "cql2/1.0/conf/basic-spatial-functions-plus",
        // The name in a draft: QGIS 3.32 to 3.42 sends spatial filters only where it reads it.
        Spec + "cql2/1.0/conf/basic-spatial-operators",
        Spec + "cql2/1.0/conf/spatial-functions",
        Spec + "cql2/1.0/conf/temporal-functions",
        Spec + "cql2/1.0/conf/array-functions",
        Spec + "cql2/1.0/conf/property-property",
        Spec + "cql2/1.0/conf/functions",
        Spec + "cql2/1.0/conf/arithmetic",
        Spec + "ogcapi-features-5/1.0/conf/schemas",
        Spec + "ogcapi-features-5/1.0/conf/returnables-and-receivables",
        // Parts 6 and 8 are drafts; their classes go by these names in the servers and clients there are.
        Spec + "ogcapi-features-6/1.0/conf/property-selection",
        Spec + "ogcapi-features-8/1.0/conf/sorting",
        Spec + "ogcapi-features-8/1.0/conf/features-sorting",
        Spec + "ogcapi-features-8/1.0/conf/sortables",
        Spec + "ogcapi-common-3/1.0/conf/schemas",
        Spec + "ogcapi-common-3/1.0/conf/queryables",
        Spec + "ogcapi-common-3/1.0/conf/sortables",
        Spec + "ogcapi-tiles-1/1.0/conf/core",
        Spec + "ogcapi-tiles-1/1.0/conf/tileset",
        Spec + "ogcapi-tiles-1/1.0/conf/tilesets-list",
        Spec + "ogcapi-tiles-1/1.0/conf/geodata-tilesets",
        Spec + "ogcapi-tiles-1/1.0/conf/dataset-tilesets",
        Spec + "ogcapi-tiles-1/1.0/conf/mvt",
        Spec + "ogcapi-tiles-1/1.0/conf/oas30",
        Spec + "ogcapi-tiles-1/1.0/conf/datetime",
        Spec + "tms/2.0/conf/tilematrixset",
        Spec + "tms/2.0/conf/json-tilematrixset",
        Spec + "json-fg-1/1.0/conf/core",
        Spec + "json-fg-1/1.0/conf/types-schemas",
        Spec + "json-fg-1/1.0/conf/api",
    ];

    /// <summary>
    /// Those that hold with a site's settings: by Features Part 1, 7.15.3 a feature without a point matches any box, so a site
    /// that leaves those out follows its core no more.
    /// </summary>
    public static IReadOnlyList<string> Classes(Settings settings) => settings.UnplacedMatchAnyBox ? all : [.. all.Where(c => c != AnyBox)];

    public static Task Get(HttpContext http, Settings settings)
    {
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, Media.Json, Media.Html);
        query.Finish();
        if (Freshness.IsKnown(http, 0, media.Type))
            return Task.CompletedTask;
        var links = new Links(http).Self(media, Media.Json, Media.Html);
        return media == Media.Html
            ? Html.Write<ConformancePage>(http, new() { ["Classes"] = Classes(settings), ["Links"] = links })
            : Json.Write(http, media.Type, new { conformsTo = Classes(settings), links });
    }
}
