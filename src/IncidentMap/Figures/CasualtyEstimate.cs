namespace IncidentMap.Figures;

/// <summary>What is stored of an <see cref="Estimate"/>: three numbers, all null where no report gives a figure.</summary>
public sealed record CasualtyEstimate
{
    public int? Low { get; init; }
    public int? Best { get; init; }
    public int? High { get; init; }

    /// <summary>Key of the report an editor chose as best.</summary>
    public string? ChosenReport { get; init; }

    /// <summary>Why the editor chose it.</summary>
    public string? ChosenReason { get; init; }

    public EditorsChoice? EditorsChoice =>
        ChosenReport is null ? null : new EditorsChoice(ChosenReport, ChosenReason ?? "");
}

/// <summary>An editor's decision for one standing report over the newest one.</summary>
/// <param name="Report">Key of the report.</param>
/// <param name="Reason">Published with the estimate.</param>
public sealed record EditorsChoice(string Report, string Reason);
