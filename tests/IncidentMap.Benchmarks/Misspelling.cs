using IncidentMap.Gazetteer;

namespace IncidentMap.Benchmarks;

/// <summary>A row of data/gazetteer/misspellings.tsv: a name as people write it, and what it means.</summary>
/// <param name="Named">The name, in some rows with a country.</param>
/// <param name="Expected">Keys of places, any of which is right; none where nothing is.</param>
/// <param name="IsAmbiguous">Right is to name all of them and to pick none.</param>
public sealed record Misspelling(NamedPlace Named, IReadOnlyList<string> Expected, bool IsAmbiguous)
{
    public static IReadOnlyList<Misspelling> Read(TextReader table)
    {
        table.ReadLine();
        var rows = new List<Misspelling>();
        while (table.ReadLine()?.Split('\t') is [var name, var country, var expected, var ambiguous])
            rows.Add(new Misspelling(new NamedPlace(name, null, null, country.Length > 0 ? country : null),
                expected.Split(',', StringSplitOptions.RemoveEmptyEntries), ambiguous == "yes"));
        return rows;
    }

    /// <summary>The first answer is a right one.</summary>
    public bool IsMetBy(GeocodeAnswer answer) =>
        Expected.Count == 0 ? answer.Best is null
        : IsAmbiguous ? answer.Ambiguous && Expected.All(key => answer.Candidates.Any(c => c.Place.Key == key))
        : answer.Candidates is [var first, ..] && Expected.Contains(first.Place.Key);

    /// <summary>The place that was picked though it is not right, or null.</summary>
    public Candidate? ConfidentlyWrong(GeocodeAnswer answer) => IsMetBy(answer) ? null : answer.Best;
}
