using System.Globalization;

namespace IncidentMap.Importing;

/// <summary>What people and spreadsheets write where a number should be, and what to write instead.</summary>
internal static class Numbers
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Why a cell is no number of people from 0 to <paramref name="most"/>.</summary>
    public static string WhyNoCount(ReadOnlySpan<char> cell, int most)
    {
        if (!double.TryParse(cell, NumberStyles.Float, Plain, out var number))
            return IsAddress(cell) ? "a web address where a number should be." : "not a whole number.";
        if (number < 0)
            return "fewer than none.";
        if (!(number <= most))
            return string.Create(Plain, $"more than {most:N0} people; is it another column's value?");
        return number == Math.Floor(number)
            ? string.Create(Plain, $"not written as a whole number; write {number:0}.")
            : "not a whole number.";
    }

    /// <summary>What a person's number of people comes to; a side that is open is null.</summary>
    public readonly record struct Count(int? Least, int? Most, bool About);

    /// <summary>Reads <c>40</c>, <c>40+</c>, <c>40-50</c>, <c>40 to 50</c>, <c>about 40</c>, <c>~40</c>, <c>over 40</c>, <c>up to 40</c>.</summary>
    public static bool TryCount(ReadOnlySpan<char> cell, int most, out Count count)
    {
        count = default;
        var text = cell.Trim();
        if (Whole(text, most) is { } plain)
            count = new Count(plain, plain, false);
        else if (text is [.., '+'] && Whole(text[..^1].Trim(), most) is { } floor)
            count = new Count(floor, null, false);
        else if (After(text, "over", "more than", "at least") is { IsEmpty: false } overs && Whole(overs, most) is { } over)
            count = new Count(over, null, false);
        else if (After(text, "up to", "as many as") is { IsEmpty: false } ups && Whole(ups, most) is { } up)
            count = new Count(null, up, false);
        else if (After(text, "~", "about", "around", "nearly", "c.", "ca.") is { IsEmpty: false } rounds && Whole(rounds, most) is { } round)
            count = new Count(round, round, true);
        else if (Range(text, most) is { } range)
            count = range;
        else
            return false;
        return true;
    }

    private static Count? Range(ReadOnlySpan<char> text, int most)
    {
        var at = text.IndexOfAny('-', '–');
        var length = 1;
        if (at < 0)
            (at, length) = (text.IndexOf(" to ", StringComparison.OrdinalIgnoreCase), 4);
        return at > 0 && Whole(text[..at].Trim(), most) is { } from && Whole(text[(at + length)..].Trim(), most) is { } to && from <= to
            ? new Count(from, to, false)
            : null;
    }

    private static int? Whole(ReadOnlySpan<char> text, int most) =>
        int.TryParse(text, NumberStyles.None, Plain, out var number) && number <= most ? number : null;

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return text[word.Length..].TrimStart();
        return default;
    }

    /// <summary>Why a cell is no latitude or longitude.</summary>
    public static string WhyNoDegrees(ReadOnlySpan<char> cell, int limit)
    {
        if (double.TryParse(cell, NumberStyles.Float, Plain, out var degrees))
            return limit == 90 && Math.Abs(degrees) <= 180
                ? $"outside ±{limit}°; are latitude and longitude swapped?"
                : $"outside ±{limit}°.";
        var withPoint = cell.ToString().Replace(',', '.');
        if (cell.Count(',') == 1 && !cell.Contains('.') && double.TryParse(withPoint, NumberStyles.Float, Plain, out _))
            return $"decimal comma; write {withPoint}.";
        if (cell.IndexOfAny('°', '\'', '"') >= 0)
            return "degrees, minutes and seconds; write decimal degrees, e.g. 34.5167.";
        return IsAddress(cell) ? "a web address where degrees should be." : "not a number of degrees.";
    }

    /// <summary>Whether an id was spoiled by a spreadsheet: <c>2.00E+11</c>.</summary>
    public static bool IsSpoiledId(ReadOnlySpan<char> id) =>
        id.IndexOf("E+", StringComparison.OrdinalIgnoreCase) is > 0 and var at
        && id[..at].IndexOfAnyExcept("0123456789.,") < 0
        && id[(at + 2)..].IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsAddress(ReadOnlySpan<char> cell) => cell.StartsWith("http", StringComparison.OrdinalIgnoreCase);
}
