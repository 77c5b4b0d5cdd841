using System.Diagnostics;
using System.Globalization;
using IncidentMap.Gazetteer;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Benchmarks;

/// <summary>
/// Asks the gazetteer for each of its names, as written and misspelt, with the country and without, in chunks as an import does; and
/// for the known misspellings, whose meaning is known.
/// </summary>
internal static class GeocodeBenchmark
{
    private const int ChunkSize = 1_000;
    private const string Database = "incidentmap_benchmark_gazetteer";

    public static async Task<int> Run()
    {
        try
        {
            var connection = await BenchmarkDatabase.Fresh(Database);
            await MeasuredProcess.IncidentMap(connection, "migrate");
            await Measure(connection);
            return 0;
        }
        finally
        {
            await BenchmarkDatabase.Drop(Database);
        }
    }

    private static async Task Measure(string connection)
    {
        await using var db = new IncidentDb(IncidentDb.Options(connection));
        using var table = new StreamReader(typeof(GeocodeBenchmark).Assembly.GetManifestResourceStream("misspellings.tsv")!);
        var known = Misspelling.Read(table);
        // First, so that what is measured afterwards is compiled.
        var answers = await (await Geocoder.InMemory(db, default)).Find([.. known.Select(k => k.Named)], default);
        var right = known.Zip(answers).Count(pair => pair.First.IsMetBy(pair.Second));
        var wrong = known.Zip(answers).Count(pair => pair.First.ConfidentlyWrong(pair.Second) is not null);

        var questions = await Questions(db);
        var clock = Stopwatch.StartNew();
        var geocoder = await Geocoder.InMemory(db, default);
        var found = 0;
        foreach (var chunk in questions.Chunk(ChunkSize))
            found += (await geocoder.Find(chunk, default)).Count(answer => answer.Candidates.Count > 0);
        clock.Stop();
        var server = await BenchmarkDatabase.Version();

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {questions.Count} different names, half misspelt, candidates for {found}; {Environment.ProcessorCount} cores; .NET {Environment.Version}; {server}
            geocoding                                  {questions.Count / clock.Elapsed.TotalSeconds,8:0} names/s ({Goal.AtLeast(questions.Count / clock.Elapsed.TotalSeconds, 2_000)})
            known misspellings, first answer right     {100.0 * right / known.Count,8:0.0} % of {known.Count} ({Goal.AtLeast(100.0 * right / known.Count, 95)})
            known misspellings, a wrong place picked   {wrong,8} ({Goal.AtMost(wrong, 0)})
            """));
    }

    private static async Task<List<NamedPlace>> Questions(IncidentDb db)
    {
        var names = await db.Places.SelectMany(p => p.Names, (p, n) => new { n.Id, n.Name, p.Country }).OrderBy(n => n.Name).ThenBy(n => n.Id).ToListAsync();
        var questions = names
            .SelectMany((n, i) => new[] { (n.Name, n.Country), (Misspelt(n.Name, i), n.Country) })
            .SelectMany(n => new[] { new NamedPlace(n.Item1, null, null, n.Country), new NamedPlace(n.Item1, null, null, null) })
            .Distinct().ToList();
        // Far apart, so that a chunk is no list of variants of one name.
        return [.. questions.Select((question, i) => (question, i)).OrderBy(q => q.i % 97).ThenBy(q => q.i).Select(q => q.question)];
    }

    /// <summary>One letter left out, doubled, swapped with the next, or put in for another, by turns.</summary>
    private static string Misspelt(string name, int turn)
    {
        if (name.Length < 4)
            return name;
        var at = 1 + (turn * 7 % (name.Length - 2));
        return (turn % 4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            2 => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
            _ => name[..at] + "aeiou"[turn % 5] + name[(at + 1)..],
        };
    }
}
