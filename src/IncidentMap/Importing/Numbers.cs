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
