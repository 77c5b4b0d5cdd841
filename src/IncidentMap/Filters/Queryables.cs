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

    /// <summary>A number that need not be whole.</summary>
    Number,

    Boolean,
    Geometry,

    /// <summary>A span of civil days or of instants.</summary>
    Interval,
}

/// <summary>A property that filters may name.</summary>
public sealed class QueryableProperty
{
    /// <param name="name">As the caller writes it.</param>
    /// <param name="value">From a row to the value, in terms that EF Core translates.</param>
    public QueryableProperty(string name, LambdaExpression value)
    {
        (Name, Value) = (name, value);
        var type = Nullable.GetUnderlyingType(value.ReturnType) ?? value.ReturnType;
        Kind = type.IsEnum ? ValueKind.Word : Kinds[type];
        Words = type.IsEnum ? Vocabulary(type) : null;
    }

    /// <summary>A span of days.</summary>
    /// <param name="name">As the caller writes it.</param>
    /// <param name="first">From a row to its first day.</param>
    /// <param name="last">From a row to its last day, inclusive.</param>
    public QueryableProperty(string name, LambdaExpression first, LambdaExpression last) : this(name, first) =>
        (Kind, Last) = (ValueKind.Interval, last);

    public string Name { get; }
    public LambdaExpression Value { get; }

    /// <summary>The other end, where <see cref="Value"/> is the beginning of a span.</summary>
    public LambdaExpression? Last { get; }

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
        [typeof(NetTopologySuite.Geometries.Point)] = ValueKind.Geometry,
    };

    /// <summary>The filter that <c>name=text</c> asks for.</summary>
    /// <exception cref="BadInputException">The text is no value of this property.</exception>
    public Filter Is(string text) => Kind == ValueKind.Texts
        ? new ArrayPredicate(ArrayFunction.Contains, new PropertyName(this), new ArrayLiteral([text]))
        : new Comparison(new PropertyName(this), ComparisonOperator.Equal, new Literal(Parse(text)));

    /// <summary>A value of this property, of its own .NET type.</summary>
    /// <exception cref="BadInputException">The text is none.</exception>
    public object Parse(string text) => Kind switch
    {
        ValueKind.Word => Words!.Contains(text) ? text : throw Bad(text, $"is none of {string.Join(", ", Words!)}."),
        ValueKind.Integer => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (decimal)number
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

/// <summary>All that filters may name.</summary>
public sealed class QueryableNames(IReadOnlyList<QueryableProperty> all)
{
    private readonly Dictionary<string, QueryableProperty> byName = all.ToDictionary(p => p.Name);

    /// <summary>In the order they are listed to callers.</summary>
    public IReadOnlyList<QueryableProperty> All { get; } = all;

    /// <summary>The property of that name; letters count as they are. Null where there is none.</summary>
    public QueryableProperty? Find(string name) => byName.GetValueOrDefault(name);
}

/// <summary>What is asked of rows of one kind beside their properties.</summary>
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

    /// <summary>The words of its texts, for <see cref="HasWords"/>; null where they are not indexed.</summary>
    public Expression<Func<T, NpgsqlTypes.NpgsqlTsVector>>? Words { get; init; }
}
