using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentMap.Importing;

/// <summary>The countries of ISO 3166-1 and the names that exports give them, from data/vocabularies/countries.json.</summary>
internal static class Countries
{
    private static readonly Country[] All = JsonSerializer.Deserialize<Country[]>(Shipped.Open("countries.json"))!;

    private static readonly Dictionary<string, string> CodeByName = All
        .SelectMany(c => c.Aliases.Append(c.Name).Append(c.Code3).Append(c.Code).Select(name => (Folded(name), c.Code)))
        .DistinctBy(pair => pair.Item1)
        .ToDictionary(pair => pair.Item1, pair => pair.Code);

    private static readonly Dictionary<string, string> NameByCode = All.ToDictionary(c => c.Code, c => c.Name);

    /// <summary>The alpha-2 code of a country given by a name, an alpha-2 or an alpha-3 code; or null.</summary>
    public static string? Code(string text) =>
        CodeByName.GetValueOrDefault(Folded(text))
        // UCDP adds a former name: Myanmar (Burma).
        ?? (text.IndexOf('(') is > 0 and var bracket ? CodeByName.GetValueOrDefault(Folded(text[..bracket])) : null);

    /// <summary>The English name of a country by its alpha-2 code; any other text as it is.</summary>
    public static string Name(string code) => NameByCode.GetValueOrDefault(code, code);

    private static string Folded(string name) => string.Concat(name
        .Replace("&", "and").Normalize(System.Text.NormalizationForm.FormD)
        .Where(char.IsAsciiLetter)).ToLowerInvariant();

    private sealed record Country(
        [property: JsonPropertyName("code")] string Code,
        [property: JsonPropertyName("code3")] string Code3,
        [property: JsonPropertyName("number")] int Number,
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("aliases")] string[] Aliases);
}
