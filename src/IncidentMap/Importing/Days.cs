using System.Globalization;
using IncidentMap.Incidents;
using NodaTime;

namespace IncidentMap.Importing;

/// <summary>Civil days as the exports write them; a clock time or zone behind them is left out, never used to shift the day.</summary>
internal static class Days
{
    /// <summary>Earlier and later days are slips of the pen, such as the year 0025.</summary>
    private const int FirstYear = 1900, LastYear = 2100;

    private static readonly string[] Written = ["d MMMM yyyy", "d MMM yyyy", "d-MMMM-yyyy", "d-MMM-yyyy"];

    /// <summary>
    /// The day of a cell: <c>2024-09-06</c>, also with a time behind it, <c>16 May 2025</c>, <c>21-July-2015</c>. Null where it is
    /// none, which is a problem of the row.
    /// </summary>
    public static DateOnly? Day(this Row row, Column column)
    {
        var cell = row.Cell(column);
        if (cell.IsEmpty)
            row.Refuse(column, "blank; there must be a day, e.g. 2021-08-29.");
        else if (!TryRead(cell, out var day))
            row.Refuse(column, WhyNot(cell));
        else if (day.Year is < FirstYear or > LastYear)
            row.Refuse(column, string.Create(CultureInfo.InvariantCulture, $"the year {day.Year:0000} cannot be right."));
        else
            return day;
        return null;
    }

    /// <summary>Whether the text is a day in one of the ways that leave no doubt.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DateOnly day)
    {
        text = text.Trim();
        if (text.Length > 10 && text[4] == '-' && text[10] is 'T' or ' ')
            text = TimeOnly.TryParse(WithoutZone(text[11..]), CultureInfo.InvariantCulture, out _) ? text[..10] : default;
        if (text.Length == 10 && text[4] == '-')
            return TryReadIso(text, out day);
        return DateOnly.TryParseExact(text, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    /// <summary>Whether the day is one of those that can be right at all.</summary>
    public static bool IsPossible(DateOnly day) => IsPossible(day.Year);

    /// <summary>Whether the year is one of those that can be right at all.</summary>
    public static bool IsPossible(int year) => year is >= FirstYear and <= LastYear;

    /// <summary>Why a text is no day, and what to write.</summary>
    public static string WhyNot(ReadOnlySpan<char> text) => text switch
    {
        _ when text.Contains('/') => "it does not say which number is the day and which the month; write it like 2021-08-29.",
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is > 20_000 and < 80_000 =>
            $"a spreadsheet's number of a day; format the column as a date, {DateOnly.FromDateTime(DateTime.FromOADate(serial)):yyyy-MM-dd} perhaps.",
        _ => "not a day of the calendar; write it like 2021-08-29.",
    };

    /// <summary>The UTC instant, where the day is known to the day and the clock time with its zone.</summary>
    public static DateTime? Instant(Incident incident) =>
        incident is { DatePrecision: DatePrecision.Day, LocalTime: { } time, TimeZone: { } zone }
            ? LocalDateTime.FromDateTime(incident.DateStart.ToDateTime(time))
                .InZoneLeniently(DateTimeZoneProviders.Tzdb[zone]).ToDateTimeUtc()
            : null;

    /// <summary>A clock time without the <c>Z</c>, <c>+04:30</c>, <c>+0430</c> or <c>-05</c> behind it.</summary>
    private static ReadOnlySpan<char> WithoutZone(ReadOnlySpan<char> time)
    {
        if (time.LastIndexOfAny('+', '-') is var sign && sign < 0)
            return time.TrimEnd('Z');
        var zone = time[(sign + 1)..];
        var isZone = zone.Length is 2 or 4 or 5 && (zone.Length < 5 || zone[2] == ':') && zone[^2..].IndexOfAnyExceptInRange('0', '9') < 0 && zone[..2].IndexOfAnyExceptInRange('0', '9') < 0;
        return isZone ? time[..sign] : time;
    }

    private static bool TryReadIso(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        if (text[7] != '-'
            || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text[5..7], NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(text[8..], NumberStyles.None, CultureInfo.InvariantCulture, out var dayOfMonth)
            || year < 1 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
            return false;
        day = new DateOnly(year, month, dayOfMonth);
        return true;
    }
}
