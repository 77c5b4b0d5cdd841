using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentMap.Importing;

/// <summary>ACLED's event types with their sub types, from data/vocabularies/event_types.json.</summary>
public static class EventTypes
{
    private static readonly EventType[] All = JsonSerializer.Deserialize<EventType[]>(Shipped.Open("event_types.json"))!;

    private static readonly Dictionary<string, EventType> ByLabel = All
        .SelectMany(type => new[] { type.Label, type.Name }.Select(name => (Folded(name), type)))
        .DistinctBy(pair => pair.Item1)
        .ToDictionary(pair => pair.Item1, pair => pair.type);

    /// <summary>The names of the sub types of an event type.</summary>
    public static IEnumerable<string> SubtypesOf(string eventType) =>
        All.Single(type => type.Name == eventType).SubTypes.Select(sub => sub.Name);

    /// <summary>An event type by its name or label in any case and punctuation, <c>Explosions/Remote violence</c>; or null.</summary>
    public static EventType? Find(string text) => ByLabel.GetValueOrDefault(Folded(text));

    private static string Folded(string text) => string.Concat(text.Where(char.IsAsciiLetter)).ToLowerInvariant();

    /// <summary>An event type and the sub types that belong to it.</summary>
    public sealed record EventType(
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("label")] string Label,
        [property: JsonPropertyName("sub_types")] SubType[] SubTypes)
    {
        /// <summary>A sub type of it by its name or label in any case and punctuation, <c>Air/drone strike</c>; or null.</summary>
        public SubType? Find(string text)
        {
            var folded = Folded(text);
            return Array.Find(SubTypes, sub => Folded(sub.Label) == folded || Folded(sub.Name) == folded);
        }
    }

    /// <summary>A sub type; its label is ACLED's spelling.</summary>
    public sealed record SubType(
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("label")] string Label);
}
