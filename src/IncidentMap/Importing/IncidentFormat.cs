namespace IncidentMap.Importing;

/// <summary>One incident file as a format among the others; <see cref="IncidentFile"/> reads it.</summary>
public sealed class IncidentFormat : ImportFormat
{
    private const int Longest = 4 << 20;

    public override string Name => "incident";
    public override string Title => "an incident file";
    public override string DefaultDataset => "curated";

    /// <summary>The file's key says which data set it is of; <paramref name="dataset"/> is not asked.</summary>
    public override IEnumerable<ReadRow> Read(Input input, Known known, string dataset, string? country)
    {
        var text = new char[Longest + 1];
        var length = input.Text.ReadBlock(text);
        if (length > Longest)
            throw new CannotRead($"{input.Name} has more than {Longest:N0} characters; an incident file holds one incident.");
        yield return IncidentFile.Parse(input.Name, new string(text, 0, length), known).GetAwaiter().GetResult();
    }
}
