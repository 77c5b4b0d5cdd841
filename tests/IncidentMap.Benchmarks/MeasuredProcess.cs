using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IncidentMap.Benchmarks;

/// <summary>A program that is run and measured.</summary>
internal static partial class MeasuredProcess
{
    /// <summary>The built command line on a database.</summary>
    public static Task<(TimeSpan Time, long PeakMegabytes)> IncidentMap(string database, params string[] arguments) =>
        Run("dotnet", [Programs.CommandLine, .. arguments], new() { ["ConnectionStrings__IncidentMap"] = database });

    /// <summary>Wall time of a process, and the most memory it had resident at any time.</summary>
    public static async Task<(TimeSpan Time, long PeakMegabytes)> Run(string program, IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(50))
            peak = Math.Max(peak, PeakOf(process.Id));
        clock.Stop();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.\n{await said}\n{await errors}");
        return (clock.Elapsed, peak);
    }

    /// <summary>Linux's own high-water mark, in megabytes.</summary>
    private static long PeakOf(int process)
    {
        var status = $"/proc/{process}/status";
        return File.Exists(status) && HighWater().Match(ReadOrNothing(status)) is { Success: true } found
            ? long.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) / 1024
            : 0;
    }

    private static string ReadOrNothing(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ""; // it ended while we looked
        }
    }

    [GeneratedRegex(@"VmHWM:\s+(\d+) kB")]
    private static partial Regex HighWater();
}
