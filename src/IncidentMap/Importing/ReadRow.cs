using IncidentMap.Gazetteer;
using IncidentMap.Incidents;

namespace IncidentMap.Importing;

/// <summary>What became of one record of an input: an incident to load, or the reason why not.</summary>
/// <param name="Source">The file as named by the caller.</param>
/// <param name="Line">1-based line where the record begins.</param>
public abstract record ReadRow(string Source, int Line)
{
    /// <summary>
    /// The record as it stands in the input, without its line end, for the file of rejects. Null where it is too long
    /// to be one.
    /// </summary>
    public string? Record { get; init; }
}

/// <summary>A record that makes an incident, perhaps with warnings.</summary>
public sealed record Read(string Source, int Line, Incident Incident) : ReadRow(Source, Line)
{
    /// <summary>What is odd about the record though it is loaded.</summary>
    public List<Problem> Warnings { get; init; } = [];

    /// <summary>It is a newer version of an earlier record of the same input.</summary>
    public bool Replaces { get; init; }

    /// <summary>The names it gives its place, for the gazetteer; null where the incident is placed already.</summary>
    public NamedPlace? Named { get; init; }
}

/// <summary>A record that does not, with every problem found in it.</summary>
public sealed record Rejected(string Source, IReadOnlyList<Problem> Problems) : ReadRow(Source, Problems[0].Line);

/// <summary>What is wrong, where, and how to mend it.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Member">Column, or path of the member, e.g. <c>reports[2].published</c>; empty for the whole record.</param>
/// <param name="Message">A sentence.</param>
public sealed record Problem(int Line, string Member, string Message)
{
    private const int LongestValue = 60;

    /// <summary>What stands there, where the message is about it.</summary>
    public string? Value { get; init; }

    /// <summary>All of it but the line: <c>latitude "48,2": decimal comma; write 48.2.</c></summary>
    public string Sentence => (Member, Value) switch
    {
        ("", _) => Message,
        (_, null) => $"{Member}: {Message}",
        _ => $"{Member} \"{Printable(Value)}\": {Message}",
    };

    private static string Printable(string value)
    {
        var head = value.Length <= LongestValue ? value
            : value[..(char.IsHighSurrogate(value[LongestValue - 1]) ? LongestValue - 1 : LongestValue)] + "...";
        return string.Create(head.Length, head, (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(from[i]) ? ' ' : from[i];
        });
    }
}
