using IncidentMap.Incidents;

namespace IncidentMap.Tests.Importing;

/// <summary>Rows in the layout of UCDP GED 23.1, Uppsala University, CC BY 4.0.</summary>
public sealed class UcdpGedTests
{
    private const string Header =
        "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,"
        + "side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,"
        + "adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,"
        + "best,high,low,gwnoa,gwnob";

    private const string Clash =
        "401115|AFG-2021-1-735-1217.1|2021|1|Clear|1|333|333|Afghanistan: Government|735|735|Government of Afghanistan - Taleban|130|130|Government of Afghanistan|303|303|Taleban|1|"
        + "\"Bakhtar News,2021-05-29,More Than Two Hundred Terrorists Perished in Afghanistan\"|Bakhtar News|2021-05-29|More Than Two Hundred Terrorists Perished in Afghanistan|"
        + "Ministry of National Defense|4|Nangarhar province|Nangarhar, Laghman and Kunduz provinces.|Nangarhar province||34.33333|70.41667|POINT (70.41667 34.33333)|179061|Afghanistan|700|Asia|"
        + "2|2|2021-05-28T00:00:00|2021-05-29T00:00:00|2|10|3|0|15|20|12|700|";

    [Fact]
    public void UCDPs_own_low_best_and_high_become_the_estimate()
    {
        var read = Given.Loaded("ged.csv", Given.Table(Header, Clash));

        Assert.Equal((12, 15, 20), (read.Incident.Killed.Low, read.Incident.Killed.Best, read.Incident.Killed.High));
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void The_dead_of_each_side_are_figures_of_its_group_and_words()
    {
        var report = Given.Loaded("ged.csv", Given.Table(Header, Clash)).Incident.Reports.Single(r => r.Key == "ucdp");

        Assert.Equal(["all 12 to 20", "civilians 3 to 3", "security_forces 2 to 2", "armed_groups 10 to 10"], report.Figures.Select(f => $"{SnakeCase.Of(f.Group)} {f.AtLeast} to {f.AtMost}"));
        Assert.Equal("UCDP's best estimate of the dead by side: Government of Afghanistan 2, Taleban 10, civilians 3. UCDP gives no day of publication; "
            + "the day of its newest article stands for it.", report.Text);
    }

    [Theory]
    [InlineData("IS", "4", "0", "civilians 3, armed_groups 14")]
    [InlineData("Government of Pakistan", "4", "1", "civilians 3, foreign_forces 4, armed_groups 10, unknown 1")]
    public void Sides_of_one_kind_count_together_and_those_of_no_known_side_by_themselves(string sideA, string deathsA, string unknown, string groups)
    {
        var read = Given.Loaded("ged.csv", Given.Table(Header, Clash, ("side_a", sideA), ("deaths_a", deathsA), ("deaths_unknown", unknown)));
        var report = read.Incident.Reports.Single(r => r.Key == "ucdp");

        Assert.Equal(groups, string.Join(", ", report.Figures.Skip(1).Select(f => $"{SnakeCase.Of(f.Group)} {f.AtMost}")));
        Assert.Equal((12, 15, 20), (read.Incident.Killed.Low, read.Incident.Killed.Best, read.Incident.Killed.High));
    }

    [Fact]
    public void A_province_by_another_name_and_a_district_that_is_not_sure_are_kept_as_they_were_written()
    {
        var record = Given.Loaded("ged.csv", Given.Table(Header, Clash, ("adm_1", "FATA"), ("adm_2", "Achin district"))).Incident.SourceRecord;
        Assert.Contains("\"adm_1\":\"FATA\"", record, StringComparison.Ordinal);
        Assert.Contains("\"adm_2\":\"Achin district\"", record, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_low_best_and_high_disagree_the_range_holds_all_three_and_a_warning_names_them()
    {
        var read = Given.Loaded("ged.csv", Given.Table(Header, Clash, ("low", "18"), ("best", "18"), ("high", "17")));

        Assert.Equal((17, 18, 18), (read.Incident.Killed.Low, read.Incident.Killed.Best, read.Incident.Killed.High));
        Assert.Equal(["ged.csv:2 best \"18\": low 18, best 18 and high 17 disagree; entered as 17 to 18 with 18 as best."], Given.Complaints(read));
        Assert.Contains("\"high\":\"17\"", read.Incident.SourceRecord, StringComparison.Ordinal);
    }

    [Fact]
    public void None_killed_is_normal()
    {
        var read = Given.Loaded("ged.csv", Given.Table(Header, Clash, ("low", "0"), ("best", "0"), ("high", "4"), ("deaths_a", "0"), ("deaths_b", "0"), ("deaths_civilians", "0")));

        Assert.Equal((0, 0, 4), (read.Incident.Killed.Low, read.Incident.Killed.Best, read.Incident.Killed.High));
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void Each_article_is_a_report_of_its_own_spoken_by_the_original_source()
    {
        var article = Given.Loaded("ged.csv", Given.Table(Header, Clash)).Incident.Reports[0];

        Assert.Equal(("Bakhtar News", "More Than Two Hundred Terrorists Perished in Afghanistan", new DateOnly(2021, 5, 29)), (article.Publisher, article.Title, article.PublishedOn));
        Assert.Equal(("Ministry of National Defense", SpeakerKind.Military), (article.Speaker, article.SpeakerKind));
        Assert.Empty(article.Figures);
    }

    [Fact]
    public void A_headline_with_a_semicolon_is_found_in_the_quoted_list()
    {
        var reports = Given.Loaded("ged.csv", Given.Table(Header, Clash,
            ("source_article", "\"Agence France Presse,2012-06-28,Turkey reinforces border\";\"AP, Kabul,2012-06-29,Troops besiege suburb; dozens killed\""),
            ("source_office", "Agence France Presse;AP, Kabul"), ("source_date", "2012-06-28;2012-06-29"),
            ("source_headline", "Turkey reinforces border;Troops besiege suburb; dozens killed"))).Incident.Reports;

        Assert.Equal(["Agence France Presse: Turkey reinforces border", "AP, Kabul: Troops besiege suburb; dozens killed", "UCDP: "], reports.Select(r => $"{r.Publisher}: {r.Title}"));
    }

    [Fact]
    public void Lists_that_cannot_be_taken_apart_stay_in_the_sources_record()
    {
        var incident = Given.Loaded("ged.csv", Given.Table(Header, Clash, ("source_article", "Tolo TV, Kabul 0630 gmt 14 Aug 11"), ("source_office", ""), ("source_date", ""), ("source_headline", ""))).Incident;

        Assert.Equal("ucdp", Assert.Single(incident.Reports).Key);
        Assert.Equal(new DateOnly(2021, 5, 29), incident.Reports[0].PublishedOn);
        Assert.Contains("Tolo TV, Kabul 0630", incident.SourceRecord, StringComparison.Ordinal);
    }

    [Fact]
    public void Victims_whose_names_stand_for_headlines_are_not_named()
    {
        var incident = Given.Loaded("ged.csv", Given.Table(Header, Clash, ("source_article", "\"VDC,2013-01-03,Jane Doe Example\""), ("source_office", "VDC"), ("source_date", "2013-01-03"),
            ("source_headline", "Name\tJane Doe Example"), ("source_original", "VDC"))).Incident;

        Assert.Null(incident.Reports[0].Title);
        Assert.Equal("An entry in a list of the dead; their names are left out.", incident.Reports[0].Text);
        Assert.DoesNotContain("Jane", incident.SourceRecord, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", LocationPrecision.Place, true)]
    [InlineData("2", LocationPrecision.Near, true)]
    [InlineData("3", LocationPrecision.Admin2, true)]
    [InlineData("4", LocationPrecision.Admin1, true)]
    [InlineData("5", LocationPrecision.Fuzzy, true)]
    [InlineData("6", LocationPrecision.Country, false)]
    [InlineData("7", LocationPrecision.None, false)]
    public void Where_prec_goes_up_the_ladder(string code, LocationPrecision rung, bool hasPoint)
    {
        var incident = Given.Loaded("ged.csv", Given.Table(Header, Clash, ("where_prec", code))).Incident;

        Assert.Equal((rung, hasPoint), (incident.LocationPrecision, incident.Point is not null));
    }

    [Theory]
    [InlineData("1", "2021-05-28", DatePrecision.Day)]
    [InlineData("2", "2021-05-30", DatePrecision.WithinDays)]
    [InlineData("3", "2021-06-03", DatePrecision.Week)]
    [InlineData("4", "2021-06-20", DatePrecision.Month)]
    [InlineData("5", "2021-12-31", DatePrecision.Year)]
    public void Date_prec_says_how_closely_the_days_are_known(string code, string end, DatePrecision rung)
    {
        var incident = Given.Loaded("ged.csv", Given.Table(Header, Clash, ("date_prec", code), ("date_end", $"{end} 00:00:00.000"))).Incident;

        Assert.Equal((rung, DateOnly.Parse(end, null)), (incident.DatePrecision, incident.DateEnd));
    }

    [Fact]
    public void One_sided_violence_has_an_attacker_and_a_target_and_a_fight_has_neither()
    {
        var oneSided = Given.Loaded("ged.csv", Given.Table(Header, Clash, ("type_of_violence", "3"), ("side_a", "Taleban"), ("side_b", "Civilians"), ("where_prec", "1"), ("where_coordinates", "Ghazni town"))).Incident;
        Assert.Equal("Violence by Taleban against civilians, Ghazni town, 28 to 29 May 2021", oneSided.Title);
        Assert.Equal(["Taliban attacker", "Civilians target"], oneSided.Participations.Select(p => $"{p.Actor} {SnakeCase.Of(p.Role)}"));

        var fight = Given.Loaded("ged.csv", Given.Table(Header, Clash)).Incident;
        Assert.Equal("Fighting between Government of Afghanistan and Taleban, Nangarhar province, 28 to 29 May 2021", fight.Title);
        Assert.All(fight.Participations, p => Assert.Equal(ActorRole.Other, p.Role));
    }

    [Fact]
    public void A_total_over_several_incidents_says_so()
    {
        Assert.EndsWith("One record for several incidents: its figures are their total.", Given.Loaded("ged.csv", Given.Table(Header, Clash)).Incident.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void The_older_layout_lacks_columns_that_we_do_not_need()
    {
        string[] absent = ["relid", "code_status", "conflict_dset_id", "dyad_dset_id", "side_a_dset_id", "side_b_dset_id", "gwnob"];
        var columns = Header.Split(',');
        var cells = Clash.Split('|');
        var kept = Enumerable.Range(0, columns.Length).Where(i => !absent.Contains(columns[i])).ToList();
        var read = Given.Loaded("ged191.csv", Given.Table(string.Join(',', kept.Select(i => columns[i])), string.Join('|', kept.Select(i => cells[i]))));

        Assert.Equal(42, kept.Count);
        Assert.Equal(("ucdp:401115", 15), (read.Incident.Key, read.Incident.Killed.Best));
    }

    [Theory]
    [InlineData("date_end", "2021-05-01", "ged.csv:2 date_end \"2021-05-01\": before date_start, 2021-05-28; swap them or correct one.")]
    [InlineData("type_of_violence", "4", "ged.csv:2 type_of_violence \"4\": none of UCDP's codes 1 (state-based), 2 (non-state), 3 (one-sided).")]
    [InlineData("id", "2.00E+05", "ged.csv:2 id \"2.00E+05\": a spreadsheet has turned this id into a rounded number; export the file again and do not open it in a spreadsheet.")]
    public void A_cell_that_cannot_be_right_rejects_its_row(string column, string cell, string complaint)
    {
        Assert.Equal([complaint], Given.Complaints(Assert.Single(Given.Rows("ged.csv", Given.Table(Header, Clash, (column, cell))))));
    }
}
