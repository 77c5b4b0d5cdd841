using IncidentMap.Incidents;

namespace IncidentMap.Importing;

/// <summary>What kind of voice a source names, by its words.</summary>
internal static class Speakers
{
    private static readonly (SpeakerKind Kind, string[] Words)[] Signs =
    [
        (SpeakerKind.Inquiry, ["inquiry", "commission of", "court"]),
        (SpeakerKind.Health, ["hospital", "health", "doctor", "medic", "rescue", "red cross", "red crescent"]),
        (SpeakerKind.Police, ["police"]),
        (SpeakerKind.Military, ["military", "army", "armed forces", "security forces", "defence", "defense", "nato", "isaf", "corps"]),
        (SpeakerKind.ArmedGroup, ["taliban", "taleban", "islamic state", "rebel", "insurgent", "militant"]),
        (SpeakerKind.Witness, ["witness", "resident", "survivor", "villager", "eyewitness"]),
        (SpeakerKind.Government, ["government", "ministry", "minister", "governor", "official", "authorities", "district head", "mayor"]),
    ];

    private static readonly Memo<string, SpeakerKind> Known = new(Read);

    /// <summary>Media, unless the words say one other kind; of two kinds together it cannot be told which said what.</summary>
    public static SpeakerKind Kind(string speaker)
    {
        lock (Known)
            return Known.Of(speaker);
    }

    private static SpeakerKind Read(string speaker)
    {
        var kinds = Signs.Where(sign => sign.Words.Any(word => speaker.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(sign => sign.Kind).ToList();
        // "Military police official" is of the police, "ministry official" of the government.
        return kinds switch
        {
            [var one] => one,
            [var one, SpeakerKind.Government] => one,
            _ => SpeakerKind.Media,
        };
    }
}
