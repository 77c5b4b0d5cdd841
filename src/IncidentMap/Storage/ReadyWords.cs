using System.Collections.Frozen;
using System.Text;
using IncidentMap.Incidents;

namespace IncidentMap.Storage;

/// <summary>
/// Takes the words of an incident's texts apart before they are sent, where all is plain ASCII, just as the SQL function
/// <c>search_words</c> does: that takes 15 µs an incident, half of what a load spends in the database. Other texts are left to it.
/// </summary>
internal sealed class ReadyWords
{
    private const int LongestText = 100_000, LongestWord = 255;

    // As the SQL function little_words has them.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LittleWords =
        "a an and as at by for from in of on or the to was were who whom with without".Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly List<(int Start, int Length)> words = [];
    private char[] letters = new char[1 << 10];
    private int used;

    /// <summary>Writes the next cell.</summary>
    public void Write(CopyRows cells, Incident incident)
    {
        words.Clear();
        used = 0;
        if (Take(incident.Title) && Take(incident.Summary) && Take(incident.PlaceReported ?? "") && Array.TrueForAll(incident.Publishers, Take))
            WriteWords(cells);
        else
            cells.Null();
    }

    private bool Take(string text)
    {
        if (text.Length > LongestText - used || !Ascii.IsValid(text))
            return false;
        if (letters.Length < used + text.Length)
            Array.Resize(ref letters, (used + text.Length) * 2);
        var start = used;
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
                letters[used++] = char.ToLowerInvariant(character);
            else if (!EndWord(ref start))
                return false;
        }
        return EndWord(ref start);
    }

    private bool EndWord(ref int start)
    {
        if (used - start > LongestWord)
            return false;
        if (used > start && !LittleWords.Contains(letters.AsSpan(start..used)))
            words.Add((start, used - start));
        start = used;
        return true;
    }

    // The binary form of a tsvector: how many, then each word once, in order of bytes, with the number of its positions.
    private void WriteWords(CopyRows cells)
    {
        words.Sort((a, b) => Letters(a).SequenceCompareTo(Letters(b)));
        var (count, size) = (0, 4);
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0 && Letters(words[i]).SequenceEqual(Letters(words[i - 1])))
                continue;
            words[count++] = words[i];
            size += words[i].Length + 3;
        }
        cells.StartWords(size, count);
        for (var i = 0; i < count; i++)
            cells.Word(Letters(words[i]));
    }

    private ReadOnlySpan<char> Letters((int Start, int Length) word) => letters.AsSpan(word.Start, word.Length);
}
