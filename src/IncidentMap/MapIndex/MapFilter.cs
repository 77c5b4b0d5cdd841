using IncidentMap.Incidents;

namespace IncidentMap.MapIndex;

/// <summary>Which incidents the map shows. All parts must hold; of several values of one facet any will do.</summary>
public sealed record MapFilter
{
    /// <summary>Every incident, as reported today.</summary>
    public static readonly MapFilter Everything = new();

    /// <summary>Wanted values by facet; those of <see cref="Facet.Type"/> and <see cref="Facet.LocationPrecision"/> stand beside.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlySet<string>> Wanted { get; init; } = new Dictionary<Facet, IReadOnlySet<string>>();

    /// <summary>Wanted event types; with <see cref="Subtypes"/> one part, of which either will do.</summary>
    public IReadOnlySet<string> Types { get; init; } = new HashSet<string>();

    /// <inheritdoc cref="Types"/>
    public IReadOnlySet<string> Subtypes { get; init; } = new HashSet<string>();

    /// <summary>The place is known so closely or closer.</summary>
    public LocationPrecision? Precision { get; init; }

    /// <summary>Bounds of the best figure of killed, both included. An unknown figure lies in no bounds.</summary>
    public int? LeastKilled { get; init; }

    /// <inheritdoc cref="LeastKilled"/>
    public int? MostKilled { get; init; }

    /// <summary>Some day of the incident is not before this one.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Some day of the incident is not after this one.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Words that all occur, or begin words that do, in what is told of it.</summary>
    public string? Words { get; init; }

    /// <summary>The world as it had been reported by the end of this day.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Equal for filters that ask the same.</summary>
    public string Key => string.Join('\n', [
        .. Wanted.OrderBy(w => w.Key).Select(w => $"{w.Key}={Sorted(w.Value)}"),
        $"types={Sorted(Types)}", $"subtypes={Sorted(Subtypes)}",
        $"{Precision} {LeastKilled}..{MostKilled} {From?.DayNumber}/{To?.DayNumber} {AsOf?.DayNumber} {Words}"]);

    private static string Sorted(IEnumerable<string> values) => string.Join('\t', values.Order(StringComparer.Ordinal));
}
