namespace IncidentMap.PostgisTests.World;

/// <summary>A folder of a test's own, gone after it.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("incidentmap").FullName;

    /// <summary>A copy of one of data/incidents, to be changed.</summary>
    public async Task<string> CopyIncident(string name) =>
        Write(name, await File.ReadAllTextAsync(Repository.File($"data/incidents/{name}"), TestContext.Current.CancellationToken));

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
