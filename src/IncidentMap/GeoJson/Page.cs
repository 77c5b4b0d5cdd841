using IncidentMap.Filters;

namespace IncidentMap.GeoJson;

/// <summary>Which features, in which order, from where on, how many at most, and what of each.</summary>
/// <param name="Filter">Which to keep.</param>
/// <param name="Limit">How many at most.</param>
/// <param name="After">Only those that come after this place in the order.</param>
/// <param name="Offset">How many to leave out at the start.</param>
public sealed record Page(Filter Filter, int Limit, Place? After = null, int Offset = 0)
{
    public Order Order { get; init; } = Order.ById;
    public Selection Selection { get; init; } = Selection.Whole;

    /// <summary>The day by whose end all had been reported; null is the present.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Whether it is the first of all features, so that nothing varies but how many.</summary>
    internal bool IsFirstOfAll => Filter is And { Parts.Count: 0 } && After is null && Offset == 0 && AsOf is null;
}

/// <summary>Where a feature stands in an <see cref="Order"/>: its values of the terms, null where unknown, and its id.</summary>
public sealed record Place(int Id, params IReadOnlyList<object?> Values);

/// <summary>What of a feature is read and written.</summary>
/// <param name="Properties">In the order of their collection; null means all.</param>
/// <param name="Geometry">Whether it has its geometry.</param>
/// <param name="Decimals">Places after the point that coordinates are rounded to; null leaves them as they are.</param>
public sealed record Selection(IReadOnlyList<Property>? Properties = null, bool Geometry = true, int? Decimals = null)
{
    public static readonly Selection Whole = new();

    /// <summary>Read as well, for a format that needs them for itself, but not published.</summary>
    public IReadOnlyList<Property> Unpublished { get; init; } = [];

    /// <summary>What coordinates are given in.</summary>
    public Crs Crs { get; init; } = Crs.Crs84;

    /// <summary>The same text for what reads the same.</summary>
    public override string ToString() =>
        $"{(Geometry ? $"{Crs.Srid} {Decimals}" : "")} {(Properties is null ? "*" : string.Join(',', Properties.Select(p => p.Name)))} {string.Join(',', Unpublished.Select(p => p.Name))}";
}
