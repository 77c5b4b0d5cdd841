using System.Globalization;

namespace IncidentMap.Api.Ops;

/// <summary>A map background that the site uses instead of its own.</summary>
/// <param name="Url">Template with {z}, {x}, {y} and perhaps {s}.</param>
/// <param name="Attribution">Plain text that its owner asks for.</param>
internal sealed record TileLayer(string Url, string Attribution);

/// <summary>What the map shows first, in degrees and zoom levels of web maps.</summary>
internal sealed record StartView(double Lat, double Lon, double Zoom);

/// <summary>What makes the map page a site's own: <c>Site:*</c>.</summary>
internal sealed record SiteSettings
{
    private const int LongestTitle = 80, LongestNotice = 500, LongestContact = 200;

    /// <summary>Codes of the languages that the page is written in, as <c>src/front/src/languages.ts</c> has them.</summary>
    private static readonly string[] Spoken = ["en", "ur", "ps", "prs"];

    /// <summary><c>Site:Title</c>; null for the page's own, in the reader's language.</summary>
    public string? Title { get; init; }

    /// <summary>The title where there is one language only, as in the API.</summary>
    public string Name => Title ?? "Incident Map";

    /// <summary><c>Site:Logo</c></summary>
    public SiteLogo? Logo { get; init; }

    /// <summary><c>Site:StartView</c>: <c>34.5,69.2,7</c></summary>
    public StartView? Start { get; init; }

    /// <summary><c>Site:TileLayer:Url</c>, <c>Site:TileLayer:Attribution</c></summary>
    public TileLayer? TileLayer { get; init; }

    /// <summary><c>Site:Languages</c>: those that the page offers, the one for readers of none of them first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = Spoken;

    /// <summary><c>Site:DataNotice</c>: a sentence on the data, shown with it.</summary>
    public string? DataNotice { get; init; }

    /// <summary><c>Site:Contact</c>: an address or a sentence, shown to users.</summary>
    public string? Contact { get; init; }

    /// <summary>As <c>/api/site</c> and the head of the map page tell it.</summary>
    public object Published => new
    {
        title = Title,
        logo = Logo is null ? null : "api/site/logo",
        start_view = Start is { } start ? new { lat = start.Lat, lon = start.Lon, zoom = start.Zoom } : null,
        tile_layer = TileLayer is { } tiles ? new { url = tiles.Url, attribution = tiles.Attribution } : null,
        languages = Languages,
        data_notice = DataNotice,
        contact = Contact,
    };

    /// <param name="site">The section <c>Site</c>.</param>
    /// <param name="root">Folder that a relative path begins from.</param>
    /// <exception cref="FormatException">A setting makes no sense; the message names it.</exception>
    public static SiteSettings From(IConfiguration site, string root) => new()
    {
        Title = Text(site, "Title", LongestTitle),
        Logo = Text(site, "Logo", int.MaxValue) is { } path ? SiteLogo.Read(Path.Combine(root, path)) : null,
        Start = Text(site, "StartView", int.MaxValue) is { } view ? View(view) : null,
        TileLayer = Tiles(site["TileLayer:Url"], site["TileLayer:Attribution"]),
        Languages = Text(site, "Languages", int.MaxValue) is { } languages ? Known(languages) : Spoken,
        DataNotice = Text(site, "DataNotice", LongestNotice),
        Contact = Text(site, "Contact", LongestContact),
    };

    private static string? Text(IConfiguration site, string name, int longest) => site[name]?.Trim() switch
    {
        null or "" => null,
        { } text when text.Length > longest => throw new FormatException($"Site__{name} has {text.Length} characters; {longest} are the most."),
        var text => text,
    };

    private static StartView View(string text)
    {
        var parts = text.Split(',');
        if (parts.Length == 3 && Within(parts[0], -85, 85, out var lat) && Within(parts[1], -180, 180, out var lon) && Within(parts[2], 0, 20, out var zoom))
            return new StartView(lat, lon, zoom);
        throw new FormatException($"Site__StartView is '{text}'; it must be latitude, longitude and zoom (0 to 20) as the map's own address has them behind 'at=', such as 34.5,69.2,7.");
    }

    private static bool Within(string text, double least, double most, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;

    private static string[] Known(string text)
    {
        string[] languages = [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
        return languages is not [] && languages.All(Spoken.Contains)
            ? languages
            : throw new FormatException($"Site__Languages is '{text}'; it must name some of {string.Join(", ", Spoken)}, with commas between them.");
    }

    private static TileLayer? Tiles(string? url, string? attribution)
    {
        if (string.IsNullOrWhiteSpace(url))
            return null;
        var whole = url.Contains("{z}", StringComparison.Ordinal) && url.Contains("{x}", StringComparison.Ordinal) && url.Contains("{y}", StringComparison.Ordinal);
        return whole && Uri.TryCreate(url.Replace("{s}", "a", StringComparison.Ordinal), UriKind.Absolute, out var parsed) && parsed.Scheme is ("http" or "https")
            ? new TileLayer(url, attribution ?? "")
            : throw new FormatException($"Site__TileLayer__Url is '{url}'; it must be an http or https template such as https://tiles.example/{{z}}/{{x}}/{{y}}.png.");
    }
}
