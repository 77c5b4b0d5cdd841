using System.CommandLine;
using IncidentMap.Importing;
using IncidentMap.Storage;

namespace IncidentMap.Cli;

/// <summary><c>incidentmap import PATH...</c></summary>
internal static class Import
{
    private const int MostProblems = 10;

    public static Command Verb()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Incident files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var verb = new Command("import", """
            Load incident files. All that can be read is loaded in one go or not at all; each file that cannot be is named with
            the line and the rule it breaks. Loading the same files again changes nothing.
            """)
        { paths };
        verb.SetAction((command, stop) => Load(command.GetValue(paths)!, stop));
        return verb;
    }

    private static async Task<int> Load(string[] paths, CancellationToken stop)
    {
        var files = paths.SelectMany(Files).ToList();
        await using var db = await Session.OpenMigrated(stop);
        var known = await Known.In(db, stop);
        var rows = new List<ReadRow>();
        foreach (var file in files)
            rows.Add(await IncidentFile.Parse(file, await File.ReadAllTextAsync(file, stop), known));

        var read = OneOfEachKey(rows).OfType<Read>().ToList();
        var rejected = OneOfEachKey(rows).OfType<Rejected>().ToList();
        var result = await new IncidentLoad(db, TimeProvider.System).Upsert(read.Select(r => r.Incident), stop);

        foreach (var row in rejected)
            await Console.Error.WriteLineAsync(string.Join('\n', Complaints(row)));
        foreach (var key in result.Changed)
            Console.WriteLine($"changed {key}");
        Console.WriteLine($"{files.Count} read: {result.Added.Count} added, {result.Changed.Count} changed, "
            + $"{result.Unchanged} unchanged, {rejected.Count} rejected.");
        return rejected.Count > 0 ? Session.SomeRejected : Session.Done;
    }

    private static IEnumerable<string> Complaints(Rejected row)
    {
        foreach (var problem in row.Problems.Take(MostProblems))
            yield return $"{row.Source}:{problem.Line} {(problem.Member.Length > 0 ? problem.Member + ": " : "")}{problem.Message}";
        if (row.Problems.Count > MostProblems)
            yield return $"{row.Source}: and {row.Problems.Count - MostProblems} more problems.";
    }

    private static IEnumerable<string> Files(string path)
    {
        if (File.Exists(path))
            return [path];
        if (path.StartsWith('-'))
            throw new CannotRun($"there is no option '{path}'. incidentmap import --help shows those there are.");
        if (!Directory.Exists(path))
            throw new CannotRun($"'{path}' is neither a file nor a folder.");
        var files = Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new CannotRun($"there is no .json file in '{path}'.");
    }

    /// <summary>Of several files with one key the first is kept, the others are refused.</summary>
    private static IEnumerable<ReadRow> OneOfEachKey(IEnumerable<ReadRow> rows)
    {
        var first = new Dictionary<string, string>();
        foreach (var row in rows)
            yield return row is Read read && !first.TryAdd(read.Incident.Key, read.Source)
                ? new Rejected(read.Source, [new Problem(read.Line, "key", $"'{read.Incident.Key}' is the key of {first[read.Incident.Key]} too; give each incident its own.")])
                : row;
    }
}
