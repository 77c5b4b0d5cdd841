using System.Globalization;
using IncidentMap.Figures;
using IncidentMap.Incidents;

namespace IncidentMap.Tests.Figures;

public sealed class EstimateTests
{
    [Fact]
    public void A_speakers_newer_figure_replaces_the_older()
    {
        var estimate = Killed(Says("police", "26", Exactly(3)), Says("police", "27", Exactly(5)));

        Assert.Equal((5, 5, 5), Numbers(estimate));
        Assert.Equal("replaced by the newer figure of the same speaker, police, of 2021-08-27", estimate.Statements[0].Because);
        Assert.True(estimate.Statements[1].Counts);
    }

    [Fact]
    public void Low_and_high_are_the_outermost_standing_numbers_and_best_is_the_newest()
    {
        var estimate = Killed(Says("police", "26", Exactly(3)), Says("hospital", "27", Exactly(9)), Says("residents", "28", Exactly(7)));

        Assert.Equal((3, 7, 9), Numbers(estimate));
        Assert.Equal("residents-28", estimate.BestReport);
        Assert.Equal("the newest report that stands", estimate.BestReason);
    }

    [Fact]
    public void At_least_opens_the_range_upwards_only_as_far_as_others_go()
    {
        Assert.Equal((13, 13, 72), Numbers(Killed(Says("officials", "25", Exactly(72)), Says("police", "26", AtLeast(13)))));
        Assert.Equal((13, 13, 13), Numbers(Killed(Says("police", "26", AtLeast(13)))));
    }

    [Fact]
    public void Up_to_opens_the_range_downwards_only_as_far_as_others_go()
    {
        Assert.Equal((72, 170, 170), Numbers(Killed(Says("officials", "26", Exactly(72)), Says("health", "28", AtMost(170)))));
        Assert.Equal((10, 10, 10), Numbers(Killed(Says("military", "26", AtMost(10)))));
    }

    [Fact]
    public void A_range_lends_both_its_ends()
    {
        Assert.Equal((2, 2, 3), Numbers(Killed(Says("army", "29", new Figure { AtLeast = 2, AtMost = 3 }))));
    }

    [Fact]
    public void Groups_without_a_total_count_as_their_sum()
    {
        var estimate = Killed(Says("sources", "27",
            Exactly(13, CasualtyGroup.ForeignForces), Exactly(90, CasualtyGroup.Civilians), AtLeast(28, CasualtyGroup.SecurityForces)));

        Assert.Equal((131, 131, 131), Numbers(estimate));
        Assert.Equal(("sum", 131, null), (estimate.Statements[0].Group, estimate.Statements[0].AtLeast, estimate.Statements[0].AtMost));
        Assert.Contains("(sum of civilians 90 + security forces at least 28 + foreign forces 13)", estimate.Statements[0].Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Children_are_not_added_to_the_civilians_they_are_part_of()
    {
        Assert.Equal((10, 10, 10), Numbers(Killed(Says("military", "26", AtMost(10, CasualtyGroup.Civilians), AtMost(7, CasualtyGroup.Children)))));
        Assert.Equal((1, 1, 1), Numbers(Killed(Says("police", "26", Exactly(1, CasualtyGroup.Children)))));
    }

    [Fact]
    public void A_total_outranks_the_groups_beside_it()
    {
        Assert.Equal((10, 10, 10), Numbers(Killed(Says("family", "26", Exactly(10), Exactly(7, CasualtyGroup.Children)))));
    }

    [Fact]
    public void A_withdrawn_report_does_not_stand_and_the_same_speakers_older_figure_does_again()
    {
        var withdrawn = Says("pentagon", "27", Exactly(60));
        withdrawn.WithdrawnOn = new DateOnly(2021, 8, 28);
        withdrawn.WithdrawnReason = "one bomber, not two";
        var estimate = Killed(Says("pentagon", "26", Exactly(12)), withdrawn);

        Assert.Equal((12, 12, 12), Numbers(estimate));
        Assert.Equal("withdrawn on 2021-08-28: one bomber, not two", estimate.Statements[1].Because);
    }

    [Fact]
    public void What_the_editor_set_aside_is_shown_and_not_counted()
    {
        var mixedUp = Says("agency", "27", Exactly(60));
        mixedUp.SetAside = "adds the dead of another town";
        var estimate = Killed(Says("police", "26", Exactly(2)), mixedUp);

        Assert.Equal((2, 2, 2), Numbers(estimate));
        Assert.Equal("set aside by the editor: adds the dead of another town", estimate.Statements[1].Because);
        Assert.False(estimate.Statements[1].Counts);
    }

    [Fact]
    public void Of_a_range_best_is_what_its_speaker_holds_most_likely()
    {
        Assert.Equal((1, 3, 5), Numbers(Killed(Says("UCDP", "29", new Figure { AtLeast = 1, AtMost = 5, Best = 3 }))));
        Assert.Equal((1, 4, 5), Numbers(Killed(Says("UCDP", "28", new Figure { AtLeast = 1, AtMost = 5, Best = 3 }), Says("army", "29", Exactly(4)))));
    }

    [Fact]
    public void Groups_with_their_own_most_likely_numbers_add_up_to_the_sums()
    {
        var report = Says("UCDP", "29", new Figure { Group = CasualtyGroup.Civilians, AtLeast = 1, AtMost = 5, Best = 3 }, Exactly(2, CasualtyGroup.Attackers));

        Assert.Equal((3, 5, 7), Numbers(Killed(report)));
    }

    [Fact]
    public void An_editor_may_choose_a_standing_report_with_a_reason()
    {
        var reports = new[] { Says("count by name", "26", Exactly(9)), Says("recap", "28", Exactly(7)) };
        var estimate = Estimate.Of(Measure.Killed, reports, new EditorsChoice("count-by-name-26", "counted by name"));

        Assert.Equal((7, 9, 9), Numbers(estimate));
        Assert.Equal("counted by name", estimate.BestReason);
    }

    [Fact]
    public void An_editor_may_not_choose_a_report_that_does_not_stand()
    {
        var reports = new[] { Says("police", "26", Exactly(9)), Says("police", "28", Exactly(7)) };
        var refusal = Assert.Throws<ArgumentException>(() => Estimate.Of(Measure.Killed, reports, new EditorsChoice("police-26", "why not")));

        Assert.Equal("report 'police-26' has no standing figure for killed; choose one of police-28.", refusal.Message);
    }

    [Fact]
    public void Of_two_figures_of_one_day_the_later_in_the_file_is_the_newer_unless_hours_say_otherwise()
    {
        Assert.Equal(5, Killed(Says("police", "26", Exactly(3)), Says("police", "26", Exactly(5))).Best);

        var evening = Says("police", "26", Exactly(3));
        evening.PublishedAt = new DateTime(2021, 8, 26, 18, 0, 0, DateTimeKind.Utc);
        var morning = Says("police", "26", Exactly(5));
        morning.PublishedAt = new DateTime(2021, 8, 26, 8, 0, 0, DateTimeKind.Utc);
        Assert.Equal(3, Killed(evening, morning).Best);
    }

    [Fact]
    public void None_killed_is_a_figure_and_silence_is_not()
    {
        Assert.Equal((0, 0, 0), Numbers(Killed(Says("CENTCOM", "27", Exactly(0)))));

        var silence = Killed(Says("CENTCOM", "27"));
        Assert.Equal((null, null, null), Numbers(silence));
        Assert.Empty(silence.Statements);
    }

    [Fact]
    public void Killed_and_injured_are_estimated_apart()
    {
        var report = Says("rescue service", "19", Exactly(1), new Figure { Measure = Measure.Injured, AtLeast = 38, AtMost = 38 });

        Assert.Equal(1, Estimate.Of(Measure.Killed, [report], null).Best);
        Assert.Equal(38, Estimate.Of(Measure.Injured, [report], null).Best);
    }

    private static Estimate Killed(params Report[] reports)
    {
        foreach (var (report, ordinal) in reports.Select((report, ordinal) => (report, ordinal)))
            report.Ordinal = ordinal;
        var estimate = Estimate.Of(Measure.Killed, reports, null);
        Assert.Equal(new CasualtyEstimate { Low = estimate.Low, Best = estimate.Best, High = estimate.High }, Estimate.Stored(Measure.Killed, reports, new CasualtyEstimate()));
        return estimate;
    }

    private static (int?, int?, int?) Numbers(Estimate estimate) => (estimate.Low, estimate.Best, estimate.High);

    private static Report Says(string speaker, string dayOfAugust, params Figure[] figures)
    {
        var report = new Report
        {
            Key = $"{speaker.Replace(' ', '-')}-{dayOfAugust}",
            Publisher = "Daily Example",
            PublishedOn = new DateOnly(2021, 8, int.Parse(dayOfAugust, CultureInfo.InvariantCulture)),
            Language = "en",
            Speaker = speaker,
            Text = "",
        };
        report.Figures.AddRange(figures);
        return report;
    }

    private static Figure Exactly(int n, CasualtyGroup group = CasualtyGroup.All) => new() { Group = group, AtLeast = n, AtMost = n };
    private static Figure AtLeast(int n, CasualtyGroup group = CasualtyGroup.All) => new() { Group = group, AtLeast = n };
    private static Figure AtMost(int n, CasualtyGroup group = CasualtyGroup.All) => new() { Group = group, AtMost = n };
}
