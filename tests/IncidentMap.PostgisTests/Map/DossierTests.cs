using System.Text.Json;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Map;

public sealed class DossierTests
{
    [Fact]
    public async Task The_Kabul_drone_strike_lists_who_said_what_when_and_an_estimate_by_the_written_rule()
    {
        await using var town = await Town.OfAllData();
        var dossier = await town.Json("/api/incidents/curated:2021-08-29-kabul-drone-strike");
        var reports = dossier.GetProperty("reports").EnumerateArray().ToDictionary(r => r.GetProperty("id").GetString()!);
        var killed = dossier.GetProperty("estimate").GetProperty("killed");

        var said = killed.GetProperty("statements").EnumerateArray().Select(s =>
        {
            var report = reports[s.GetProperty("report").GetString()!];
            return (report.GetProperty("speaker").GetString(), report.GetProperty("published").GetString(), Number(s, "at_least"), Number(s, "at_most"), s.GetProperty("counts").GetBoolean());
        }).ToList();

        // None, then 3 attackers' worth of a righteous strike, then up to 10: one speaker, whose last word alone counts.
        Assert.Contains(("US military", "2021-08-29", 0, 0, false), said);
        Assert.Contains(said, s => s is ("US military", "2021-09-17", null, 10, true));
        Assert.Contains(said, s => s.Item3 == 1 && s.Item4 == 1);
        Assert.Contains(said, s => s.Item3 == 7);
        Assert.Contains(said, s => s is (_, _, 10, null, _));
        Assert.Contains(said, s => s is (_, _, 3, 3, _));
        Assert.Equal((1, 10, 10), (killed.GetProperty("low").GetInt32(), killed.GetProperty("best").GetInt32(), killed.GetProperty("high").GetInt32()));
        Assert.All(killed.GetProperty("statements").EnumerateArray(), s => Assert.NotEmpty(s.GetProperty("because").GetString()!));
        Assert.All(reports.Values, r => Assert.True(r.GetProperty("speaker").GetString()!.Length > 0));
    }

    [Fact]
    public async Task A_dossier_holds_all_that_was_reported()
    {
        await using var town = await Town.With(At("gate", 69.22, 34.26).By("The Group").But(i =>
        {
            (i.LocalTime, i.TimeZone, i.OccurredAt) = (new TimeOnly(17, 50), "Asia/Kabul", new DateTime(2021, 8, 26, 13, 20, 0, DateTimeKind.Utc));
            (i.Admin1, i.Admin1Name) = ("AF-KAB", "Kabul");
        }).Saying(
            ReportBy("police").Killed(12).Says("The Group", Stance.Accused),
            ReportBy("amaq", "2021-08-27").Says("The Group", Stance.Claimed).But(r => r.SpeakerKind = SpeakerKind.ArmedGroup),
            ReportBy("police", "2021-08-28").Killed(60, null, CasualtyGroup.Civilians).Killed(13, 13, CasualtyGroup.ForeignForces),
            ReportBy("daily", "2021-08-29").Killed(999).But(r => (r.WithdrawnOn, r.WithdrawnReason) = (new DateOnly(2021, 8, 30), "a misprint"))));

        var dossier = await town.Json("/api/incidents/news:gate");
        Assert.Equal(
            """{"start":"2021-08-26","end":"2021-08-26","precision":"day","local_time":"17:50","time_zone":"Asia/Kabul","occurred_at":"2021-08-26T13:20:00Z"}""",
            dossier.GetProperty("date").GetRawText());
        Assert.Equal(
            """{"reported":null,"gazetteer":null,"country":null,"admin1":{"code":"AF-KAB","name":"Kabul"},"admin2":null,"point":[69.22,34.26],"precision":"place","radius_m":1500,"note":null}""",
            dossier.GetProperty("place").GetRawText());
        Assert.Equal(
            """[{"name":"The Group","kind":"armed_group","role":"attacker","aliases":[]}]""",
            dossier.GetProperty("actors").GetRawText());
        Assert.Equal(
            """{"low":73,"best":73,"high":73,"best_report":"police-2021-08-28","best_reason":"the newest report that stands","series":[{"from":"2021-08-26","low":12,"best":12,"high":12},{"from":"2021-08-28","low":73,"best":73,"high":73},{"from":"2021-08-29","low":73,"best":999,"high":999},{"from":"2021-08-30","low":73,"best":73,"high":73}],"statements":[{"report":"police-2021-08-26","group":"all","at_least":12,"at_most":12,"best":null,"approximate":false,"counts":false,"because":"replaced by the newer figure of the same speaker, police, of 2021-08-28"},{"report":"police-2021-08-28","group":"sum","at_least":73,"at_most":null,"best":null,"approximate":false,"counts":true,"because":"the newest figure of police (sum of civilians at least 60 + foreign forces 13)"},{"report":"daily-2021-08-29","group":"all","at_least":999,"at_most":999,"best":null,"approximate":false,"counts":false,"because":"withdrawn on 2021-08-30: a misprint"}]}""",
            dossier.GetProperty("estimate").GetProperty("killed").GetRawText());
        Assert.Equal(JsonValueKind.Null, dossier.GetProperty("estimate").GetProperty("injured").ValueKind);
        Assert.Equal(
            """[{"actor":"The Group","stance":"accused","speaker":"police","report":"police-2021-08-26","published":"2021-08-26","stands":true},{"actor":"The Group","stance":"claimed","speaker":"amaq","report":"amaq-2021-08-27","published":"2021-08-27","stands":true}]""",
            dossier.GetProperty("responsibility").GetRawText());
        Assert.Equal(
            """{"id":"amaq-2021-08-27","publisher":"Daily Example","title":"amaq speaks","url":"https://example.org/news","published":"2021-08-27","published_at":null,"language":"en","speaker":"amaq","spoken_by":null,"speaker_kind":"armed_group","text":"What amaq said.","place":null,"time":null,"means":null,"withdrawn":null,"set_aside":null,"figures":[],"responsibility":[{"actor":"The Group","stance":"claimed"}]}""",
            dossier.GetProperty("reports")[1].GetRawText());
        Assert.Equal("""{"on":"2021-08-30","reason":"a misprint"}""", dossier.GetProperty("reports")[3].GetProperty("withdrawn").GetRawText());
        Assert.Equal(("2021-08-26", "2021-08-29"), (dossier.GetProperty("first_reported").GetString(), dossier.GetProperty("last_reported").GetString()));
        Assert.True(dossier.GetProperty("revision").GetInt64() > 0);
    }

    [Fact]
    public async Task A_dossier_tells_what_it_had_come_to_on_each_day_and_which_imports_changed_what()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var told = await File.ReadAllTextAsync(Repository.File("data/incidents/2021-08-29-kabul-drone-strike.json"));
        var file = folder.Write("strike.json", told);
        Assert.Equal(0, (await town.IncidentMap("import", file)).Exit);
        folder.Write("strike.json", told.Replace("\"US drone strike on a car in Khwaja Bughra, Kabul\"", "\"A strike in Kabul\"", StringComparison.Ordinal));
        Assert.Equal(0, (await town.IncidentMap("import", file)).Exit);
        Assert.Equal(0, (await town.IncidentMap("import", file)).Exit);

        var dossier = await town.Json("/api/incidents/curated:2021-08-29-kabul-drone-strike");
        Assert.Equal(
            ["1 strike.json True ", "2 strike.json False title"],
            dossier.GetProperty("changes").EnumerateArray().Select(c =>
                $"{c.GetProperty("batch")} {c.GetProperty("source")} {c.GetProperty("added")} {string.Join(' ', c.GetProperty("fields").EnumerateArray())}"));
        Assert.Equal(
            ["{}", "{\"title\":[\"US drone strike on a car in Khwaja Bughra, Kabul\",\"A strike in Kabul\"]}"],
            dossier.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("values").GetRawText()));
        Assert.All(dossier.GetProperty("changes").EnumerateArray(), c => Assert.EndsWith("Z", c.GetProperty("at").GetString(), StringComparison.Ordinal));
        var accounts = dossier.GetProperty("accounts").EnumerateArray().ToList();
        Assert.Equal("""{"from":"2021-08-29","status":"reported","killed":[0,1,1],"injured":[null,null,null],"claimed_by":["United States armed forces"],"report_count":3}""", accounts[0].GetRawText());
        Assert.Equal(dossier.GetProperty("status").GetString(), accounts[^1].GetProperty("status").GetString());
        Assert.Equal("[1,10,10]", accounts[^1].GetProperty("killed").GetRawText());

        Assert.Equal(0, (await town.IncidentMap("undo", "2")).Exit);
        Assert.Single((await town.Json("/api/incidents/curated:2021-08-29-kabul-drone-strike")).GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task A_dossier_is_found_by_id_and_by_key_as_it_is_or_escaped()
    {
        await using var town = await Town.With(At("one", 69), At("two", 69));
        foreach (var name in (string[])["2", "news:two", "news%3Atwo"])
            Assert.Equal("news:two", (await town.Json($"/api/incidents/{name}")).GetProperty("key").GetString());
    }

    [Theory]
    [InlineData("3", "There is no incident with the id or key '3'.")]
    [InlineData("news:three", "There is no incident with the id or key 'news:three'.")]
    [InlineData("'; DROP TABLE incidents --", "There is no incident with the id or key ''; DROP TABLE incidents --'.")]
    [InlineData("99999999999999999999", "There is no incident with the id or key '99999999999999999999'.")]
    public async Task A_dossier_that_is_not_there_is_404(string name, string detail)
    {
        await using var town = await Town.With(At("one", 69));
        Assert.Equal(new Refusal(404, null, detail), await town.Refused($"/api/incidents/{Uri.EscapeDataString(name)}"));
    }

    private static int? Number(JsonElement statement, string name) =>
        statement.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
}
