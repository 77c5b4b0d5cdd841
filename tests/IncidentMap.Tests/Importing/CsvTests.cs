using System.Text;
using IncidentMap.Importing;

namespace IncidentMap.Tests.Importing;

/// <summary>Tables as they come: what is wrong with a row is told with its line, and the others are read.</summary>
public sealed class CsvTests
{
    private const string Header = "event_id_cnty,event_date,time_precision,event_type,actor1,country,location,latitude,longitude,geo_precision,fatalities,notes";

    [Fact]
    public void Lines_are_counted_where_a_record_begins_whatever_stands_in_quotes()
    {
        Assert.Equal(["A 2", "B 5", "C 7"], Rows(Row("A", "\"one\ntwo\r\nthree\""), Row("B", "x"), "", Row("C", "\"says \"\"no\"\"\"")).Select(Told));
    }

    [Fact]
    public void A_row_with_too_few_or_too_many_columns_is_rejected_with_what_was_found()
    {
        Assert.Equal(
            ["A 2", "t.csv:3 11 columns, but the header has 12: a value is missing, or the row is cut short.", "t.csv:4 13 columns, but the header has 12: a separator stands in a value without quotes.", "D 5"],
            Rows(Row("A", "x"), Row("B", "x")[..^2], Row("C", "x,y"), Row("D", "x")).Select(Told));
    }

    [Fact]
    public void A_row_with_a_NUL_byte_is_rejected()
    {
        Assert.Equal(["t.csv:2 A NUL byte is in it; remove it.", "B 3"], Rows(Row("A", "x\0y"), Row("B", "x")).Select(Told));
    }

    [Fact]
    public void After_a_quote_that_is_never_closed_the_next_rows_are_read()
    {
        Assert.Equal(
            ["A 2", "t.csv:3 a quote that opens in this row is never closed; close it, or the file is cut short here.", "C 4", "D 5"],
            Rows(Row("A", "x"), Row("B", "\"unclosed"), Row("C", "x"), Row("D", "x")).Select(Told));
        Assert.Equal(
            ["t.csv:2 a quoted cell goes on after its closing quote; double the quotes inside it, or close the one before.", "B 3", "C 4"],
            Rows(Row("A", "\"unclosed"), Row("B", "\"quoted, well\""), Row("C", "x")).Select(Told));
    }

    [Fact]
    public void A_file_that_is_cut_in_its_last_row_says_so()
    {
        Assert.Equal(
            ["A 2", "t.csv:3 3 columns, but the header has 12: a value is missing, or the row is cut short."],
            Given.Rows("t.csv", $"{Header}\n{Row("A", "x")}\nB,2021-01-07,1").Select(Told));
        Assert.Equal(
            ["A 2", "t.csv:3 a quote that opens in this row is never closed; close it, or the file is cut short here."],
            Given.Rows("t.csv", $"{Header}\n{Row("A", "x")}\n{Row("B", "\"cut he")}").Select(Told));
    }

    [Fact]
    public void A_record_without_end_is_rejected_and_the_next_line_read()
    {
        Assert.Equal(
            ["t.csv:2 the row has more than 1,048,576 characters: a quote that opens in it is never closed, or it is no table.", "B 3"],
            Rows(Row("A", new string('x', 2_000_000)), Row("B", "x")).Select(Told));
    }

    [Fact]
    public void An_unclosed_quote_before_a_million_characters_costs_one_row()
    {
        var rows = Rows([Row("A", "\"unclosed"), .. Enumerable.Range(0, 20_000).Select(i => Row($"B{i}", "xxxxxxxxxxxxxxxxxx"))]);

        Assert.Equal(20_001, rows.Count);
        Assert.Single(rows.OfType<Rejected>());
    }

    [Theory]
    [InlineData("event_id_cnty,event_date,,event_type\n", "t.csv: column 3 of the header has no name (it comes after event_date); give it one.")]
    [InlineData("event_id_cnty,event_date,Event_Date\n", "t.csv: the header has two columns named Event_Date; which one is meant? Rename or remove one.")]
    [InlineData("event_id_cnty,event_date\n", "t.csv is not an ACLED export: it has no column time_precision, event_type, actor1, country, latitude, longitude, geo_precision, fatalities.")]
    [InlineData("event_id_cnty,event\0_date\n", "t.csv: a NUL byte is in the header; remove it.")]
    [InlineData("\n\n", "t.csv has no header line with the names of its columns.")]
    public void A_header_that_leaves_doubt_is_refused(string text, string message) => Assert.Equal(message, Given.Refusal("t.csv", text, "acled"));

    [Fact]
    public void Columns_are_found_by_name_in_any_order_and_case()
    {
        var columns = Header.Split(',').Reverse().ToArray();
        var cells = Row("A", "x").Split(',').Reverse();
        Assert.Equal(["A 2"], Given.Rows("t.csv", $"{string.Join(';', columns).ToUpperInvariant()}\n{string.Join(';', cells)}").Select(Told));
    }

    [Fact]
    public void A_country_that_the_caller_names_is_for_rows_that_name_none()
    {
        using var input = Input.Of("t.csv", new MemoryStream(Encoding.UTF8.GetBytes($"{Header}\n{Row("A", "x").Replace("Pakistan", "")}\n{Row("B", "x")}\n")));
        var rows = Formats.For(input).Read(input, Given.Known, "mine", "AF").Cast<Read>().ToList();

        Assert.Equal(["mine:A AF AF", "mine:B PK Pakistan"], rows.Select(r => $"{r.Incident.Key} {r.Incident.Country} {r.Named!.Country}"));
    }

    [Theory]
    [InlineData("nothing", "nr;when;where\n1;2;3", "t.csv is of no known format: none of its columns (nr, when, where) is one of acled, ucdp, gtd, csv. Describe its columns in a mapping file and give that with --mapping.")]
    [InlineData("nearly ACLED", "event_id_cnty,event_date,time_precision,event_type,actor1,country,latitude,longitude,deaths\n",
        "t.csv is of no known format. Nearest is acled (an ACLED export), but it lacks the columns geo_precision, fatalities. Add what is missing, or describe its columns in a mapping file and give that with --mapping.")]
    [InlineData("nearly GTD", "eventid,iyear,imonth,iday,country_txt,city,latitude,longitude,specificity,attacktype1,attacktype1_txt,gname,nkill\n",
        "t.csv is of no known format. Nearest is gtd (a GTD export), but it lacks the column nwound. Add what is missing, or describe its columns in a mapping file and give that with --mapping.")]
    [InlineData("a letter", "\"Dear all, please find attached", "t.csv: its first line is no header of a table, for a quote in it is never closed or goes on after its end.")]
    public void A_file_of_no_format_is_told_the_nearest_and_what_is_missing(string what, string text, string message)
    {
        Assert.Equal((what, message), (what, Given.Refusal("t.csv", text)));
    }

    [Fact]
    public void A_format_may_be_named_and_must_be_one()
    {
        Assert.Equal("there is no format 'xls'; there are incidents, acled, ucdp, gtd, geojson, csv.", Given.Refusal("t.csv", Header, "xls"));
        Assert.Equal("the format csv is our own export; for another table it needs a mapping file that says what the columns mean: give it with --mapping.", Given.Refusal("t.csv", Header, "csv"));
    }

    [Fact]
    public void Rejected_rows_are_written_back_as_they_stood_with_reason_and_line_and_can_be_mended_and_loaded()
    {
        var bytes = Encoding.Latin1.GetBytes(string.Join("\r\n", Header.Replace(',', ';'), Semicolons("A", "x"), Semicolons("B", "\"a; \"\"caf\u00E9\"\"\"").Replace("30.2", "30,2"), Semicolons("C", "x")[..^2], ""));
        var written = Rejects(bytes);

        Assert.Equal(
            Header.Replace(',', ';') + ";reject_reason;line\r\n"
            + Semicolons("B", "\"a; \"\"café\"\"\"").Replace("30.2", "30,2") + ";\"latitude '30,2': decimal comma; write 30.2.\";3\r\n"
            + Semicolons("C", "x")[..^2] + ";\"11 columns, but the header has 12: a value is missing, or the row is cut short.\";4\r\n",
            Encoding.Latin1.GetString(written));

        var mended = Encoding.Latin1.GetString(written).Replace("30,2;", "30.2;").Replace("1;3;\"11 col", "1;3;x;\"11 col");
        var rows = Given.Rows("mended.csv", Encoding.Latin1.GetBytes(mended));
        Assert.Equal(["B 2", "C 3"], rows.Select(Told));
        Assert.DoesNotContain("reject_reason", Assert.IsType<Read>(rows[0]).Incident.SourceRecord, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_rejects_that_is_rejected_again_does_not_grow()
    {
        var once = Rejects(Encoding.UTF8.GetBytes($"{Header}\n{Row("A", "x").Replace("30.2", "91")}\n"));
        var twice = Rejects(once);

        Assert.Equal(Encoding.UTF8.GetString(once).Replace(";2\r\n", ";1\r\n"), Encoding.UTF8.GetString(twice));
    }

    [Fact]
    public void Without_rejects_there_is_no_file()
    {
        Assert.Empty(Rejects(Encoding.UTF8.GetBytes($"{Header}\n{Row("A", "x")}\n")));
    }

    private static byte[] Rejects(byte[] bytes)
    {
        var path = Path.Combine(Path.GetTempPath(), $"rejects-{Guid.NewGuid():N}.csv");
        using var input = Input.Of("t.csv", new MemoryStream(bytes));
        using (var rejects = new RejectsFile(path, input))
        {
            foreach (var row in Given.Rows(input).OfType<Rejected>())
                rejects.Write(row, row.Problems);
            Assert.False(File.Exists(path));
            rejects.Complete();
        }
        Assert.False(File.Exists(path + ".part"));
        if (!File.Exists(path))
            return [];
        var written = File.ReadAllBytes(path);
        File.Delete(path);
        return written;
    }

    private static string Row(string id, string notes) => $"{id},2021-01-07,1,Battles,Taliban,Pakistan,Quetta,30.2,67.0,1,3,{notes}";

    private static string Semicolons(string id, string notes) => $"{id};2021-01-07;1;Battles;Taliban;Pakistan;Quetta;30.2;67.0;1;3;{notes}";

    private static List<ReadRow> Rows(params string[] rows) => Given.Rows("t.csv", string.Join('\n', [Header, .. rows, ""]));

    private static string Told(ReadRow row) => row is Read read ? $"{read.Incident.Key["acled:".Length..]} {read.Line}" : Given.Complaints(row).Single();
}
