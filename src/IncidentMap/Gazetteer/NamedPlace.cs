namespace IncidentMap.Gazetteer;

/// <summary>A place in the words of whoever names it, finest first; any may be missing.</summary>
/// <param name="Place">Town, neighbourhood or landmark.</param>
/// <param name="Admin2">District.</param>
/// <param name="Admin1">Province.</param>
/// <param name="Country">Name or ISO 3166-1 code.</param>
public sealed record NamedPlace(string? Place, string? Admin2, string? Admin1, string? Country);
