using System.IO.Compression;
using System.Text.Json;
using IncidentMap.PostgisTests.World;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.PostgisTests.CommandLine;

public sealed class GazetteerTests
{
    // Nineteen columns as GeoNames writes them; the places are real, the ids from 99... are not.
    private static readonly string[] Iran =
    [
        Line(130758, "Iran", "Islamic Republic of Iran,ایران", 32, 53, "A.PCLI", "IR", "00", "", 81800269),
        Line(1159456, "Sistan and Baluchestan", "Ostan-e Sistan va Baluchestan", 28.5, 60.5, "A.ADM1", "IR", "04", "", 0),
        Line(7648907, "Shahrestān-e Zāhedān", "Zahedan County", 29.3, 60.5, "A.ADM2", "IR", "04", "7648907", 0),
        Line(1159301, "Zahedan", "Duzdab,ZAH,Zahedan,زاهدان", 29.4963, 60.8629, "P.PPLA", "IR", "04", "7648907", 551980),
        Line(141681, "Bandar-e Chabahar", "Chabahar,Chah Bahar,چابهار", 25.2919, 60.643, "P.PPL", "IR", "04", "", 47287),
        Line(9900001, "Konarak Airport", "OIZC", 25.44, 60.38, "S.AIRP", "IR", "04", "", 0),
        Line(9900002, "Kūh-e Taftān", "", 28.6, 61.13, "T.MT", "IR", "04", "", 0),
        Line(9900003, "Old Zahedan", "", 29.4, 60.9, "P.PPLH", "IR", "04", "", 0),
    ];

    [Fact]
    public async Task A_country_of_GeoNames_is_added_and_its_names_are_found()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var load = await town.IncidentMap("gazetteer", "import", Zip(folder, "IR.zip", Iran));

        Assert.Equal((0, "8 lines read: 6 places added, 0 changed, 0 unchanged; 0 are there from another source and stay as they are, "
            + "2 are no places that incidents are told by, 0 cannot be read.\n"), (load.Exit, load.Output));
        var zahedan = await town.IncidentMap("geocode", "Zahidan", "--country", "Iran");
        Assert.Equal(0, zahedan.Exit);
        Assert.StartsWith("Zahedan (town, Sistan and Baluchestan, IR)\n", zahedan.Output, StringComparison.Ordinal);

        await using var db = town.OpenDatabase();
        var place = await db.Places.Include(p => p.Names).SingleAsync(p => p.Key == "gn:1159301", Stop);
        Assert.Equal(("IR.04", "Shahrestān-e Zāhedān", "gn:7648907", "GeoNames country dump"), (place.Admin1, place.Admin2, place.Parent, place.Source));
        Assert.Equal(["Duzdab", "Zahedan", "زاهدان"], place.Names.Select(n => n.Name).Order(StringComparer.Ordinal));
        Assert.Equal("gn:1159456", (await db.Places.SingleAsync(p => p.Key == "gn:141681", Stop)).Parent);
        Assert.InRange((await db.Places.SingleAsync(p => p.Key == "gn:1159456", Stop)).RadiusMetres ?? 0, 20_000, 600_000);
    }

    [Fact]
    public async Task The_same_dump_again_changes_nothing_and_a_newer_one_what_is_new()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        await town.IncidentMap("gazetteer", "import", folder.Write("IR.txt", string.Concat(Iran)));
        await using var db = town.OpenDatabase();
        var revision = await db.Revisions.Select(r => r.Revision).SingleAsync(Stop);

        Assert.Contains(" 0 places added, 0 changed, 6 unchanged;", (await town.IncidentMap("gazetteer", "import", folder.Write("IR.txt", string.Concat(Iran)))).Output, StringComparison.Ordinal);
        Assert.Equal(revision, await db.Revisions.Select(r => r.Revision).SingleAsync(Stop));

        var newer = string.Concat(Iran.Select(line => line.Replace("551980", "600000").Replace("Chah Bahar", "Chahbar")))
            + Line(9900004, "Nosratabad", "", 29.85, 59.98, "P.PPL", "IR", "04", "7648907", 5238);
        // The third is the province, which reaches farther now.
        Assert.Contains(" 1 places added, 3 changed, 3 unchanged;", (await town.IncidentMap("gazetteer", "import", folder.Write("IR.txt", newer))).Output, StringComparison.Ordinal);
        Assert.StartsWith("Bandar-e Chabahar", (await town.IncidentMap("geocode", "Chahbar")).Output, StringComparison.Ordinal);
        Assert.Equal(600_000, (await db.Places.SingleAsync(p => p.Key == "gn:1159301", Stop)).Population);
    }

    [Fact]
    public async Task Places_that_ship_with_the_program_stay_as_they_were_corrected()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var pakistan = folder.Write("PK.txt",
            Line(1168579, "Pakistan", "", 30, 70, "A.PCLI", "PK", "00", "", 212215030)
            + Line(1168873, "Khyber Pakhtunkhwa", "", 34.5, 72, "A.ADM1", "PK", "03", "", 0)
            + Line(1183883, "Bahawalnagar", "Bahawalpur", 1, 1, "P.PPLA2", "PK", "04", "1183882", 9)
            + Line(9900005, "Torkham", "", 34.12, 71.09, "P.PPL", "PK", "03", "", 12)
            + Line(9900006, "Swat", "", 35, 72.5, "A.ADM2", "PK", "03", "99", 0)
            + Line(9900007, "Gulibagh", "Guli Bagh", 34.87, 72.47, "P.PPL", "PK", "03", "99", 4000));

        var load = await town.IncidentMap("gazetteer", "import", pakistan);
        Assert.Equal("6 lines read: 1 places added, 0 changed, 0 unchanged; 5 are there from another source and stay as they are, "
            + "0 are no places that incidents are told by, 0 cannot be read.\n", load.Output);
        Assert.StartsWith("Bahawalnagar (town, Punjab, PK)\n", (await town.IncidentMap("geocode", "Bahawalnagar")).Output, StringComparison.Ordinal);
        await using var db = town.OpenDatabase();
        var village = await db.Places.SingleAsync(p => p.Key == "gn:9900007", Stop);
        Assert.Equal(("PK-KP", "Swat", "gn:1164211"), (village.Admin1, village.Admin2, village.Parent));

        Assert.Contains("0 rows of actors and gazetteer added or corrected", (await town.IncidentMap("migrate")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_cannot_be_read_are_named_and_the_others_are_loaded()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var file = folder.Write("IR.txt", Iran[0] + "a\tb\n" + Iran[3].Replace("29.4963", "north") + Iran[4]);
        var load = await town.IncidentMap("gazetteer", "import", file);

        Assert.Equal(1, load.Exit);
        Assert.Equal($"{file}:2 The line has 2 columns, not 19.\n{file}:3 The line has in column 5, latitude, \"north\".\n", load.Errors);
        Assert.StartsWith("4 lines read: 2 places added", load.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_a_dump_has_twice_is_taken_once()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var file = folder.Write("IR.txt", Iran[0] + Iran[3] + Iran[3].Replace("Zahedan", "Zahidan") + Iran[0]);
        var load = await town.IncidentMap("gazetteer", "import", file);

        Assert.Equal((1, $"{file}:3 The line has the place of line 2, gn:1159301, again; only the first is taken.\n"
            + $"{file}:4 The line has the place of line 1, iso:IR, again; only the first is taken.\n"), (load.Exit, load.Errors));
        Assert.StartsWith("4 lines read: 2 places added", load.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_dump_is_loaded_up_to_where_it_ends_and_the_cut_is_named()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var file = folder.Write("IR.txt", Iran[0] + Iran[3] + Iran[4][..40]);
        var load = await town.IncidentMap("gazetteer", "import", file);

        Assert.Equal((1, $"{file}:3 The line has 3 columns, not 19.\n"), (load.Exit, load.Errors));
        Assert.StartsWith("3 lines read: 2 places added", load.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_in_Chinese_and_Arabic_letters_are_found_as_they_are_written()
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        await town.IncidentMap("gazetteer", "import", folder.Write("CN.txt",
            Line(1814991, "China", "中国", 35, 105, "A.PCLI", "CN", "00", "", 1411778724)
            + Line(1529102, "Ürümqi", "乌鲁木齐,ئۈرۈمچى,Urumchi", 43.80096, 87.60046, "P.PPLA", "CN", "13", "", 3029372)));

        foreach (var name in (string[])["乌鲁木齐", "ئۈرۈمچى", "Ürümqi", "URUMCHI"])
            Assert.StartsWith("Ürümqi (town, CN)\n", (await town.IncidentMap("geocode", name)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_get_candidates_and_provinces_as_json()
    {
        await using var town = await Town.With();
        var answer = JsonDocument.Parse((await town.IncidentMap("geocode", "Sawat", "--json")).Output).RootElement;
        Assert.Equal(("Sawat", "gn:1164211", false), (answer.GetProperty("q").GetString(), answer.GetProperty("best").GetString(), answer.GetProperty("ambiguous").GetBoolean()));
        Assert.Equal("Swat", answer.GetProperty("candidates")[0].GetProperty("name").GetString());

        Assert.Equal("""{"code":"AF-NAN","name":"Nangarhar","country":"AF"}""" + "\n", (await town.IncidentMap("reverse", "34.4265", "70.4515", "--json")).Output);
        Assert.Equal((1, "null\n"), (await town.IncidentMap("reverse", "-33.9", "18.4", "--json")) is var (exit, output, _) ? (exit, output) : default);
    }

    [Theory]
    [InlineData("'' is no name of a place.", "geocode", "")]
    [InlineData("'...' is no name of a place.", "geocode", "...")]
    [InlineData("'Syria' is no country of the gazetteer, which has AF, PK.", "geocode", "Aleppo", "--country", "Syria")]
    [InlineData("the latitude 91 is outside ±90. Latitude comes first.", "reverse", "91", "69")]
    [InlineData("'NaN' is no latitude; write degrees with a decimal point, such as 34.53.", "reverse", "NaN", "69")]
    [InlineData("'34,5' is no latitude; write degrees with a decimal point, such as 34.53.", "reverse", "34,5", "69")]
    [InlineData("there is no file 'IR.txt'.", "gazetteer", "import", "IR.txt")]
    public async Task What_cannot_be_asked_is_refused_with_what_would_be_right(string message, params string[] arguments)
    {
        await using var town = await Town.With();
        var answer = await town.IncidentMap(arguments);
        Assert.Equal((2, "", $"incidentmap: {message}\n"), (answer.Exit, answer.Output, answer.Errors));
    }

    [Theory]
    [InlineData("id,name\n1,Kabul\n", "is no country dump of GeoNames: its first line has 1 column, not 19. A dump has 19 columns with tabs between and no header: geonameid, name,")]
    [InlineData("AF.01\tBadakhshan\tBadakhshan\t1147745\n", "its first line has 4 columns, not 19.")]
    [InlineData("1\tKabul\tKabul\t\t69.17\t134.5\tP\tPPLC\tAfghanistan\t\t\t\t\t\t\t\t\t\t\n", "its first line has in column 9, country code, \"Afghanistan\".")]
    [InlineData("", "is empty.")]
    public async Task A_file_of_another_layout_is_refused_with_what_is_wrong(string content, string message)
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var load = await town.IncidentMap("gazetteer", "import", folder.Write("table.txt", content));

        Assert.Equal((2, ""), (load.Exit, load.Output));
        Assert.Contains(message, load.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Kabul International Airport (airport, Kabul, AF)\n", "Hamid Karzai Airport")]
    [InlineData(0, "Ambiguous: it may be any of the first 2, and nothing tells which.\n", "Waziristan")]
    [InlineData(0, "Doubtful: the nearest is not near enough to be taken for it.\n", "Jalalabad", "--country", "AF", "--admin1", "Kunar")]
    [InlineData(0, "Arghandab (district, Zabul, AF)\n", "Arghandab district", "--admin1", "AF-ZAB")]
    [InlineData(1, "The gazetteer has nothing like it.\n", "Atlantis")]
    public async Task Geocode_says_what_a_name_means_and_how_sure_that_is(int exit, string firstLine, params string[] arguments)
    {
        await using var town = await Town.With();
        var answer = await town.IncidentMap(["geocode", .. arguments]);
        Assert.Equal((exit, ""), (answer.Exit, answer.Errors));
        Assert.StartsWith(firstLine, answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Geocode_ranks_candidates_with_score_match_and_precision()
    {
        await using var town = await Town.With();
        var answer = await town.IncidentMap("geocode", "Sawat");
        Assert.Matches(@"\n0\.\d\d\d  fuzzy      admin2            40    34\.7466   72\.3557  gn:1164211 +Swat \(district, Khyber Pakhtunkhwa, PK\)\n", answer.Output);
    }

    [Theory]
    [InlineData(0, "AF-NAN  Nangarhar, AF\n", "34.4265", "70.4515")]
    [InlineData(1, "In none of the provinces that there are outlines of: AF, PK.\n", "-33.9", "18.4")]
    [InlineData(2, "", "69.17", "134.53.1")]
    [InlineData(2, "", "134.53", "69.17")]
    public async Task Reverse_tells_the_province_of_a_point_without_a_database(int exit, string output, string latitude, string longitude)
    {
        var answer = await CommandLineProgram.Run("", "reverse", latitude, longitude);
        Assert.Equal((exit, output), (answer.Exit, answer.Output));
    }

    private static string Line(int id, string name, string names, double latitude, double longitude, string feature, string country, string admin1, string admin2, long population) =>
        FormattableString.Invariant($"{id}\t{name}\t{name}\t{names}\t{latitude}\t{longitude}\t{feature.Split('.')[0]}\t{feature.Split('.')[1]}\t{country}\t\t{admin1}\t{admin2}\t\t\t{population}\t\t0\tAsia/Tehran\t2024-01-01\n");

    private static string Zip(TempFolder folder, string name, string[] lines)
    {
        var path = Path.Combine(folder.Path, name);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (entry, text) in new[] { (Path.ChangeExtension(name, ".txt"), string.Concat(lines)), ("readme.txt", "The main 'geoname' table has these fields") })
        {
            using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
            writer.Write(text);
        }
        return path;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
