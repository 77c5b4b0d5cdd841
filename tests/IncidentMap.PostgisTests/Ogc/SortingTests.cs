using System.Text.Json;
using IncidentMap.GeoJson;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

[Proves("ogcapi-features-8/1.0/conf/sorting")]
[Proves("ogcapi-features-8/1.0/conf/features-sorting")]
public sealed class SortingTests
{
    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    public async Task Every_sortable_sorts_both_ways_with_the_unknown_last_and_pages_lose_nothing(string id)
    {
        await using var town = await Town.OfAllData();
        var features = (await town.Json($"/ogc/collections/{id}/items?limit=1000")).GetProperty("features").EnumerateArray().ToList();
        var sortables = (await town.Json($"/ogc/collections/{id}/sortables")).GetProperty("properties").EnumerateObject().Select(p => p.Name).ToList();
        foreach (var name in sortables)
            foreach (var sort in (string[])[name, "-" + name])
                Assert.Equal($"{sort}: {string.Join(',', Sorted(features, sort))}", $"{sort}: {string.Join(',', await Walk(town, $"/ogc/collections/{id}/items?limit=7&sortby={sort}"))}");
    }

    [Theory]
    [InlineData("country,-killed_best")]
    [InlineData("-killed_best,date_start")]
    [InlineData("-date_start,-killed_best")]
    [InlineData("event_subtype,-occurred_at,killed_low")]
    [InlineData("-country,-event_type,-event_subtype,-admin1,-killed_best,-injured_best")]
    [InlineData("date_start,-id")]
    [InlineData("-killed_high,id")]
    public async Task Several_properties_sort_one_after_the_other_each_in_its_own_direction(string sort)
    {
        await using var town = await Town.OfAllData();
        var features = (await town.Json(IncidentItems)).GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(Sorted(features, sort), await Walk(town, $"{IncidentItems}?limit=2&sortby={sort}"));
    }

    [Theory]
    [InlineData("killed_best", "b c a d")]
    [InlineData("+killed_best", "b c a d")]
    [InlineData("%2Bkilled_best", "b c a d")]
    [InlineData("-killed_best", "a c b d")]
    [InlineData("-killed_best,id", "a b c d")]
    [InlineData("id", "a b c d")]
    [InlineData("-id", "d c b a")]
    [InlineData("title", "a d c b")]
    public async Task A_plus_or_nothing_sorts_upwards_and_a_minus_downwards(string sort, string order)
    {
        await using var town = await Town.With(
            At("a", 69).But(i => i.Title = "Bajaur").Saying(ReportBy("police").Killed(5)),
            At("b", 69).But(i => i.Title = "کابل").Saying(ReportBy("police").Killed(sort.Contains("id") ? 5 : 1)),
            At("c", 69).But(i => i.Title = "bajaur").Saying(ReportBy("police").Killed(sort.Contains("id") ? 5 : 3)),
            At("d", 69).But(i => i.Title = "Karachi"));
        Assert.Equal(order.Split(' '), await town.Keys($"?sortby={sort}"));
    }

    [Fact]
    public async Task Incidents_that_become_known_during_a_sorted_walk_disturb_nothing()
    {
        await using var town = await Town.With(Enumerable.Range(1, 20).Select(n => Dated($"old{n:00}", n / 3).But(i => i.Country = n % 4 == 0 ? null : "AF")));
        foreach (var sort in (string[])["-date_start", "country,-date_start", "-country,date_start"])
        {
            var before = await Walk(town, $"{IncidentItems}?limit=100&sortby={sort}");
            var seen = new List<int>();
            var round = 0;
            for (var next = $"{IncidentItems}?limit=3&sortby={sort}"; next is not null;)
            {
                var page = await town.Json(next);
                seen.AddRange(Ids(page));
                next = Href(page, "next");
                await town.Report(Dated($"new{sort}{round}", round).But(i => i.Country = round % 2 == 0 ? null : "PK"));
                round++;
            }
            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Equal(before, seen.Intersect(before));
        }
    }

    [Fact]
    public async Task A_token_belongs_to_its_order()
    {
        await using var town = await Town.With(At("a", 69), At("b", 69), At("c", 69));
        var next = Href(await town.Json(IncidentItems + "?limit=1&sortby=-title"), "next")!;
        Assert.Equal(["b"], Keys(await town.Json(next)));
        Assert.Equal(["b"], Keys(await town.Json(next.Replace("sortby=-title", "sortby=-title,-id"))));
        foreach (var other in (string[])["sortby=title", "sortby=-key", "sortby=-title,id", "f=json"])
            Assert.Equal("token", (await town.Refused(next.Replace("sortby=-title", other))).Parameter);
    }

    [Theory]
    [InlineData("summary", "Incidents cannot be sorted by 'summary'. There are id, key, title,")]
    [InlineData("actors", "Incidents cannot be sorted by 'actors'. There are id,")]
    [InlineData("", "'sortby' has no value; give one or leave it out.")]
    [InlineData("-", "Incidents cannot be sorted by ''. There are id,")]
    [InlineData("--title", "Incidents cannot be sorted by '-title'.")]
    [InlineData("title%20desc", "Incidents cannot be sorted by 'title desc'.")]
    [InlineData("title,,key", "Incidents cannot be sorted by ''.")]
    [InlineData("title,-title", "'title' is there twice.")]
    [InlineData("id,title", "No two features have one id, so nothing can be sorted by after it.")]
    [InlineData("key,title,country,dataset,admin1,date_start,date_end", "There are 7 properties to sort by; give 6 at most.")]
    public async Task What_cannot_be_sorted_by_is_refused(string sort, string detail)
    {
        await using var town = await Town.With();
        var refusal = await town.Refused($"{IncidentItems}?sortby={sort}");
        Assert.Equal((400, "sortby"), (refusal.Status, refusal.Parameter));
        Assert.StartsWith(detail, refusal.Detail);
    }

    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    [Proves("ogcapi-features-8/1.0/conf/sortables")]
    [Proves("ogcapi-common-3/1.0/conf/sortables")]
    public async Task The_sortables_are_linked_and_described(string id)
    {
        await using var town = await Town.With();
        var href = Href(await town.Json($"/ogc/collections/{id}"), "http://www.opengis.net/def/rel/ogc/1.0/sortables", "application/schema+json")!;
        var sortables = await town.Json(href, "application/schema+json");
        Assert.Equal(href, sortables.GetProperty("$id").GetString());
        Assert.Equal(
            Published.All.Single(c => c.Id == id).Sortables.Prepend("id").Order(),
            sortables.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order());
        Assert.Contains("What features may be sorted by", await town.Html(href + "?f=html"));
    }

    private static Incident Dated(string name, int day) => At(name, 69).On($"2021-08-{1 + day:00}");

    private static async Task<List<int>> Walk(Town town, string from)
    {
        var seen = new List<int>();
        for (var next = from; next is not null;)
        {
            var page = await town.Json(next);
            seen.AddRange(Ids(page));
            next = Href(page, "next");
        }
        return seen;
    }

    private static IEnumerable<int> Ids(JsonElement page) => page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetInt32());

    /// <summary>The ids in the order the words ask for, worked out from the features themselves.</summary>
    private static List<int> Sorted(List<JsonElement> features, string sort)
    {
        IOrderedEnumerable<JsonElement>? sorted = null;
        var words = sort.Split(',').ToList();
        if (words[^1].TrimStart('-') != "id")
            words.Add(words[^1][0] == '-' ? "-id" : "id");
        foreach (var word in words)
        {
            var descending = word[0] == '-';
            var name = word.TrimStart('-');
            sorted = sorted is null ? features.OrderBy(f => Value(f, name).ValueKind == JsonValueKind.Null) : sorted.ThenBy(f => Value(f, name).ValueKind == JsonValueKind.Null);
            sorted = descending ? sorted.ThenByDescending(f => Comparable(Value(f, name))) : sorted.ThenBy(f => Comparable(Value(f, name)));
        }
        return [.. sorted!.Select(f => f.GetProperty("id").GetInt32())];
    }

    private static JsonElement Value(JsonElement feature, string name) => name == "id" ? feature.GetProperty("id") : feature.GetProperty("properties").GetProperty(name);

    // By code point: as UTF-8 bytes, since .NET's ordinal order is of UTF-16 units. Hexadecimal keeps the order of bytes.
    private static string Comparable(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetInt32().ToString("d12", System.Globalization.CultureInfo.InvariantCulture)
        : "t" + Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(value.ToString()));
}
