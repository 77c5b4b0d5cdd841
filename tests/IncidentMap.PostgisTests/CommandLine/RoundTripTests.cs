using IncidentMap.Benchmarks;
using IncidentMap.PostgisTests.World;

namespace IncidentMap.PostgisTests.CommandLine;

/// <summary>Whatever was imported comes back from our own export as it was.</summary>
public sealed class RoundTripTests
{
    private const string Mapping = """
        {
          "title": "the table of the Quetta office", "dataset": "mine", "source": { "publisher": { "value": "Quetta office" }, "url": { "column": "Link" } },
          "id": { "columns": ["Date", "Place"] }, "date": { "column": "Date", "patterns": ["dd/MM/yyyy"] },
          "time": { "column": "Time", "patterns": ["H:mm:ss", "H:mm"], "zone": "UTC" },
          "title_column": { "column": "What" },
          "event_type": { "column": "Kind", "values": { "blast": "explosions_remote_violence" }, "otherwise": "strategic_developments" },
          "place": { "name": { "column": "Place" }, "country": { "column": "Country" } },
          "figures": [ { "measure": "killed", "exactly": "Dead" } ]
        }
        """;

    private static readonly string Mapped = $"""
        Date;Time;Place;Country;Kind;Dead;What;Link
        15/08/2021;16:53:20;Kabul;AF;blast;40+;;https://example.org/a b
        16/08/2021;7:05;Bala Hissar of Nowhere;AF;talks;;{new string('x', 400)};HTTP://example.org/2
        17/08/2021;;Rasht;IR;blast;3;;
        18/08/2021;;;;blast;3-7;;
        """;

    private const string Iran =
        "130758\tIslamic Republic of Iran\tIran\t\t32\t53\tA\tPCLI\tIR\t\t00\t\t\t\t80000000\t\t1000\tAsia/Tehran\t2021-01-01\n"
        + "133349\tGilan\tGilan\t\t37.25\t49.5\tA\tADM1\tIR\t\t08\t\t\t\t2400000\t\t100\tAsia/Tehran\t2021-01-01\n"
        + "118743\tRasht\tRasht\t\t37.28\t49.58\tP\tPPLA\tIR\t\t08\t\t\t\t600000\t\t1\tAsia/Tehran\t2021-01-01\n";

    private const string Ucdp =
        "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,"
        + "side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,"
        + "adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,"
        + "best,high,low,gwnoa,gwnob\n"
        + "401115,AFG-2021-1-735-1217.1,2021,1,Clear,1,333,333,Afghanistan: Government,735,735,Government of Afghanistan - Taleban,130,130,Government of Afghanistan,303,303,Taleban,1,"
        + "\"\"\"Bakhtar News,2021-05-29,More Than Two Hundred Terrorists Perished in Afghanistan\"\"\",Bakhtar News,2021-05-29,More Than Two Hundred Terrorists Perished in Afghanistan,"
        + "Ministry of National Defense,4,Nangarhar province,\"Nangarhar, Laghman\",Nangarhar province,,34.33333,70.41667,POINT (70.41667 34.33333),179061,Afghanistan,700,Asia,"
        + "2,2,2021-05-28T00:00:00,2021-05-29T00:00:00,2,10,3,0,15,20,12,700,\n";

    private const string Gtd =
        "eventid,iyear,imonth,iday,approxdate,country_txt,provstate,city,latitude,longitude,specificity,vicinity,location,summary,doubtterr,success,suicide,attacktype1,attacktype1_txt,"
        + "targtype1,targtype1_txt,target1,gname,gname2,guncertain1,guncertain2,claimed,claim2,compclaim,weaptype1_txt,weapsubtype1_txt,nkill,nkillus,nkillter,nwound,nwoundus,nwoundte,scite1\n"
        + "202101070001,2021,1,7,,Pakistan,Balochistan,Quetta,30.1872,67.0125,1,0,A gate of the camp.,A bomber rode up to a gate.,0,1,1,3,Bombing/Explosion,"
        + "3,Police,A gate,Tehrik-i-Taliban Pakistan (TTP),,0,,1,,,Explosives,Vehicle,5,1,1,20,2,0,\"A headline, Dawn, January 7, 2021.\"\n"
        + "202101000002,2021,1,0,,Afghanistan,Nangarhar,Unknown,,,4,0,,,0,1,0,2,Armed Assault,"
        + "3,Police,A post,Unknown,,0,,0,,,Firearms,,-9,,,,,,\n";

    private const string Features = """
        {"type":"Feature","id":"a/b c","geometry":{"type":"Point","coordinates":[69.2,34.5]},"properties":{"date":"2021-08-27","event_type":"battles","killed":3,"claimed_by":"ISKP","note":1.5}}
        {"type":"Feature","geometry":{"type":"Point","coordinates":[66.9,30.2]},"properties":{"key":"ACLED:7","date_start":"2021-08-27","date_end":"2021-08-29","date_precision":"day","event_type":"riots"}}
        {"type":"Feature","id":3,"geometry":null,"properties":{"date":"2021-08-27","event_type":"protests","place":"Quetta","country":"PK","local_time":"04:05:06","time_zone":"Etc/GMT-5"}}

        """;

    [Theory]
    [InlineData("acled")]
    [InlineData("ucdp")]
    [InlineData("gtd")]
    [InlineData("geojson")]
    [InlineData("mapped")]
    public async Task What_was_imported_from_another_format_is_exported_imported_and_exported_alike(string format)
    {
        await using var here = await Town.With();
        await using var there = await Town.With();
        using var folder = new TempFolder();
        var dump = folder.Write("IR.txt", Iran);
        foreach (var town in (Town[])[here, there])
            Assert.Equal(0, (await town.IncidentMap("gazetteer", "import", dump)).Exit);

        var (count, load) = format switch
        {
            "acled" => (40, await here.IncidentMap("import", folder.Write("acled.csv", $"{AcledGenerator.Header}\n{string.Join('\n', Enumerable.Range(0, 40).Select(i => AcledGenerator.Row(i)))}\n"))),
            "ucdp" => (1, await here.IncidentMap("import", folder.Write("ged.csv", Ucdp))),
            "gtd" => (2, await here.IncidentMap("import", folder.Write("gtd.csv", Gtd))),
            "geojson" => (3, await here.IncidentMap("import", folder.Write("points.geojsonl", Features))),
            _ => (4, await here.IncidentMap("import", folder.Write("table.csv", Mapped), "--mapping", folder.Write("mapping.json", Mapping))),
        };
        Assert.Contains($" {count} added", load.Output + load.Errors, StringComparison.Ordinal);

        var first = (await here.IncidentMap("export", "-", "--format", "incidents")).Output;
        var second = await there.IncidentMap("import", folder.Write("first.jsonl", first));
        Assert.True(second.Exit == 0, second.Errors);
        Assert.Equal(first, (await there.IncidentMap("export", "-", "--format", "incidents")).Output);
        Assert.Equal(count, first.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task Our_export_as_a_table_brings_what_the_one_as_GeoJSON_brings()
    {
        await using var here = await Town.With();
        using var folder = new TempFolder();
        var incidents = Repository.File("data/incidents");
        var odd = folder.Write("odd.geojsonl", """
            {"type":"Feature","id":"odd","geometry":{"type":"Point","coordinates":[69.2,34.5]},"properties":{"date":"2021-08-27","title":"=1+1","summary":"'=2, \"said\"\nsomebody","event_type":"battles","killed":3,"actors":["Police, Bahawalnagar","Levies"],"attackers":["@ISKP"],"claimed_by":"ISKP"}}
            """);
        Assert.Equal(0, (await here.IncidentMap("import", incidents)).Exit);
        Assert.Equal(0, (await here.IncidentMap("import", odd)).Exit);

        var brought = new List<string>();
        foreach (var format in (string[])["csv", "geojson"])
        {
            await using var there = await Town.With();
            var exported = folder.Write($"export.{format}", (await here.IncidentMap("export", "-", "--format", format)).Output);
            var load = await there.IncidentMap("import", exported);
            Assert.True(load.Exit == 0, load.Errors);
            Assert.Contains(" 14 added", load.Output, StringComparison.Ordinal);
            Assert.Contains(" 14 unchanged", (await there.IncidentMap("import", exported)).Output, StringComparison.Ordinal);
            brought.Add((await there.IncidentMap("export", "-", "--format", "incidents")).Output.Replace(exported, "the export", StringComparison.Ordinal));
        }

        Assert.Equal(brought[1], brought[0]);
        Assert.Contains("\"=1+1\"", brought[0], StringComparison.Ordinal);
        Assert.Contains("\"Police, Bahawalnagar\"", brought[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_row_of_our_table_is_rejected_mended_and_loaded()
    {
        await using var here = await Town.With();
        await using var there = await Town.With();
        using var folder = new TempFolder();
        Assert.Equal(0, (await here.IncidentMap("import", Repository.File("data/incidents"))).Exit);
        var table = (await here.IncidentMap("export", "-", "--format", "csv")).Output;
        var broken = folder.Write("table.csv", table.Replace(",2021-08-19,2021-08-19,", ",2021-08-19,2021-08-18,", StringComparison.Ordinal));
        var rejects = Path.Combine(folder.Path, "rejects.csv");

        var load = await there.IncidentMap("import", broken, "--rejects", rejects);

        Assert.Equal(1, load.Exit);
        Assert.Contains(" 12 added, 0 changed, 0 unchanged, ", load.Output, StringComparison.Ordinal);
        Assert.Matches(@"table\.csv:\d+ date_end: before date_start, 2021-08-19; swap them or correct one\.", load.Errors);
        var mended = folder.Write("rejects.csv", File.ReadAllText(rejects).Replace(",2021-08-18,", ",2021-08-19,", StringComparison.Ordinal));
        Assert.Contains(" 1 added", (await there.IncidentMap("import", mended)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("My:")]
    [InlineData("ACLED")]
    [InlineData("my data")]
    [InlineData("")]
    public async Task A_name_of_a_data_set_that_could_not_come_back_is_refused(string name)
    {
        await using var town = await Town.With();
        using var folder = new TempFolder();
        var load = await town.IncidentMap("import", folder.Write("acled.csv", $"{AcledGenerator.Header}\n{AcledGenerator.Row(0)}\n"), "--dataset", name);

        Assert.Equal((2, $"incidentmap: --dataset takes small letters, digits, _ and -, a letter first, such as quetta_office; '{name}' is not so.\n"), (load.Exit, load.Errors));
    }
}
