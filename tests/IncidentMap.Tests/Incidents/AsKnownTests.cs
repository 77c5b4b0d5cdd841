using IncidentMap.Incidents;

namespace IncidentMap.Tests.Incidents;

/// <summary>Status before all reports are known: what the reports alone say. The figures of a day are held against the database.</summary>
public sealed class AsKnownTests
{
    private static readonly DateOnly First = new(2021, 8, 26), Second = new(2021, 8, 27), Last = new(2021, 9, 30);

    [Fact]
    public void On_the_last_day_and_after_it_the_editors_status_holds()
    {
        var incident = Told(Says("police", First), Says("army", Last));

        Assert.Equal(IncidentStatus.Reported, incident.On(First)!.Status);
        Assert.Equal(IncidentStatus.Confirmed, incident.On(Last)!.Status);
        Assert.Equal(IncidentStatus.Confirmed, incident.On(Last.AddYears(1))!.Status);
    }

    [Fact]
    public void An_inquiry_or_an_admission_that_stands_confirms()
    {
        Assert.Equal(IncidentStatus.Confirmed, Told(Says("police", First), Says("commission", Second, kind: SpeakerKind.Inquiry), Says("x", Last)).On(Second)!.Status);
        Assert.Equal(IncidentStatus.Confirmed, Told(Says("army", First, Stance.Admitted), Says("x", Last)).On(First)!.Status);
        Assert.Equal(IncidentStatus.Reported, Told(Says("army", First, Stance.Admitted), Says("army", Second, Stance.Denied), Says("x", Last)).On(Second)!.Status);
    }

    [Fact]
    public void A_deed_both_claimed_and_denied_of_one_actor_is_disputed()
    {
        Assert.Equal(IncidentStatus.Disputed, Told(Says("a channel", First, Stance.Claimed), Says("its spokesman", Second, Stance.Denied), Says("x", Last)).On(Second)!.Status);
        Assert.Equal(IncidentStatus.Reported, Told(Says("police", First, Stance.Accused), Says("its spokesman", Second, Stance.Denied), Says("x", Last)).On(Second)!.Status);
    }

    [Fact]
    public void An_incident_is_retracted_while_all_that_was_told_is_withdrawn()
    {
        var withdrawn = Says("daily", First);
        withdrawn.WithdrawnOn = Second;
        var incident = Told(withdrawn, Says("x", Last));

        Assert.Equal(IncidentStatus.Reported, incident.On(First)!.Status);
        Assert.Equal(IncidentStatus.Retracted, incident.On(Second)!.Status);
    }

    [Fact]
    public void Before_the_first_report_there_is_nothing_and_the_present_is_left_as_it_is()
    {
        var incident = Told(Says("police", First), Says("army", Last));
        Assert.Null(incident.On(First.AddDays(-1)));
        Assert.Null(Told().On(Last));

        incident.On(First);
        Assert.Equal((2, Last, IncidentStatus.Confirmed), (incident.ReportCount, incident.LastReported, incident.Status));
    }

    private static Incident Told(params Report[] reports)
    {
        var incident = new Incident { Key = "news:a", Dataset = "news", Title = "", Summary = "", EventType = "battles", Status = IncidentStatus.Confirmed };
        incident.Reports.AddRange(reports);
        incident.Conclude();
        return incident;
    }

    private static Report Says(string speaker, DateOnly day, Stance? stance = null, SpeakerKind kind = SpeakerKind.Police)
    {
        var report = new Report { Key = $"{speaker}-{day:O}", Publisher = "Daily", PublishedOn = day, Language = "en", Speaker = speaker, SpeakerKind = kind, Text = "" };
        if (stance is { } word)
            report.Responsibilities.Add(new Responsibility { Actor = "The Group", Stance = word });
        return report;
    }
}
