using System.Collections.Concurrent;
using System.Globalization;
using IncidentMap.BrowserTests.World;
using Microsoft.Playwright;
using Npgsql;

namespace IncidentMap.BrowserTests;

/// <summary>The map of a million incidents answers like that of a dozen.</summary>
public sealed class MillionTests(Browser browser, MillionTown million) : IClassFixture<MillionTown>
{
    private const int MostSymbols = 500, MostBytes = 30_000;

    private const string CountSymbols = """
        () => {
          const count = () => (window.most = Math.max(window.most ?? 0, document.querySelectorAll('.mark-box').length));
          new MutationObserver(count).observe(document.querySelector('#map'), { childList: true, subtree: true });
          count();
        }
        """;

    private const string SymbolsStandFor = """
        incidents => incidents === [...document.querySelectorAll('.mark-box:has(.mark-point, .mark-cluster)')]
          .map((symbol) => /^([0-9,]+) incidents close together/.exec(symbol.ariaLabel)?.[1].replaceAll(',', '') ?? '1')
          .reduce((sum, count) => sum + Number(count), 0)
        """;

    private static readonly string all = MillionTown.Incidents.ToString("N0", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Each_step_is_one_small_answer_with_the_numbers_of_SQL_and_few_symbols()
    {
        var answers = new ConcurrentQueue<IResponse>();
        await using var map = await browser.Open(million.Town, "?at=28,70,4.75", before: page =>
        {
            page.Response += (_, response) =>
            {
                if (IsAnswer(response))
                    answers.Enqueue(response);
            };
            return Task.CompletedTask;
        });
        await map.HasCount($"All {all} reported incidents");
        await map.Page.EvaluateAsync(CountSymbols);
        await IsRight(answers.First(), "true");

        await Step(_ => "true", async () =>
        {
            await map.Page.Locator("#search").FillAsync("Kabul");
            await map.Page.Locator(".hit").Filter(new() { HasText = "Kabul, Afghanistan" }).First.ClickAsync();
        });
        await map.FilterButton("types").ClickAsync();
        await Step(_ => "event_type = 'explosions_remote_violence'", () => map.Choice("Explosions and remote violence").CheckAsync());
        await map.FilterButton("countries").ClickAsync();
        await Step(_ => "event_type = 'explosions_remote_violence' AND country = 'AF'", () => map.Choice("Afghanistan").CheckAsync());
        await map.FilterButton("more").ClickAsync();
        await map.FilterBody.Locator("summary").Filter(new() { HasText = "Status" }).ClickAsync();
        const string three = "event_type = 'explosions_remote_violence' AND country = 'AF' AND status = 'disputed'";
        await Step(_ => three, () => map.Choice("Disputed").CheckAsync());
        await Step(days => $"{three} AND {days}", () => map.Page.GetByLabel("First day shown").PressAsync("PageUp"));
        await Step(days => $"{three} AND {days}", () => map.Page.GetByLabel("Last day shown").PressAsync("PageDown"));

        Assert.InRange(await map.Page.EvaluateAsync<int>("window.most"), 1, MostSymbols);
        await TypesAreThoseOf($"country = 'AF' AND status = 'disputed' AND {await Days()}");
        Assert.Equal(7, answers.Count);

        async Task<string> Days() => $"date_end >= '{await map.InAddress("from")}' AND date_start <= '{await map.InAddress("to")}'";

        async Task Step(Func<string, string> where, Func<Task> act)
        {
            var before = answers.Count;
            var answer = await map.Page.RunAndWaitForResponseAsync(act, IsAnswer);
            await IsRight(answer, where(await Days()));
            Assert.True(answers.Count == before + 1, string.Join('\n', answers.Select(one => one.Url)));
        }

        async Task IsRight(IResponse answer, string where)
        {
            var matched = await Number($"SELECT count(*) FROM incidents WHERE {where}");
            await map.HasCount(matched == MillionTown.Incidents ? $"All {all} reported incidents" : $"{matched:N0} of {all} reported incidents");
            var box = System.Web.HttpUtility.ParseQueryString(new Uri(answer.Url).Query)["bbox"];
            await map.Page.WaitForFunctionAsync(SymbolsStandFor, await Number(
                $"SELECT count(*) FROM incidents WHERE {where} AND location_precision IN ('exact', 'place', 'near') AND point && ST_MakeEnvelope({box}, 4326)"));
            Assert.InRange((await answer.Request.SizesAsync()).ResponseBodySize, 1, MostBytes);
        }

        // What each choice would leave, whatever is chosen in its own filter.
        async Task TypesAreThoseOf(string where)
        {
            await map.FilterButton("types").ClickAsync();
            var told = await map.FilterBody.Locator("fieldset > label .count").AllInnerTextsAsync();
            var counted = await Ask($"SELECT array_agg(n ORDER BY n DESC) FROM (SELECT count(*) AS n FROM incidents WHERE {where} GROUP BY event_type) types");
            Assert.Equal((long[])counted, told.Select(count => long.Parse(count, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task Dragged_and_zoomed_the_map_asks_once_when_it_comes_to_rest(int width, int height)
    {
        await using var map = await browser.Open(million.Town, "?at=28,70,5", new(width, height));
        await map.HasCount($"All {all} reported incidents");
        await map.Page.EvaluateAsync(CountSymbols);
        await map.Page.Locator("#map .leaflet-basemap-pane canvas").WaitForAsync();

        await Step(async () =>
        {
            var (x, y) = (width * 0.7f, height * 0.35f);
            await map.Page.Mouse.MoveAsync(x, y);
            await map.Page.Mouse.DownAsync();
            await map.Page.Mouse.MoveAsync(x - 90, y + 60, new() { Steps = 12 });
            await map.Page.Mouse.UpAsync();
        });
        await Step(() => map.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in", Exact = true }).ClickAsync());
        if (width > 800)
        {
            await map.Page.Mouse.MoveAsync(width * 0.7f, height * 0.35f);
            await Step(() => map.Page.Mouse.WheelAsync(0, 180));
        }
        Assert.InRange(await map.Page.EvaluateAsync<int>("window.most"), 1, MostSymbols);
        Assert.Empty(map.Complaints);

        async Task Step(Func<Task> act)
        {
            var before = Asked();
            var answer = await map.Page.RunAndWaitForResponseAsync(act, IsAnswer);
            var box = System.Web.HttpUtility.ParseQueryString(new Uri(answer.Url).Query)["bbox"];
            await map.Page.WaitForFunctionAsync(SymbolsStandFor, await Number(
                $"SELECT count(*) FROM incidents WHERE location_precision IN ('exact', 'place', 'near') AND point && ST_MakeEnvelope({box}, 4326)"));
            Assert.InRange((await answer.Request.SizesAsync()).ResponseBodySize, 1, MostBytes);
            Assert.Equal(before + 1, Asked());
        }

        int Asked() => map.Requests.Count(url => url.Contains("/api/", StringComparison.Ordinal) && !url.Contains("/changes", StringComparison.Ordinal));
    }

    private static bool IsAnswer(IResponse response) => response.Url.Contains("/api/map?", StringComparison.Ordinal);

    private async Task<long> Number(string sql) => (long)await Ask(sql);

    private async Task<object> Ask(string sql)
    {
        await using var connection = new NpgsqlConnection(million.Town.Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (await command.ExecuteScalarAsync())!;
    }
}
