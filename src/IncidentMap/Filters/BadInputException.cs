namespace IncidentMap.Filters;

/// <summary>The caller asked for something that cannot be understood; the message says what would be right.</summary>
/// <param name="parameter">The name the caller gave it under, such as <c>bbox</c>.</param>
/// <param name="message">A sentence or two for the caller.</param>
public sealed class BadInputException(string parameter, string message) : Exception(message)
{
    private const int LongestQuote = 60;

    public string Parameter { get; } = parameter;

    /// <summary>The caller's words in quotes, cut where they are long.</summary>
    public static string Quote(string words) =>
        words.Length <= LongestQuote ? $"'{words}'" : $"'{words[..LongestQuote]}…' ({words.Length} characters)";
}
