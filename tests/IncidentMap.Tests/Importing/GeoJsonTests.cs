using System.Text;
using IncidentMap.Importing;
using IncidentMap.Incidents;

namespace IncidentMap.Tests.Importing;

public sealed class GeoJsonTests
{
    /// <summary>A feature of our own items, as the API publishes it.</summary>
    private const string Own = """
        {"type":"Feature","id":2,"geometry":{"type":"Point","coordinates":[69.19,34.57]},"properties":{"key":"curated:2021-08-29-kabul-drone-strike",
        "title":"US drone strike on a car","summary":"What happened.","date_start":"2021-08-29","date_end":"2021-08-29","date_precision":"day","local_time":"16:53",
        "time_zone":"Asia/Kabul","occurred_at":"2021-08-29T12:23:00Z","event_type":"explosions_remote_violence","event_subtype":"air_drone_strike","status":"confirmed",
        "weapon":"missile","target_kind":"private vehicle","country":"AF","admin1":"AF-KAB","admin1_name":"Kabul","admin2":"Kabul","place":"Khwaja Bughra",
        "location_precision":"near","location_radius_m":1500,"killed_low":1,"killed_best":10,"killed_high":10,"injured_low":null,"injured_best":null,"injured_high":null,
        "actors":["United States armed forces","Civilians"],"attackers":["United States armed forces"],"targets":["Civilians"],"claimed_by":["United States armed forces"],"responsibility":"admitted","report_count":11,
        "first_reported":"2021-08-29","last_reported":"2021-09-17","dataset":"curated","updated_at":"2026-01-01T00:00:00Z"},"links":[]}
        """;

    private const string Bare = """{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[67.0,30.2]},"properties":{"date":"2021-01-07","event_type":"battles"}}""";

    [Fact]
    public void Our_own_export_is_restored_as_far_as_its_properties_go()
    {
        var read = Given.Loaded("items.geojson", Collection(Own));
        var incident = read.Incident;

        Assert.Equal(("curated:2021-08-29-kabul-drone-strike", "curated", IncidentStatus.Confirmed), (incident.Key, incident.Dataset, incident.Status));
        Assert.Equal(("US drone strike on a car", "What happened.", "missile", "private vehicle"), (incident.Title, incident.Summary, incident.Weapon, incident.TargetKind));
        Assert.Equal((LocationPrecision.Near, 1_500, 69.19), (incident.LocationPrecision, incident.LocationRadiusMetres, incident.Point!.X));
        Assert.Equal(("AF", "AF-KAB", "Kabul", "Kabul", "Khwaja Bughra"), (incident.Country, incident.Admin1, incident.Admin1Name, incident.Admin2, incident.PlaceReported));
        Assert.Equal(new DateTime(2021, 8, 29, 12, 23, 0, DateTimeKind.Utc), incident.OccurredAt);
        Assert.Equal((1, 10, 10, null), (incident.Killed.Low, incident.Killed.Best, incident.Killed.High, incident.Injured.Best));
        Assert.Equal(["United States armed forces", "Civilians"], incident.Actors);
        Assert.Equal(["United States armed forces"], incident.Attackers);
        Assert.Equal(["Civilians"], incident.Targets);
        Assert.Equal(["United States armed forces"], incident.ClaimedBy);
        Assert.Equal(new DateOnly(2021, 9, 17), incident.LastReported);
        Assert.Null(incident.SourceRecord);
        Assert.Empty(read.Warnings);
    }

    [Theory]
    [InlineData("collection", "{\"type\":\"FeatureCollection\",\"features\":[\n{0},\n{1}\n]}")]
    [InlineData("collection, members in another order", "{\"features\":[{0},{1}],\"name\":\"x\",\"type\":\"FeatureCollection\"}")]
    [InlineData("collection with a crs", "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},\"features\":[{0},{1}]}")]
    [InlineData("text sequence", "\u001E{0}\n\u001E{1}\n")]
    [InlineData("one on a line", "{0}\n{1}\n")]
    public void Collections_sequences_and_lines_are_all_read(string what, string text)
    {
        var rows = Given.Rows("points.json", text.Replace("{0}", Bare).Replace("{1}", Bare.Replace(":7,", ":8,")));

        Assert.Equal((what, "geojson:7, geojson:8"), (what, string.Join(", ", rows.Cast<Read>().Select(r => r.Incident.Key))));
    }

    [Fact]
    public void One_feature_alone_is_read()
    {
        Assert.Equal("geojson:7", Given.Loaded("point.json", Bare.Replace("\"id\"", "\n\"id\"")).Incident.Key);
    }

    [Theory]
    [InlineData("\"event_date\":\"2021-01-07\"", "\"fatalities\":3")]
    [InlineData("\"datetime\":\"2021-01-07T23:30:00Z\"", "\"killed\":\"3\"")]
    [InlineData("\"Day\":\"7 January 2021\"", "\"DEATHS\":3")]
    public void Anybodys_points_may_use_common_names_for_their_properties(string date, string killed)
    {
        var incident = Given.Loaded("p.json", Collection(Bare.Replace("\"date\":\"2021-01-07\"", $"{date},{killed},\"colour\":\"red\",\"city\":\"Quetta\""))).Incident;

        Assert.Equal((new DateOnly(2021, 1, 7), 3, "Quetta", LocationPrecision.Place), (incident.DateStart, incident.Killed.Best, incident.PlaceReported, incident.LocationPrecision));
        Assert.Equal("{\"colour\":\"red\"}", incident.SourceRecord);
    }

    [Fact]
    public void A_feature_without_an_id_gets_one_from_what_it_says_and_that_is_told()
    {
        using var input = Input.Of("p.json", new MemoryStream(Encoding.UTF8.GetBytes(Collection(Bare.Replace("\"id\":7,", "")))));
        var key = Assert.IsType<Read>(Assert.Single(Given.Rows(input))).Incident.Key;

        Assert.Equal("geojson:".Length + 32, key.Length);
        Assert.Equal(["Some features have no id; a digest of what they say stands for it, so that a changed one will be a new one."], input.Said);
    }

    [Fact]
    public void A_feature_without_an_event_type_is_something_else_and_warned_of()
    {
        var read = Given.Loaded("p.json", Collection(Bare.Replace("battles", "meteor")));

        Assert.Equal(("strategic_developments", "other"), (read.Incident.EventType, read.Incident.EventSubtype));
        Assert.Equal(["p.json:2 event_type \"meteor\": none of the event types; taken as strategic_developments, other."], Given.Complaints(read));
    }

    [Theory]
    [InlineData("\"date\":\"2021-01-07\"", "\"x\":1", "date: missing; a feature needs a day in date_start, date, event_date, start_date, day, datetime, time or timestamp.")]
    [InlineData("2021-01-07", "07.01.2021", "date \"07.01.2021\": not a day of the calendar; write it like 2021-08-29.")]
    [InlineData("[67.0,30.2]", "[30.2,167.0]", "geometry.coordinates \"[30.2,167.0]\": latitude outside ±90°; longitude comes first.")]
    [InlineData("[67.0,30.2]", "[7458400.1,3530000.2]", "geometry.coordinates \"[7458400.1,3530000.2]\": latitude outside ±90°; metres of a map projection?")]
    [InlineData("[67.0,30.2]", "[\"67\",30.2]", "geometry.coordinates: not two numbers, longitude and latitude.")]
    [InlineData("[67.0,30.2]", "[1e999,30.2]", "1e999 is too large a number.")]
    [InlineData("\"Point\"", "\"Polygon\"", "geometry: it is no Point; only points can be imported.")]
    [InlineData("\"Feature\"", "\"Thing\"", "It is no Feature.")]
    [InlineData("battles", "bat\\u0000tles", "A NUL character is in it; remove it.")]
    [InlineData("battles", "bat\\ud800tles", "Half a character (a lone surrogate in a \\u escape) is in it; remove it.")]
    public void A_feature_that_cannot_be_right_is_rejected_and_the_next_one_read(string there, string instead, string complaint)
    {
        var rows = Given.Rows("p.json", Collection(Bare.Replace(there, instead), Bare.Replace(":7,", ":8,")));

        Assert.Equal([$"p.json:2 {complaint}"], Given.Complaints(rows[0]));
        Assert.Equal("geojson:8", Assert.IsType<Read>(rows[1]).Incident.Key);
    }

    [Fact]
    public void A_broken_feature_does_not_take_the_next_ones_with_it()
    {
        foreach (var text in new[] { Collection("{\"type\":Feature}", Bare), $"{Bare.Replace(":7,", ":6,")}\n{{\"type\":\n{Bare}\n", $"\u001E{{\"type\":\n\u001E{Bare}\n" })
        {
            var rows = Given.Rows("p.json", text);
            Assert.Contains(rows, r => r is Rejected && Given.Complaints(r).Single().Contains("This is not JSON: ", StringComparison.Ordinal));
            Assert.Equal("geojson:7", Assert.IsType<Read>(rows[^1]).Incident.Key);
        }
    }

    [Fact]
    public void A_collection_that_is_cut_short_says_so()
    {
        var rows = Given.Rows("p.json", Collection(Bare, Bare.Replace(":7,", ":8,"))[..^60]);

        Assert.IsType<Read>(rows[0]);
        Assert.Equal(["p.json:3 The file is cut short here: this feature has no end, and whatever followed it is missing."], Given.Complaints(rows[1]));
    }

    [Fact]
    public void A_map_projection_is_refused()
    {
        Assert.StartsWith("p.json is not in degrees of WGS 84: its crs is ", Given.Refusal("p.json",
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::3857\"}},\"features\":[]}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[\n{0},\n{1}\n]}")]
    [InlineData("\u001E{0}\n\u001E{1}\n")]
    [InlineData("{0}\n{1}\n")]
    public void Rejected_features_are_written_back_in_the_layout_of_their_file(string text)
    {
        var path = Path.Combine(Path.GetTempPath(), $"rejects-{Guid.NewGuid():N}.json");
        using var input = Input.Of("p.json", new MemoryStream(Encoding.UTF8.GetBytes(text.Replace("{0}", Bare.Replace("30.2", "91")).Replace("{1}", Bare.Replace("2021", "0025")))));
        using (var rejects = new RejectsFile(path, input))
        {
            foreach (var row in Given.Rows(input).OfType<Rejected>())
                rejects.Write(row, row.Problems);
            rejects.Complete();
        }
        var written = File.ReadAllText(path);
        File.Delete(path);

        Assert.Contains("\"reject_reason\":\"date \\\"0025-01-07\\\": the year cannot be right.\"", written, StringComparison.Ordinal);
        var mended = Given.Rows("p.json", written.Replace("91]", "30.2]").Replace("\"date\":\"0025", "\"date\":\"2025"));
        Assert.Equal(2, mended.OfType<Read>().Count());
        Assert.All(mended.Cast<Read>(), r => Assert.Null(r.Incident.SourceRecord));
    }

    private static string Collection(params string[] features) => $"{{\"type\":\"FeatureCollection\",\"features\":[\n{string.Join(",\n", features)}\n]}}\n";
}
