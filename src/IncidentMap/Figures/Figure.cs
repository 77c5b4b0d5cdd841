using IncidentMap.Incidents;

namespace IncidentMap.Figures;

/// <summary>
/// One number a report gives. <see cref="AtLeast"/> alone is "at least 13", <see cref="AtMost"/> alone "up to 170",
/// both alike a plain number, both unlike a range.
/// </summary>
public sealed class Figure
{
    public Measure Measure { get; set; }
    public CasualtyGroup Group { get; set; }
    public int? AtLeast { get; set; }
    public int? AtMost { get; set; }

    /// <summary>The number that the speaker itself holds most likely, within its range; null where it names none.</summary>
    public int? Best { get; set; }

    /// <summary>"about 60", "nearly 200".</summary>
    public bool Approximate { get; set; }
}
