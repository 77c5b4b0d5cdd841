using System.Globalization;
using System.Linq.Expressions;
using IncidentMap.Incidents;

namespace IncidentMap.Filters;

/// <summary>What kind of value a property holds.</summary>
public enum ValueKind
{
    Text,

    /// <summary>One of a closed list of words.</summary>
    Word,

    Integer,

    /// <summary>A civil day.</summary>
    Date,

    /// <summary>A UTC instant.</summary>
    Instant,

    /// <summary>Clock time at the place.</summary>
    Time,

    /// <summary>Several texts.</summary>
    Texts,
}

/// <summary>A property that filters may name.</summary>
public sealed class QueryableProperty
{
    private readonly Type type;

    /// <param name="name">As the caller writes it.</param>
    /// <param name="value">From a row to the value, in terms that EF Core translates.</param>
    public QueryableProperty(string name, LambdaExpression value)
    {
        (Name, Value) = (name, value);
        type = Nullable.GetUnderlyingType(value.ReturnType) ?? value.ReturnType;
        Kind = type.IsEnum ? ValueKind.Word : Kinds[type];
        Words = type.IsEnum ? Vocabulary(type) : null;
    }

    public string Name { get; }
    public LambdaExpression Value { get; }
    public ValueKind Kind { get; }

    /// <summary>The words it may be, where they are a closed list.</summary>
    public IReadOnlyCollection<string>? Words { get; }

    private static Dictionary<Type, ValueKind> Kinds { get; } = new()
    {
        [typeof(string)] = ValueKind.Text,
        [typeof(int)] = ValueKind.Integer,
        [typeof(DateOnly)] = ValueKind.Date,
        [typeof(DateTime)] = ValueKind.Instant,
        [typeof(TimeOnly)] = ValueKind.Time,
        [typeof(string[])] = ValueKind.Texts,
    };

    /// <summary>The filter that <c>name=text</c> asks for.</summary>
    /// <exception cref="BadInputException">The text is no value of this property.</exception>
    public Filter Is(string text) => Kind == ValueKind.Texts ? new Contains(this, text) : new Equal(this, Parse(text));

    /// <summary>A value of this property, of its own .NET type.</summary>
    /// <exception cref="BadInputException">The text is none.</exception>
    public object Parse(string text) => Kind switch
    {
        // As an enum value, which EF Core sends as its word: `status = @p`. Other operators on words need text, and
        // `(string)(object)i.Status` gives `status::text`, which is the column itself to PostgreSQL and its indexes;
        // comparing enum values with < would compile, and compare the words.
        ValueKind.Word => Words!.Contains(text)
            ? Enum.Parse(type, text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true)
            : throw Bad(text, $"is none of {string.Join(", ", Words!)}."),
        ValueKind.Integer => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Bad(text, "is not a whole number from -2147483648 to 2147483647."),
        ValueKind.Date => Moment.Parse(text, Name) is { Instant: null } moment
            ? moment.Day
            : throw Bad(text, "is an instant; write a day such as 2021-08-29."),
        ValueKind.Instant => Moment.Parse(text, Name).Instant
            ?? throw Bad(text, "is a day; write an instant such as 2021-08-29T12:23:00Z, or use datetime."),
        ValueKind.Time => TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw Bad(text, "is not a clock time such as 16:53."),
        _ => text,
    };

    private BadInputException Bad(string text, string fault) => new(Name, $"{BadInputException.Quote(text)} {fault}");

    private static IReadOnlyCollection<string> Vocabulary(Type words) =>
        (IReadOnlyCollection<string>)typeof(SnakeCase).GetMethod(nameof(SnakeCase.All))!.MakeGenericMethod(words).Invoke(null, null)!;
}

/// <summary>All that filters can ask of one kind of row.</summary>
public sealed class Queryables<T>
{
    public required Expression<Func<T, int>> Id { get; init; }

    /// <summary>The point; null where there is none.</summary>
    public required Expression<Func<T, NetTopologySuite.Geometries.Point?>> Point { get; init; }

    /// <summary>First civil day of its time.</summary>
    public required Expression<Func<T, DateOnly>> FirstDay { get; init; }

    /// <summary>Last civil day of its time.</summary>
    public required Expression<Func<T, DateOnly>> LastDay { get; init; }

    /// <summary>UTC instant where it is known.</summary>
    public required Expression<Func<T, DateTime?>> Instant { get; init; }
}
