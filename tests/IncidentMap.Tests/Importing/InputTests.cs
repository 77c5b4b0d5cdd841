using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using IncidentMap.Importing;

namespace IncidentMap.Tests.Importing;

public sealed class InputTests
{
    private const string Header = "event_id_cnty,event_date,time_precision,event_type,actor1,country,location,latitude,longitude,geo_precision,fatalities,notes";
    private const string Row = "PAK1,2021-01-07,1,Battles,Taliban,Pakistan,Quetta,30.2,67.0,1,3,";
    private static readonly string Table = $"{Header}\n{Row}a raid\n";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Any_line_ends_will_do(string lineEnd)
    {
        Assert.Equal(["PAK1 2", "PAK2 3"], Lines(Table.Replace("\n", lineEnd) + Row.Replace("PAK1", "PAK2") + lineEnd));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void Comma_semicolon_and_tab_are_told_apart(char separator)
    {
        Assert.Equal(["PAK1 2"], Lines(Table.Replace(',', separator)));
    }

    [Fact]
    public void Utf8_is_read_with_and_without_a_byte_order_mark_and_utf16_with_one()
    {
        var text = Table.Replace("Quetta", "کوئٹہ");
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(text), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)], [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)] })
            Assert.Equal("کوئٹہ", Assert.IsType<Read>(Assert.Single(Given.Rows("acled.csv", bytes))).Incident.PlaceReported);
    }

    [Fact]
    public void Windows_1252_is_found_out_and_said()
    {
        using var input = Input.Of("acled.csv", new MemoryStream(Encoding.Latin1.GetBytes(Table.Replace("Quetta", "Córdoba \u0093North\u0094"))));

        Assert.Equal("Córdoba “North”", Assert.IsType<Read>(Assert.Single(Given.Rows(input))).Incident.PlaceReported);
        Assert.Equal(["It is not in UTF-8; it was read as Windows-1252."], input.Said);
    }

    [Fact]
    public void One_bad_byte_does_not_spoil_a_file_in_UTF8()
    {
        var bytes = Encoding.UTF8.GetBytes(Table.Replace("Quetta", "Kābul").Replace("a raid", "it@s Kābul"));
        bytes[Array.IndexOf(bytes, (byte)'@')] = 0x92;
        using var input = Input.Of("acled.csv", new MemoryStream(bytes));
        var incident = Assert.IsType<Read>(Assert.Single(Given.Rows(input))).Incident;

        Assert.Equal("Kābul", incident.PlaceReported);
        Assert.Contains("it’s Kābul", incident.SourceRecord, StringComparison.Ordinal);
        Assert.Equal(["It is in UTF-8, but 1 byte is not; those were read as Windows-1252."], input.Said);
    }

    [Fact]
    public void A_character_across_two_reads_stays_whole()
    {
        var text = new StringBuilder(Header + "\n");
        for (var i = 0; i < 2_000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"PAK{i},2021-01-07,1,Battles,Taliban,Pakistan,کوئٹہ,30.2,67.0,1,3,{new string('ی', i % 97)}\n");
        using var input = Input.Of("acled.csv", new Dribble(Encoding.UTF8.GetBytes(text.ToString()), 7));

        Assert.All(Given.Rows(input), row => Assert.Equal("کوئٹہ", Assert.IsType<Read>(row).Incident.PlaceReported));
        Assert.Empty(input.Said);
    }

    [Fact]
    public void Packed_files_are_unpacked_and_the_digest_is_of_the_file_as_it_is()
    {
        foreach (var packed in new[] { Gzip(Table), Zip(("acled.csv", Table)), Encoding.UTF8.GetBytes(Table) })
        {
            using var input = Input.Of("acled.csv.gz", new MemoryStream(packed));
            Assert.Single(Given.Rows(input));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(packed)), input.Sha256());
        }
    }

    [Fact]
    public void The_digest_does_not_need_the_file_to_be_read_before()
    {
        using var input = Input.Of("acled.csv", new MemoryStream(Encoding.UTF8.GetBytes(Table)));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Table))), input.Sha256());
    }

    [Fact]
    public void What_a_Mac_adds_to_a_zip_is_passed_over()
    {
        Assert.Single(Given.Rows("acled.zip", Zip(("acled.csv", Table), ("__MACOSX/._acled.csv", "junk"), (".DS_Store", "junk"), ("readme.md", "hello"))));
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "acled.csv", [], "acled.csv is empty." },
        { "acled.csv", Zip(("[Content_Types].xml", ""), ("xl/workbook.xml", "")), "acled.csv is an Excel workbook, not CSV. Open it in a spreadsheet program and save it as CSV in UTF-8." },
        { "acled.csv", [0xD0, 0xCF, 0x11, 0xE0, 0xA1], "acled.csv is an old Excel or Word file, not CSV. Open it in a spreadsheet program and save it as CSV in UTF-8." },
        { "acled.csv", Zip(("mimetype", "application/vnd.oasis"), ("content.xml", "")), "acled.csv is an OpenDocument file, not CSV. Open it in a spreadsheet program and save it as CSV in UTF-8." },
        { "acled.csv", "%PDF-1.7"u8.ToArray(), "acled.csv is a PDF, not a table. Ask its publisher for the data as CSV." },
        { "acled.csv", "\n<!DOCTYPE HTML><html>"u8.ToArray(), "acled.csv is a web page, perhaps a login or an error page saved under the name of the export. Download it again while logged in." },
        { "acled.csv", "<?xml version='1.0'?>"u8.ToArray(), "acled.csv is XML, which cannot be imported; write it out as CSV or GeoJSON." },
        { "acled.csv", Encoding.Unicode.GetBytes(Table), "acled.csv is neither text in UTF-8 nor in Windows-1252: a quarter of it is NUL bytes. Save it as CSV in UTF-8." },
        { "two.zip", Zip(("a.csv", Table), ("b.csv", Table)), "two.zip holds more than one table (a.csv, b.csv); unpack it and import them one by one." },
        { "none.zip", Zip(("readme.md", "hello")), "none.zip holds no .csv, .tsv, .txt, .json, .geojson, .geojsonl, .geojsonseq or .ndjson file." },
        { "twice.zip", Zip(("a.csv.gz", Encoding.Latin1.GetString(Gzip(Table)))), "twice.zip holds another archive; unpack it once." },
        { "empty.csv.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0], "empty.csv.gz holds an empty file." },
        { "page.csv.gz", Gzip("<html>no</html>"), "page.csv.gz holds a file that is a web page, perhaps a login or an error page saved under the name of the export. Download it again while logged in." },
        { "cut.csv.gz", Gzip(Table)[..^9], "cut.csv.gz is damaged or cut short: it cannot be unpacked to its end. Nothing of it is taken; fetch it again." },
        { "cut.csv.gz", Gzip(Table)[..^1], "cut.csv.gz is damaged or cut short: it cannot be unpacked to its end. Nothing of it is taken; fetch it again." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_table_is_refused_for_what_it_is(string name, byte[] bytes, string message) => Assert.Equal(message, Given.Refusal(name, bytes));

    [Fact]
    public void A_zip_that_was_cut_or_changed_is_refused()
    {
        var zip = Zip(("acled.csv", string.Concat(Enumerable.Repeat(Table, 50))));
        Assert.StartsWith("acled.zip is a damaged .zip, or cut short", Given.Refusal("acled.zip", zip[..^20]), StringComparison.Ordinal);

        var stored = Zip(CompressionLevel.NoCompression, ("acled.csv", Table));
        stored[stored.AsSpan().IndexOf("raid"u8)] = (byte)'m';
        Assert.Equal("acled.zip is damaged: what it unpacks to is not what was packed (CRC-32). Nothing of it is taken; fetch it again.", Given.Refusal("acled.zip", stored));
    }

    [Fact]
    public void A_bomb_is_defused()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Table));
            var zeros = new byte[1 << 20];
            zeros.AsSpan().Fill((byte)'0');
            for (var i = 0; i < 64; i++)
                gzip.Write(zeros);
        }

        Assert.Equal("bomb.csv.gz unpacks to more than 200 times its size, as no table does: it looks like an archive bomb.", Given.Refusal("bomb.csv.gz", bomb.ToArray()));
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_are_refused_by_name()
    {
        Assert.StartsWith("no-such-file.csv cannot be opened: ", Assert.Throws<CannotRead>(() => Input.Open("no-such-file.csv")).Message, StringComparison.Ordinal);
        Assert.EndsWith(" is a folder.", Assert.Throws<CannotRead>(() => Input.Open(Path.GetTempPath())).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Lines(string text) => Given.Rows("acled.csv", text).Cast<Read>().Select(r => $"{r.Incident.Key[6..]} {r.Line}");

    private static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] files) => Zip(CompressionLevel.Optimal, files);

    private static byte[] Zip(CompressionLevel level, params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(Encoding.Latin1.GetBytes(text));
            }
        return bytes.ToArray();
    }

    /// <summary>A network connection that gives a few bytes at a time.</summary>
    private sealed class Dribble(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(most, buffer.Length)]);
    }
}
