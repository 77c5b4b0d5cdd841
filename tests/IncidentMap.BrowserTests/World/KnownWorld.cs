using IncidentMap.PostgisTests.World;

namespace IncidentMap.BrowserTests.World;

/// <summary>What a town with all of data/ holds.</summary>
internal static class KnownWorld
{
    /// <summary>Keys of all incident files.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        [.. Directory.GetFiles(Repository.File("data/incidents"), "*.json").Select(Path.GetFileNameWithoutExtension).Select(name => $"curated:{name}").Order(StringComparer.Ordinal)];

    /// <summary>What the page says when nothing is filtered.</summary>
    public static string AllOfThem => $"All {Keys.Count} reported incidents";
}
