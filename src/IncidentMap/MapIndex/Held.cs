namespace IncidentMap.MapIndex;

/// <summary>
/// The days on which a row was what had been reported of its incident: from the first to before the last, as
/// <see cref="DateOnly.DayNumber"/>. What is reported today has no last day.
/// </summary>
public readonly record struct Held(int From, int Until)
{
    public const int Open = int.MaxValue;

    /// <summary>Whether it is what was known by the end of a day, or is known today where none is given.</summary>
    public bool On(DateOnly? day) => day is { DayNumber: var number } ? From <= number && number < Until : Until == Open;
}
