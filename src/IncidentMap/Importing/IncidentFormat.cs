using System.Globalization;

namespace IncidentMap.Importing;

/// <summary>
/// Incident files as a format among the others; <see cref="IncidentFile"/> reads each incident. A file holds one, over as
/// many lines as its author likes, or one on each line, as <c>incidentmap export</c> writes them.
/// </summary>
public sealed class IncidentFormat : ImportFormat
{
    private const int Longest = 4 << 20;

    public override string Name => "incidents";
    public override string Title => "an incident file";
    public override string DefaultDataset => "curated";

    /// <summary>The file's key says which data set it is of; <paramref name="dataset"/> is not asked.</summary>
    public override IEnumerable<ReadRow> Read(Input input, Known known, string dataset, string? country)
    {
        var onLines = OneOnEachLine(input.Head);
        input.Layout = new RejectsFile.Layout("", "", "", (record, reason, line) => With(record, !onLines, reason, line) + "\n");
        return onLines ? Lines(input, known) : [Whole(input, known)];
    }

    private static bool OneOnEachLine(ReadOnlySpan<char> head)
    {
        var first = head.IndexOf('\n');
        // An incident in one line may be longer than all of the head.
        return first < 0 || first > 0 && head[..first].TrimEnd().EndsWith("}") && head[..first].TrimStart().StartsWith("{");
    }

    private static ReadRow Whole(Input input, Known known)
    {
        var text = new char[Longest + 1];
        var length = input.Text.ReadBlock(text);
        if (length > Longest)
            return new Rejected(input.Name, [new Problem(1, "", string.Create(CultureInfo.InvariantCulture, $"It has more than {Longest:N0} characters; an incident file holds one incident, or one on each line."))]);
        var record = new string(text, 0, length);
        return Parse(input.Name, record, known) with { Record = record.TrimEnd() };
    }

    private static IEnumerable<ReadRow> Lines(Input input, Known known)
    {
        for (var line = 1; input.Text.ReadLine() is { } text; line++)
            if (!string.IsNullOrWhiteSpace(text))
                yield return Moved(Parse(input.Name, text, known), line) with { Record = text };
    }

    private static ReadRow Moved(ReadRow row, int line) => row switch
    {
        Rejected rejected => rejected with { Line = line, Problems = [.. rejected.Problems.Select(p => p with { Line = line })] },
        _ => row with { Line = line },
    };

    private static string With(string record, bool overManyLines, string reason, int line) => RejectsFile.Rewritten(record, overManyLines, (incident, writer) =>
    {
        writer.WriteStartObject();
        RejectsFile.WriteMembers(writer, incident, reason, line);
        writer.WriteEndObject();
    });

    private static ReadRow Parse(string name, string text, Known known) => IncidentFile.Parse(name, text, known).GetAwaiter().GetResult();
}
