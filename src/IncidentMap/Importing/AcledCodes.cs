using IncidentMap.Incidents;

namespace IncidentMap.Importing;

/// <summary>ACLED's codes for kinds of actors and, through the years, of events.</summary>
internal static class AcledCodes
{
    /// <summary>What an actor is by <c>inter1</c> or <c>inter2</c>, which was a number up to 2023 and is a name since.</summary>
    public static ActorKind Kind(ReadOnlySpan<char> inter) => inter switch
    {
        "1" => ActorKind.StateForces,
        "2" or "3" or "4" => ActorKind.ArmedGroup,
        "5" or "6" or "7" => ActorKind.Civilians,
        "8" => ActorKind.ForeignForces,
        _ when Is(inter, "State forces") => ActorKind.StateForces,
        _ when Is(inter, "Rebel group") || Is(inter, "Political militia") || Is(inter, "Identity militia") => ActorKind.ArmedGroup,
        _ when Is(inter, "Rioters") || Is(inter, "Protesters") || Is(inter, "Civilians") => ActorKind.Civilians,
        _ when Is(inter, "External/Other forces") => ActorKind.ForeignForces,
        _ => ActorKind.Unknown,
    };

    /// <summary>The vocabulary's name for a type of before 2018, when there were no sub types.</summary>
    public static (string Type, string? Subtype)? Before2018(string type, string? actor1, ReadOnlySpan<char> inter1) => type.ToLowerInvariant() switch
    {
        "battle-no change of territory" => ("battles", "armed_clash"),
        "battle-government regains territory" => ("battles", "government_regains_territory"),
        "battle-non-state actor overtakes territory" => ("battles", "non_state_actor_overtakes_territory"),
        "remote violence" => ("explosions_remote_violence", null),
        "strategic development" => ("strategic_developments", null),
        "non-violent transfer of territory" => ("strategic_developments", "non_violent_transfer_of_territory"),
        "headquarters or base established" => ("strategic_developments", "headquarters_or_base_established"),
        "riots/protests" when inter1 is "5" || actor1?.StartsWith("Rioters", StringComparison.OrdinalIgnoreCase) == true => ("riots", null),
        "riots/protests" => ("protests", null),
        _ => null,
    };

    private static bool Is(ReadOnlySpan<char> text, string name) => text.Equals(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An event type of ours with the sub type, found from ACLED's two columns.</summary>
/// <param name="Type">Of the vocabulary.</param>
/// <param name="Sub">Null where the row names none, or none of this type.</param>
internal sealed record EventKind(EventTypes.EventType Type, EventTypes.SubType? Sub);

/// <summary>Event kinds by the texts that name them: a file of a million rows has a few dozen.</summary>
internal sealed class TypeNames
{
    private readonly Dictionary<(string, string?), EventKind?> found = [];

    /// <summary>Null where the type is none.</summary>
    public EventKind? Of(string? type, string? subtype, string? actor1, ReadOnlySpan<char> inter1)
    {
        if (type is null)
            return null;
        if (found.TryGetValue((type, subtype), out var kind))
            return kind;
        if (found.Count == 1_000)
            found.Clear();
        if (AcledCodes.Before2018(type, actor1, inter1) is not { } old)
            return found[(type, subtype)] = EventTypes.Find(type) is { } current ? new EventKind(current, subtype is null ? null : current.Find(subtype)) : null;
        var oldType = EventTypes.Find(old.Type)!;
        kind = new EventKind(oldType, old.Subtype is null ? null : oldType.Find(old.Subtype));
        return type.StartsWith("riots", StringComparison.OrdinalIgnoreCase) ? kind : found[(type, subtype)] = kind;
    }
}

/// <summary>Remembers what a function gave for each argument; for few different arguments.</summary>
internal sealed class Memo<TKey, TValue>(Func<TKey, TValue> function) where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> known = [];

    public TValue Of(TKey key)
    {
        if (known.TryGetValue(key, out var value))
            return value;
        if (known.Count == 1_000)
            known.Clear();
        return known[key] = function(key);
    }
}
