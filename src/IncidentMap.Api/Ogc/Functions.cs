using IncidentMap.Api.Ogc.Pages;
using IncidentMap.Filters;

namespace IncidentMap.Api.Ogc;

/// <summary><c>/ogc/functions</c>: what filters may call beside CQL2's own predicates (OGC API - Features Part 3, 6.4).</summary>
internal static class Functions
{
    public static Task Get(HttpContext http)
    {
        var query = QueryParameters.Parse(http.Request);
        var media = Media.Choose(http.Request, query, Media.Json, Media.Html);
        query.Finish();
        if (Freshness.IsKnown(http, 0, media.Type))
            return Task.CompletedTask;
        var links = new Links(http).Self(media, Media.Json, Media.Html);
        if (media == Media.Html)
            return Html.Write<FunctionsPage>(http, new() { ["All"] = Function.All, ["Links"] = links });
        return Json.Write(http, media.Type, new
        {
            functions = Function.All.Select(f => new
            {
                name = f.Name,
                description = f.Description,
                arguments = f.Arguments.Select(a => new { title = a.Title, type = TypesOf(a.Kind) }),
                returns = TypesOf(f.Returns),
            }),
            links,
        });
    }

    /// <summary>The words of 6.4 for what an argument takes or a function gives.</summary>
    public static string[] TypesOf(ValueKind kind) => kind switch
    {
        ValueKind.Integer => ["integer"],
        ValueKind.Number => ["number"],
        ValueKind.Date => ["date", "datetime"],
        ValueKind.Geometry => ["geometry"],
        ValueKind.Texts => ["array"],
        _ => ["string"],
    };
}
