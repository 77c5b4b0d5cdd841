using System.Globalization;
using System.Net;
using System.Xml.Linq;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Map;

/// <summary>Who follows a filter in a feed reader.</summary>
public sealed class FeedTests
{
    private static readonly XNamespace atom = "http://www.w3.org/2005/Atom", geoRss = "http://www.georss.org/georss";

    [Fact]
    public async Task A_feed_tells_what_a_filter_keeps_with_the_newest_report_first()
    {
        await using var town = await Town.With(
            At("old", 69.2, 34.5).But(i => i.Country = "AF").Saying(ReportBy("police", "2021-08-27").Killed(2)),
            At("new", 69.3, 34.6).But(i => i.Country = "AF").Saying(ReportBy("police", "2021-08-27").Killed(2), ReportBy("residents", "2021-09-03").Killed(5)),
            At("area", 69.4, 34.7).But(i => (i.Country, i.LocationPrecision) = ("AF", LocationPrecision.Admin1)).Saying(ReportBy("police", "2021-09-01")),
            At("elsewhere", 71).But(i => i.Country = "PK").Saying(ReportBy("police", "2021-09-09")));
        var feed = await Read(town, "?country=AF");

        Assert.Equal(atom + "feed", feed.Name);
        Assert.Equal(["Bombing new", "Bombing area", "Bombing old"], Entries(feed).Select(e => (string)e.Element(atom + "title")!));
        Assert.Equal(["34.6 69.3", null, "34.5 69.2"], Entries(feed).Select(e => (string?)e.Element(geoRss + "point")));
        var newest = Entries(feed).First();
        Assert.Equal("2021-08-26; killed 5 (2 to 5); injured unknown; reported. What happened new.", Without(newest, "AF; "));
        Assert.Equal("2021-08-27T00:00:00Z", (string)newest.Element(atom + "published")!);
        Assert.Equal($"{town.Address}?incident=news%3Anew", Link(newest, "alternate"));
        using var dossier = await town.Http.GetAsync(Link(newest, "related"));
        Assert.Equal(HttpStatusCode.OK, dossier.StatusCode);
        Assert.Equal($"{town.Address}api/feed?country=AF", Link(feed, "self"));
        Assert.Equal(["Bombing old", "Bombing new"], Entries(await Read(town, "?country=AF&asOf=2021-08-31")).Select(e => (string)e.Element(atom + "title")!).OrderDescending());
        Assert.Equal(["Bombing new"], Entries(await Read(town, "?country=AF&limit=1")).Select(e => (string)e.Element(atom + "title")!));
        Assert.Empty(Entries(await Read(town, "?country=XX")));
    }

    /// <summary>RFC 4287: each feed and entry has one id, title and updated; the id is an IRI; updated has a time zone; a feed has an author.</summary>
    [Fact]
    public async Task Ids_stay_and_every_part_that_the_standard_asks_for_is_there()
    {
        await using var town = await Town.OfAllData();
        var feed = await Read(town, "?q=kabul");
        Assert.NotEmpty((string)feed.Element(atom + "author")!.Element(atom + "name")!);
        Assert.All(Entries(feed).Prepend(feed), part =>
        {
            Assert.StartsWith("urn:uuid:", (string)Assert.Single(part.Elements(atom + "id")), StringComparison.Ordinal);
            Assert.NotEmpty((string)Assert.Single(part.Elements(atom + "title")));
            Assert.EndsWith("Z", (string)Assert.Single(part.Elements(atom + "updated")), StringComparison.Ordinal);
            _ = DateTimeOffset.ParseExact((string)part.Element(atom + "updated")!, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        });
        Assert.Equal((string)feed.Element(atom + "updated")!, Entries(feed).Max(e => (string)e.Element(atom + "updated")!));
        var drone = Assert.Single(Entries(feed), e => ((string)e.Element(atom + "title")!).Contains("drone strike", StringComparison.Ordinal));
        Assert.Equal((string)drone.Element(atom + "id")!, Entries(await Read(town, "?event_subtype=air_drone_strike&country=AF"))
            .Where(e => (string)e.Element(atom + "title")! == (string)drone.Element(atom + "title")!).Select(e => (string)e.Element(atom + "id")!).Single());
        Assert.Equal("urn:uuid:639a52e1-8016-54b1-bbb8-c7e18e3962a2", (string)drone.Element(atom + "id")!);
    }

    [Fact]
    public async Task Hostile_texts_are_text_and_what_XML_cannot_hold_is_replaced()
    {
        const string Title = "<img src=x onerror=alert(1)> & ]]> \u0001 \ufffe 💥 \"quoted\"";
        await using var town = await Town.With(At("a", 69).But(i => (i.Title, i.Summary) = (Title, "</summary><script>alert(1)</script>")).Saying(ReportBy("police")));
        var entry = Assert.Single(Entries(await Read(town, "")));
        Assert.Equal(Title.Replace('\u0001', '\ufffd').Replace('\ufffe', '\ufffd'), (string)entry.Element(atom + "title")!);
        Assert.EndsWith("</summary><script>alert(1)</script>", (string)entry.Element(atom + "summary")!, StringComparison.Ordinal);
        Assert.Empty(entry.Element(atom + "title")!.Elements());
    }

    [Fact]
    public async Task A_reader_that_has_it_already_gets_304_until_something_changes()
    {
        await using var town = await Town.With(At("a", 69).Saying(ReportBy("police")));
        await town.Map();
        using var first = await town.Http.GetAsync("/api/feed");
        Assert.Equal("application/atom+xml; charset=utf-8", first.Content.Headers.ContentType!.ToString());
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/feed") { Headers = { { "If-None-Match", $"{first.Headers.ETag}" } } };
        using var unchanged = await town.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        await town.Report(At("b", 70).Saying(ReportBy("police")));
        await town.Map();
        using var later = new HttpRequestMessage(HttpMethod.Get, "/api/feed") { Headers = { { "If-None-Match", $"{first.Headers.ETag}" } } };
        using var changed = await town.Http.SendAsync(later);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory]
    [InlineData("?sort=killed", "sort", "A feed begins with the newest report; leave sort out.")]
    [InlineData("?limit=201", "limit", "'201' is not a whole number from 1 to 200.")]
    [InlineData("?killed=many", "killed", "'many' is no range. Write 5..20, 5.. for five and more, or ..20 for twenty and fewer.")]
    public async Task What_a_feed_does_not_know_is_refused(string query, string parameter, string detail)
    {
        await using var town = await Town.With();
        await town.Map();
        Assert.Equal(new Refusal(400, parameter, detail), await town.Refused("/api/feed" + query));
    }

    private static async Task<XElement> Read(Town town, string query)
    {
        await town.Map();
        return XElement.Parse(await town.Http.GetStringAsync("/api/feed" + query), LoadOptions.PreserveWhitespace);
    }

    private static IEnumerable<XElement> Entries(XElement feed) => feed.Elements(atom + "entry");

    private static string Without(XElement entry, string place) => ((string)entry.Element(atom + "summary")!).Replace(place, "", StringComparison.Ordinal);

    private static string Link(XElement part, string rel) => (string)part.Elements(atom + "link").Single(l => (string)l.Attribute("rel")! == rel).Attribute("href")!;
}
