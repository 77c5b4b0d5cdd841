namespace IncidentMap.Benchmarks;

/// <summary>The built programs, where their own projects put them: beside this one they would lack what the shared framework brings here.</summary>
internal static class Programs
{
    public static readonly string CommandLine = Built("IncidentMap.Cli");
    public static readonly string Server = Built("IncidentMap.Api");

    private static string Built(string project) =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, $"../../../../../src/{project}/bin/Release/net10.0/{project}.dll"));
}
