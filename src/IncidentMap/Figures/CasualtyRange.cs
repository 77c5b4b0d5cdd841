namespace IncidentMap.Figures;

/// <summary>One report's one number for a measure: its figure for all, else the sum of its groups. Both null where it gives none.</summary>
public sealed record CasualtyRange
{
    /// <summary>Open downwards where null.</summary>
    public int? AtLeast { get; init; }

    /// <summary>Open upwards where null.</summary>
    public int? AtMost { get; init; }
}
