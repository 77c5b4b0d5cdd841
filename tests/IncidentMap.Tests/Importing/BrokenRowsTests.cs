using System.Text;
using IncidentMap.Benchmarks;
using IncidentMap.Importing;

namespace IncidentMap.Tests.Importing;

/// <summary>A long file of which one row in a hundred is broken, each in one of five ways.</summary>
public sealed class BrokenRowsTests
{
    private const int Rows = 5_000;

    [Fact]
    public void One_broken_row_in_a_hundred_costs_that_row_and_the_rejects_mended_are_loaded()
    {
        var file = new StringBuilder(AcledGenerator.Header).Append('\n');
        for (var i = 0; i < Rows; i++)
            file.Append(i % 100 == 50 ? Broken(AcledGenerator.Row(i), i / 100 % 5) : AcledGenerator.Row(i)).Append('\n');

        var (rows, rejects) = Load(file.ToString());

        Assert.Equal((Rows - 50, 50), (rows.OfType<Read>().Count(), rows.OfType<Rejected>().Count()));
        Assert.Equal(
            [
                "acled.csv:52 latitude \"48,2\": decimal comma; write 48.2.",
                "acled.csv:152 event_date \"0025-08-01\": the year 0025 cannot be right.",
                "acled.csv:252 event_id_cnty: blank; without its id the row could never be found again to be updated.",
                "acled.csv:352 32 columns, but the header has 31: a separator stands in a value without quotes.",
                "acled.csv:452 A NUL byte is in it; remove it.",
            ],
            rows.OfType<Rejected>().Take(5).SelectMany(Given.Complaints));

        var mended = rejects.Replace("\"48,2\"", "34.5").Replace("0025-08-01", "2020-08-01").Replace("\0", "").Replace(",surplus,", ",");
        mended = string.Join("\r\n", mended.Split("\r\n").Select((line, i) => line.StartsWith(',') ? $"NEW{i}{line}" : line));
        var again = Load(mended).Rows;
        Assert.Empty(again.OfType<Rejected>().SelectMany(Given.Complaints));
        Assert.Equal(50, again.Count);
    }

    [Fact]
    public void The_generator_makes_the_same_rows_again()
    {
        Assert.Equal(AcledGenerator.Row(123_456, 7), AcledGenerator.Row(123_456, 7));
        Assert.NotEqual(AcledGenerator.Row(1), AcledGenerator.Row(2));
        Assert.Equal(31, AcledGenerator.Header.Split(',').Length);
    }

    private static string Broken(string row, int way)
    {
        var cells = row.Split(',');
        switch (way)
        {
            case 0:
                cells[22] = "\"48,2\"";
                break;
            case 1:
                cells[1] = "0025-08-01";
                break;
            case 2:
                cells[0] = "";
                break;
            case 3:
                cells[4] += ",surplus";
                break;
            default:
                cells[17] += "\0";
                break;
        }
        return string.Join(',', cells);
    }

    private static (List<ReadRow> Rows, string Rejects) Load(string text)
    {
        var path = Path.Combine(Path.GetTempPath(), $"rejects-{Guid.NewGuid():N}.csv");
        using var input = Input.Of("acled.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var rows = Given.Rows(input);
        using (var file = new RejectsFile(path, input))
        {
            foreach (var row in rows.OfType<Rejected>())
                file.Write(row, row.Problems);
            file.Complete();
        }
        var rejects = File.Exists(path) ? File.ReadAllText(path) : "";
        File.Delete(path);
        return (rows, rejects);
    }
}
