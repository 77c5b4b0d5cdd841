using System.CommandLine;
using IncidentMap.Filters;

namespace IncidentMap.Cli;

/// <summary><c>--as-of DATE</c></summary>
internal static class AsOfOption
{
    private const string Name = "--as-of";

    public static Option<string?> Make() => new(Name) { Description = "As it had been reported by the end of this day, such as 2021-08-29." };

    /// <exception cref="CannotRun">What is given is no day.</exception>
    public static DateOnly? Read(ParseResult command, Option<string?> option)
    {
        try
        {
            return command.GetValue(option) is { } text ? AsOf.Parse(text) : null;
        }
        catch (BadInputException bad)
        {
            throw new CannotRun($"{Name}: {bad.Message}");
        }
    }
}
