using IncidentMap.Storage;
using Microsoft.AspNetCore.RateLimiting;

namespace IncidentMap.Api.Map;

/// <summary><c>/api/map/changes</c>: Server-Sent Events, one whenever the map answers from another revision.</summary>
internal static class Changes
{
    // Proxies drop connections on which nothing was said for half a minute or so.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    [DisableRateLimiting]
    public static async Task Get(HttpContext http, LiveColumns live, IHostApplicationLifetime server)
    {
        QueryParameters.Parse(http.Request).Finish();
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, server.ApplicationStopping);
        long? told = null;
        while (!stop.IsCancellationRequested)
        {
            var swapped = live.Swapped;
            if (live.Current?.Columns.Revision is { } revision && revision != told)
            {
                told = revision;
                await http.Response.WriteAsync($"event: revision\ndata: {{\"revision\":{revision}}}\n\n", stop.Token);
            }
            else
                await http.Response.WriteAsync(": still here\n\n", stop.Token);
            await http.Response.Body.FlushAsync(stop.Token);
            await Task.WhenAny(swapped, Task.Delay(Heartbeat, stop.Token));
        }
    }
}
