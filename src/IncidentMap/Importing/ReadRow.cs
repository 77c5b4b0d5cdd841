using IncidentMap.Incidents;

namespace IncidentMap.Importing;

/// <summary>What became of one record of an input: an incident to load, or the reason why not.</summary>
/// <param name="Source">The file as named by the caller.</param>
/// <param name="Line">1-based line where the record begins.</param>
public abstract record ReadRow(string Source, int Line);

/// <summary>A record that makes an incident.</summary>
public sealed record Read(string Source, int Line, Incident Incident) : ReadRow(Source, Line);

/// <summary>A record that does not, with every problem found in it.</summary>
public sealed record Rejected(string Source, IReadOnlyList<Problem> Problems) : ReadRow(Source, Problems[0].Line);

/// <summary>What is wrong, where, and how to mend it.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Member">Path of the member, e.g. <c>reports[2].published</c>; empty for the whole record.</param>
/// <param name="Message">A sentence.</param>
public sealed record Problem(int Line, string Member, string Message);
