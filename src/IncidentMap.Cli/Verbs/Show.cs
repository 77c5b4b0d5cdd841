using System.CommandLine;
using System.Globalization;
using IncidentMap.Figures;
using IncidentMap.Incidents;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Cli;

/// <summary><c>incidentmap show KEY</c>: the dossier in the terminal.</summary>
internal static class Show
{
    public static Command Verb()
    {
        var key = new Argument<string>("KEY") { Description = "The incident's key, e.g. curated:2021-08-29-kabul-drone-strike." };
        var asOf = AsOfOption.Make();
        var verb = new Command("show", "Print one incident with every statement made of it.") { key, asOf };
        verb.SetAction(async (command, stop) =>
        {
            var day = AsOfOption.Read(command, asOf);
            await using var db = await Session.OpenMigrated(stop);
            var wanted = command.GetValue(key)!;
            var incident = await db.Incidents.AsNoTracking().Include(i => i.Reports).SingleOrDefaultAsync(i => i.Key == wanted, stop)
                ?? throw new CannotRun(await NotThere(db, wanted, stop));
            if (day is { } then)
                incident = incident.On(then) ?? throw new CannotRun($"'{wanted}' had not been reported by {Day(then)}.");
            foreach (var line in Dossier(incident))
                Console.WriteLine(line);
            return Session.Done;
        });
        return verb;
    }

    private static async Task<string> NotThere(IncidentDb db, string wanted, CancellationToken stop)
    {
        var name = wanted[(wanted.IndexOf(':') + 1)..];
        var like = await db.Incidents.Where(i => EF.Functions.TrigramsSimilarity(i.Key, name) > 0.2)
            .OrderByDescending(i => EF.Functions.TrigramsSimilarity(i.Key, name)).Select(i => i.Key).Take(3).ToListAsync(stop);
        return $"there is no incident '{wanted}'." + (like.Count > 0 ? $" Like it: {string.Join(", ", like)}." : "");
    }

    private static IEnumerable<string> Dossier(Incident incident) =>
    [
        incident.Title,
        incident.Key,
        "",
        incident.Summary,
        "",
        $"what     {incident.EventType} / {incident.EventSubtype} ({SnakeCase.Of(incident.Status)})",
        $"when     {When(incident)}",
        $"where    {Where(incident)}",
        $"actors   {string.Join("; ", incident.Participations.Select(p => $"{p.Actor} ({SnakeCase.Of(p.Role)})"))}",
        .. Enum.GetValues<Measure>().Select(measure => $"{SnakeCase.Of(measure),-8} {Range(EstimateOf(incident, measure))}"),
        .. Enum.GetValues<Measure>().SelectMany(measure => Ledger(incident, measure)),
        .. Responsibility(incident),
        .. Sources(incident),
    ];

    private static IEnumerable<string> Ledger(Incident incident, Measure measure)
    {
        var statements = EstimateOf(incident, measure).Statements;
        if (statements.Count > 0)
            yield return $"\n{SnakeCase.Of(measure).ToUpperInvariant()}, as reported (* counts in the estimate)";
        foreach (var statement in statements)
        {
            var report = incident.Reports.Single(r => r.Key == statement.Report);
            yield return $"{(statement.Counts ? '*' : ' ')} {Day(report.PublishedOn)}  {Words(statement),-24} {Voice(report)}";
            if (!statement.Counts || statement.Group == "sum")
                yield return $"                {statement.Because}";
        }
    }

    private static IEnumerable<string> Responsibility(Incident incident)
    {
        var words = incident.Accusations();
        if (words.Count > 0)
            yield return "\nRESPONSIBILITY";
        foreach (var (report, word, stands) in words)
            yield return $"  {Day(report.PublishedOn)}  {SnakeCase.Of(word.Stance),-10} {word.Actor}: {Voice(report)}{(stands ? "" : " (no longer stands)")}";
    }

    private static IEnumerable<string> Sources(Incident incident)
    {
        yield return "\nSOURCES";
        foreach (var report in incident.Reports.OrderBy(r => r, Report.ByPublication))
        {
            yield return $"  {Day(report.PublishedOn)}  {report.Publisher} ({report.Language}) [{report.Key}]";
            yield return $"    {Voice(report)}: {report.Text}";
            if (report.WithdrawnOn is { } day)
                yield return $"    Withdrawn on {Day(day)}: {report.WithdrawnReason}";
            if (report.SetAside is { } why)
                yield return $"    Set aside by the editor: {why}";
            if (report.Url is { } url)
                yield return $"    {url}";
        }
    }

    private static Estimate EstimateOf(Incident incident, Measure measure) =>
        Estimate.Of(measure, incident.Reports, (measure == Measure.Killed ? incident.Killed : incident.Injured).EditorsChoice);

    private static string When(Incident i) =>
        (i.DateStart == i.DateEnd ? Day(i.DateStart) : $"{Day(i.DateStart)} to {Day(i.DateEnd)} ({SnakeCase.Of(i.DatePrecision)})")
        + (i.LocalTime is { } time ? $", {time.ToString("HH:mm", CultureInfo.InvariantCulture)} {i.TimeZone}" : "")
        + (i.OccurredAt is { } instant ? $" = {instant.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)}" : "");

    private static string Where(Incident i) =>
        $"{i.PlaceReported} [{SnakeCase.Of(i.LocationPrecision)}"
        + (i.LocationRadiusMetres is { } metres ? string.Create(CultureInfo.InvariantCulture, $", within {metres / 1000.0:0.#} km") : "")
        + $"] {i.Admin1Name} {i.Country}";

    private static string Range(Estimate e) =>
        e.Low is null ? "nobody gives a figure" : $"{e.Low} to {e.High}, best {e.Best} ({e.BestReason}: {e.BestReport})";

    private static string Words(Statement s) => (s.Approximate ? "about " : "") + s switch
    {
        { AtLeast: { } n, AtMost: { } m } => (n == m ? $"{n}" : $"{n} to {m}") + (s.Best is { } best && n != m ? $", most likely {best}" : ""),
        { AtLeast: { } n } => $"at least {n}",
        _ => $"up to {s.AtMost}",
    } + (s.Group is "all" or "sum" ? "" : " " + s.Group.Replace('_', ' '));

    private static string Voice(Report r) => r.SpokenBy is { } person && person != r.Speaker ? $"{r.Speaker} ({person})" : r.Speaker;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
