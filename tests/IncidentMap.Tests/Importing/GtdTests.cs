using IncidentMap.Incidents;

namespace IncidentMap.Tests.Importing;

public sealed class GtdTests
{
    private const string Header =
        "eventid,iyear,imonth,iday,approxdate,country_txt,provstate,city,latitude,longitude,specificity,vicinity,location,summary,doubtterr,success,suicide,attacktype1,attacktype1_txt,"
        + "targtype1,targtype1_txt,target1,gname,gname2,guncertain1,guncertain2,claimed,claim2,compclaim,weaptype1_txt,weapsubtype1_txt,nkill,nkillus,nkillter,nwound,nwoundus,nwoundte,scite1";

    private const string Bomb =
        "202101070001|2021|1|7||Pakistan|Balochistan|Quetta|30.1872|67.0125|1|0|A gate of the camp.|A bomber rode up to a gate.|0|1|1|3|Bombing/Explosion|"
        + "3|Police|A gate|Tehrik-i-Taliban Pakistan (TTP)||0||1|||Explosives|Vehicle|5|1|1|20|2|0|\"A headline,\" Dawn, January 7, 2021.";

    [Fact]
    public void An_attack_becomes_an_incident_with_its_figures_and_claim()
    {
        var read = Given.Loaded("gtd.csv", Given.Table(Header, Bomb));
        var incident = read.Incident;

        Assert.Equal(("gtd:202101070001", "Suicide bomb, Quetta, 7 January 2021"), (incident.Key, incident.Title));
        Assert.Equal(("explosions_remote_violence", "suicide_bomb", "explosives, vehicle", "police"), (incident.EventType, incident.EventSubtype, incident.Weapon, incident.TargetKind));
        Assert.Equal(["killed all 5", "killed attackers 1", "injured all 20", "injured attackers 0"],
            incident.Reports[0].Figures.Select(f => $"{SnakeCase.Of(f.Measure)} {SnakeCase.Of(f.Group)} {f.AtMost}"));
        Assert.Equal((5, 20), (incident.Killed.Best, incident.Injured.Best));
        Assert.Equal(["Tehrik-i-Taliban Pakistan"], incident.ClaimedBy);
        Assert.Contains("1 of the killed were of the United States. 2 of the injured were of the United States.", incident.Reports[0].Text, StringComparison.Ordinal);
        Assert.Contains("A headline", incident.SourceRecord, StringComparison.Ordinal);
        Assert.Empty(read.Warnings);
    }

    [Theory]
    [InlineData("1", "0", Stance.Claimed)]
    [InlineData("0", "0", Stance.Accused)]
    [InlineData("-9", "1", Stance.Suspected)]
    [InlineData("", "", Stance.Accused)]
    public void A_group_has_claimed_or_is_accused_or_where_GTD_is_not_certain_suspected(string claimed, string uncertain, Stance stance)
    {
        Assert.Equal(stance, Given.Loaded("gtd.csv", Given.Table(Header, Bomb, ("claimed", claimed), ("guncertain1", uncertain))).Incident.Responsibility);
    }

    [Fact]
    public void Competing_claims_are_each_groups_own()
    {
        var incident = Given.Loaded("gtd.csv", Given.Table(Header, Bomb, ("gname2", "Lashkar-e-Jhangvi"), ("claim2", "1"), ("compclaim", "1"))).Incident;

        Assert.Equal(["Lashkar-e-Jhangvi", "Tehrik-i-Taliban Pakistan"], incident.ClaimedBy);
        Assert.EndsWith("Several groups claim it each for itself.", incident.Reports[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_perpetrator_is_nobody()
    {
        var incident = Given.Loaded("gtd.csv", Given.Table(Header, Bomb, ("gname", "Unknown"))).Incident;

        Assert.Empty(incident.Actors);
        Assert.Null(incident.Responsibility);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-9")]
    [InlineData("-99")]
    public void An_unknown_number_is_not_nought(string nkill)
    {
        var incident = Given.Loaded("gtd.csv", Given.Table(Header, Bomb, ("nkill", nkill))).Incident;

        Assert.Null(incident.Killed.Best);
        Assert.Equal(20, incident.Injured.Best);
    }

    [Fact]
    public void A_share_of_a_total_over_several_events_is_about_so_many()
    {
        var read = Given.Loaded("gtd.csv", Given.Table(Header, Bomb, ("nkill", "2.5")));

        Assert.Equal((2, 3, true), (read.Incident.Killed.Low, read.Incident.Killed.High, read.Incident.Reports[0].Figures[0].Approximate));
        Assert.Equal(["gtd.csv:2 nkill \"2.5\": GTD shares out a total over several events; entered as about so many."], Given.Complaints(read));
    }

    [Theory]
    [InlineData("1", "7", "2021-01-07", "2021-01-07", DatePrecision.Day)]
    [InlineData("1", "0", "2021-01-01", "2021-01-31", DatePrecision.Month)]
    [InlineData("0", "0", "2021-01-01", "2021-12-31", DatePrecision.Year)]
    public void Month_or_day_0_is_an_unknown_one(string month, string day, string start, string end, DatePrecision precision)
    {
        var incident = Given.Loaded("gtd.csv", Given.Table(Header, Bomb, ("imonth", month), ("iday", day))).Incident;

        Assert.Equal((DateOnly.Parse(start, null), DateOnly.Parse(end, null), precision), (incident.DateStart, incident.DateEnd, incident.DatePrecision));
    }

    [Theory]
    [InlineData("1", "0", LocationPrecision.Place)]
    [InlineData("1", "1", LocationPrecision.Near)]
    [InlineData("2", "0", LocationPrecision.Admin2)]
    [InlineData("3", "0", LocationPrecision.Admin2)]
    [InlineData("4", "0", LocationPrecision.Admin1)]
    [InlineData("5", "0", LocationPrecision.None)]
    public void Specificity_and_vicinity_go_up_the_ladder(string specificity, string vicinity, LocationPrecision rung)
    {
        Assert.Equal(rung, Given.Loaded("gtd.csv", Given.Table(Header, Bomb, ("specificity", specificity), ("vicinity", vicinity))).Incident.LocationPrecision);
    }

    [Theory]
    [InlineData("0", "3", "Bombing/Explosion", "Explosives", "Grenade", "explosions_remote_violence", "grenade")]
    [InlineData("0", "3", "Bombing/Explosion", "Explosives", "Projectile (rockets, mortars, RPGs, etc.)", "explosions_remote_violence", "shelling_artillery_missile_attack")]
    [InlineData("0", "3", "Bombing/Explosion", "Explosives", "Unknown Explosive Type", "explosions_remote_violence", null)]
    [InlineData("0", "1", "Assassination", "Explosives", "Land Mine", "explosions_remote_violence", "remote_explosive_landmine_ied")]
    [InlineData("0", "2", "Armed Assault", "Firearms", "", "battles", null)]
    [InlineData("0", "6", "Hostage Taking (Kidnapping)", "Firearms", "", "violence_against_civilians", "abduction_forced_disappearance")]
    [InlineData("0", "7", "Facility/Infrastructure Attack", "Incendiary", "", "strategic_developments", "looting_property_destruction")]
    [InlineData("0", "9", "Unknown", "Unknown", "", "violence_against_civilians", null)]
    public void Types_of_attack_are_told_in_ACLEDs_names(string suicide, string code, string text, string weapon, string finer, string type, string? subtype)
    {
        var read = Given.Loaded("gtd.csv", Given.Table(Header, Bomb, ("suicide", suicide), ("attacktype1", code), ("attacktype1_txt", text), ("weaptype1_txt", weapon), ("weapsubtype1_txt", finer)));

        Assert.Equal((type, subtype), (read.Incident.EventType, read.Incident.EventSubtype));
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void A_code_counts_only_together_with_its_text()
    {
        var read = Given.Loaded("gtd.csv", Given.Table(Header, Bomb, ("suicide", "0"), ("weaptype1_txt", "Firearms"), ("attacktype1_txt", "Armed Assault")));

        Assert.Equal("violence_against_civilians", read.Incident.EventType);
        Assert.Equal(["gtd.csv:2 attacktype1_txt \"Armed Assault\": it does not go with attacktype1 3; the type of attack is taken as unknown."], Given.Complaints(read));
    }

    [Theory]
    [InlineData("2.00E+11")]
    [InlineData("2,02E+11")]
    [InlineData("202100000000")]
    public void Ids_that_a_spreadsheet_has_rounded_refuse_the_whole_file(string id)
    {
        Assert.Equal($"gtd.csv:2 eventid \"{id}\": a spreadsheet has rounded the event ids, so that events cannot be told apart. "
            + "Nothing of the file is taken; export it again and do not open it in a spreadsheet.", Given.Refusal("gtd.csv", Given.Table(Header, Bomb, ("eventid", id))));
    }

    [Theory]
    [InlineData("eventid", "1234", "gtd.csv:2 eventid \"1234\": not the 12 digits of an event of GTD.")]
    [InlineData("iyear", "21", "gtd.csv:2 iyear \"21\": no year that can be right.")]
    [InlineData("imonth", "13", "gtd.csv:2 imonth \"13\": no month; 0 stands for an unknown one.")]
    [InlineData("iday", "32", "gtd.csv:2 iday \"32\": no day of the month 2021-01; 0 stands for an unknown one.")]
    public void A_cell_that_cannot_be_right_rejects_its_row(string column, string cell, string complaint)
    {
        Assert.Equal([complaint], Given.Complaints(Assert.Single(Given.Rows("gtd.csv", Given.Table(Header, Bomb, (column, cell))))));
    }
}
