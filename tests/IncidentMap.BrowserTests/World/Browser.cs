using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace IncidentMap.BrowserTests.World;

/// <summary>One Chromium for the run: the one of the system, since none is downloaded. INCIDENTMAP_CHROMIUM names another.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Variable = "INCIDENTMAP_CHROMIUM";

    /// <summary>How long a test waits for what should be on the page at once: a busy machine may take its time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Repository.File("src/IncidentMap.Api/wwwroot/index.html")))
            throw new InvalidOperationException("The map page has not been built: run `scripts/build.sh front`.");
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : "/usr/bin/chromium",
            // Its own sandbox cannot be set up where the tests run as root or in a container. --lang pins the date fields.
            Args = ["--no-sandbox", "--lang=en-GB"],
        });
    }

    /// <summary>A reader with nothing remembered opens the map of a town.</summary>
    /// <param name="town">Whose map.</param>
    /// <param name="query">What follows the address: <c>?country=AF</c>.</param>
    /// <param name="look">Screen and habits of the reader; a desktop in Kabul unless said otherwise.</param>
    /// <param name="before">Runs before the page is asked for, to put obstacles in its way.</param>
    public Task<MapPage> Open(Town town, string query = "", Look? look = null, Func<IPage, Task>? before = null) =>
        Open(town.Address, query, look, before);

    /// <summary>The same for a server that is known by its address only.</summary>
    public async Task<MapPage> Open(Uri server, string query = "", Look? look = null, Func<IPage, Task>? before = null)
    {
        look ??= new();
        var context = await chromium!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            Locale = look.Locale,
            TimezoneId = look.TimeZone,
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = look.Moves ? ReducedMotion.NoPreference : ReducedMotion.Reduce,
            HasTouch = look.IsPhone,
            IsMobile = look.IsPhone,
            // Obstacles that a test puts in the page's way are not in a worker's.
            ServiceWorkers = look.KeepsPages ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        var map = new MapPage(server, await context.NewPageAsync());
        if (before is not null)
            await before(map.Page);
        if (look.Language is { } language)
            query += $"{(query.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}";
        await map.Page.GotoAsync(new Uri(server, "/" + query).ToString());
        return map;
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>Screen and habits of a reader.</summary>
public sealed record Look(
    int Width = 1280, int Height = 800, bool Dark = false, string TimeZone = "Asia/Kabul", string Locale = "en-GB",
    bool KeepsPages = false, string? Language = null, bool Moves = false)
{
    public static readonly Look Phone = new(390, 844);
    public static readonly Look SmallPhone = new(320, 640);

    public bool IsPhone => Width < 800;
}
