using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;

namespace IncidentMap.PostgisTests;

/// <summary>What a visitor is promised, on the data that ships.</summary>
public sealed class ShowTests(AllDataTown all) : IClassFixture<AllDataTown>
{
    private readonly Town town = all.Town;

    [Fact]
    public async Task The_29th_of_August_2021_holds_what_happened_on_that_civil_day_and_no_other()
    {
        var page = await town.Json(IncidentItems + "?f=json&datetime=2021-08-29");
        var keys = Keys(page);
        Assert.Contains("curated:2021-08-29-kabul-drone-strike", keys);
        Assert.Contains("curated:2021-08-29-bajaur-army-post", keys);
        Assert.All(page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties")), p =>
        {
            Assert.True(string.CompareOrdinal(p.GetProperty("date_start").GetString(), "2021-08-29") <= 0);
            Assert.True(string.CompareOrdinal(p.GetProperty("date_end").GetString(), "2021-08-29") >= 0);
        });
    }

    [Theory]
    [InlineData("bbox=1,foo,3,4", "bbox", "'foo' is not a number. Write west,south,east,north in degrees")]
    [InlineData("datetime=yesterday", "datetime", "'yesterday' is not a date or time. Write a day such as 2021-08-29")]
    [InlineData("limit=0", "limit", "limit is 0; it must be a whole number from 1 up")]
    [InlineData("colour=red", "colour", "There is no parameter 'colour' here. There are f, ")]
    public async Task Nonsense_is_refused_with_its_name_and_what_would_be_right(string query, string parameter, string begin)
    {
        var refusal = await town.Refused($"{IncidentItems}?{query}");
        Assert.Equal((400, parameter), (refusal.Status, refusal.Parameter));
        Assert.StartsWith(begin, refusal.Detail);
    }

    [Fact]
    public async Task Every_incident_of_the_data_is_served()
    {
        var files = Directory.GetFiles(Repository.File("data/incidents"), "*.json").Length;
        Assert.Equal(files, (await town.Json(IncidentItems)).GetProperty("numberMatched").GetInt32());
    }

    [Fact]
    public async Task Every_incident_and_report_has_a_page()
    {
        foreach (var items in (string[])[IncidentItems, ReportItems])
            foreach (var feature in (await town.Json(items + "?limit=1000")).GetProperty("features").EnumerateArray())
            {
                var page = await town.Html($"{items}/{feature.GetProperty("id").GetInt32()}");
                Assert.Contains(System.Net.WebUtility.HtmlEncode(feature.GetProperty("properties").GetProperty("key").GetString()!), System.Net.WebUtility.HtmlEncode(System.Net.WebUtility.HtmlDecode(page)));
            }
    }
}
