using System.Diagnostics;
using IncidentMap.Tiles;
using Npgsql;

namespace IncidentMap.Benchmarks;

/// <summary>
/// MapServer and QGIS Server from Debian's packages, over a view of the same table, each as two FastCGI processes behind one
/// nginx: as many as there are cores.
/// </summary>
internal sealed class Peers : IAsyncDisposable
{
    private const int Processes = 2;

    private readonly string folder;
    private readonly List<int> children;
    private Running? nginx;

    private Peers(string folder, List<int> children) => (this.folder, this.children) = (folder, children);

    /// <summary>MapServer's items of the incidents.</summary>
    public string MapServer => $"{nginx!.Address}/mapserver/incidents/ogcapi/collections/incidents/items?f=json";

    /// <summary>A vector tile of MapServer's, with the attributes that ours carry.</summary>
    public string MapServerTile(int zoom, int column, int row) =>
        $"{nginx!.Address}/mapserver/?map=incidents&mode=tile&tilemode=gmap&layers=tiles&map.imagetype=mvt&tile={column}+{row}+{zoom}";

    /// <summary>QGIS Server's items of the incidents.</summary>
    public string QgisServer => $"{nginx!.Address}/qgis/wfs3/collections/incidents/items.json?";

    /// <summary>Such as <c>MapServer 8.0.0, QGIS Server 3.22.16</c>.</summary>
    public static async Task<string> Versions()
    {
        var versions = await Load.Run("dpkg-query", ["--show", "--showformat=${Package} ${Version}\n", "cgi-mapserver", "qgis-server"], []);
        return string.Join(", ", versions.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
            line.Replace("cgi-mapserver", "MapServer", StringComparison.Ordinal).Replace("qgis-server", "QGIS Server", StringComparison.Ordinal).Split('-')[0]));
    }

    public static async Task<Peers> Start(string database, string view)
    {
        var folder = Directory.CreateTempSubdirectory("incidentmap-peers").FullName;
        var port = Running.FreePort();
        var to = new NpgsqlConnectionStringBuilder(database);
        foreach (var template in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Peers")))
            await File.WriteAllTextAsync(Path.Combine(folder, Path.GetFileName(template)), (await File.ReadAllTextAsync(template))
                .Replace("@FOLDER@", folder).Replace("@PORT@", $"{port}").Replace("@VIEW@", view)
                .Replace("@TILE_COLUMNS@", $"id, point, {string.Join(", ", TileLayers.Carried.Select(p => p.Name))}")
                .Replace("@DATABASE_HOST@", to.Host).Replace("@DATABASE_PORT@", $"{to.Port}").Replace("@DATABASE_USER@", to.Username)
                .Replace("@DATABASE_PASSWORD@", to.Password).Replace("@DATABASE@", to.Database));
        var project = Path.Combine(folder, "incidents.qgs");
        await Load.Run("/usr/bin/python3", [Path.Combine(folder, "qgis_project.py"), to.Host!, $"{to.Port}", to.Username!, to.Password!, to.Database!, view, project], []);

        // nginx's workers are of another user than root.
        await Load.Run("chmod", ["711", folder], []);
        var children = new List<int>();
        children.AddRange(Spawn(folder, "mapserver", "/usr/lib/cgi-bin/mapserv", new() { ["MAPSERVER_CONFIG_FILE"] = Path.Combine(folder, "mapserver.conf") }));
        children.AddRange(Spawn(folder, "qgis", "/usr/lib/cgi-bin/qgis_mapserv.fcgi", new() { ["QGIS_PROJECT_FILE"] = project, ["QT_QPA_PLATFORM"] = "offscreen" }));
        var peers = new Peers(folder, children);
        peers.nginx = await Running.Start("nginx", ["-p", folder, "-e", Path.Combine(folder, "nginx.log"), "-c", Path.Combine(folder, "nginx.conf")], [], port, "/qgis/wfs3/collections/incidents/items.json?limit=1");
        return peers;
    }

    public async ValueTask DisposeAsync()
    {
        if (nginx is not null)
            await nginx.DisposeAsync();
        foreach (var child in children)
            Process.GetProcessById(child).Kill();
        Directory.Delete(folder, recursive: true);
    }

    private static List<int> Spawn(string folder, string name, string program, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("spawn-fcgi", ["-s", Path.Combine(folder, $"{name}.sock"), "-M", "0666", "-F", $"{Processes}", "--", program]) { RedirectStandardOutput = true };
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;
        using var spawn = Process.Start(start)!;
        // The children keep its output open, so it must not be read to an end.
        var children = new List<int>();
        while (children.Count < Processes && spawn.StandardOutput.ReadLine() is { } line)
            if (line.LastIndexOf(' ') is var space and > 0 && int.TryParse(line[(space + 1)..], out var child))
                children.Add(child);
        return children;
    }
}
