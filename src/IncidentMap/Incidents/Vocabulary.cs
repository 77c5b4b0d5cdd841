using System.Text.Json;

namespace IncidentMap.Incidents;

/// <summary>Where an incident's account stands today.</summary>
public enum IncidentStatus { Reported, Confirmed, Disputed, Retracted }

/// <summary>How closely the day is known. <c>WithinDays</c>: somewhere between date_start and date_end.</summary>
public enum DatePrecision { Day, WithinDays, Week, Month, Year }

/// <summary>
/// The ladder of location precision, finest first; the order is meaningful. ACLED's geo_precision, UCDP's where_prec and
/// GTD's specificity map onto it. From <see cref="Admin2"/> on, a point only represents an area and is never a pin.
/// </summary>
public enum LocationPrecision { Exact, Place, Near, Admin2, Admin1, Fuzzy, Country, None }

/// <summary>What kind of voice a statement comes from.</summary>
public enum SpeakerKind { Inquiry, Government, Military, Police, Health, ArmedGroup, Witness, Media }

/// <summary>What a figure counts.</summary>
public enum Measure { Killed, Injured }

/// <summary>Whom a figure counts. <c>Children</c> are part of <c>Civilians</c> where a report gives both.</summary>
public enum CasualtyGroup { All, Civilians, Children, SecurityForces, ForeignForces, Attackers, ArmedGroups, Unknown }

/// <summary>What a report says of an actor's responsibility, weakest first.</summary>
public enum Stance { Denied, Suspected, Accused, Claimed, Admitted }

/// <summary>What an actor is.</summary>
public enum ActorKind { StateForces, ArmedGroup, Civilians, ForeignForces, Unknown }

/// <summary>What part an actor had in an incident.</summary>
public enum ActorRole { Attacker, Target, Other }

/// <summary>The one spelling of closed vocabularies outside C#: snake_case, in the database, in files and on the wire.</summary>
public static class SnakeCase
{
    /// <summary><c>LocationPrecision.Admin1</c> is <c>admin1</c>, <c>Stance.Claimed</c> is <c>claimed</c>.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Words<T>.ByValue[value];

    /// <summary>The value that a word stands for.</summary>
    /// <exception cref="FormatException">The word is not in the vocabulary; the message lists the words that are.</exception>
    public static T Parse<T>(string word) where T : struct, Enum =>
        Words<T>.ByWord.TryGetValue(word, out var value)
            ? value
            : throw new FormatException($"'{word}' is none of {string.Join(", ", Words<T>.ByWord.Keys)}.");

    /// <summary>All words of a vocabulary, in its order.</summary>
    public static IReadOnlyCollection<string> All<T>() where T : struct, Enum => Words<T>.ByWord.Keys;

    private static class Words<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue =
            Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

        public static readonly Dictionary<string, T> ByWord = ByValue.ToDictionary(p => p.Value, p => p.Key);
    }
}
