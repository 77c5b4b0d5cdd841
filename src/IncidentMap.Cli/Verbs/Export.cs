using System.CommandLine;
using System.IO.Pipelines;
using IncidentMap.Exporting;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.Importing;
using IncidentMap.Incidents;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Cli;

/// <summary><c>incidentmap export FILE</c></summary>
internal static class Export
{
    /// <summary>All that was entered, an incident a line; the others hold what the API publishes.</summary>
    private const string Incidents = "incidents";

    private static IEnumerable<string> Formats => ExportFormats.All.Select(f => f.Name).Append(Incidents);

    public static Command Verb()
    {
        var file = new Argument<string>("FILE") { Description = "Where to write; - is standard output." };
        var format = new Option<string?>("--format")
        {
            Description = $"{string.Join(", ", ExportFormats.All.Select(f => f.Name))}, or {Incidents} (all that was entered, an incident a line); by the file's ending unless given.",
        };
        var dataset = new Option<string?>("--dataset") { Description = "Only this data set." };
        var bbox = new Option<string?>("--bbox") { Description = "Only in this box: west,south,east,north." };
        var datetime = new Option<string?>("--datetime") { Description = "Only of this day or interval, such as 2021-08-01/2021-08-31." };
        var cql = new Option<string?>("--filter") { Description = "Only what this CQL2 text is true for, such as \"killed_best > 5 AND country = 'AF'\"." };
        var words = new Option<string?>("--words") { Description = "Only with these words, or words that begin so, in title, summary, place or publishers." };
        var asOf = AsOfOption.Make();
        var verb = new Command("export", """
            Write incidents to a file. The format `incidents` keeps every report and figure: importing it into an empty database
            gives the same content. The other formats hold what the API publishes of each incident.
            """)
        { file, format, dataset, bbox, datetime, words, cql, asOf };
        verb.SetAction(async (command, stop) =>
        {
            var path = command.GetValue(file)!;
            var chosen = command.GetValue(format) ?? ByEnding(path);
            var features = ExportFormats.All.FirstOrDefault(f => f.Name == chosen);
            if (features is null && chosen != Incidents)
                throw new CannotRun($"there is no format '{chosen}' to export; there are {string.Join(", ", Formats)}.");
            var filter = Filter(command.GetValue(dataset), command.GetValue(bbox), command.GetValue(datetime), command.GetValue(words), command.GetValue(cql));
            var page = new Page(filter, int.MaxValue) { AsOf = AsOfOption.Read(command, asOf) };
            await using var db = await Session.OpenMigrated(stop);
            var count = await ToFile(path, stream => features is null ? WriteIncidents(db, page, stream, stop) : WriteFeatures(db, features, page, stream, stop));
            await Console.Error.WriteLineAsync($"{count} incidents written to {(path == "-" ? "standard output" : path)}.");
            return Session.Done;
        });
        return verb;
    }

    private static string ByEnding(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".jsonl" or ".ndjson" or ".incidents" => Incidents,
        var ending when ExportFormats.All.FirstOrDefault(f => f.Ending == ending) is { } format => format.Name,
        _ => throw new CannotRun($"what format is '{path}' to have? Say it with --format: {string.Join(", ", Formats)}."),
    };

    private static And Filter(string? dataset, string? bbox, string? datetime, string? words, string? cql)
    {
        var parts = new List<Filter>();
        try
        {
            if (dataset is not null)
                parts.Add(Published.Incidents.Queryables.Find("dataset")!.Is(dataset));
            if (bbox is not null)
                parts.Add(new InBox(BoundingBox.Parse(bbox)));
            if (datetime is not null)
                parts.Add(new During(Interval.Parse(datetime)));
            if (words is not null)
                parts.Add(HasWords.Parse(words, "words"));
            if (cql is not null)
                parts.Add(CqlText.Parse(cql, Published.Incidents.Queryables));
        }
        catch (BadInputException bad)
        {
            throw new CannotRun($"--{bad.Parameter}: {bad.Message}");
        }
        return new And(parts);
    }

    private static async Task<int> WriteFeatures(IncidentDb db, ExportFormat format, Page page, Stream stream, CancellationToken stop)
    {
        db.Database.SetCommandTimeout(0);
        var pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        var count = await format.Write(new FeatureSource(db, Published.Incidents, page), pipe, stop);
        await pipe.CompleteAsync();
        return count;
    }

    private static async Task<int> WriteIncidents(IncidentDb db, Page page, Stream stream, CancellationToken stop)
    {
        var writer = new IncidentFileWriter(await db.Actors.AsNoTracking().ToListAsync(stop));
        await using var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        var count = 0;
        var rows = page.AsOf is { } then ? db.RowsAsOf<Incident>(then) : db.Incidents;
        var incidents = rows.AsNoTracking().Where(Published.Incidents.Predicate(page.Filter))
            .Include(i => i.Reports).Include(i => i.Place).OrderBy(i => i.Id).AsAsyncEnumerable();
        await foreach (var incident in incidents.WithCancellation(stop))
        {
            if ((page.AsOf is { } day ? incident.On(day) : incident) is not { } known)
                continue;
            await text.WriteLineAsync(writer.Line(known));
            count++;
        }
        return count;
    }

    /// <summary>A file appears under its name only when it is complete.</summary>
    private static async Task<int> ToFile(string path, Func<Stream, Task<int>> write)
    {
        if (path == "-")
        {
            await using var output = Console.OpenStandardOutput();
            return await write(output);
        }
        var part = path + ".part";
        try
        {
            int count;
            await using (var file = File.Create(part))
                count = await write(file);
            File.Move(part, path, overwrite: true);
            return count;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun($"'{path}' cannot be written: {e.Message}");
        }
        finally
        {
            if (File.Exists(part))
                File.Delete(part);
        }
    }
}
