using System.Globalization;
using System.Text.Json;
using IncidentMap.Filters;

namespace IncidentMap.GeoJson;

/// <summary>One published property: its name on the wire, where it comes from, and what it means.</summary>
/// <param name="Source">Name, kind of value and expression; also what filters may ask of it.</param>
/// <param name="Title">For column headings.</param>
/// <param name="Description">What it is, in a sentence for users of the data.</param>
public sealed record Property(QueryableProperty Source, string Title, string Description)
{
    public string Name => Source.Name;

    /// <summary>The name as it stands in every feature.</summary>
    internal JsonEncodedText JsonName { get; } = JsonEncodedText.Encode(Source.Name);

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

    /// <summary>A value that can be sorted by, as <see cref="QueryableProperty.Parse"/> reads it back; null where it is unknown.</summary>
    public string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => FeatureWriter.Instant(instant),
        TimeOnly time => FeatureWriter.Time(time),
        _ => throw new NotSupportedException($"Nothing is sorted by {Kind}."),
    };
}
