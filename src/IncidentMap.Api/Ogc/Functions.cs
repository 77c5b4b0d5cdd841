using IncidentMap.Filters;

namespace IncidentMap.Api.Ogc;

/// <summary><c>/ogc/functions</c>: what filters may call beside CQL2's own predicates (OGC API - Features Part 3, 6.4).</summary>
internal static class Functions
{
    public static Task Get(HttpContext http)
    {
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, Media.Json);
        query.Finish();
        return Freshness.IsKnown(http, 0, media.Type) ? Task.CompletedTask : Json.Write(http, media.Type, new
        {
            functions = Function.All.Select(f => new
            {
                name = f.Name,
                description = f.Description,
                arguments = f.Arguments.Select(a => new { title = a.Title, type = TypesOf(a.Kind) }),
                returns = TypesOf(f.Returns),
            }),
            links = new Links(http).Self(media, Media.Json),
        });
    }

    private static string[] TypesOf(ValueKind kind) => kind switch
    {
        ValueKind.Integer => ["integer"],
        ValueKind.Number => ["number"],
        ValueKind.Date => ["date", "datetime"],
        ValueKind.Geometry => ["geometry"],
        ValueKind.Texts => ["array"],
        _ => ["string"],
    };
}
