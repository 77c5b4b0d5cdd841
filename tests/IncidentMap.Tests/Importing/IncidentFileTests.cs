using IncidentMap.Gazetteer;
using IncidentMap.Importing;
using IncidentMap.Incidents;
using NetTopologySuite.Geometries;

namespace IncidentMap.Tests.Importing;

public sealed class IncidentFileTests
{
    private const string Whole = """
        {
          "key": "curated:2021-08-29-strike",
          "title": "A strike", "summary": "What happened.",
          "event_type": "explosions_remote_violence", "event_subtype": "air_drone_strike",
          "status": "reported",
          "date": { "start": "2021-08-29", "end": "2021-08-29", "precision": "day", "local_time": "16:53", "time_zone": "Asia/Kabul" },
          "place": { "reported": "near the airport", "gazetteer": "gn:1138958", "country": "AF", "admin1": "AF-KAB",
                     "point": [69.19, 34.57], "precision": "place", "radius_m": 1500 },
          "actors": [ { "name": "ISKP", "role": "target" } ],
          "reports": [
            { "id": "police-2021-08-29", "publisher": "Daily Example", "title": null, "url": "https://example.org/1",
              "published": "2021-08-29T23:30:00+04:30", "language": "en", "speaker": "Police", "speaker_kind": "police", "text": "Said.",
              "figures": [ { "measure": "killed", "group": "all", "at_least": 13, "approximate": true } ],
              "responsibility": [ { "actor": "IS-KP", "stance": "suspected" } ] }
          ]
        }
        """;

    [Fact]
    public async Task A_whole_file_becomes_an_incident_with_its_conclusions()
    {
        var incident = Assert.IsType<Read>(await Parse(Whole)).Incident;

        Assert.Equal(("curated", IncidentStatus.Reported), (incident.Dataset, incident.Status));
        Assert.Equal(new DateTime(2021, 8, 29, 12, 23, 0, DateTimeKind.Utc), incident.OccurredAt);
        Assert.Equal(("AF", "AF-KAB", "Kabul"), (incident.Country, incident.Admin1, incident.Admin1Name));
        Assert.Equal((69.19, 34.57, 1500), (incident.Point!.X, incident.Point.Y, incident.LocationRadiusMetres!.Value));
        Assert.Equal(["Islamic State Khorasan Province"], incident.Actors);
        Assert.Equal((13, 13, 13), (incident.Killed.Low, incident.Killed.Best, incident.Killed.High));
        Assert.Equal(Stance.Suspected, incident.Responsibility);
        Assert.Empty(incident.ClaimedBy);
        Assert.Equal(new DateOnly(2021, 8, 29), incident.FirstReported);
    }

    [Fact]
    public async Task A_report_keeps_the_day_that_its_publication_wrote_and_its_instant()
    {
        var report = Assert.Single(Assert.IsType<Read>(await Parse(Whole)).Incident.Reports);

        Assert.Equal(new DateOnly(2021, 8, 29), report.PublishedOn);
        Assert.Equal(new DateTime(2021, 8, 29, 19, 0, 0, DateTimeKind.Utc), report.PublishedAt);
        Assert.True(report.Figures[0].Approximate);
    }

    [Fact]
    public async Task A_place_known_to_the_province_takes_the_gazetteers_point_and_radius()
    {
        var incident = Assert.IsType<Read>(await Parse(Whole
            .Replace("\"gn:1138958\"", "\"iso:AF-KAB\"").Replace("\"precision\": \"place\", \"radius_m\": 1500", "\"precision\": \"admin1\"")
            .Replace("\"point\": [69.19, 34.57],", ""))).Incident;

        Assert.Equal((LocationPrecision.Admin1, 69.2, 38_000), (incident.LocationPrecision, incident.Point!.X, incident.LocationRadiusMetres!.Value));
    }

    [Theory]
    [InlineData("\"title\": \"A strike\",", "", 1, "title", "is missing.")]
    [InlineData("\"status\": \"reported\"", "\"status\": \"rumoured\"", 5, "status", "must be one of reported, confirmed, disputed, retracted")]
    [InlineData("\"status\": \"reported\"", "\"status\": \"reported\", \"colour\": 1", 5, "colour", "is not a member that the schema knows")]
    [InlineData("\"end\": \"2021-08-29\"", "\"end\": \"2021-08-01\"", 6, "date.end", "2021-08-01 is before date.start, 2021-08-29; swap them or correct one.")]
    [InlineData("\"end\": \"2021-08-29\"", "\"end\": \"2021-08-30\"", 6, "date.precision", "'day' means one day, but date.start and date.end differ; write within_days.")]
    [InlineData("\"end\": \"2021-08-29\"", "\"end\": \"2021-02-30\"", 6, "date.end", "day")]
    [InlineData("Asia/Kabul", "Asia/Kabool", 6, "date.time_zone", "'Asia/Kabool' is no IANA time zone; Asia/Kabul and Asia/Karachi are.")]
    [InlineData("air_drone_strike", "armed_clash", 4, "event_subtype", "'armed_clash' does not belong to explosions_remote_violence, which has chemical_weapon, ")]
    [InlineData("gn:1138958", "gn:7", 7, "place.gazetteer", "'gn:7' is not in the gazetteer; correct it, or leave gazetteer out and give a point.")]
    [InlineData("\"country\": \"AF\"", "\"country\": \"PK\"", 7, "place.country", "PK is not the country of gn:1138958 (Kabul), which is AF.")]
    [InlineData("\"admin1\": \"AF-KAB\"", "\"admin1\": \"AF-XXX\"", 7, "place.admin1", "'AF-XXX' is no province in the gazetteer")]
    [InlineData("\"precision\": \"place\"", "\"precision\": \"country\"", 8, "place.point", "A place known as 'country' has no point")]
    [InlineData("[69.19, 34.57]", "[269.19, 34.57]", 8, "place.point", "must be at most 180")]
    [InlineData("\"name\": \"ISKP\"", "\"name\": \"Islamic Front\"", 9, "actors[0].name", "did you mean Islamic State Khorasan Province?")]
    [InlineData("\"at_least\": 13,", "\"at_least\": 13, \"at_most\": 9,", 13, "reports[0].figures[0].at_least", "at_least 13 is more than at_most 9.")]
    [InlineData("\"text\": \"Said.\"", "\"text\": \"Said.\", \"withdrawn\": { \"on\": \"2021-08-01\", \"reason\": \"x\" }", 12, "reports[0].withdrawn.on", "It cannot be withdrawn before it was published, 2021-08-29.")]
    public async Task A_rule_that_is_broken_is_named_with_its_line(string there, string instead, int line, string member, string message)
    {
        Assert.Contains(there, Whole, StringComparison.Ordinal);
        var problem = Assert.IsType<Rejected>(await Parse(Whole.Replace(there, instead))).Problems
            .First(p => p.Member.StartsWith(member.Split('.')[0].Split('[')[0], StringComparison.Ordinal));

        Assert.Equal(line, problem.Line);
        Assert.StartsWith(member, problem.Member, StringComparison.Ordinal);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editors_choice_must_be_a_report_that_stands()
    {
        var rejected = Assert.IsType<Rejected>(await Parse(Whole.Replace("\"actors\"",
            "\"best\": { \"killed\": { \"report\": \"nobody\", \"reason\": \"because I say so, and so on\" } },\n\"actors\"")));

        Assert.Equal("'nobody' has no figure that stands for killed; choose one of police-2021-08-29.", Assert.Single(rejected.Problems).Message);
    }

    [Theory]
    [InlineData("A strike", "A \\u0000strike", "A NUL character is in it; remove it.")]
    [InlineData("\"at_least\": 13", "\"at_least\": 13000000000", "must be at most 10000000")]
    public async Task What_no_database_could_keep_is_refused(string there, string instead, string message)
    {
        Assert.Contains(Assert.IsType<Rejected>(await Parse(Whole.Replace(there, instead))).Problems, p => p.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "This is not JSON")]
    [InlineData("{ \"key\": ", "This is not JSON")]
    [InlineData("{ \"key\": 1, \"key\": 2 }", "This is not JSON")]
    [InlineData("[]", "The file must hold one incident, an object in { }.")]
    [InlineData("{} {}", "Additional text encountered after finished reading JSON content")]
    public async Task What_is_no_incident_at_all_is_refused(string text, string message)
    {
        Assert.Contains(Assert.IsType<Rejected>(await Parse(text)).Problems, p => p.Message.Contains(message, StringComparison.Ordinal));
    }

    private static Task<ReadRow> Parse(string text) => IncidentFile.Parse("strike.json", text, new Known(
        [new Actor { Name = "Islamic State Khorasan Province", Aliases = ["IS-KP", "ISKP"], Kind = ActorKind.ArmedGroup }],
        key => Places.SingleOrDefault(p => p.Key == key)));

    private static readonly Place[] Places =
    [
        new()
        {
            Key = "gn:1138958", Name = "Kabul", Country = "AF", Admin1 = "AF-KAB", Point = new Point(69.17, 34.53),
            Precision = LocationPrecision.Place, Source = "test",
        },
        new()
        {
            Key = "iso:AF-KAB", Name = "Kabul", Country = "AF", Admin1 = "AF-KAB", Point = new Point(69.2, 34.5),
            Precision = LocationPrecision.Admin1, RadiusMetres = 38_000, Source = "test",
        },
    ];
}
