using System.Text;
using IncidentMap.Importing;
using IncidentMap.Incidents;

namespace IncidentMap.Tests.Importing;

/// <summary>The mapping that is shipped as the example, on rows in the layout of its table.</summary>
public sealed class MappedCsvTests
{
    private const string Header =
        "S#,Date,Islamic Date,Time,City,Latitude,Longitude,Province,Location,Target Type,Killed Min,Killed Max,Injured Min,Injured Max,Explosive Weight (max)";

    private const string Karachi = "3|Wednesday-May 8-2002|25 safar 1423 A.H|7:45 AM|Karachi |24.9918|66.9911|Sindh|Navy bus outside a hotel|Foreigner|13|15|20|40|2.5 Kg";

    private static readonly Mapping Mapping = Mapping.Parse("pakistan-suicide-attacks.json", File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "mappings", "pakistan-suicide-attacks.json")));

    [Fact]
    public void A_hand_made_table_is_read_as_its_mapping_says()
    {
        var read = Loaded();
        var incident = read.Incident;

        Assert.Equal(("pk_suicide_attacks:3", "Suicide bomb, Karachi, 8 May 2002"), (incident.Key, incident.Title));
        Assert.Equal(("PK", "Sindh", LocationPrecision.Place, "Navy bus outside a hotel"), (incident.Country, incident.Admin1Name, incident.LocationPrecision, incident.PlaceReported));
        // Pakistan had summer time in 2002.
        Assert.Equal((new TimeOnly(7, 45), "Asia/Karachi", new DateTime(2002, 5, 8, 1, 45, 0, DateTimeKind.Utc)), (incident.LocalTime, incident.TimeZone, incident.OccurredAt));
        Assert.Equal((13, 13, 15), (incident.Killed.Low, incident.Killed.Best, incident.Killed.High));
        Assert.Equal((20, 40), (incident.Injured.Low, incident.Injured.High));
        Assert.Contains("\"Explosive Weight (max)\":\"2.5 Kg\"", incident.SourceRecord, StringComparison.Ordinal);
        Assert.Empty(read.Warnings);
    }

    [Theory]
    [InlineData("Thursday-July 19-2007", "2007-07-19")]
    [InlineData("Wednesday-Feb-15-2017", "2017-02-15")]
    [InlineData("Saturday-August-12-2017", "2017-08-12")]
    [InlineData("Tuesday-Sep 01-2015", "2015-09-01")]
    [InlineData("Thursay-Aug 27-2015", "2015-08-27")]
    public void Dates_are_read_in_every_way_that_the_mapping_lists(string written, string day)
    {
        var read = Loaded(("Date", written));

        Assert.Equal(DateOnly.Parse(day, null), read.Incident.DateStart);
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void A_weekday_that_was_another_is_a_warning()
    {
        Assert.Equal(["t.csv:2 Date \"Saturday-Mar 07-2016\": 7 March 2016 was a Monday; the date is taken as written."], Given.Complaints(Loaded(("Date", "Saturday-Mar 07-2016"))));
    }

    [Theory]
    [InlineData("Evening", "Evening")]
    [InlineData("1:40:00 PM/1:42:00 PM", "1:40:00 PM/1:42:00 PM")]
    [InlineData("NA", null)]
    [InlineData("N/A", null)]
    [InlineData("", null)]
    public void A_time_that_is_no_clock_time_stays_the_reports_words(string written, string? said)
    {
        var incident = Loaded(("Time", written)).Incident;

        Assert.Equal((null, null, said), (incident.LocalTime, incident.OccurredAt, incident.Reports[0].TimeSaid));
    }

    [Theory]
    [InlineData("7.30 pm", "19:30")]
    [InlineData("12.30 PM", "12:30")]
    [InlineData("8.30am", "08:30")]
    [InlineData("11:10:00 AM", "11:10")]
    public void Clock_times_are_read_in_every_way_that_the_mapping_lists(string written, string time)
    {
        Assert.Equal(TimeOnly.Parse(time, null), Loaded(("Time", written)).Incident.LocalTime);
    }

    [Theory]
    [InlineData("13", "40+", 13, null)]
    [InlineData("", "100+", 100, null)]
    [InlineData("", "15", null, 15)]
    [InlineData("about 20", "", 20, null)]
    [InlineData("", "30-35", null, 35)]
    public void Numbers_may_be_open_or_rough(string min, string max, int? atLeast, int? atMost)
    {
        var read = Loaded(("Killed Min", min), ("Killed Max", max));
        var figure = read.Incident.Reports[0].Figures.Single(f => f.Measure == Measure.Killed);

        Assert.Equal((atLeast, atMost), (figure.AtLeast, figure.AtMost));
        Assert.Empty(read.Warnings);
    }

    [Theory]
    [InlineData("Injured Max", "http://www.example.org/29-Jun-2015/attack", "Injured Max \"http://www.example.org/29-Jun-2015/attack\": a web address where a number should be. No figure is entered from it.")]
    [InlineData("Killed Max", "many", "Killed Max \"many\": not a whole number. No figure is entered from it.")]
    [InlineData("Killed Min", "16", "Killed Min \"16\": more than Killed Max, 15; the two are exchanged.")]
    public void A_number_cell_with_something_else_costs_the_number_and_not_the_row(string column, string cell, string warning)
    {
        Assert.Equal([$"t.csv:2 {warning}"], Given.Complaints(Loaded((column, cell))));
    }

    [Theory]
    [InlineData("KPK", "Khyber Pakhtunkhwa")]
    [InlineData("Fata", "Khyber Pakhtunkhwa")]
    [InlineData("Baluchistan", "Balochistan")]
    [InlineData("AJK", "Azad Kashmir")]
    [InlineData("Punjab", "Punjab")]
    public void Values_are_translated_by_the_mappings_tables(string written, string name)
    {
        Assert.Equal(name, Loaded(("Province", written)).Named!.Admin1);
    }

    [Fact]
    public void The_point_of_a_district_is_no_place()
    {
        Assert.Equal(LocationPrecision.Admin2, Loaded(("City", "North waziristan")).Incident.LocationPrecision);
    }

    [Fact]
    public void A_row_without_coordinates_is_left_to_the_gazetteer_by_its_names()
    {
        var read = Loaded(("Latitude", ""), ("Longitude", "\u00A0"), ("City", "D.I Khan"));

        Assert.Null(read.Incident.Point);
        Assert.Equal(("Dera Ismail Khan", "Sindh", "PK"), (read.Named!.Place, read.Named.Admin1, read.Named.Country));
    }

    [Theory]
    [InlineData("Date", "someday", "t.csv:2 Date \"someday\": not a day as the mapping has it (*-MMMM d-yyyy, *-MMM d-yyyy, *-MMMM-d-yyyy, *-MMM-d-yyyy).")]
    [InlineData("Date", "NA", "t.csv:2 Date \"NA\": blank; there must be a day.")]
    [InlineData("Longitude", "66,9911", "t.csv:2 Longitude \"66,9911\": decimal comma; write 66.9911.")]
    [InlineData("S#", "", "t.csv:2 S#: blank; without its id the row could never be found again to be updated.")]
    public void A_row_that_cannot_be_placed_in_time_or_space_is_rejected(string column, string cell, string complaint)
    {
        Assert.Equal([complaint], Given.Complaints(Assert.Single(Rows(Mapping, Given.Table(Header, Karachi, (column, cell))))));
    }

    [Fact]
    public void Columns_that_the_mapping_names_and_the_table_lacks_are_told()
    {
        Assert.Equal("t.csv is not the table of suicide attacks in Pakistan: it has no column Target Type, Location, City, Province, Latitude, Longitude, Date, Time, Killed Min, Killed Max, Injured Min, Injured Max.",
            Assert.Throws<CannotRead>(() => Rows(Mapping, "S#,When\n1,2\n")).Message);
    }

    [Fact]
    public void A_small_table_of_ones_own_needs_a_small_mapping()
    {
        var mapping = Mapping.Parse("mine.json", """
            { "title": "my table", "dataset": "mine", "source": { "publisher": { "column": "paper" }, "url": { "column": "link" } },
              "id": { "columns": ["day", "town"] }, "date": { "column": "day", "patterns": ["dd/MM/yyyy", "MM/yyyy", "yyyy"] },
              "event_type": { "column": "what", "values": { "clash": "battles" }, "otherwise": "strategic_developments" },
              "place": { "name": { "column": "town" } },
              "actors": [ { "name": { "column": "who" }, "role": "attacker", "kind": "armed_group", "stance": "claimed" } ],
              "figures": [ { "measure": "killed", "exactly": "dead" } ] }
            """);
        var rows = Rows(mapping, "day;town;what;who;dead;paper;link\n15/08/2021;Kabul;Clash;IS-KP;3;Daily;https://example.org/1\n08/2021;Herat;;;;;nowhere\n2021;;;;;;\n");
        var first = Assert.IsType<Read>(rows[0]).Incident;

        Assert.Equal(("mine:15/08/2021-Kabul", "battles", 3, "https://example.org/1"), (first.Key, first.EventType, first.Killed.Best, first.Reports[0].Url));
        Assert.Equal(["Islamic State Khorasan Province"], first.ClaimedBy);
        Assert.Equal((DatePrecision.Month, "strategic_developments"), (Assert.IsType<Read>(rows[1]).Incident.DatePrecision, Assert.IsType<Read>(rows[1]).Incident.EventType));
        Assert.Equal(["t.csv:3 link \"nowhere\": no web address; it is left out."], Given.Complaints(rows[1]));
        Assert.Equal((DatePrecision.Year, LocationPrecision.None), (Assert.IsType<Read>(rows[2]).Incident.DatePrecision, Assert.IsType<Read>(rows[2]).Incident.LocationPrecision));
    }

    [Theory]
    [InlineData("{", "mine.json:1 This is not JSON: ")]
    [InlineData("{ \"title\": \"x\" }", "mine.json:1 dataset: is missing.")]
    [InlineData("[]", "mine.json:1 must be an object in { }")]
    public void A_mapping_that_breaks_its_schema_is_refused_with_line_and_rule(string text, string message)
    {
        Assert.StartsWith(message, Assert.Throws<CannotRead>(() => Mapping.Parse("mine.json", text)).Message, StringComparison.Ordinal);
    }

    private static Read Loaded(params (string Column, string Cell)[] otherwise) =>
        Assert.IsType<Read>(Assert.Single(Rows(Mapping, Given.Table(Header, Karachi, otherwise))));

    private static List<ReadRow> Rows(Mapping mapping, string text)
    {
        using var input = Input.Of("t.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var rows = Formats.For(input, null, mapping).Read(input, Given.Known, mapping.Dataset, null).ToList();
        foreach (var row in rows.OfType<Read>())
            row.Incident.Conclude();
        return rows;
    }
}
