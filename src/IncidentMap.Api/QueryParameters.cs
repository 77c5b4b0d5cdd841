using IncidentMap.Filters;
using Microsoft.Extensions.Primitives;

namespace IncidentMap.Api;

/// <summary>The query of a request, read one parameter at a time. What nobody asked for is refused, never skipped.</summary>
internal sealed class QueryParameters
{
    private readonly Dictionary<string, StringValues> given = [];
    private readonly List<string> known = [];

    private QueryParameters(IQueryCollection query)
    {
        foreach (var (name, values) in query)
        {
            if (values.Any(value => value!.Contains('\0')))
                throw new BadInputException(name, $"The value of {BadInputException.Quote(name)} holds a NUL character.");
            given.Add(name, values);
        }
    }

    public static QueryParameters Parse(HttpRequest request) => new(request.Query);

    /// <summary>Whether all that is given was taken.</summary>
    public bool IsTaken => given.Count == 0;

    /// <summary>The value; null where it is not given.</summary>
    /// <exception cref="BadInputException">It is given without a value, or more than once.</exception>
    public string? Take(string name) => TakeAll(name) switch
    {
        [] => null,
        [var only] => only,
        var several => throw new BadInputException(name, $"{BadInputException.Quote(name)} is given {several.Count} times; give it once."),
    };

    /// <summary>All values of a parameter that may be repeated; none where it is not given.</summary>
    /// <exception cref="BadInputException">It is given without a value.</exception>
    public IReadOnlyList<string> TakeAll(string name)
    {
        known.Add(name);
        if (!given.Remove(name, out var values))
            return [];
        return values.Any(string.IsNullOrEmpty)
            ? throw new BadInputException(name, $"'{name}' has no value; give one or leave it out.")
            : [.. values.OfType<string>()];
    }

    /// <summary>The day of <c>asOf</c>; null where the present is asked for.</summary>
    /// <exception cref="BadInputException">It is no day.</exception>
    public DateOnly? TakeAsOf() => Take(AsOf.Parameter) is { } text ? AsOf.Parse(text) : null;

    /// <exception cref="BadInputException">A parameter is left that nobody took.</exception>
    public void Finish()
    {
        foreach (var name in given.Keys)
            throw new BadInputException(name, $"There is no parameter {BadInputException.Quote(name)} here. "
                + (known.Count == 0 ? "This address takes none." : $"There are {string.Join(", ", known)}."));
    }
}
