using System.Globalization;
using System.Text.RegularExpressions;

namespace IncidentMap.Filters;

/// <summary>A civil day as it is told at the place, or an instant with the day it falls on in UTC.</summary>
/// <param name="Day">The civil day; of an instant, its UTC day.</param>
/// <param name="Instant">UTC; null where only the day was given.</param>
public sealed partial record Moment(DateOnly Day, DateTime? Instant)
{
    /// <summary>
    /// <c>2021-08-29</c> or RFC 3339 <c>2021-08-29T12:23:00Z</c>. GDAL writes a date as <c>2021-08-29T</c>, so that is a day too.
    /// </summary>
    /// <param name="text">The words to read.</param>
    /// <param name="parameter">What they were given for, to be named in a refusal.</param>
    /// <exception cref="BadInputException">Anything else, also a day or hour that does not exist.</exception>
    public static Moment Parse(string text, string parameter)
    {
        var match = Rfc3339().Match(text);
        if (!match.Success)
            throw new BadInputException(parameter, NoZone().IsMatch(text)
                ? $"{BadInputException.Quote(text)} has no time zone. Add Z for UTC or an offset such as +04:30, written %2B04:30 in a URL."
                : $"{BadInputException.Quote(text)} is not a date or time. {Interval.Form}");
        if (!DateOnly.TryParseExact(match.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new BadInputException(parameter, $"There is no day {match.Groups["day"].Value}.");
        if (!match.Groups["time"].Success)
            return new Moment(day, null);

        // Seven digits are all that .NET keeps, and one more than PostgreSQL does.
        var fraction = match.Groups["fraction"].Value;
        var clock = match.Groups["time"].Value + (fraction.Length > 7 ? fraction[..8] : fraction);
        var zone = match.Groups["zone"].Value.ToUpperInvariant();
        if (!DateTimeOffset.TryParse($"{match.Groups["day"].Value}T{clock}{zone}", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            throw new BadInputException(parameter, $"There is no time {BadInputException.Quote(text)}; hours go to 23, minutes and seconds to 59, offsets to 14:00.");
        return new Moment(DateOnly.FromDateTime(instant.UtcDateTime), instant.UtcDateTime);
    }

    [GeneratedRegex(@"^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})([Tt]((?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(?<fraction>\.[0-9]+)?(?<zone>[Zz]|[+-][0-9]{2}:[0-9]{2}))?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?( [0-9]{2}:[0-9]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex NoZone();
}

/// <summary>A span of time, both ends included; an end that is null is open.</summary>
public sealed record Interval(Moment? Start, Moment? End)
{
    internal const string Form =
        "Write a day such as 2021-08-29, an instant such as 2021-08-29T12:23:00Z, or an interval such as 2021-08-01/2021-08-31, ../2021-08-31 or 2021-08-01/..";

    private const string Parameter = "datetime";

    /// <summary>
    /// OGC API - Features Part 1, 7.15.4: a moment, or two with a slash between them, where <c>..</c> or nothing is an open
    /// end. The year 0000 opens the start and 9999-12-31 the end: QGIS writes open ends so.
    /// </summary>
    /// <exception cref="BadInputException">Anything else; an interval that ends before it starts.</exception>
    public static Interval Parse(string text)
    {
        var words = text.Split('/');
        if (words.Length == 1)
        {
            var moment = Moment.Parse(text, Parameter);
            return new Interval(moment, moment);
        }
        if (words.Length > 2)
            throw new BadInputException(Parameter, $"An interval has one slash, not {words.Length - 1}. {Form}");

        var interval = new Interval(
            IsOpen(words[0]) || words[0].StartsWith("0000-", StringComparison.Ordinal) ? null : Moment.Parse(words[0], Parameter),
            IsOpen(words[1]) || words[1].StartsWith("9999-12-31", StringComparison.Ordinal) ? null : Moment.Parse(words[1], Parameter));
        if (interval is { Start: { } start, End: { } end } && (start.Day > end.Day || start.Instant > end.Instant))
            throw new BadInputException(Parameter, $"The interval {BadInputException.Quote(text)} ends before it starts.");
        return interval;
    }

    private static bool IsOpen(string word) => word is "" or "..";
}
