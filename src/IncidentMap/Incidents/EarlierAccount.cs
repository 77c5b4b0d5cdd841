using IncidentMap.Figures;

namespace IncidentMap.Incidents;

/// <summary>
/// What an incident's reports had come to by some earlier day: every conclusion that depends on them, under the names that
/// the present one has on <see cref="Incident"/>.
/// </summary>
public sealed class EarlierAccount
{
    public int IncidentId { get; set; }

    /// <summary>The day since which it held: something was published or withdrawn on it.</summary>
    public DateOnly KnownFrom { get; set; }

    /// <summary>The next such day, on which it holds no more.</summary>
    public DateOnly KnownUntil { get; set; }

    public IncidentStatus Status { get; set; }
    public CasualtyEstimate Killed { get; set; } = new();
    public CasualtyEstimate Injured { get; set; } = new();
    public string[] ClaimedBy { get; set; } = [];
    public Stance? Responsibility { get; set; }
    public string[] Publishers { get; set; } = [];
    public int ReportCount { get; set; }
    public DateOnly FirstReported { get; set; }
    public DateOnly LastReported { get; set; }
}
