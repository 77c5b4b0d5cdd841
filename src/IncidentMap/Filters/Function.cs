using System.Linq.Expressions;
using NetTopologySuite.Geometries;

namespace IncidentMap.Filters;

/// <summary>A function that filters may call.</summary>
/// <param name="Name">As the caller writes it.</param>
/// <param name="Description">What it gives, for callers.</param>
/// <param name="Arguments">Name and kind of each.</param>
/// <param name="Returns">What kind of value it gives.</param>
/// <param name="Body">From the arguments to the value, in terms that EF Core translates.</param>
public sealed record Function(string Name, string Description, IReadOnlyList<(string Title, ValueKind Kind)> Arguments, ValueKind Returns, LambdaExpression Body)
{
    /// <summary>All there are.</summary>
    public static readonly IReadOnlyList<Function> All =
    [
        Of("lower", "The text in small letters.", ValueKind.Text, ("text", ValueKind.Text), (string? text) => PostgresFunctions.Lower(text)),
        Of("upper", "The text in capital letters.", ValueKind.Text, ("text", ValueKind.Text), (string? text) => PostgresFunctions.Upper(text)),
        Of("char_length", "How many characters the text has.", ValueKind.Integer, ("text", ValueKind.Text), (string? text) => PostgresFunctions.CharLength(text)),
        Of("cardinality", "How many values the list has.", ValueKind.Integer, ("list", ValueKind.Texts), (string[]? texts) => PostgresFunctions.Cardinality(texts)),
        Of("year", "The year of the day; of an instant, in UTC.", ValueKind.Integer, ("day", ValueKind.Date), (DateOnly? day) => (int?)day!.Value.Year),
        Of("month", "The month of the day, 1 to 12; of an instant, in UTC.", ValueKind.Integer, ("day", ValueKind.Date), (DateOnly? day) => (int?)day!.Value.Month),
        Of("day", "The day of the month, 1 to 31; of an instant, in UTC.", ValueKind.Integer, ("day", ValueKind.Date), (DateOnly? day) => (int?)day!.Value.Day),
        new("distance_m", "Metres between two points, on a sphere.", [("one", ValueKind.Geometry), ("other", ValueKind.Geometry)], ValueKind.Number,
            (Geometry? one, Geometry? other) => (decimal?)PostgresFunctions.DistanceSphere(one, other)),
    ];

    private static readonly Dictionary<string, Function> ByName = All.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The function of that name, capital or small; null where there is none.</summary>
    public static Function? Find(string name) => ByName.GetValueOrDefault(name);

    private static Function Of(string name, string description, ValueKind returns, (string, ValueKind) argument, LambdaExpression body) =>
        new(name, description, [argument], returns, body);
}
