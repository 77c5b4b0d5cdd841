using IncidentMap.Storage;

namespace IncidentMap.PostgisTests.World;

/// <summary>The built command line, run as a process of its own.</summary>
internal static class CommandLineProgram
{
    /// <param name="connection">The database it is told of; empty for none.</param>
    /// <param name="arguments">Verb and arguments.</param>
    public static Task<(int Exit, string Output, string Errors)> Run(string connection, params IEnumerable<string> arguments) => OtherProgram.Run(
        "dotnet",
        arguments.Prepend(Assembly),
        ToldOf(connection));

    /// <summary>What <c>dotnet</c> runs.</summary>
    public static string Assembly => Path.Combine(AppContext.BaseDirectory, "IncidentMap.Cli.dll");

    /// <summary>The variables that tell it of a database.</summary>
    public static Dictionary<string, string?> ToldOf(string connection) => new() { [$"ConnectionStrings__{IncidentStore.ConnectionName}"] = connection };
}
