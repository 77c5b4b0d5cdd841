using IncidentMap.BrowserTests.World;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Samples;
using static Microsoft.Playwright.Assertions;

namespace IncidentMap.BrowserTests;

/// <summary>Several server processes of one database show the same world.</summary>
public sealed class TwoServersTests(Browser browser)
{
    // In the page, and so without the steps in which a test looks: when the count first is what it is to become.
    private const string Watch = """
        words => {
          const count = document.querySelector('#count');
          const look = () => { if (count.textContent === words) window.shownAt ??= Date.now(); };
          new MutationObserver(look).observe(count, { childList: true, characterData: true, subtree: true });
        }
        """;

    [Fact]
    public async Task An_import_by_the_command_line_shows_on_the_maps_of_both_within_two_seconds_without_a_reload()
    {
        await using var town = await Town.With(At("here", 69.2, 34.5));
        using var one = await ServerProcess.Start(town.Connection);
        using var other = await ServerProcess.Start(town.Connection);
        await using var first = await browser.Open(one.Http.BaseAddress!);
        await using var second = await browser.Open(other.Http.BaseAddress!);
        var maps = new[] { first, second };
        var then = $"All {KnownWorld.Keys.Count + 1} reported incidents";
        foreach (var map in maps)
        {
            await map.HasCount("All 1 reported incident");
            await map.Page.EvaluateAsync(Watch, then);
        }

        var (exit, _, errors) = await town.IncidentMap("import", Repository.File("data/incidents"));
        var ended = DateTimeOffset.UtcNow;
        Assert.True(exit == 0, errors);

        foreach (var map in maps)
        {
            await map.HasCount(then);
            await Expect(map.Entry("Abbey Gate")).ToBeVisibleAsync();
            // A reload would have forgotten it.
            var shown = DateTimeOffset.FromUnixTimeMilliseconds(await map.Page.EvaluateAsync<long>("window.shownAt"));
            Assert.InRange(shown - ended, TimeSpan.FromMinutes(-1), TimeSpan.FromSeconds(2));
            TestContext.Current.SendDiagnosticMessage("Shown {0:0} ms after the command's end.", (shown - ended).TotalMilliseconds);
        }
    }
}
