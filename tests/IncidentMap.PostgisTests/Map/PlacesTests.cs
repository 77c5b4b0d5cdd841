using System.Text.Json;
using IncidentMap.PostgisTests.World;

namespace IncidentMap.PostgisTests.Map;

public sealed class PlacesTests(GazetteerTown gazetteer) : IClassFixture<GazetteerTown>
{
    private readonly Town town = gazetteer.Town;

    [Fact]
    public async Task A_misspelt_place_is_found_with_all_that_a_map_needs_to_go_there()
    {
        var answer = await town.Json("/api/places?q=Bhawalnagar");

        Assert.Equal(("Bhawalnagar", "gn:1183883", false), (Text(answer, "q"), Text(answer, "best"), answer.GetProperty("ambiguous").GetBoolean()));
        var first = answer.GetProperty("candidates")[0];
        Assert.Equal(
            """{"code":"PK-PB","name":"Punjab"} "Bahawalnagar" [73.25272,29.99835] "place" 5000 "fuzzy" "town" "PK" """.TrimEnd(),
            string.Join(' ', ((string[])["admin1", "admin2", "point", "precision", "radius_m", "match", "kind", "country"]).Select(name => first.GetProperty(name).GetRawText())));
        Assert.InRange(first.GetProperty("score").GetDouble(), 0.6, 1);
    }

    [Fact]
    public async Task What_may_be_either_is_said_to_be_ambiguous()
    {
        var answer = await town.Json("/api/places?q=Waziristan");
        Assert.Equal((null, true), (Text(answer, "best"), answer.GetProperty("ambiguous").GetBoolean()));
        Assert.Equal(["North Waziristan", "South Waziristan"], Names(answer).Take(2).Order());
    }

    [Theory]
    [InlineData("q=Arghandab&admin1=AF-ZAB", "im:af-zab-arghandab")]
    [InlineData("q=Arghandab%20district&country=AF&admin1=Kandahar", "im:af-kan-arghandab")]
    [InlineData("q=%DA%A9%D8%A7%D8%A8%D9%84", "gn:1138958")]
    public async Task Parents_and_scripts_of_any_kind_may_be_given(string query, string key) =>
        Assert.Equal(key, Text(await town.Json($"/api/places?{query}"), "best"));

    [Fact]
    public async Task Who_is_still_typing_sees_the_best_known_names_that_begin_so()
    {
        var answer = await town.Json("/api/places?q=Pesh&limit=3");
        Assert.Equal("Peshawar", Names(answer).First());
        Assert.Null(Text(answer, "best"));
        Assert.Equal(3, answer.GetProperty("candidates").GetArrayLength());
        Assert.Equal("beginning", Text(answer.GetProperty("candidates")[0], "match"));
        Assert.DoesNotContain("AF", (await town.Json("/api/places?q=Ba&country=PK&limit=1000")).GetProperty("candidates").EnumerateArray().Select(c => Text(c, "country")));
    }

    [Theory]
    [InlineData("q=Atlantis")]
    [InlineData("q=%EF%BF%BE")]
    [InlineData("q=%F0%9F%92%A3")]
    [InlineData("q='%22%25_")]
    [InlineData("q=x&country=AF")]
    public async Task What_is_nowhere_has_no_candidates(string query) =>
        Assert.Equal(0, (await town.Json($"/api/places?{query}")).GetProperty("candidates").GetArrayLength());

    [Theory]
    [InlineData("", "q", "'q' is missing: the name of a place, such as ?q=Jalalabad.")]
    [InlineData("q=", "q", "'q' has no value; give one or leave it out.")]
    [InlineData("q=Kabul&limit=0", "limit", "'0' is no whole number from 1 on, at most 20 are given.")]
    [InlineData("q=Kabul&limit=1e3", "limit", "'1e3' is no whole number from 1 on, at most 20 are given.")]
    [InlineData("q=Kabul&country=Syria", "country", "'Syria' is no country of the gazetteer, which has AF, PK.")]
    [InlineData("q=Kabul&country=PK&admin1=Nangarhar", "admin1", "'Nangarhar' is no province of PK in the gazetteer; write its name or a code such as PK-BA.")]
    [InlineData("q=Kabul&near=me", "near", "There is no parameter 'near' here. There are q, admin1, country, limit.")]
    public async Task A_mistake_is_refused_with_what_would_be_right(string query, string parameter, string detail) =>
        Assert.Equal(new Refusal(400, parameter, detail), await town.Refused($"/api/places?{query}"));

    [Fact]
    public async Task A_text_that_is_no_name_is_refused_before_anything_is_looked_up() =>
        Assert.Equal("A name of 5000 characters is none; 200 are the most.", (await town.Refused($"/api/places?q={new string('a', 5000)}")).Detail);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static IEnumerable<string?> Names(JsonElement answer) => answer.GetProperty("candidates").EnumerateArray().Select(c => Text(c, "name"));
}
