using System.Diagnostics;
using System.Globalization;
using IncidentMap.Storage;

namespace IncidentMap.PostgisTests.World;

/// <summary>The built server as a process of its own, on a port of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process process;

    private ServerProcess(Process process, Uri address) => (this.process, Http) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Http { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="connection">Its database.</param>
    /// <param name="port">Where it listens: that of a server before it, or any.</param>
    /// <param name="pages">A build of the map page other than the working copy's.</param>
    /// <param name="heap">Bytes that its objects may take: a server that wants more ends.</param>
    public static async Task<ServerProcess> Start(string connection, int port = 0, string? pages = null, long? heap = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IncidentMap.Api.dll")])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.File("src/IncidentMap.Api"), // where the map page lies
        };
        start.Environment[$"ConnectionStrings__{IncidentStore.ConnectionName}"] = connection;
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        if (pages is not null)
            start.Environment["ASPNETCORE_WEBROOT"] = pages;
        if (heap is { } bytes)
            start.Environment["DOTNET_GCHeapHardLimit"] = bytes.ToString("X", CultureInfo.InvariantCulture);
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = process.StandardOutput.ReadToEndAsync(); // or it would stop at a full pipe
                return new ServerProcess(process, new Uri(line[(at + Listening.Length)..]));
            }
        throw new InvalidOperationException($"The server ended with {process.ExitCode}.");
    }

    public void Dispose()
    {
        Http.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
