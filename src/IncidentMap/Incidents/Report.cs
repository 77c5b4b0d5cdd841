using IncidentMap.Figures;

namespace IncidentMap.Incidents;

/// <summary>One statement by one speaker, as carried by one publication.</summary>
public sealed class Report
{
    public int Id { get; set; }
    public int IncidentId { get; set; }
    public Incident Incident { get; set; } = null!;

    /// <summary>Unique within its incident, e.g. <c>centcom-2021-09-17</c>.</summary>
    public required string Key { get; set; }

    /// <summary>Place in the incident's file; later wins where two reports are of one day.</summary>
    public int Ordinal { get; set; }

    public required string Publisher { get; set; }
    public string? Title { get; set; }
    public string? Url { get; set; }

    /// <summary>Civil day of publication, as the publication dates itself.</summary>
    public DateOnly PublishedOn { get; set; }

    /// <summary>UTC instant of publication where the hour is known.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>BCP 47 tag of the language it was published in.</summary>
    public required string Language { get; set; }

    /// <summary>Who is answerable for the statement; a newer figure of the same speaker replaces the older.</summary>
    public required string Speaker { get; set; }

    /// <summary>The person or office as cited.</summary>
    public string? SpokenBy { get; set; }

    public SpeakerKind SpeakerKind { get; set; }

    /// <summary>What was said, in our own words.</summary>
    public required string Text { get; set; }

    /// <summary>What it says of the place, where that differs from the incident.</summary>
    public string? PlaceSaid { get; set; }

    /// <summary>What it says of the time, where that differs from the incident.</summary>
    public string? TimeSaid { get; set; }

    /// <summary>What it says of the means, where that differs from the incident.</summary>
    public string? MeansSaid { get; set; }

    /// <summary>The day its own speaker took it back.</summary>
    public DateOnly? WithdrawnOn { get; set; }

    public string? WithdrawnReason { get; set; }

    /// <summary>Why the editor does not count it: what it tells belongs to something else.</summary>
    public string? SetAside { get; set; }

    public List<Figure> Figures { get; } = [];
    public List<Responsibility> Responsibilities { get; } = [];

    public CasualtyRange Killed { get; set; } = new();
    public CasualtyRange Injured { get; set; } = new();

    /// <summary>What it says of whom, as <c>ACTOR: stance</c>.</summary>
    public string[] Claims { get; set; } = [];

    /// <summary>Draws what is stored beside the report's words from its figures and responsibilities.</summary>
    public void Conclude()
    {
        Killed = Estimate.TotalOf(this, Measure.Killed);
        Injured = Estimate.TotalOf(this, Measure.Injured);
        Claims = [.. Responsibilities.Select(r => $"{r.Actor}: {SnakeCase.Of(r.Stance)}")];
    }

    /// <summary>Neither withdrawn by its speaker nor set aside by the editor.</summary>
    public bool Stands => WithdrawnOn is null && SetAside is null;

    /// <summary>A copy as it was before its speaker took it back.</summary>
    internal Report NotYetWithdrawn()
    {
        var then = (Report)MemberwiseClone();
        (then.WithdrawnOn, then.WithdrawnReason) = (null, null);
        return then;
    }

    /// <summary>Oldest first. A report dated only to the day comes at that day's end; then the order of the file decides.</summary>
    public static readonly IComparer<Report> ByPublication = Comparer<Report>.Create((a, b) =>
        (a.PublicationInstant, a.Ordinal).CompareTo((b.PublicationInstant, b.Ordinal)));

    private DateTime PublicationInstant => PublishedAt ?? PublishedOn.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc);
}

/// <summary>What a report says of an actor's part in the deed.</summary>
public sealed class Responsibility
{
    /// <summary>Name of an <see cref="Incidents.Actor"/>.</summary>
    public required string Actor { get; set; }

    public Stance Stance { get; set; }
}
