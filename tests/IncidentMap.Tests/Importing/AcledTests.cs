using IncidentMap.Incidents;

namespace IncidentMap.Tests.Importing;

public sealed class AcledTests
{
    private const string Header =
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,"
        + "civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

    private const string Bomb =
        "PAK1234|2021-01-07|2021|1|Political violence|Explosions/Remote violence|Suicide bomb|TTP: Tehreek-i-Taliban Pakistan||Rebel group|Police Forces of Pakistan (2018-2022)||State forces|"
        + "State forces-Rebel group||586|South Asia|Pakistan|Balochistan|Quetta||Quetta|30.1872|67.0125|1|Dawn (Pakistan); SATP|National|A bomber, a gate.|3||1618555800";

    [Fact]
    public void An_event_becomes_an_incident_with_one_report_and_one_figure()
    {
        var read = Given.Loaded("acled.csv", Given.Table(Header, Bomb));
        var incident = read.Incident;

        Assert.Equal("acled:PAK1234", incident.Key);
        Assert.Equal("Suicide bomb, Quetta, 7 January 2021", incident.Title);
        Assert.Equal(("explosions_remote_violence", "suicide_bomb"), (incident.EventType, incident.EventSubtype));
        Assert.Equal((new DateOnly(2021, 1, 7), DatePrecision.Day), (incident.DateStart, incident.DatePrecision));
        Assert.Equal(("PK", "Balochistan", "Quetta", "Quetta"), (incident.Country, incident.Admin1Name, incident.Admin2, incident.PlaceReported));
        Assert.Equal((67.0125, 30.1872, LocationPrecision.Place, 5_000), (incident.Point!.X, incident.Point.Y, incident.LocationPrecision, incident.LocationRadiusMetres));
        Assert.Equal(("Quetta", "Quetta", "Balochistan", "Pakistan"), (read.Named!.Place, read.Named.Admin2, read.Named.Admin1, read.Named.Country));
        Assert.Equal((3, 3, 3), (incident.Killed.Low, incident.Killed.Best, incident.Killed.High));
        Assert.Null(incident.Injured.Best);
        Assert.Empty(read.Warnings);

        var report = Assert.Single(incident.Reports);
        Assert.Equal("Dawn (Pakistan); SATP", report.Publisher);
        Assert.Equal("By ACLED's count 3 killed, its lowest reported number. ACLED gives no day of publication; the day of the event stands for it.", report.Text);
        Assert.Single(report.Figures);
    }

    [Fact]
    public void First_and_second_actor_are_no_attacker_and_target()
    {
        var incident = Given.Loaded("acled.csv", Given.Table(Header, Bomb)).Incident;

        Assert.All(incident.Participations, p => Assert.Equal(ActorRole.Other, p.Role));
        Assert.Contains("Pakistan police", incident.Actors);
        Assert.Null(incident.Responsibility);
    }

    [Fact]
    public void What_has_no_field_of_ours_is_kept_as_the_sources_record()
    {
        var record = Given.Loaded("acled.csv", Given.Table(Header, Bomb)).Incident.SourceRecord!;

        Assert.Contains("\"notes\":\"A bomber, a gate.\"", record, StringComparison.Ordinal);
        Assert.Contains("\"interaction\":\"State forces-Rebel group\"", record, StringComparison.Ordinal);
        Assert.DoesNotContain("latitude", record, StringComparison.Ordinal);
        Assert.DoesNotContain("tags", record, StringComparison.Ordinal);
    }

    [Fact]
    public void The_point_of_a_province_is_its_capital_and_no_place_where_anything_happened()
    {
        var read = Given.Loaded("acled.csv", Given.Table(Header, Bomb, ("geo_precision", "3")));

        Assert.Equal(LocationPrecision.Admin1, read.Incident.LocationPrecision);
        Assert.Equal("Suicide bomb, Balochistan, 7 January 2021", read.Incident.Title);
        Assert.Equal("Balochistan", read.Incident.PlaceReported);
        Assert.Equal((null, null, "Balochistan"), (read.Named!.Place, read.Named.Admin2, read.Named.Admin1));
        Assert.Contains("\"latitude\":\"30.1872\"", read.Incident.SourceRecord, StringComparison.Ordinal);
        Assert.Contains("\"admin2\":", read.Incident.SourceRecord, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_of_a_country_that_nobody_knows_is_kept()
    {
        var unknown = Given.Loaded("acled.csv", Given.Table(Header, Bomb, ("country", "Nowhere"))).Incident;
        Assert.Null(unknown.Country);
        Assert.Contains("\"iso\":\"586\"", unknown.SourceRecord, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "Chaman", LocationPrecision.Place)]
    [InlineData("2", "Chaman", LocationPrecision.Near)]
    [InlineData("2", "Quetta", LocationPrecision.Admin2)]
    [InlineData("3", "Quetta", LocationPrecision.Admin1)]
    public void Geo_precision_goes_up_the_ladder(string code, string location, LocationPrecision rung)
    {
        Assert.Equal(rung, Given.Loaded("acled.csv", Given.Table(Header, Bomb, ("geo_precision", code), ("location", location))).Incident.LocationPrecision);
    }

    [Theory]
    [InlineData("1", "2021-01-07", "2021-01-07", DatePrecision.Day, "7 January 2021")]
    [InlineData("2", "2021-01-04", "2021-01-10", DatePrecision.Week, "4 to 10 January 2021")]
    [InlineData("3", "2021-01-01", "2021-01-31", DatePrecision.Month, "January 2021")]
    public void Time_precision_says_how_closely_the_day_is_known(string code, string start, string end, DatePrecision rung, string inTitle)
    {
        var incident = Given.Loaded("acled.csv", Given.Table(Header, Bomb, ("time_precision", code))).Incident;

        Assert.Equal((DateOnly.Parse(start, null), DateOnly.Parse(end, null), rung), (incident.DateStart, incident.DateEnd, incident.DatePrecision));
        Assert.EndsWith(inTitle, incident.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-09-06", "2024-09-06")]
    [InlineData("16 May 2025", "2025-05-16")]
    [InlineData("21-July-2015", "2015-07-21")]
    [InlineData("06 September 2024", "2024-09-06")]
    [InlineData("2024-09-06T00:00:00Z", "2024-09-06")]
    [InlineData("2024-09-06T23:30:00+04:30", "2024-09-06")]
    [InlineData("2024-09-06 00:10-0500", "2024-09-06")]
    [InlineData("2024-09-06T00:10:00.250+05", "2024-09-06")]
    public void Event_dates_are_read_in_each_way_that_ACLED_has_written_them(string written, string day)
    {
        var text = Given.Table(Header, Bomb, ("event_date", written), ("year", day[..4]));
        Assert.Equal(DateOnly.Parse(day, null), Given.Loaded("acled.csv", text).Incident.DateStart);
    }

    [Theory]
    [InlineData("event_date", "0025-03-04", "acled.csv:2 event_date \"0025-03-04\": the year 0025 cannot be right.")]
    [InlineData("event_date", "2021-02-30", "acled.csv:2 event_date \"2021-02-30\": not a day of the calendar; write it like 2021-08-29.")]
    [InlineData("event_date", "03/04/2021", "acled.csv:2 event_date \"03/04/2021\": it does not say which number is the day and which the month; write it like 2021-08-29.")]
    [InlineData("event_date", "44203", "acled.csv:2 event_date \"44203\": a spreadsheet's number of a day; format the column as a date, 2021-01-07 perhaps.")]
    [InlineData("event_date", "", "acled.csv:2 event_date: blank; there must be a day, e.g. 2021-08-29.")]
    [InlineData("event_id_cnty", " ", "acled.csv:2 event_id_cnty: blank; without its id the row could never be found again to be updated.")]
    [InlineData("latitude", "48,2", "acled.csv:2 latitude \"48,2\": decimal comma; write 48.2.")]
    [InlineData("latitude", "N 30°11'", "acled.csv:2 latitude \"N 30°11'\": degrees, minutes and seconds; write decimal degrees, e.g. 34.5167.")]
    [InlineData("latitude", "167.01", "acled.csv:2 latitude \"167.01\": outside ±90°; are latitude and longitude swapped?")]
    [InlineData("latitude", "NaN", "acled.csv:2 latitude \"NaN\": outside ±90°.")]
    [InlineData("longitude", "", "acled.csv:2 longitude: blank, though latitude is given; give both or neither.")]
    [InlineData("fatalities", "-3", "acled.csv:2 fatalities \"-3\": fewer than none.")]
    [InlineData("fatalities", "2.5", "acled.csv:2 fatalities \"2.5\": not a whole number.")]
    [InlineData("fatalities", "3.0", "acled.csv:2 fatalities \"3.0\": not written as a whole number; write 3.")]
    [InlineData("fatalities", "99999999", "acled.csv:2 fatalities \"99999999\": more than 10,000,000 people; is it another column's value?")]
    [InlineData("event_type", "Bombing", "acled.csv:2 event_type \"Bombing\": none of ACLED's event types.")]
    public void A_cell_that_cannot_be_right_rejects_its_row_with_what_to_write(string column, string cell, string complaint)
    {
        var row = Assert.Single(Given.Rows("acled.csv", Given.Table(Header, Bomb, (column, cell))));

        Assert.Equal([complaint], Given.Complaints(Assert.IsType<IncidentMap.Importing.Rejected>(row)));
    }

    [Theory]
    [InlineData("sub_event_type", "Drive-by", "sub_event_type \"Drive-by\": no sub type of Explosions/Remote violence; only the type is taken.")]
    [InlineData("time_precision", "9", "time_precision \"9\": none of ACLED's codes 1 (day), 2 (week), 3 (month); taken as 3.")]
    [InlineData("geo_precision", "", "geo_precision: none of ACLED's codes 1 (town), 2 (part of a district, near), 3 (province); taken as 3.")]
    [InlineData("fatalities", "", "fatalities: blank; no figure is entered.")]
    [InlineData("year", "2012", "year \"2012\": event_date is in 2021; the date is taken.")]
    [InlineData("country", "Absurdistan", "country \"Absurdistan\": no country that we know the code of; it stays without one.")]
    [InlineData("timestamp", "yesterday", "timestamp \"yesterday\": not a time in seconds since 1970; of two versions of this row it cannot be told which is newer.")]
    public void What_is_odd_but_loadable_is_loaded_with_a_warning(string column, string cell, string warning)
    {
        var read = Given.Loaded("acled.csv", Given.Table(Header, Bomb, (column, cell)));

        Assert.Equal([$"acled.csv:2 {warning}"], Given.Complaints(read));
    }

    [Fact]
    public void Zero_degrees_both_ways_is_a_missing_value_and_no_point_in_the_sea()
    {
        var read = Given.Loaded("acled.csv", Given.Table(Header, Bomb, ("latitude", "0"), ("longitude", "0.0")));

        Assert.Null(read.Incident.Point);
        Assert.Equal("Quetta", read.Named!.Place);
        Assert.Equal(["acled.csv:2 latitude \"0\": 0 with longitude 0 lies in the sea off Africa and stands for a missing value; the point is left out."], Given.Complaints(read));
    }

    [Fact]
    public void Every_problem_of_a_row_is_told_at_once()
    {
        var row = Assert.Single(Given.Rows("acled.csv", Given.Table(Header, Bomb, ("event_id_cnty", ""), ("latitude", "48,2"), ("fatalities", "many"))));

        Assert.Equal(3, Given.Complaints(row).Count());
    }

    [Fact]
    public void The_newer_timestamp_tells_the_newer_version()
    {
        Assert.Equal(new DateTime(2021, 4, 16, 6, 50, 0, DateTimeKind.Utc), Given.Loaded("acled.csv", Given.Table(Header, Bomb)).Incident.SourceChangedAt);
    }

    [Fact]
    public void The_layout_of_2018_to_2022_has_numbers_for_kinds_of_actors()
    {
        var header = "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,"
            + "region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,timestamp,iso3";
        var row = "7767675|4|AFG45678|45678|26 August 2021|2021|1|Explosions/Remote violence|Suicide bomb|Islamic State (Afghanistan)||2|Civilians (Afghanistan)||7|27|"
            + "Caucasus and Central Asia|Afghanistan|Kabul|Kabul||Kabul|34.5167|69.1833|1|AP|International|...|170|1630443600|AFG";
        var incident = Given.Loaded("acled-2021.csv", Given.Table(header, row)).Incident;

        Assert.Equal("AF", Given.Loaded("acled-2021.csv", Given.Table(header, row, ("country", ""))).Incident.Country);
        Assert.Equal(("acled:AFG45678", "AF", 170), (incident.Key, incident.Country, incident.Killed.Best));
        Assert.Equal(["Afghan civilians", "Islamic State (Afghanistan)"], incident.Actors);
        Assert.Contains("\"data_id\":\"7767675\"", incident.SourceRecord, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Battle-No change of territory", "2", "battles", "armed_clash")]
    [InlineData("Remote violence", "2", "explosions_remote_violence", null)]
    [InlineData("Riots/Protests", "5", "riots", null)]
    [InlineData("Riots/Protests", "6", "protests", null)]
    [InlineData("Strategic development", "2", "strategic_developments", null)]
    public void The_layout_before_2018_has_capitals_and_other_types(string type, string inter, string ours, string? subtype)
    {
        var header = "GWNO,EVENT_ID_CNTY,EVENT_ID_NO_CNTY,EVENT_DATE,YEAR,TIME_PRECISION,EVENT_TYPE,ACTOR1,ALLY_ACTOR_1,INTER1,ACTOR2,ALLY_ACTOR_2,INTER2,INTERACTION,"
            + "COUNTRY,ADMIN1,ADMIN2,ADMIN3,LOCATION,LATITUDE,LONGITUDE,GEO_PRECISION,SOURCE,NOTES,FATALITIES";
        var row = $"770|1234PAK|1234|21-July-2015|2015|1|{type}|TTP: Tehreek-i-Taliban Pakistan||{inter}||||20|Pakistan|FATA|North Waziristan||Miran Shah|33.0|70.07|1|Dawn|...|2";
        var incident = Given.Loaded("acled-2015.csv", Given.Table(header, row)).Incident;

        Assert.Equal((ours, subtype, new DateOnly(2015, 7, 21)), (incident.EventType, incident.EventSubtype, incident.DateStart));
    }
}
