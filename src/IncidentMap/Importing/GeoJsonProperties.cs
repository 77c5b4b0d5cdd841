using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace IncidentMap.Importing;

/// <summary>The properties of one Feature by their several common names, and what is wrong with them.</summary>
internal sealed class GeoJsonProperties
{
    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    private readonly int line;
    private readonly Dictionary<string, JsonElement> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);

    public GeoJsonProperties(JsonElement feature, int line)
    {
        this.line = line;
        if (feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
            foreach (var property in properties.EnumerateObject())
                byName[property.Name] = property.Value;
    }

    public List<Problem> Problems { get; } = [];
    public List<Problem> Warnings { get; } = [];

    /// <summary>Text of the first of these that is there and not blank, a number as it is written.</summary>
    public string? Text(params ReadOnlySpan<string> names) => Find(names) is var (name, value) ? Used(name, Plain(value)) : null;

    /// <summary>Such a text where it is a name, not a sentence.</summary>
    public string? Name(params ReadOnlySpan<string> names)
    {
        if (Find(names) is not var (name, value) || Plain(value) is not { } text)
            return null;
        if (text.Length <= Row.LongestName)
            return Used(name, text);
        Refuse(name, text, $"A name of {text.Length:N0} characters cannot be right; at most {Row.LongestName} are taken.");
        return null;
    }

    /// <summary>A number of people; one that cannot be read is left out with a warning.</summary>
    public int? People(params ReadOnlySpan<string> names)
    {
        if (Find(names) is not var (name, value) || Plain(value) is not { } text)
            return null;
        if (Numbers.TryCount(text, Row.MostPeople, out var count) && count.Least is { } people && count.Most == people)
            return Used<int?>(name, people);
        Warn(name, text, Numbers.WhyNoCount(text, Row.MostPeople) + " No figure is entered.");
        return null;
    }

    /// <summary>A day; text that is none is a problem.</summary>
    public DateOnly? Day(params ReadOnlySpan<string> names)
    {
        if (Find(names) is not var (name, value) || Plain(value) is not { } text)
            return null;
        if (!Days.TryRead(text, out var day))
            Refuse(name, text, Days.WhyNot(text));
        else if (!Days.IsPossible(day))
            Refuse(name, text, "the year cannot be right.");
        else
            return Used<DateOnly?>(name, day);
        return null;
    }

    /// <summary>Names in an array, or in one text between semicolons.</summary>
    public IEnumerable<string> Names(string property)
    {
        if (Find([property]) is not var (name, value))
            return [];
        var texts = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Plain).OfType<string>() : (Plain(value) ?? "").Split(';');
        Used(name, "");
        return texts.Select(t => t.Trim()).Where(t => t.Length is > 0 and <= Row.LongestName).ToList();
    }

    /// <summary>The Feature's point; null where it has none, and where it is something else, which is a problem.</summary>
    public Point? Point(JsonElement feature)
    {
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind == JsonValueKind.Null)
            return null;
        if (geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || !type.ValueEquals("Point"))
        {
            Refuse("geometry", null, "it is no Point; only points can be imported.");
            return null;
        }
        if (!geometry.TryGetProperty("coordinates", out var position) || position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2
            || !Degrees(position[0], out var x) || !Degrees(position[1], out var y))
            Refuse("geometry.coordinates", null, "not two numbers, longitude and latitude.");
        else if (!(Math.Abs(y) <= 90))
            Refuse("geometry.coordinates", position.GetRawText(), Math.Abs(y) <= 180 ? "latitude outside ±90°; longitude comes first." : "latitude outside ±90°; metres of a map projection?");
        else if (!(Math.Abs(x) <= 180))
            Refuse("geometry.coordinates", position.GetRawText(), "longitude outside ±180°.");
        else
            return Wgs84.CreatePoint(new Coordinate(x, y));
        return null;
    }

    /// <summary>A JSON object of the properties that were not used; null where there are none.</summary>
    public string? Rest()
    {
        var rest = byName.Where(p => !used.Contains(p.Key) && !RejectsFile.IsAdded(p.Key) && p.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            .ToDictionary(p => p.Key, p => p.Value);
        return rest.Count == 0 ? null : JsonSerializer.Serialize(rest, Readable);
    }

    public void Refuse(string name, string? value, string message) => Problems.Add(new Problem(line, name, message) { Value = value });

    public void Warn(string name, string? value, string message) => Warnings.Add(new Problem(line, name, message) { Value = value });

    /// <summary>Leaves properties out of <see cref="Rest"/> that say nothing of their own.</summary>
    public void PassOver(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            used.Add(name);
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private (string Name, JsonElement Value)? Find(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (byName.TryGetValue(name, out var value) && Plain(value) is not null | value.ValueKind == JsonValueKind.Array)
                return (name, value);
        return null;
    }

    private T Used<T>(string name, T value)
    {
        used.Add(name);
        return value;
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Words.Normal(value.GetString().AsSpan().Trim()) is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static bool Degrees(JsonElement value, out double degrees)
    {
        degrees = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out degrees);
    }
}
