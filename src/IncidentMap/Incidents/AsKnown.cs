namespace IncidentMap.Incidents;

/// <summary>
/// An incident as it had been reported by the end of a day. The rule in plain words is docs/figures.md, "As known on a day".
/// </summary>
public static class AsKnown
{
    /// <summary>The incident with the reports of that day and before alone, and what follows from them; null before the first.</summary>
    /// <param name="incident">With all its reports. It is left as it is.</param>
    /// <param name="day">A civil day, compared with those of publication and withdrawal as they are.</param>
    public static Incident? On(this Incident incident, DateOnly day)
    {
        var days = Days(incident);
        if (days.Count == 0 || day < days[0])
            return null;
        return day < days[^1] ? incident.Knowing([.. Then(incident, day)], StatusOf) : incident;
    }

    /// <summary>What was known on each day on which that changed, oldest first, without the present.</summary>
    public static IEnumerable<EarlierAccount> Earlier(Incident incident)
    {
        var days = Days(incident);
        for (var i = 0; i + 1 < days.Count; i++)
        {
            var then = incident.On(days[i])!;
            yield return new EarlierAccount
            {
                KnownFrom = days[i],
                KnownUntil = days[i + 1],
                Status = then.Status,
                Killed = then.Killed,
                Injured = then.Injured,
                ClaimedBy = then.ClaimedBy,
                Responsibility = then.Responsibility,
                Publishers = then.Publishers,
                ReportCount = then.ReportCount,
                FirstReported = then.FirstReported!.Value,
                LastReported = then.LastReported!.Value,
            };
        }
    }

    /// <summary>The days on which something was published or withdrawn; what was withdrawn before it came out never stood.</summary>
    private static IReadOnlyList<DateOnly> Days(Incident incident)
    {
        // A row of an export has one report. Loads run this by the million.
        if (incident.Reports is [{ WithdrawnOn: null } only])
            return [only.PublishedOn];
        return [.. incident.Reports.Select(r => r.PublishedOn)
            .Concat(incident.Reports.Where(r => r.WithdrawnOn > r.PublishedOn).Select(r => r.WithdrawnOn!.Value))
            .Distinct().Order()];
    }

    private static IEnumerable<Report> Then(Incident incident, DateOnly day) =>
        incident.Reports.Where(r => r.PublishedOn <= day).Select(r => r.WithdrawnOn > day ? r.NotYetWithdrawn() : r);

    /// <summary>
    /// What the reports alone say of whether it happened. The editor's own judgement is of today: whoever knows all the
    /// reports cannot say what he would have thought of the first.
    /// </summary>
    private static IncidentStatus StatusOf(Incident then)
    {
        var standing = then.Reports.Where(r => r.Stands).ToList();
        if (standing.Count == 0 && then.Reports.Exists(r => r.WithdrawnOn is not null))
            return IncidentStatus.Retracted;
        var words = then.Accusations().Where(a => a.Stands).Select(a => a.Responsibility).ToList();
        if (standing.Exists(r => r.SpeakerKind == SpeakerKind.Inquiry) || words.Exists(w => w.Stance == Stance.Admitted))
            return IncidentStatus.Confirmed;
        var denied = words.Where(w => w.Stance == Stance.Denied).Select(w => w.Actor).ToHashSet();
        return words.Exists(w => w.Stance == Stance.Claimed && denied.Contains(w.Actor)) ? IncidentStatus.Disputed : IncidentStatus.Reported;
    }
}
