using System.Text;
using IncidentMap.Api.Ogc.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace IncidentMap.Api.Ogc;

/// <summary>The pages for people: Razor components, rendered here and sent without any script.</summary>
internal static class Html
{
    private static readonly byte[] style = Resource("pages.css");

    public static async Task Write<TPage>(HttpContext http, Dictionary<string, object?> parameters) where TPage : Frame
    {
        parameters[nameof(Frame.Root)] = new Links(http).Href("");

        // The renderer alone, without the services of interactive pages: those would keep keys and cookies that nothing here needs.
        await using var renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(html, Encoding.UTF8, http.RequestAborted);
    }

    public static async Task GetStyle(HttpContext http)
    {
        http.Response.ContentType = "text/css; charset=utf-8";
        http.Response.Headers.CacheControl = "public, max-age=3600";
        await http.Response.Body.WriteAsync(style, http.RequestAborted);
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(Html).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
