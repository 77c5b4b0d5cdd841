namespace IncidentMap.MapIndex;

/// <summary>The width of a histogram's bars.</summary>
public enum HistogramUnit { Day, Week, Month, Quarter, Year }

/// <summary>Incidents by the time of their first day.</summary>
/// <param name="Unit">The width of a bar.</param>
/// <param name="Start">First day of the first bar; a week begins on Monday.</param>
/// <param name="Bars">One after the other without gaps.</param>
/// <param name="First">The first day with an incident.</param>
/// <param name="Last">The last.</param>
public sealed record Histogram(HistogramUnit Unit, DateOnly Start, IReadOnlyList<Tally> Bars, DateOnly First, DateOnly Last)
{
    /// <summary>More bars than a screen has room for make the next wider unit the right one.</summary>
    private const int MostBars = 160;

    /// <summary>Over the span of all days that have an incident; null where none has.</summary>
    public static Histogram? Of(Selection selection)
    {
        var (days, column) = (selection.Days, selection.Columns.FirstDay);
        var first = Array.FindIndex(days, day => day.Incidents > 0);
        if (first < 0)
            return null;
        var last = Array.FindLastIndex(days, day => day.Incidents > 0);
        var (from, to) = (DateOnly.FromDayNumber(column.DayNumber(first)), DateOnly.FromDayNumber(column.DayNumber(last)));
        var unit = Enum.GetValues<HistogramUnit>().FirstOrDefault(unit => Place(unit, to) - Place(unit, from) < MostBars, HistogramUnit.Year);
        var bars = new Tally[Place(unit, to) - Place(unit, from) + 1];
        for (var code = first; code <= last; code++)
        {
            ref var bar = ref bars[Place(unit, DateOnly.FromDayNumber(column.DayNumber(code))) - Place(unit, from)];
            bar = new Tally(bar.Incidents + days[code].Incidents, bar.Killed + days[code].Killed);
        }
        return new Histogram(unit, StartOf(unit, from), bars, from, to);
    }

    /// <summary>A number that grows by one from a bar to the next.</summary>
    private static int Place(HistogramUnit unit, DateOnly day) => unit switch
    {
        HistogramUnit.Day => day.DayNumber,
        HistogramUnit.Week => day.DayNumber / 7, // day 0 was a Monday
        HistogramUnit.Month => day.Year * 12 + day.Month,
        HistogramUnit.Quarter => day.Year * 4 + (day.Month - 1) / 3,
        _ => day.Year,
    };

    private static DateOnly StartOf(HistogramUnit unit, DateOnly day) => unit switch
    {
        HistogramUnit.Day => day,
        HistogramUnit.Week => DateOnly.FromDayNumber(day.DayNumber / 7 * 7),
        HistogramUnit.Month => new(day.Year, day.Month, 1),
        HistogramUnit.Quarter => new(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
        _ => new(day.Year, 1, 1),
    };
}
