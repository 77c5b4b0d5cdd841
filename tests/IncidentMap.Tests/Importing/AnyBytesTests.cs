using System.Text;
using CsCheck;
using IncidentMap.Benchmarks;
using IncidentMap.Importing;

namespace IncidentMap.Tests.Importing;

/// <summary>Whatever is given, the answer is rows or a refusal with a reason.</summary>
public sealed class AnyBytesTests
{
    private static readonly Mapping Mapping = Mapping.Parse("pakistan-suicide-attacks.json", File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "mappings", "pakistan-suicide-attacks.json")));

    private static readonly string[] Headers =
    [
        AcledGenerator.Header + "\n" + AcledGenerator.Row(1),
        "id,type_of_violence,side_a,side_b,source_article,source_office,source_date,source_headline,where_prec,latitude,longitude,country,date_prec,date_start,date_end,best,high,low\n"
            + "1,3,IS,Civilians,\"\"\"AP,2020-01-01,A; b\"\"\",AP,2020-01-01,A; b,1,1,1,Iraq,1,2020-01-01,2020-01-01,1,2,0",
        "eventid,iyear,imonth,iday,country_txt,city,latitude,longitude,specificity,attacktype1,attacktype1_txt,gname,nkill,nwound\n"
            + "202001010001,2020,1,1,Iraq,Mosul,36.3,43.1,1,3,Bombing/Explosion,Unknown,1.5,-9",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":1,\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{\"date\":\"2020-01-01\",\"killed\":\"3\",\"actors\":[\"x\",1]}}]}",
        "{\"type\":\"Feature\",\"id\":1,\"geometry\":null,\"properties\":{\"date\":\"2020-01-01\"}}\n{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}",
        "\u001E{\"type\":\"Feature\",\"id\":1,\"geometry\":null,\"properties\":{\"date\":\"2020-01-01\",\"a\":\"\\u00e4\"}}\n",
        "{ \"key\": \"curated:a\", \"title\": \"A\", \"summary\": \"B.\", \"event_type\": \"battles\", \"status\": \"reported\", \"date\": { \"start\": \"2021-08-29\", \"end\": \"2021-08-29\", \"precision\": \"day\" }, "
            + "\"place\": { \"reported\": \"x\", \"country\": \"AF\", \"precision\": \"country\" }, \"actors\": [], \"reports\": [ { \"id\": \"a\", \"publisher\": \"P\", \"title\": null, \"url\": null, "
            + "\"published\": \"2021-08-29\", \"language\": \"en\", \"speaker\": \"S\", \"speaker_kind\": \"police\", \"text\": \"T.\", \"figures\": [ { \"measure\": \"killed\", \"group\": \"all\", \"exactly\": 3 } ] } ] }",
    ];

    private static readonly string[] Nasty =
    [
        "\"", "\"\"", ",", ";", "\n", "\r", "\0", "\uFEFF", "\uFFFE", "\\u0000", "\\ud800", "{", "}", "[", "]", "1e999", "-9", "9999999999", "NaN", "0025-01-01", "9999-12-31", "2100-12-31",
        "1900-01-01", "48,2", "null", "true", "\u001E", "é", "\uD83D\uDCA3", "٣", " ", "\t", ":", "\\", "-", "+", "99999999", "2147483648", "10000000",
    ];

    [Fact]
    public void Random_bytes_are_rows_or_a_refusal()
    {
        Gen.Byte.Array[0, 400].Sample(Answer, iter: 2_000);
    }

    [Fact]
    public void Files_with_something_nasty_anywhere_are_rows_or_a_refusal()
    {
        Gen.Select(Gen.Int[0, Headers.Length - 1], Gen.Select(Gen.Int[0, 2_000], Gen.Int[0, 3], Gen.Int[0, Nasty.Length - 1]).Array[1, 4])
            .Sample((which, edits) => Answer(Encoding.UTF8.GetBytes(edits.Aggregate(Headers[which], Edited))), iter: 3_000);
    }

    [Fact]
    public void Files_with_bytes_changed_are_rows_or_a_refusal()
    {
        Gen.Select(Gen.Int[0, Headers.Length - 1], Gen.Select(Gen.Int[0, 2_000], Gen.Byte).Array[1, 6])
            .Sample((which, changes) =>
            {
                var bytes = Encoding.UTF8.GetBytes(Headers[which]);
                foreach (var (at, value) in changes)
                    bytes[at % bytes.Length] = value;
                Answer(bytes);
            }, iter: 2_000);
    }

    private static string Edited(string text, (int At, int Cut, int Insert) edit)
    {
        var at = edit.At % (text.Length + 1);
        return text[..at] + Nasty[edit.Insert] + text[Math.Min(text.Length, at + edit.Cut)..];
    }

    /// <summary>No exception but a refusal, and nothing in a row that the database could not keep.</summary>
    private static void Answer(byte[] bytes)
    {
        foreach (var mapping in new[] { null, Mapping })
        {
            try
            {
                using var input = Input.Of("any", new MemoryStream(bytes));
                var format = Formats.For(input, null, mapping);
                foreach (var row in format.Read(input, Given.Known, format.DefaultDataset, "PK"))
                    Check(row);
            }
            catch (CannotRead refusal)
            {
                Assert.NotEmpty(refusal.Message);
            }
        }
    }

    private static void Check(ReadRow row)
    {
        Assert.True(row.Line >= 1);
        if (row is Rejected rejected)
        {
            Assert.All(rejected.Problems, p => Assert.NotEmpty(p.Message));
            return;
        }
        var incident = Assert.IsType<Read>(row).Incident;
        incident.Conclude();
        Assert.True(incident.DateStart <= incident.DateEnd);
        Assert.InRange(incident.DateStart.Year, 1899, 2101);
        Assert.True(incident.Point is null || (Math.Abs(incident.Point.X) <= 180 && Math.Abs(incident.Point.Y) <= 90));
        Assert.NotEmpty(incident.Reports);
        foreach (var text in new[] { incident.Key, incident.Title, incident.Summary, incident.SourceRecord, incident.PlaceReported, incident.Admin1Name, incident.Admin2 }
            .Concat(incident.Actors).Concat(incident.Reports.SelectMany(r => new[] { r.Publisher, r.Title, r.Speaker, r.SpokenBy, r.Text, r.TimeSaid })))
            Assert.True(text is null || (!text.Contains('\0') && new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text) >= 0), text);
        Assert.DoesNotContain("\\u0000", incident.SourceRecord?.Replace("\\\\", "") ?? "", StringComparison.Ordinal);
    }
}
