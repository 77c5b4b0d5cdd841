namespace IncidentMap.Incidents;

/// <summary>What an import did to an incident.</summary>
/// <param name="Batch">Its number.</param>
/// <param name="At">UTC; when it was done.</param>
/// <param name="Source">What was read, as whoever ran it named it.</param>
/// <param name="Fields">Names of the columns it gave other values, and <c>reports</c> where those changed; null where it added the incident.</param>
/// <param name="Values">A JSON object: what was said before and what since, of those columns that are told in a word or a line; null where there are none.</param>
public sealed record RecordedChange(int Batch, DateTime At, string Source, string[]? Fields, string? Values);
