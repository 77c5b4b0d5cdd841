using IncidentMap.Filters;

namespace IncidentMap.GeoJson;

/// <summary>One published property: its name on the wire, where it comes from, and what it means.</summary>
/// <param name="Source">Name, kind of value and expression; also what filters may ask of it.</param>
/// <param name="Title">For column headings.</param>
/// <param name="Description">What it is, in a sentence for users of the data.</param>
public sealed record Property(QueryableProperty Source, string Title, string Description)
{
    public string Name => Source.Name;
    public ValueKind Kind => Source.Kind;

    /// <summary>Type in JSON Schema and OpenAPI.</summary>
    public string JsonType => Kind switch
    {
        ValueKind.Integer => "integer",
        ValueKind.Texts => "array",
        _ => "string",
    };

    /// <summary>Format in JSON Schema and OpenAPI, where there is one.</summary>
    public string? JsonFormat => Kind switch
    {
        ValueKind.Date => "date",
        ValueKind.Instant => "date-time",
        _ => null,
    };
}
