using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentMap.Incidents;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace IncidentMap.Importing;

/// <summary>
/// Which columns of somebody's table mean what: a JSON file described by data/schema/mapping.schema.json, of which the names
/// here are the members.
/// </summary>
public sealed record Mapping
{
    private static readonly JsonSerializerOptions SnakeCased = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public required string Title { get; init; }
    public required string Dataset { get; init; }
    public string[] Blank { get; init; } = [];
    public required SourceCells Source { get; init; }
    public required CellValue Id { get; init; }
    public CellValue? TitleColumn { get; init; }
    public CellValue? Summary { get; init; }
    public required DateCell Date { get; init; }
    public DateCell? EndDate { get; init; }
    public TimeCell? Time { get; init; }
    public required CellValue EventType { get; init; }
    public CellValue? EventSubtype { get; init; }
    public CellValue? Weapon { get; init; }
    public CellValue? TargetKind { get; init; }
    public required PlaceCells Place { get; init; }
    public ActorCell[] Actors { get; init; } = [];
    public FigureCells[] Figures { get; init; } = [];

    /// <summary>Reads a mapping file's text; <paramref name="source"/> names it in messages.</summary>
    /// <exception cref="CannotRead">It is no JSON or breaks the schema; the message has every line and rule.</exception>
    public static Mapping Parse(string source, string text)
    {
        JToken document;
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 32 };
            document = JToken.ReadFrom(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
        }
        catch (JsonReaderException error)
        {
            throw new CannotRead($"{source}:{Math.Max(1, error.LineNumber)} This is not JSON: {error.Message}");
        }
        if (ShippedSchema.Mapping.Check(document).GetAwaiter().GetResult() is { Count: > 0 } broken)
            throw new CannotRead(string.Join('\n', broken.Select(p => $"{source}:{p.Line} {p.Sentence}")));
        var mapping = System.Text.Json.JsonSerializer.Deserialize<Mapping>(document.ToString(), SnakeCased)!;
        if (mapping.Time is { } time && DateTimeZoneProviders.Tzdb.GetZoneOrNull(time.Zone) is null)
            throw new CannotRead($"{source}: time.zone '{time.Zone}' is no IANA time zone; Asia/Kabul and Asia/Karachi are.");
        return mapping;
    }

    /// <summary>All columns that it names.</summary>
    internal IEnumerable<string> Columns() => new CellValue?[]
        {
            Id, TitleColumn, Summary, EventType, EventSubtype, Weapon, TargetKind, Source.Publisher, Source.Speaker, Source.Title, Source.Url, Source.Text,
            Place.Reported, Place.Name, Place.Admin2, Place.Admin1, Place.Country, Place.Latitude, Place.Longitude, Place.Precision,
        }
        .Concat(Actors.Select(a => a.Name))
        .SelectMany(cell => cell?.Columns ?? new[] { cell?.Column })
        .Concat([Date.Column, EndDate?.Column, Source.Published?.Column, Time?.Column])
        .Concat(Figures.SelectMany(f => new[] { f.Exactly, f.AtLeast, f.AtMost }))
        .OfType<string>()
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>A value: of a column, of several joined, or the same for every row.</summary>
    public sealed record CellValue
    {
        public string? Column { get; init; }
        public string[]? Columns { get; init; }
        public string? Value { get; init; }
        public Dictionary<string, string>? Values { get; init; }
        public string? Otherwise { get; init; }
    }

    /// <summary>A day, in one of these ways of writing it.</summary>
    public sealed record DateCell(string Column, string[]? Patterns);

    /// <summary>A clock time at the place.</summary>
    public sealed record TimeCell(string Column, string[] Patterns, string Zone);

    /// <summary>Who says what the row says.</summary>
    public sealed record SourceCells(
        CellValue Publisher, CellValue? Speaker, CellValue? Title, CellValue? Url, DateCell? Published, CellValue? Text, string? Language);

    /// <summary>Where it was.</summary>
    public sealed record PlaceCells(
        CellValue? Reported, CellValue? Name, CellValue? Admin2, CellValue? Admin1, CellValue? Country, CellValue? Latitude, CellValue? Longitude, CellValue? Precision);

    /// <summary>Who took part.</summary>
    public sealed record ActorCell(CellValue Name, ActorRole Role, ActorKind? Kind, Stance? Stance);

    /// <summary>How many people.</summary>
    public sealed record FigureCells(Measure Measure, CasualtyGroup? Group, string? Exactly, string? AtLeast, string? AtMost);
}
