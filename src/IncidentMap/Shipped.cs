namespace IncidentMap;

/// <summary>Files of data/ that the program carries within itself, so that it works from any folder.</summary>
public static class Shipped
{
    /// <summary>Opens one by its file name.</summary>
    public static Stream Open(string fileName) =>
        typeof(Shipped).Assembly.GetManifestResourceStream(fileName)
        ?? throw new ArgumentException($"no file '{fileName}' is shipped with the program", nameof(fileName));
}
