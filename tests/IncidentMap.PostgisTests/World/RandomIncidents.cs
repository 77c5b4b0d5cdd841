using IncidentMap.Figures;
using IncidentMap.Incidents;

namespace IncidentMap.PostgisTests.World;

/// <summary>Incidents with reports of the first days of September 2021 that replace, withdraw, deny and contradict each other; the same for the same seed.</summary>
internal sealed class RandomIncidents(int seed)
{
    private static readonly string[] Speakers = ["army", "police", "residents", "The Group"];

    private readonly Random random = new(seed);

    public static DateOnly Day(int number) => new(2021, 9, number);

    public Incident Next(int number)
    {
        var incident = Samples.At($"random-{number}", 69).But(i => i.Status = Any<IncidentStatus>())
            .Saying(Enumerable.Range(0, random.Next(7)).Select(NextReport));
        foreach (var measure in Enum.GetValues<Measure>())
        {
            var standing = Estimate.Of(measure, incident.Reports, null).Statements.Where(s => s.Counts).ToList();
            if (standing.Count == 0 || Seldom(2))
                continue;
            var chosen = new CasualtyEstimate { ChosenReport = standing[random.Next(standing.Count)].Report, ChosenReason = "counted by name" };
            if (measure == Measure.Killed)
                incident.Killed = chosen;
            else
                incident.Injured = chosen;
        }
        return incident;
    }

    private Report NextReport(int number)
    {
        var day = random.Next(1, 8);
        var report = Samples.ReportBy(Speakers[random.Next(Speakers.Length)], $"2021-09-0{day}");
        report.Key = $"report-{number}";
        report.SpeakerKind = Any<SpeakerKind>();
        if (Seldom(3))
            report.PublishedAt = Day(day).ToDateTime(new TimeOnly(random.Next(24), 0), DateTimeKind.Utc);
        if (Seldom(4))
            (report.WithdrawnOn, report.WithdrawnReason) = (Day(random.Next(1, 10)), "a misprint");
        if (Seldom(8))
            report.SetAside = "of another town";
        foreach (var measure in Enum.GetValues<Measure>().Where(_ => !Seldom(3)))
            foreach (var group in new[] { CasualtyGroup.All, CasualtyGroup.Civilians, CasualtyGroup.Children }.Where(_ => Seldom(2)))
                report.Figures.Add(NextFigure(measure, group));
        foreach (var actor in new[] { "The Group", "The Force" }.Where(_ => Seldom(3)))
            report.Says(actor, Any<Stance>());
        return report;
    }

    private Figure NextFigure(Measure measure, CasualtyGroup group)
    {
        var least = random.Next(20);
        var most = least + random.Next(5);
        return random.Next(3) switch
        {
            0 => new Figure { Measure = measure, Group = group, AtLeast = least },
            1 => new Figure { Measure = measure, Group = group, AtMost = most },
            _ => new Figure { Measure = measure, Group = group, AtLeast = least, AtMost = most, Best = Seldom(2) ? most : null },
        };
    }

    private T Any<T>() where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    private bool Seldom(int oneIn) => random.Next(oneIn) == 0;
}
