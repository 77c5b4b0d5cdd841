namespace IncidentMap.Gazetteer;

/// <summary>
/// How far apart two spellings of a name are: Damerau's distance (letters put in, left out, replaced, or swapped with their
/// neighbour), where what transliteration leaves open costs less than a letter: vowels, h, doubled letters, k for q.
/// </summary>
public static class SpellingDistance
{
    private const float Letter = 1, Open = 0.5f, Doubled = 0.25f, First = 0.5f;

    /// <summary>Consonants that stand for each other where names are written in another script.</summary>
    private static readonly string[] Alike = ["kqc", "vw", "szc", "jz", "dt", "bp", "gq", "fp", "ںن", "طت", "صسث", "حه", "قک", "ذزضظ"];

    /// <summary>The distance at which two names of this many letters may still be one: none below four letters, then more with length.</summary>
    public static float Bound(int letters) => letters switch
    {
        < 4 => 0,
        < 6 => 1,
        < 9 => 1.5f,
        < 13 => 2,
        < 18 => 2.5f,
        _ => 3,
    };

    /// <summary>The distance within which a name of this many letters is hardly another name: one letter in eight.</summary>
    public static float SureBound(int letters) => letters / 8f;

    /// <summary>The distance between two <see cref="NormalName"/> texts; infinite where it exceeds the bound of the shorter one.</summary>
    public static float Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.SequenceEqual(other))
            return 0;
        var bound = Bound(Math.Min(one.Length, other.Length));
        if (bound == 0 || (Math.Abs(one.Length - other.Length) * Doubled) > bound || one.Length > Longest || other.Length > Longest)
            return float.PositiveInfinity;

        // Three rows of the usual table: a swap looks two rows back.
        Span<float> cells = stackalloc float[3 * (other.Length + 1)];
        var before = cells[..(other.Length + 1)];
        var last = cells.Slice(other.Length + 1, other.Length + 1);
        var row = cells[(2 * (other.Length + 1))..];
        for (var j = 0; j < other.Length; j++)
            last[j + 1] = last[j] + Alone(other, j);
        for (var i = 0; i < one.Length; i++)
        {
            row[0] = last[0] + Alone(one, i);
            var least = row[0];
            for (var j = 0; j < other.Length; j++)
            {
                var cost = Math.Min(last[j] + Replace(one, i, other, j), Math.Min(last[j + 1] + Alone(one, i), row[j] + Alone(other, j)));
                if (i > 0 && j > 0 && one[i] == other[j - 1] && one[i - 1] == other[j] && one[i] != one[i - 1])
                    cost = Math.Min(cost, before[j - 1] + Swap(one[i], one[i - 1], i));
                row[j + 1] = cost;
                least = Math.Min(least, cost);
            }
            if (least > bound)
                return float.PositiveInfinity;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[^1] <= bound ? last[^1] : float.PositiveInfinity;
    }

    private const int Longest = 100;

    /// <summary>A letter that the other name has not.</summary>
    private static float Alone(ReadOnlySpan<char> name, int i) =>
        char.IsAsciiDigit(name[i]) ? float.PositiveInfinity
        : i > 0 && name[i] == name[i - 1] ? Doubled
        : IsOpen(name[i]) || name[i] == 'h' ? Open
        : i == 0 ? Letter + First
        : Letter;

    private static float Replace(ReadOnlySpan<char> one, int i, ReadOnlySpan<char> other, int j)
    {
        var (a, b) = (one[i], other[j]);
        if (a == b)
            return 0;
        if (char.IsAsciiDigit(a) || char.IsAsciiDigit(b))
            return float.PositiveInfinity;
        if ((IsOpen(a) && IsOpen(b)) || Array.Exists(Alike, group => group.Contains(a) && group.Contains(b)))
            return Open;
        return i == 0 && j == 0 ? Letter + First : Letter;
    }

    private static float Swap(char a, char b, int i) =>
        char.IsAsciiDigit(a) || char.IsAsciiDigit(b) ? float.PositiveInfinity
        : i == 1 ? Letter + First
        : Letter;

    private static bool IsOpen(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w' or 'ا' or 'و' or 'ی' or 'ه' or 'ع' or 'ء';
}
