using System.Text;

namespace IncidentMap.Importing;

/// <summary>
/// One string for each different name, so that a million records of the same hundred actors and provinces do not hold a
/// million copies. It forgets all when it is full: names that never recur would otherwise fill the memory.
/// </summary>
internal sealed class Words
{
    private const int Most = 20_000;
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> byText;

    public Words() => byText = words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text as a string in Unicode normal form C.</summary>
    public string Of(ReadOnlySpan<char> text)
    {
        if (byText.TryGetValue(text, out var known))
            return known;
        if (words.Count == Most)
            words.Clear();
        var word = Normal(text);
        if (text.SequenceEqual(word))
            words.Add(word);
        return word;
    }

    /// <summary>The text in Unicode normal form C; what is no character becomes U+FFFD.</summary>
    public static string Normal(ReadOnlySpan<char> text)
    {
        var word = text.ToString();
        if (Ascii.IsValid(text))
            return word;
        // Normalize throws at U+FFFE, and at half a surrogate pair, which a \u escape of JSON can bring in.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(word.Replace('\uFFFE', '\uFFFD'))).Normalize();
    }
}
