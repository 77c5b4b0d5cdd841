using System.Globalization;
using IncidentMap.Gazetteer;
using IncidentMap.Incidents;

namespace IncidentMap.Importing;

/// <summary>Days and names in the words of titles.</summary>
internal static class English
{
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;

    /// <summary><c>7 January 2021</c></summary>
    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}");

    /// <summary><c>7 January 2021</c>, <c>28 to 29 May 2021</c>, <c>January 2021</c>, as surely as it is known.</summary>
    public static string When(Incident incident)
    {
        var (start, end) = (incident.DateStart, incident.DateEnd);
        if (start == end)
            return Day(start);
        if (start.Day == 1 && end == start.AddMonths(1).AddDays(-1))
            return string.Create(CultureInfo.InvariantCulture, $"{Months[start.Month - 1]} {start.Year}");
        if (start is { Day: 1, Month: 1 } && end is { Day: 31, Month: 12 } && start.Year == end.Year)
            return start.Year.ToString(CultureInfo.InvariantCulture);
        if (start.Year != end.Year)
            return $"{Day(start)} to {Day(end)}";
        return start.Month == end.Month
            ? string.Create(CultureInfo.InvariantCulture, $"{start.Day} to {Day(end)}")
            : string.Create(CultureInfo.InvariantCulture, $"{start.Day} {Months[start.Month - 1]} to {Day(end)}");
    }

    /// <summary>The finest name there is, or that there is none.</summary>
    public static string Where(NamedPlace named) =>
        named.Place ?? named.Admin2 ?? named.Admin1 ?? (named.Country is { } country ? Countries.Name(country) : "place unknown");
}
