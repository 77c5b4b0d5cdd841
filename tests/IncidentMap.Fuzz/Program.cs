using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using IncidentMap.Fuzz;

// Starts the real server on the database that ConnectionStrings__IncidentMap names, and sends it broken requests.
if (args is not [var countText, var seedText] || !int.TryParse(countText, out var count) || !int.TryParse(seedText, out var seed))
{
    Console.Error.WriteLine("usage: scripts/fuzz.sh [N [SEED]]   (200,000 requests and as many parses, of seed 1)");
    return 2;
}

// What a server of a few incidents may take, however often it is asked; beyond it something grows.
const long MostMegabytes = 500;
var address = new Uri($"http://127.0.0.1:{FreePort()}");
var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IncidentMap.Api.dll")]) { WorkingDirectory = AppContext.BaseDirectory };
start.Environment["ASPNETCORE_URLS"] = address.AbsoluteUri;
start.Environment["RequestsPerMinute"] = "0";
using var server = Process.Start(start)!;
try
{
    await Ready(address);
    Console.WriteLine($"{count} requests and as many parses of seed {seed} to {address}");
    Console.WriteLine($"resident at the start  {Resident(server),5} MB");
    using var run = new FuzzRun(address, seed);
    var most = Resident(server);
    var watch = Stopwatch.StartNew();
    await run.Send(count, done =>
    {
        if (done % Math.Max(1, count / 10) != 0)
            return;
        var resident = Resident(server);
        most = Math.Max(most, resident);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident after {done,7} {resident,5} MB   {done / watch.Elapsed.TotalSeconds:0} requests/s"));
    });
    Console.WriteLine(string.Join(", ", run.Statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}")));
    foreach (var finding in run.Findings.Take(100))
        Console.WriteLine(finding);
    var alive = !server.HasExited;
    Console.WriteLine($"{run.Findings.Count} findings; the server is {(alive ? "alive" : "DEAD")}; at most {most} MB resident (at most {MostMegabytes})");
    return alive && run.Findings.Count == 0 && most <= MostMegabytes ? 0 : 1;
}
finally
{
    if (!server.HasExited)
        server.Kill(entireProcessTree: true);
}

static int FreePort()
{
    using var any = new TcpListener(IPAddress.Loopback, 0);
    any.Start();
    return ((IPEndPoint)any.LocalEndpoint).Port;
}

static async Task Ready(Uri address)
{
    using var http = new HttpClient { BaseAddress = address };
    for (var tries = 0; ; tries++)
    {
        try
        {
            if ((await http.GetAsync("/health/ready")).IsSuccessStatusCode && (await http.GetAsync("/api/map")).IsSuccessStatusCode)
                return;
        }
        catch (HttpRequestException) when (tries < 600)
        {
            // not listening yet
        }
        if (tries >= 600)
            throw new TimeoutException("The server was not ready within a minute.");
        await Task.Delay(100);
    }
}

static long Resident(Process process)
{
    process.Refresh();
    return process.WorkingSet64 >> 20;
}
