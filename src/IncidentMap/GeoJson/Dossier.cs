using System.Text.Json.Nodes;
using IncidentMap.Figures;
using IncidentMap.Incidents;

namespace IncidentMap.GeoJson;

/// <summary>All that is known of one incident, as one JSON object: reports, figures, responsibility, and the estimate with its reasons.</summary>
public static class Dossier
{
    /// <summary>The members, in the names that are published; dates, times and words by ISO 8601 and in snake_case.</summary>
    /// <param name="incident">With its reports and its place.</param>
    /// <param name="actors">At least those the incident names.</param>
    /// <param name="revision">Of the dataset it was read from.</param>
    /// <param name="changes">What imports did to it, oldest first.</param>
    /// <param name="asOf">The day as of which the incident is told; null is the present.</param>
    public static object Of(Incident incident, IEnumerable<Actor> actors, IEnumerable<RecordedChange> changes, long revision, DateOnly? asOf)
    {
        var known = actors.ToDictionary(a => a.Name);
        return new
        {
            id = incident.Id,
            key = incident.Key,
            title = incident.Title,
            summary = incident.Summary,
            event_type = incident.EventType,
            event_subtype = incident.EventSubtype,
            weapon = incident.Weapon,
            target_kind = incident.TargetKind,
            status = SnakeCase.Of(incident.Status),
            dataset = incident.Dataset,
            date = new
            {
                start = incident.DateStart,
                end = incident.DateEnd,
                precision = SnakeCase.Of(incident.DatePrecision),
                local_time = incident.LocalTime is { } time ? FeatureWriter.Time(time) : null,
                time_zone = incident.TimeZone,
                occurred_at = Instant(incident.OccurredAt),
            },
            place = new
            {
                reported = incident.PlaceReported,
                gazetteer = incident.Place is { } place ? new { key = place.Key, name = place.Name } : null,
                country = incident.Country,
                admin1 = incident.Admin1 is { } code ? new { code, name = incident.Admin1Name } : null,
                admin2 = incident.Admin2,
                point = incident.Point is { } point ? new[] { point.X, point.Y } : null,
                precision = SnakeCase.Of(incident.LocationPrecision),
                radius_m = incident.LocationRadiusMetres,
                note = incident.PlaceNote,
            },
            actors = incident.Participations.OrderBy(p => p.Role).ThenBy(p => p.Actor, StringComparer.Ordinal).Select(p => new
            {
                name = p.Actor,
                kind = known.TryGetValue(p.Actor, out var actor) ? SnakeCase.Of(actor.Kind) : SnakeCase.Of(ActorKind.Unknown),
                role = SnakeCase.Of(p.Role),
                aliases = actor?.Aliases ?? [],
            }),
            estimate = new
            {
                killed = Of(Estimate.Of(Measure.Killed, incident.Reports, incident.Killed.EditorsChoice), Series(incident, i => i.Killed, e => e.Killed)),
                injured = Of(Estimate.Of(Measure.Injured, incident.Reports, incident.Injured.EditorsChoice), Series(incident, i => i.Injured, e => e.Injured)),
            },
            responsibility = incident.Accusations().Select(a => new
            {
                actor = a.Responsibility.Actor,
                stance = SnakeCase.Of(a.Responsibility.Stance),
                speaker = a.Report.Speaker,
                report = a.Report.Key,
                published = a.Report.PublishedOn,
                stands = a.Stands,
            }),
            reports = incident.Reports.OrderBy(r => r, Report.ByPublication).Select(Of),
            accounts = AsKnown.Earlier(incident).Select(then => Account(then.KnownFrom, then.Status, then.Killed, then.Injured, then.ClaimedBy, then.ReportCount))
                .Concat(Present(incident)),
            // Of a path no more than the file: the rest is the operator's own.
            changes = changes.Select(c => new { batch = c.Batch, at = Instant(c.At), source = Path.GetFileName(c.Source.TrimEnd('/')), added = c.Fields is null, fields = c.Fields ?? [], values = JsonNode.Parse(c.Values ?? "{}") }),
            first_reported = incident.FirstReported,
            last_reported = incident.LastReported,
            updated_at = Instant(incident.UpdatedAt),
            as_of = asOf,
            revision,
        };
    }

    /// <summary>What it has come to since the last day on which something was published or withdrawn.</summary>
    private static IEnumerable<object> Present(Incident incident)
    {
        if ((AsKnown.Earlier(incident).LastOrDefault()?.KnownUntil ?? incident.FirstReported) is { } last)
            yield return Account(last, incident.Status, incident.Killed, incident.Injured, incident.ClaimedBy, incident.ReportCount);
    }

    private static object Account(DateOnly from, IncidentStatus status, CasualtyEstimate killed, CasualtyEstimate injured, string[] claimedBy, int reportCount) => new
    {
        from,
        status = SnakeCase.Of(status),
        killed = new[] { killed.Low, killed.Best, killed.High },
        injured = new[] { injured.Low, injured.Best, injured.High },
        claimed_by = claimedBy,
        report_count = reportCount,
    };

    /// <summary>What the estimate was from each day on which it changed, the present last.</summary>
    private static IEnumerable<Step> Series(Incident incident, Func<Incident, CasualtyEstimate> present, Func<EarlierAccount, CasualtyEstimate> earlier)
    {
        var accounts = AsKnown.Earlier(incident).ToList();
        var steps = accounts.Select(account => Step.Of(account.KnownFrom, earlier(account)));
        if ((accounts.Count > 0 ? accounts[^1].KnownUntil : incident.FirstReported) is { } last)
            steps = steps.Append(Step.Of(last, present(incident)));
        Step? before = null;
        foreach (var step in steps)
        {
            if (before is null || step != before with { From = step.From })
                yield return step;
            before = step;
        }
    }

    private sealed record Step(DateOnly From, int? Low, int? Best, int? High)
    {
        public static Step Of(DateOnly from, CasualtyEstimate estimate) => new(from, estimate.Low, estimate.Best, estimate.High);
    }

    private static object? Of(Estimate estimate, IEnumerable<Step> series) => estimate.Statements.Count == 0 ? null : new
    {
        low = estimate.Low,
        best = estimate.Best,
        high = estimate.High,
        best_report = estimate.BestReport,
        best_reason = estimate.BestReason,
        series = series.Select(s => new { from = s.From, low = s.Low, best = s.Best, high = s.High }),
        statements = estimate.Statements.Select(s => new
        {
            report = s.Report,
            group = s.Group,
            at_least = s.AtLeast,
            at_most = s.AtMost,
            best = s.Best,
            approximate = s.Approximate,
            counts = s.Counts,
            because = s.Because,
        }),
    };

    private static object Of(Report report) => new
    {
        id = report.Key,
        publisher = report.Publisher,
        title = report.Title,
        url = report.Url,
        published = report.PublishedOn,
        published_at = Instant(report.PublishedAt),
        language = report.Language,
        speaker = report.Speaker,
        spoken_by = report.SpokenBy,
        speaker_kind = SnakeCase.Of(report.SpeakerKind),
        text = report.Text,
        place = report.PlaceSaid,
        time = report.TimeSaid,
        means = report.MeansSaid,
        withdrawn = report.WithdrawnOn is { } on ? new { on, reason = report.WithdrawnReason } : null,
        set_aside = report.SetAside,
        figures = report.Figures.Select(f => new
        {
            measure = SnakeCase.Of(f.Measure),
            group = SnakeCase.Of(f.Group),
            at_least = f.AtLeast,
            at_most = f.AtMost,
            best = f.Best,
            approximate = f.Approximate,
        }),
        responsibility = report.Responsibilities.Select(r => new { actor = r.Actor, stance = SnakeCase.Of(r.Stance) }),
    };

    private static string? Instant(DateTime? utc) => utc is { } instant ? FeatureWriter.Instant(instant) : null;
}
