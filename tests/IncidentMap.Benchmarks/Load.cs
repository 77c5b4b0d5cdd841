using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IncidentMap.Benchmarks;

/// <summary>What a load came to.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="P50">Median latency, milliseconds.</param>
/// <param name="P99">99th percentile, milliseconds.</param>
/// <param name="Failed">Answers with another status than 2xx or 3xx, and broken or late ones.</param>
internal sealed record Load(double PerSecond, double P50, double P99, int Failed)
{
    public const int Connections = 8;

    /// <summary>Asks for the addresses in turn over 8 connections, with wrk, once all is warm.</summary>
    public static async Task<Load> Of(IReadOnlyList<string> urls, double seconds = 5, params (string Name, string Value)[] headers)
    {
        using var script = new TemporaryFile(".lua", $$"""
            local paths = { {{string.Join(", ", urls.Select(u => $"\"{new Uri(u).PathAndQuery}\""))}} }
            local headers = { {{string.Join(", ", headers.Select(h => $"[\"{h.Name}\"] = \"{h.Value.Replace("\"", "\\\"", StringComparison.Ordinal)}\""))}} }
            local n = tonumber(os.getenv("FROM"))
            request = function()
              n = n % #paths + 1
              return wrk.format("GET", paths[n], headers)
            end
            """);
        var root = new Uri(urls[0]).GetLeftPart(UriPartial.Authority);
        await Quiet();
        var from = await WarmUp(root, script.Path);
        return Read(await Wrk(root, script.Path, seconds, from));
    }

    /// <summary>
    /// Until the machine has ended what it was asked before, two minutes at most: MapServer and its queries go on for long after
    /// whoever asked has gone, and what was measured next would share the processors with them.
    /// </summary>
    private static async Task Quiet()
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromMinutes(2);)
        {
            var (idle, all) = Processors();
            await Task.Delay(1_000);
            var (idleThen, allThen) = Processors();
            if (idleThen - idle > 0.9 * (allThen - all))
                return;
        }
    }

    /// <summary>Ticks that the processors were idle, and all, as <c>/proc/stat</c> counts them.</summary>
    private static (long Idle, long All) Processors()
    {
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(n => long.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return (ticks[3] + ticks[4], ticks.Sum());
    }

    /// <summary>
    /// Until five seconds bring nothing more, thirty seconds and more where answers are fast, at most forty: .NET compiles anew what
    /// is asked for most while it runs, in steps. On a machine of two cores one feature by its id came 1,600 times a second in the
    /// first five seconds, 2,700 times up to the fifteenth, and 5,000 times from then on.
    /// </summary>
    /// <returns>How many were asked for, so that what follows goes on from there and asks for nothing that was kept.</returns>
    private static async Task<int> WarmUp(string root, string script)
    {
        var (asked, fastest, noFaster) = (0, 0.0, 0);
        for (var second = 0; second < 40 && (noFaster < 5 || (fastest > 500 && second < 30)); second++)
        {
            var said = await Wrk(root, script, 1, asked);
            asked += (int)Number(said, @"([0-9]+) requests in");
            var now = Read(said).PerSecond;
            noFaster = now > 1.05 * fastest ? 0 : noFaster + 1;
            fastest = Math.Max(fastest, now);
        }
        return asked;
    }

    /// <summary>
    /// Each side in turn, then once more in the opposite order, and the mean of both: a machine that is shared with others grows
    /// faster or slower by a fifth within minutes.
    /// </summary>
    public static async Task<Load[]> InTurn(params Func<int, Task<Load>>[] sides)
    {
        var first = new Load[sides.Length];
        for (var side = 0; side < sides.Length; side++)
            first[side] = await sides[side](0);
        for (var side = sides.Length - 1; side >= 0; side--)
            first[side] = first[side].And(await sides[side](1));
        return first;
    }

    private Load And(Load other) =>
        new((PerSecond + other.PerSecond) / 2, (P50 + other.P50) / 2, Math.Max(P99, other.P99), Failed + other.Failed);

    /// <summary>
    /// Statements a second, prepared, over as many connections, with pgbench. Each connection asks for all of them before it begins
    /// again, so that each has its equal share, the slow ones too, and every time in an order of its own: in one order they would
    /// gather at the slowest, whose rows are then at hand for all.
    /// </summary>
    public static async Task<double> OfStatements(string connection, IReadOnlyList<string> statements, double seconds = 5)
    {
        var cases = statements.Select((statement, n) => $"{(n == 0 ? "\\if" : "\\elif")} :turn = {n}\n{statement.ReplaceLineEndings(" ")};\n");
        using var script = new TemporaryFile(".sql", $"""
            \set n :n + 1
            \set turn permute(:n % {statements.Count}, {statements.Count}, :client_id * 1000 + :n / {statements.Count})
            {string.Concat(cases)}\endif
            """);
        var to = new Npgsql.NpgsqlConnectionStringBuilder(connection);
        string[] arguments =
        [
            "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, "-n", "-M", "prepared", "-c", $"{Connections}", "-j", "1",
            "-T", seconds.ToString("0", CultureInfo.InvariantCulture), "-D", "n=0", "-f", script.Path, to.Database!,
        ];
        return Number(await Run("pgbench", arguments, new() { ["PGPASSWORD"] = to.Password }), @"tps = ([0-9.]+)");
    }

    private static Task<string> Wrk(string root, string script, double seconds, int from) =>
        Run("wrk", ["-t1", $"-c{Connections}", $"-d{seconds.ToString("0", CultureInfo.InvariantCulture)}s", "--timeout", "60s", "--latency", "-s", script, root], new() { ["FROM"] = $"{from}" });

    private static Load Read(string said) => new(
        Number(said, @"Requests/sec:\s+([0-9.]+)"),
        Milliseconds(said, "50%"),
        Milliseconds(said, "99%"),
        (int)(Count(said, @"Non-2xx or 3xx responses: ([0-9]+)") + Count(said, @"connect ([0-9]+)") + Count(said, @"read ([0-9]+)") + Count(said, @"timeout ([0-9]+)")));

    private static double Milliseconds(string said, string percentile)
    {
        var match = Regex.Match(said, $@"{percentile}\s+([0-9.]+)(us|ms|s|m)\b");
        var number = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch { "us" => number / 1000, "s" => number * 1000, "m" => number * 60_000, _ => number };
    }

    private static double Count(string said, string pattern) => Regex.Match(said, pattern) is { Success: true } found ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    private static double Number(string said, string pattern) => Regex.Match(said, pattern) is { Success: true } found
        ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
        : throw new InvalidOperationException($"There is no {pattern} in:\n{said}");

    /// <summary>Runs a program to its end and gives what it printed.</summary>
    public static async Task<string> Run(string program, IEnumerable<string> arguments, Dictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await said : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.\n{await said}\n{await errors}");
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string extension, string text)
        {
            Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"incidentmap-{Guid.NewGuid():N}{extension}");
            File.WriteAllText(Path, text);
        }

        public string Path { get; }

        public void Dispose() => File.Delete(Path);
    }
}
