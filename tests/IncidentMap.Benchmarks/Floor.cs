using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IncidentMap.Benchmarks;

/// <summary>The floor under every answer: Kestrel that sends so many fixed bytes, <c>/1234</c>, or a bare 304, <c>/304</c>.</summary>
internal static class Floor
{
    public static int Serve(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(http =>
        {
            var size = int.Parse(http.Request.Path.Value![1..], CultureInfo.InvariantCulture);
            if (size == StatusCodes.Status304NotModified)
            {
                http.Response.StatusCode = size;
                return Task.CompletedTask;
            }
            http.Response.ContentType = "application/geo+json";
            http.Response.ContentLength = size;
            return http.Response.Body.WriteAsync(Bytes.AsMemory(0, size)).AsTask();
        });
        app.Run();
        return 0;
    }

    private static readonly byte[] Bytes = [.. Enumerable.Repeat((byte)' ', 64 << 20)];

    /// <summary>In a process of its own, as every other server.</summary>
    public static Task<Running> Start()
    {
        var port = Running.FreePort();
        return Running.Start("dotnet", [typeof(Floor).Assembly.Location, "floor", $"{port}"], [], port, "/1");
    }
}
