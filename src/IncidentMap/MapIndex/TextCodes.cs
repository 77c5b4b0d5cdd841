using System.IO.Hashing;
using System.Text;

namespace IncidentMap.MapIndex;

/// <summary>Numbers byte strings from 0 on, equal ones alike. A hash table of our own because a million rows are looked up without making a string.</summary>
public sealed class TextCodes
{
    private readonly List<byte[]> texts = [];
    private int[] slots = new int[64];

    public int Count => texts.Count;

    /// <summary>The number of these bytes; a new one where they are new.</summary>
    public int Code(ReadOnlySpan<byte> text)
    {
        var slot = (int)XxHash3.HashToUInt64(text) & slots.Length - 1;
        for (; slots[slot] != 0; slot = slot + 1 & slots.Length - 1)
            if (text.SequenceEqual(texts[slots[slot] - 1]))
                return slots[slot] - 1;
        texts.Add(text.ToArray());
        slots[slot] = texts.Count;
        if (texts.Count * 2 > slots.Length)
            Grow();
        return texts.Count - 1;
    }

    /// <summary>All texts, each in its number's place.</summary>
    public string[] ToStrings() => [.. texts.Select(text => Encoding.UTF8.GetString(text))];

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        for (var code = 0; code < texts.Count; code++)
        {
            var slot = (int)XxHash3.HashToUInt64(texts[code]) & slots.Length - 1;
            while (slots[slot] != 0)
                slot = slot + 1 & slots.Length - 1;
            slots[slot] = code + 1;
        }
    }
}
