using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace IncidentMap.Gazetteer;

/// <summary>
/// A place name in the form in which names are compared: lower case, one alphabet per script, no marks, no spaces, and without
/// the words that say what kind of place it is. <c>Sar-e Pol</c> and <c>sar i pol</c> stay apart only where letters differ.
/// </summary>
/// <param name="Text">Letters and ASCII digits; empty where the name has none.</param>
/// <param name="Said">The kind that the name itself says: <c>Swat District</c>, <c>Kandahar City</c>.</param>
public readonly record struct NormalName(string Text, PlaceKind? Said)
{
    private static readonly FrozenDictionary<char, string> Letters = ReadLetters();

    /// <summary>Words that say a kind and may follow or precede the name proper.</summary>
    private static readonly FrozenDictionary<string, PlaceKind?> KindWords = Words(
        (PlaceKind.Admin1, "province prov governorate wilayat wilaya welayat velayat vilayat ولایت صوبہ"),
        (PlaceKind.Admin2, "district distt dist tehsil tahsil taluka taluk agency woluswali wuluswali wuleswali uluswali ulaswali "
            + "alaqadari alaqahdari ضلع ولسوالی تحصیل ایجنسی"),
        (PlaceKind.Town, "city town village شہر ٹاؤن ښار"),
        (null, "area region valley"));

    /// <summary>Of the kind words those that also stand before the name, without "of" between.</summary>
    private static readonly FrozenSet<string> Leading = Words((null, "wilayat wilaya welayat velayat vilayat district distt dist tehsil tahsil taluka "
        + "woluswali wuluswali wuleswali uluswali ulaswali alaqadari alaqahdari ولایت صوبہ ضلع ولسوالی تحصیل شہر")).Keys.ToFrozenSet();

    private static readonly FrozenDictionary<string, string> Directions =
        new Dictionary<string, string> { ["n"] = "north", ["s"] = "south", ["e"] = "east", ["w"] = "west" }.ToFrozenDictionary();

    /// <summary>Reads a name as people write it.</summary>
    public static NormalName Of(string name)
    {
        var words = JoinInitials(Split(name));
        if (words is [var first, { Length: >= 4 }, ..] && Directions.TryGetValue(first, out var direction))
            words[0] = direction;
        if (words.Exists(word => word is "airport" or "airfield" or "airbase" or "air"))
        {
            words.RemoveAll(word => word is "international" or "intl");
            return new NormalName(string.Concat(words), PlaceKind.Airport);
        }
        var said = TakeKindWords(words);
        TakeIzafa(words);
        return new NormalName(string.Concat(words), said);
    }

    /// <summary>
    /// The consonants as they are heard, for finding what is spelt otherwise: <c>kabul</c>, <c>qabool</c> and <c>cabul</c> all
    /// are <c>kbl</c>. Vowels, h and w count only where the name begins.
    /// </summary>
    public string Sound
    {
        get
        {
            var sound = new StringBuilder(Text.Length);
            foreach (var letter in Text)
            {
                var heard = Heard(letter);
                if (sound.Length == 0 || (heard is not ('a' or 'v' or 'ا') && heard != sound[^1]))
                    sound.Append(heard);
            }
            return sound.ToString();
        }
    }

    private static char Heard(char letter) => letter switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' => 'a',
        'v' or 'w' => 'v',
        'q' or 'c' or 'g' => 'k',
        'z' or 'j' => 's',
        't' => 'd',
        'p' or 'f' => 'b',
        'و' or 'ی' or 'ه' or 'ع' or 'ء' or 'ح' => 'ا',
        'ق' or 'گ' => 'ک',
        'ص' or 'ث' or 'ز' or 'ذ' or 'ض' or 'ظ' or 'ژ' => 'س',
        'ط' or 'د' => 'ت',
        'پ' or 'ف' => 'ب',
        _ => letter,
    };

    private static PlaceKind? TakeKindWords(List<string> words)
    {
        PlaceKind? said = null;
        while (words.Count > 1 && KindWords.TryGetValue(words[^1], out var kind) && HasLetter(words[..^1]))
        {
            // The tribal area beside a district is not the district.
            if (words[^2] == "tribal")
                break;
            said ??= kind;
            words.RemoveAt(words.Count - 1);
        }
        while (words.Count > 1 && KindWords.TryGetValue(words[0], out var kind))
        {
            var taken = words[1] is "of" or "e" or "i" or "ye" ? 2 : Leading.Contains(words[0]) ? 1 : 0;
            if (taken == 0 || words.Skip(taken).Sum(word => word.Length) < 3 || !HasLetter(words[taken..]))
                break;
            said ??= kind;
            words.RemoveRange(0, taken);
        }
        return said;
    }

    /// <summary>The Persian link between two words, written -e-, -i- or -ye-, or not at all.</summary>
    private static void TakeIzafa(List<string> words)
    {
        for (var i = words.Count - 2; i > 0; i--)
            if (words[i] is "e" or "i" or "ye" or "yi")
                words.RemoveAt(i);
    }

    /// <summary><c>N.W.F.P.</c> is one word, and <c>D.I. Khan</c> is two.</summary>
    private static List<string> JoinInitials(List<string> words)
    {
        var joined = new List<string>(words.Count);
        var afterInitial = false;
        foreach (var word in words)
        {
            var initial = word.Length == 1 && char.IsLetter(word[0]);
            if (initial && afterInitial)
                joined[^1] += word;
            else
                joined.Add(word);
            afterInitial = initial;
        }
        return joined;
    }

    private static bool HasLetter(IEnumerable<string> words) => words.Any(word => word.Any(char.IsLetter));

    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder(name.Length);
        foreach (var c in Decomposed(name.Replace('´', '\'')))
        {
            switch (char.GetUnicodeCategory(c))
            {
                // Marks, joiners and tatweel belong to no letter of their own; an apostrophe stands within a word.
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter:
                case var _ when c is '\'' or '’' or '‘' or '`' or '′':
                    break;
                case UnicodeCategory.DecimalDigitNumber:
                    word.Append((char)('0' + (int)char.GetNumericValue(c)));
                    break;
                case var category when category <= UnicodeCategory.OtherLetter:
                    var lower = char.ToLowerInvariant(c);
                    word.Append(Letters.TryGetValue(lower, out var plain) ? plain : lower);
                    break;
                default:
                    End();
                    if (c == '&')
                        words.Add("and");
                    break;
            }
        }
        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    // Normalize throws at U+FFFE and at half a surrogate pair.
    private static string Decomposed(string name) =>
        Ascii.IsValid(name) ? name
        : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name.Replace('\uFFFE', ' '))).Normalize(NormalizationForm.FormKD);

    private static FrozenDictionary<string, PlaceKind?> Words(params (PlaceKind? Kind, string Words)[] lists) => lists
        .SelectMany(list => list.Words.Split(' ').Select(word => (Word: string.Concat(Split(word)), list.Kind)))
        .ToFrozenDictionary(word => word.Word, word => word.Kind);

    /// <summary>Letters that Unicode does not take apart, and those of Arabic script that keyboards of one language write for another's.</summary>
    private static FrozenDictionary<char, string> ReadLetters()
    {
        var letters = new Dictionary<char, string>
        {
            ['ı'] = "i",
            ['ł'] = "l",
            ['ø'] = "o",
            ['đ'] = "d",
            ['ð'] = "d",
            ['þ'] = "th",
            ['ß'] = "ss",
            ['æ'] = "ae",
            ['œ'] = "oe",
            ['ə'] = "a",
        };
        foreach (var (plain, variants) in ((string, string)[])[
            ("ی", "يىےېۍ"), ("ک", "كڪ"), ("گ", "ګ"), ("ه", "ہھەةۃ"), ("ر", "ړڑ"), ("د", "ډڈ"), ("ت", "ټٹ"), ("ن", "ڼں"), ("ا", "ٱ")])
            foreach (var variant in variants)
                letters[variant] = plain;
        return letters.ToFrozenDictionary();
    }
}
