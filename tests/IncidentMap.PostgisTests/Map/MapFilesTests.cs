using System.Net;
using IncidentMap.PostgisTests.World;

namespace IncidentMap.PostgisTests.Map;

/// <summary>The built map page is served from the web root beside the API.</summary>
public sealed class MapFilesTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("incidentmap-wwwroot-");

    [Fact]
    public async Task The_map_is_at_the_root_asked_for_anew_and_its_parts_are_kept_for_good()
    {
        foreach (var page in (string[])["index.html", "embed.html"])
            File.WriteAllText(Path.Combine(root.FullName, page), "<!DOCTYPE html><title>Map</title><meta name=\"site\" content=\"\" />");
        root.CreateSubdirectory("assets");
        File.WriteAllText(Path.Combine(root.FullName, "assets/main-1234abcd.js"), "export {}");
        root.CreateSubdirectory("basemap");
        File.WriteAllText(Path.Combine(root.FullName, "basemap/admin1-1234abcd.json"), "{}");
        await using var town = await Town.Configured(new() { ["webroot"] = root.FullName });

        Assert.Equal(("text/html", "no-cache"), await Kept(town, "/"));
        Assert.Equal(("text/html", "no-cache"), await Kept(town, "/?incident=1"));
        Assert.Equal(("text/html", "no-cache"), await Kept(town, "/embed.html"));
        Assert.Equal(("text/javascript", "public, max-age=31536000, immutable"), await Kept(town, "/assets/main-1234abcd.js"));
        Assert.Equal(("application/json", "public, max-age=31536000, immutable"), await Kept(town, "/basemap/admin1-1234abcd.json"));
        Assert.Equal(404, (await town.Refused("/assets/main-old.js")).Status);
        Assert.Equal("Incident Map", (await town.Json("/ogc")).GetProperty("title").GetString());
        Assert.Empty(town.Warnings);
    }

    [Fact]
    public async Task Without_a_built_map_the_API_is_served_all_the_same()
    {
        await using var town = await Town.Configured(new() { ["webroot"] = Path.Combine(root.FullName, "nothing") });
        Assert.Equal(new Refusal(404, null, "There is nothing at this address. The API begins at /ogc."), await town.Refused("/"));
        Assert.Equal("Incident Map", (await town.Json("/ogc")).GetProperty("title").GetString());
        Assert.Empty(town.Warnings);
    }

    public void Dispose() => root.Delete(recursive: true);

    private static async Task<(string?, string?)> Kept(Town town, string path)
    {
        using var response = await town.Ask(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("nosniff", response.Headers.One("X-Content-Type-Options"));
        return (response.Content.Headers.ContentType?.MediaType, response.Headers.CacheControl?.ToString());
    }
}
