using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace IncidentMap.Tests;

/// <summary>Which folder of the library may know which: the compiler cannot hold this, since they are one project.</summary>
public sealed partial class LayoutTests
{
    [Theory]
    [InlineData("Filters", "Incidents")]
    [InlineData("GeoJson", "Incidents", "Figures", "Filters", "Gazetteer")]
    [InlineData("Exporting", "Incidents", "Filters", "GeoJson")]
    [InlineData("Tiles", "Incidents", "Filters", "GeoJson")]
    [InlineData("Incidents", "Figures", "Gazetteer")]
    [InlineData("Figures", "Incidents")]
    [InlineData("Gazetteer", "Incidents")]
    [InlineData("MapIndex", "Incidents", "Filters")]
    public void A_folder_knows_only_the_folders_below_it(string folder, params string[] allowed)
    {
        var known = Directory.EnumerateFiles(Path.Combine(Library(), folder), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => UsingOfOurs().Match(line))
            .Where(m => m.Success)
            .Select(m => m.Groups[1].Value);
        Assert.Empty(known.Except(allowed));
    }

    private static string Library([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../src/IncidentMap"));

    [GeneratedRegex(@"^using (?:static )?IncidentMap\.([A-Za-z]+)")]
    private static partial Regex UsingOfOurs();
}
