namespace IncidentMap.Api.Ops;

/// <summary>The picture beside the site's title, read once at start.</summary>
/// <param name="MediaType">By the file's ending.</param>
/// <param name="Content">The file as it is.</param>
internal sealed record SiteLogo(string MediaType, byte[] Content)
{
    /// <summary>Loaded before the map on the poorest line, so it must not weigh more than the map's own code.</summary>
    private const int MostBytes = 50_000;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".jpg"] = "image/jpeg",
    };

    /// <exception cref="FormatException">There is no such picture, or it is too large.</exception>
    public static SiteLogo Read(string path)
    {
        if (!Types.TryGetValue(Path.GetExtension(path), out var type))
            throw new FormatException($"Site__Logo is '{path}'; it must be a file that ends in {string.Join(", ", Types.Keys)}.");
        try
        {
            var content = File.ReadAllBytes(path);
            return content.Length <= MostBytes
                ? new SiteLogo(type, content)
                : throw new FormatException($"Site__Logo, '{path}', has {content.Length} bytes; {MostBytes} are the most.");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"Site__Logo cannot be read: {unread.Message}", unread);
        }
    }
}
