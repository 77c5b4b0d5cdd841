using System.Net;
using System.Net.Sockets;
using System.Text;
using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;

namespace IncidentMap.BrowserTests;

/// <summary>Somebody else's page, with a Leaflet of its own, reads the API across origins.</summary>
public sealed class OtherOriginTests(Browser browser, AllDataTown world) : IClassFixture<AllDataTown>
{
    [Fact]
    public async Task Leaflet_on_another_site_draws_the_items_and_reads_the_headers()
    {
        using var site = new OtherSite(new()
        {
            ["/page.html"] = ("text/html", "<div id=map style='height:400px'></div><script src='leaflet.js'></script>"),
            ["/leaflet.js"] = ("text/javascript", await File.ReadAllTextAsync(Repository.File("src/front/node_modules/leaflet/dist/leaflet.js"), TestContext.Current.CancellationToken)),
        });
        await using var map = await browser.Open(world.Town);
        await map.Page.GotoAsync(site.Address + "page.html");

        var drawn = await map.Page.EvaluateAsync<Drawn>("""
            async (url) => {
              const answer = await fetch(url, { headers: { Accept: 'application/geo+json' } });
              const features = await answer.json();
              const layer = L.geoJSON(features, { pointToLayer: (_, at) => L.circleMarker(at) });
              layer.addTo(L.map('map').setView([31, 68], 5));
              return { markers: layer.getLayers().length, crs: answer.headers.get('Content-Crs'), tag: answer.headers.get('ETag') };
            }
            """, new Uri(world.Town.Address, Asking.IncidentItems).ToString());

        var located = (await world.Town.Json(Asking.IncidentItems)).GetProperty("features").EnumerateArray()
            .Count(f => f.GetProperty("geometry").ValueKind == System.Text.Json.JsonValueKind.Object);
        Assert.Equal(located, drawn.Markers);
        Assert.Equal("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>", drawn.Crs);
        Assert.StartsWith("W/", drawn.Tag);
    }

    /// <summary>A web server that knows nothing of ours: a real one, since Chromium keeps pages without an address from asking this machine.</summary>
    private sealed class OtherSite : IDisposable
    {
        private readonly HttpListener listener = new();

        public OtherSite(Dictionary<string, (string Type, string Text)> files)
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://localhost:{((IPEndPoint)free.LocalEndpoint).Port}/";
            }
            listener.Prefixes.Add(Address);
            listener.Start();
            _ = Serve(files);
        }

        public string Address { get; }

        public void Dispose() => listener.Close();

        private async Task Serve(Dictionary<string, (string Type, string Text)> files)
        {
            while (listener.IsListening)
            {
                HttpListenerContext asked;
                try
                {
                    asked = await listener.GetContextAsync();
                }
                catch (Exception closed) when (closed is ObjectDisposedException or HttpListenerException)
                {
                    return;
                }
                if (files.TryGetValue(asked.Request.Url!.AbsolutePath, out var file))
                {
                    asked.Response.ContentType = file.Type;
                    await asked.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(file.Text));
                }
                else
                {
                    asked.Response.StatusCode = 404;
                }
                asked.Response.Close();
            }
        }
    }

    private sealed record Drawn
    {
        public int Markers { get; init; }
        public string? Crs { get; init; }
        public string? Tag { get; init; }
    }
}
