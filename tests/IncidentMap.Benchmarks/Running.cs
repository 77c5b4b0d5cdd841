using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace IncidentMap.Benchmarks;

/// <summary>A server of the benchmark's own, stopped with it.</summary>
internal sealed class Running(Process process, string address) : IAsyncDisposable
{
    /// <summary>Such as <c>http://127.0.0.1:34567</c>.</summary>
    public string Address { get; } = address;

    /// <summary>Memory it has resident now, in megabytes.</summary>
    public long Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 >> 20;
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a program and waits until it answers <paramref name="path"/>.</summary>
    public static async Task<Running> Start(string program, IEnumerable<string> arguments, Dictionary<string, string> environment, int port, string path)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        var said = new System.Collections.Concurrent.ConcurrentQueue<string?>();
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data);
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var running = new Running(process, $"http://127.0.0.1:{port}");
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(90) };
        for (var clock = Stopwatch.StartNew(); !process.HasExited && clock.Elapsed < TimeSpan.FromSeconds(120); await Task.Delay(200))
        {
            try
            {
                if ((await http.GetAsync(running.Address + path)).IsSuccessStatusCode)
                    return running;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
        await running.DisposeAsync();
        throw new InvalidOperationException($"{program} does not answer {path}.\n{string.Join('\n', said)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
