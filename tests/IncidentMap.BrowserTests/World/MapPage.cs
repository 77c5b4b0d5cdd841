using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace IncidentMap.BrowserTests.World;

/// <summary>The map page as a reader has it open, and the names of what is on it.</summary>
public sealed class MapPage : IAsyncDisposable
{
    private readonly Uri server;
    // Written as the browser tells, read by the test meanwhile: no list could be walked through.
    private readonly ConcurrentQueue<string> requests = [];
    private readonly ConcurrentQueue<string> complaints = [];

    public MapPage(Uri server, IPage page)
    {
        this.server = server;
        Page = page;
        page.Context.Request += (_, request) => requests.Enqueue(request.Url);
        page.Console += (_, message) =>
        {
            // Where a test wants no service worker, Playwright itself says so here.
            if (message.Type is "error" or "warning" && message.Text != "Service Worker registration blocked by Playwright")
                complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Dialog += (_, dialog) => complaints.Enqueue($"A dialog came up: {dialog.Message}");
    }

    public IPage Page { get; }

    /// <summary>Every address that was asked for, in order.</summary>
    public IReadOnlyList<string> Requests => requests.ToArray();

    /// <summary>Errors and warnings of the browser: broken scripts, broken policy, dialogs.</summary>
    public IReadOnlyList<string> Complaints => complaints.ToArray();

    /// <summary>"11 of 13 reported incidents".</summary>
    public ILocator Count => Page.Locator("#count");

    public ILocator Entries => Page.Locator(".entry");

    public ILocator Entry(string title) => Page.Locator(".entry").Filter(new() { HasText = title });

    /// <summary>Round symbols and captions of areas.</summary>
    public ILocator Marks => Page.Locator(".mark-box");

    /// <summary>Round symbols: places known at least to about 25 km.</summary>
    public ILocator Symbols => Page.Locator(".mark-box:has(.mark-point)");

    /// <summary>Captions of areas, of which nothing closer is known.</summary>
    public ILocator Captions => Page.Locator(".mark-box:has(.mark-area)");

    /// <summary>The hatched areas themselves.</summary>
    public ILocator Areas => Page.Locator("#map path.area");

    /// <summary>"Place uncertain", over the map.</summary>
    public ILocator Drawer => Page.Locator("#uncertain");

    public ILocator Dossier => Page.Locator("#dossier");

    public ILocator DossierTitle => Dossier.Locator("h2");

    /// <summary>The dated line of one report.</summary>
    public ILocator Line(string report) => Dossier.Locator($".line[data-report='{report}']");

    /// <summary>The list that opens where several incidents share a spot.</summary>
    public ILocator Choices => Page.Locator(".chooser .choice");

    public ILocator Notice => Page.Locator(".notice");

    /// <summary>dates, types, countries or actors.</summary>
    public ILocator FilterButton(string name) => Page.Locator($"[data-filter='{name}']");

    public ILocator FilterBody => Page.Locator("#filter-body");

    /// <summary>A choice in the filter that is open, by its words.</summary>
    public ILocator Choice(string words) => FilterBody.Locator("label.check").Filter(new() { HasText = words }).First.Locator("input");

    /// <summary>The address from its question mark on, with the commas and colons as they are, as the page itself has it now.</summary>
    public Task<string> Query() => Page.EvaluateAsync<string>("location.search");

    /// <summary>Value of one parameter of the address, as the page itself has it now.</summary>
    public Task<string?> InAddress(string parameter) =>
        Page.EvaluateAsync<string?>("parameter => new URLSearchParams(location.search).get(parameter)", parameter);

    /// <summary>Until the address has the part that a pattern describes.</summary>
    /// <remarks>Not by WaitForURLAsync: what changes between its look and its wait it never sees.</remarks>
    public Task HasAddress([StringSyntax(StringSyntaxAttribute.Regex)] string pattern) =>
        Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern));

    /// <summary>Until this, and no more, stands in the address from its question mark on.</summary>
    public Task HasQuery(string query) => HasAddress($"^[^?]*{Regex.Escape(query)}$");

    /// <summary>Until a parameter of the address has a value, or, for null, is not there.</summary>
    public Task HasInAddress(string parameter, string? value) => value is null
        ? Assertions.Expect(Page).Not.ToHaveURLAsync(new Regex($"[?&]{parameter}="))
        : HasAddress($"[?&]{parameter}={Regex.Escape(AsInAddress(value))}(&|$)");

    private static string AsInAddress(string value) =>
        Uri.EscapeDataString(value).Replace("%20", "+").Replace("%2C", ",").Replace("%3A", ":");

    public Task HasCount(string words) => Assertions.Expect(Count).ToHaveTextAsync(words);

    /// <summary>Until the incidents and the map under them are drawn.</summary>
    public async Task IsReady()
    {
        // In every language: while it waits, it has no number.
        await Assertions.Expect(Count).ToHaveTextAsync(new Regex("[0-9۰-۹]"));
        await Assertions.Expect(Page.Locator("#map .leaflet-basemap-pane canvas")).ToHaveCountAsync(1);
    }

    public async Task<IReadOnlyList<string>> Titles()
    {
        await IsReady();
        return await Page.Locator(".entry-title").AllInnerTextsAsync();
    }

    /// <summary>Keys of the incidents in the list, in its order.</summary>
    public async Task<string[]> Keys() => await Entries.EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.key)");

    /// <summary>Text and attributes of the element that has the focus; empty where none has it.</summary>
    public Task<string> Focused() => Page.EvaluateAsync<string>("document.activeElement?.matches('body') === false ? document.activeElement.outerHTML : ''");

    /// <summary>Until the element that has the focus has these words in its text or attributes.</summary>
    public async Task HasFocus(string words)
    {
        var waited = Stopwatch.StartNew();
        while (!(await Focused()).Contains(words, StringComparison.Ordinal) && waited.Elapsed < Browser.Patience)
            await Task.Delay(50);
        Assert.Contains(words, await Focused());
    }

    public Task Press(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Addresses asked for that are not the server's own.</summary>
    public IEnumerable<string> Strangers => requests.Where(url => !url.StartsWith(server.ToString(), StringComparison.Ordinal));

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
