using IncidentMap.Figures;
using IncidentMap.Gazetteer;
using NetTopologySuite.Geometries;

namespace IncidentMap.Incidents;

/// <summary>
/// Something that was reported to have happened: one place, one span of civil days, and all that was said of it.
/// What follows from the reports (estimates, claims, counts) is drawn by <see cref="Conclude"/> and stored beside them.
/// </summary>
public sealed class Incident
{
    /// <summary>Feature id: GIS clients need an integer.</summary>
    public int Id { get; set; }

    /// <summary><c>dataset:external id</c>, unique, stable over re-imports.</summary>
    public required string Key { get; set; }

    /// <summary>The part of the key before its first colon.</summary>
    public required string Dataset { get; set; }

    public required string Title { get; set; }
    public required string Summary { get; set; }

    /// <summary>ACLED event type in snake_case.</summary>
    public required string EventType { get; set; }

    /// <summary>ACLED sub-event type in snake_case.</summary>
    public string? EventSubtype { get; set; }

    public string? Weapon { get; set; }
    public string? TargetKind { get; set; }
    public IncidentStatus Status { get; set; }

    /// <summary>First civil day at the place. Never shifted by a time zone.</summary>
    public DateOnly DateStart { get; set; }

    /// <summary>Last civil day at the place, inclusive.</summary>
    public DateOnly DateEnd { get; set; }

    public DatePrecision DatePrecision { get; set; }

    /// <summary>Clock time at the place on <see cref="DateStart"/>.</summary>
    public TimeOnly? LocalTime { get; set; }

    /// <summary>IANA name of the zone that <see cref="LocalTime"/> is told in.</summary>
    public string? TimeZone { get; set; }

    /// <summary>UTC; known only where day, clock time and zone are.</summary>
    public DateTime? OccurredAt { get; set; }

    /// <summary>The place in the words of the reports.</summary>
    public string? PlaceReported { get; set; }

    public int? PlaceId { get; set; }

    /// <summary>The gazetteer's entry that the reported place was resolved to.</summary>
    public Place? Place { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; set; }

    /// <summary>ISO 3166-2.</summary>
    public string? Admin1 { get; set; }

    public string? Admin1Name { get; set; }
    public string? Admin2 { get; set; }

    /// <summary>EPSG:4326, longitude first. From <see cref="LocationPrecision.Admin2"/> on it stands for an area.</summary>
    public Point? Point { get; set; }

    public LocationPrecision LocationPrecision { get; set; }

    /// <summary>The true place lies within this many metres of <see cref="Point"/>.</summary>
    public int? LocationRadiusMetres { get; set; }

    /// <summary>The point was found in the gazetteer by name; the source gave none.</summary>
    public bool Geocoded { get; set; }

    /// <summary>Why the place is drawn where it is, and what the reports disagree on.</summary>
    public string? PlaceNote { get; set; }

    public List<Report> Reports { get; private set; } = [];

    /// <summary>What the reports had come to on earlier days, oldest first; empty where all are of one day.</summary>
    public List<EarlierAccount> History { get; private set; } = [];

    public List<Participation> Participations { get; } = [];

    public CasualtyEstimate Killed { get; set; } = new();
    public CasualtyEstimate Injured { get; set; } = new();

    /// <summary>Names of all actors taking part, attackers first.</summary>
    public string[] Actors { get; set; } = [];

    /// <summary>Names of the actors that took part as attackers, in order.</summary>
    public string[] Attackers { get; set; } = [];

    /// <summary>Names of the actors that it was aimed at, in order.</summary>
    public string[] Targets { get; set; } = [];

    /// <summary>Names of the actors that claimed or admitted the incident in a standing report.</summary>
    public string[] ClaimedBy { get; set; } = [];

    /// <summary>The strongest standing stance of any report towards any actor.</summary>
    public Stance? Responsibility { get; set; }

    /// <summary>Who carried its reports, in order of name.</summary>
    public string[] Publishers { get; set; } = [];

    public int ReportCount { get; set; }
    public DateOnly? FirstReported { get; set; }
    public DateOnly? LastReported { get; set; }

    /// <summary>UTC instant of the last change to anything said of this incident.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <summary>A JSON object of the values in the source's own record that have no field here.</summary>
    public string? SourceRecord { get; set; }

    /// <summary>When the source last changed its record; of two versions the newer one wins.</summary>
    public DateTime? SourceChangedAt { get; set; }

    /// <summary>The batch that wrote it last.</summary>
    public int? BatchId { get; set; }

    /// <summary>SHA-256 of all that a load stored of it, by which the next load tells whether anything changed.</summary>
    public byte[]? ContentDigest { get; set; }

    /// <summary>Draws every stored conclusion from the reports as they are now, and those of earlier days.</summary>
    public void Conclude()
    {
        Reports.ForEach(r => r.Conclude());
        ConcludeFromReports();
        Actors = [.. Participations.OrderBy(p => p.Role).ThenBy(p => p.Actor, StringComparer.Ordinal).Select(p => p.Actor).Distinct()];
        Attackers = TakingPart(ActorRole.Attacker);
        Targets = TakingPart(ActorRole.Target);
        History = [.. AsKnown.Earlier(this)];
    }

    private string[] TakingPart(ActorRole role) =>
        [.. Participations.Where(p => p.Role == role).Select(p => p.Actor).Distinct().Order(StringComparer.Ordinal)];

    private void ConcludeFromReports()
    {
        Killed = Estimate.Stored(Measure.Killed, Reports, Killed);
        Injured = Estimate.Stored(Measure.Injured, Reports, Injured);

        var standing = Reports.TrueForAll(r => r.Responsibilities.Count == 0)
            ? []
            : Accusations().Where(a => a.Stands).Select(a => a.Responsibility).ToList();
        ClaimedBy = [.. standing.Where(r => r.Stance >= Stance.Claimed).Select(r => r.Actor).Distinct().Order(StringComparer.Ordinal)];
        Responsibility = standing.Count == 0 ? null : standing.Max(r => r.Stance);
        Publishers = [.. Reports.Select(r => r.Publisher).Distinct().Order(StringComparer.Ordinal)];
        ReportCount = Reports.Count;
        FirstReported = Reports.Count == 0 ? null : Reports.Min(r => r.PublishedOn);
        LastReported = Reports.Count == 0 ? null : Reports.Max(r => r.PublishedOn);
    }

    /// <summary>A copy that knows these reports only, with the conclusions drawn from them. An editor's choice that does not stand then is not made yet.</summary>
    internal Incident Knowing(List<Report> reports, Func<Incident, IncidentStatus> status)
    {
        var then = (Incident)MemberwiseClone();
        (then.Reports, then.History) = (reports, []);
        then.Killed = Made(Measure.Killed, Killed);
        then.Injured = Made(Measure.Injured, Injured);
        then.ConcludeFromReports();
        then.Status = status(then);
        return then;

        CasualtyEstimate Made(Measure measure, CasualtyEstimate now) =>
            now.ChosenReport is { } chosen && Estimate.Of(measure, reports, null).MayChoose(chosen, out _) ? now : new CasualtyEstimate();
    }

    /// <summary>
    /// Who was said to be responsible, in order of publication. A statement stands unless its report is withdrawn or set
    /// aside, or the same speaker later said something else of the same actor.
    /// </summary>
    public IReadOnlyList<(Report Report, Responsibility Responsibility, bool Stands)> Accusations()
    {
        var said = Reports.OrderBy(r => r, Report.ByPublication)
            .SelectMany(r => r.Responsibilities.Select(responsibility => (Report: r, Responsibility: responsibility)))
            .ToList();
        var lastWords = said.Where(s => s.Report.Stands)
            .GroupBy(s => (s.Report.Speaker, s.Responsibility.Actor))
            .Select(g => g.Last().Responsibility)
            .ToHashSet();
        return [.. said.Select(s => (s.Report, s.Responsibility, lastWords.Contains(s.Responsibility)))];
    }
}
