using IncidentMap.Gazetteer;
using IncidentMap.Incidents;

namespace IncidentMap.Importing;

/// <summary>What became of one record of an input: an incident to load, or the reason why not.</summary>
/// <param name="Source">The file as named by the caller.</param>
/// <param name="Line">1-based line where the record begins.</param>
public abstract record ReadRow(string Source, int Line);

/// <summary>A record that makes an incident, perhaps with warnings.</summary>
public sealed record Read(string Source, int Line, Incident Incident) : ReadRow(Source, Line)
{
    /// <summary>What is odd about the record though it is loaded.</summary>
    public List<Problem> Warnings { get; } = [];

    /// <summary>The names it gives its place, for the gazetteer; null where the incident is placed already.</summary>
    public NamedPlace? Named { get; init; }

    /// <summary>The record's cells, where it is a row of a table, for the file of rejects.</summary>
    public string[]? Cells { get; init; }
}

/// <summary>A record that does not, with every problem found in it.</summary>
public sealed record Rejected(string Source, IReadOnlyList<Problem> Problems) : ReadRow(Source, Problems[0].Line)
{
    /// <summary>The record's cells, where it is a row of a table, for the file of rejects.</summary>
    public string[]? Cells { get; init; }
}

/// <summary>What is wrong, where, and how to mend it.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Member">Column, or path of the member, e.g. <c>reports[2].published</c>; empty for the whole record.</param>
/// <param name="Message">A sentence.</param>
public sealed record Problem(int Line, string Member, string Message);
