using System.CommandLine;
using IncidentMap.Importing;
using IncidentMap.Storage;

namespace IncidentMap.Cli;

/// <summary><c>incidentmap import PATH...</c></summary>
internal static class Import
{
    public static Command Verb()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Incident files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what a load would do and write nothing." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object for machines instead of words." };
        var verb = new Command("import", """
            Load incidents. All of an input that can be read is loaded in one go or not at all; each record that cannot be is
            named with its line and the rule it breaks. Loading the same again changes nothing. Each load is a batch, which
            `incidentmap undo` takes back.
            """)
        { paths, dryRun, json };
        verb.SetAction((command, stop) => Load(command.GetValue(paths)!, command.GetValue(dryRun), ImportTeller.For(command.GetValue(json)), stop));
        return verb;
    }

    private static async Task<int> Load(string[] paths, bool dryRun, ImportTeller teller, CancellationToken stop)
    {
        var files = paths.SelectMany(Files).ToList();
        await using var db = await Session.OpenMigrated(stop);
        foreach (var dead in await new Batches(db, TimeProvider.System).FindInterrupted(stop))
            teller.Say($"Batch {dead.Id} ({dead.Source}, begun {dead.StartedAt:yyyy-MM-dd HH:mm} UTC) was interrupted; nothing of it was written.");
        var known = await Known.In(db, stop);

        var rows = new List<ReadRow>();
        foreach (var file in files)
            rows.Add(await IncidentFile.Parse(file, await File.ReadAllTextAsync(file, stop), known));
        var batch = new Batch
        {
            Source = string.Join(", ", paths),
            Format = "incidents",
            Dataset = rows.OfType<Read>().FirstOrDefault()?.Incident.Dataset ?? "",
            LoadedBy = Environment.UserName,
        };
        var result = await new IncidentLoad(db, TimeProvider.System).Run(batch, rows, known, new LoadOptions
        {
            DryRun = dryRun,
            Refused = teller.Refused,
            Progress = count => teller.Progress(count, (double)count / files.Count),
            Say = teller.Say,
        }, stop);
        teller.Done(result, dryRun);
        teller.End();
        return batch.Rejected > 0 ? Session.SomeRejected : Session.Done;
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
}
