using System.Globalization;

namespace IncidentMap.Filters;

internal static partial class Typed
{
    /// <exception cref="BadInputException">It is not finite, or has more digits than are kept.</exception>
    public static Literal Number(string digits, SourcePosition at) =>
        decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Kept(digits, number)
            ? new Literal(number == 0 ? 0m : number)
            : throw Refusal.Expected("a number of at most 28 digits, such as 1.5 or 2e6", at, BadInputException.Quote(digits));

    /// <summary>A day.</summary>
    public static Literal Date(string text, SourcePosition at) => Moment(text, at) is { Value: DateOnly } day
        ? day
        : throw Refusal.Expected("a day such as 2021-08-29", at, BadInputException.Quote(text));

    /// <summary>An instant; a day counts as its first, since GDAL cuts instants so.</summary>
    public static Literal Timestamp(string text, SourcePosition at) => Moment(text, at) is { Value: DateOnly day }
        ? new Literal(Midnight(day))
        : Moment(text, at);

    // QGIS writes open ends as the years 0000 and 9999. .NET has not the first; the year 4 has the same days.
    private static Literal Moment(string text, SourcePosition at)
    {
        var isOpenStart = text.StartsWith("0000-", StringComparison.Ordinal);
        var moment = Refusal.At(at, () => Filters.Moment.Parse(WithZone(isOpenStart ? "0004" + text[4..] : text), Refusal.Parameter));
        var isOpenEnd = text.StartsWith("9999-12-31", StringComparison.Ordinal);
        return (moment.Instant, isOpenStart, isOpenEnd) switch
        {
            (null, true, _) => new Literal(DateOnly.MinValue),
            (null, _, true) => new Literal(DateOnly.MaxValue),
            (null, _, _) => new Literal(moment.Day),
            (_, true, _) => new Literal(Midnight(DateOnly.MinValue)),
            (_, _, true) => new Literal(DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)),
            ({ } instant, _, _) => new Literal(instant),
        };
    }

    // GDAL writes instants whose zone it does not know without one.
    private static string WithZone(string text) =>
        text.Length >= "2021-08-29T12:23:00".Length && text[10] is 'T' or 't' && text.AsSpan(11).IndexOfAny("Zz+-") < 0 ? text + "Z" : text;

    private static DateTime Midnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    // 1e-50 would be kept as 0, which is another number.
    private static bool Kept(string digits, decimal number) =>
        number != 0 || !digits.AsSpan(0, digits.AsSpan().IndexOfAny('e', 'E') is var e and >= 0 ? e : digits.Length).ContainsAnyInRange('1', '9');
}
