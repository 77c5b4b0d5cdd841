using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentMap.Importing;

/// <summary>ACLED's event types with their sub types, from data/vocabularies/event_types.json.</summary>
public static class EventTypes
{
    private static readonly EventType[] All = JsonSerializer.Deserialize<EventType[]>(Shipped.Open("event_types.json"))!;

    /// <summary>The names of the sub types of an event type.</summary>
    public static IEnumerable<string> SubtypesOf(string eventType) =>
        All.Single(type => type.Name == eventType).SubTypes.Select(sub => sub.Name);

    private sealed record EventType(
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("sub_types")] SubType[] SubTypes);

    private sealed record SubType([property: JsonPropertyName("name")] string Name);
}
