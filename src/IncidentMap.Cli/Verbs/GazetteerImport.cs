using System.CommandLine;
using IncidentMap.Importing;
using IncidentMap.Storage;

namespace IncidentMap.Cli;

/// <summary><c>incidentmap gazetteer import FILE</c></summary>
internal static class GazetteerImport
{
    private const int MostProblems = 10;

    public static Command Verb()
    {
        var file = new Argument<string>("FILE") { Description = "A GeoNames country dump, such as IR.zip or IR.txt." };
        var import = new Command("import", """
            Add the places of a GeoNames country dump (download.geonames.org/export/dump): countries, provinces, districts, towns and
            airports with all their names. Places that ship with the program stay as they are. The same dump again changes nothing.
            """)
        { file };
        import.SetAction((command, stop) => Load(command.GetValue(file)!, stop));
        return new Command("gazetteer", "Extend the places by which names are looked up.") { import };
    }

    private static async Task<int> Load(string file, CancellationToken stop)
    {
        if (file != "-" && !File.Exists(file))
            throw new CannotRun($"there is no file '{file}'.");
        await using var db = await Session.OpenMigrated(stop);
        using var input = Input.Open(file);
        var dump = new GeoNamesDump(input);
        var loaded = await new GazetteerLoad(db).Run(dump.Read(), stop);
        foreach (var problem in dump.Broken.Take(MostProblems))
            await Console.Error.WriteLineAsync($"{file}:{problem.Line} {problem.Sentence}");
        if (dump.Broken.Count > MostProblems)
            await Console.Error.WriteLineAsync($"{file}: and {dump.Broken.Count - MostProblems} more lines like these.");
        Console.WriteLine($"{dump.Lines} lines read: {loaded.Added} places added, {loaded.Changed} changed, {loaded.Unchanged} unchanged; "
            + $"{loaded.Known + dump.Shipped} are there from another source and stay as they are, "
            + $"{dump.LeftOut} are no places that incidents are told by, {dump.Broken.Count} cannot be read.");
        return dump.Broken.Count > 0 ? Session.SomeRejected : Session.Done;
    }
}
