using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Gazetteer;

/// <summary>
/// All names of the gazetteer, found as <see cref="PlaceNameIndex"/> finds them in the database, without asking it: the same
/// trigrams, the same similarity. An import asks for so many that reading them once takes less than its first questions.
/// </summary>
internal sealed class NamesInMemory
{
    // pg_trgm.similarity_threshold, and what the LIMIT of PlaceNameIndex.Alike is.
    private const double LeastSimilar = 0.3;
    private const int MostAlike = 40;

    private readonly List<PlaceName> names;
    private readonly ILookup<string, int> byText, bySound;
    private readonly Dictionary<ulong, List<int>> byTrigram = [];
    private readonly int[] trigramCounts, shared;

    private NamesInMemory(List<PlaceName> names)
    {
        this.names = names;
        (trigramCounts, shared) = (new int[names.Count], new int[names.Count]);
        byText = Enumerable.Range(0, names.Count).ToLookup(i => names[i].Normalised);
        bySound = Enumerable.Range(0, names.Count).ToLookup(i => names[i].Sound);
        for (var i = 0; i < names.Count; i++)
            foreach (var trigram in Trigrams(names[i].Normalised))
            {
                trigramCounts[i]++;
                if (!byTrigram.TryGetValue(trigram, out var bearers))
                    byTrigram[trigram] = bearers = [];
                bearers.Add(i);
            }
    }

    /// <summary>The names, or null where there are more than <paramref name="most"/>: some 500 bytes each.</summary>
    public static async Task<NamesInMemory?> Of(DbContext db, int most, CancellationToken stop)
    {
        var names = await db.Set<PlaceName>().AsNoTracking().OrderBy(name => name.Id).Take(most + 1).ToListAsync(stop);
        return names.Count > most ? null : new NamesInMemory(names);
    }

    /// <summary>Names that are the same in normal form.</summary>
    public List<NameFound> Same(NormalName[] asked) => [.. asked.SelectMany(name => byText[name.Text].Select(i => Found(name, i)))];

    /// <summary>Names that share enough trigrams, or that sound the same.</summary>
    public List<NameFound> Alike(NormalName[] asked) => [.. asked.SelectMany(name => Alike(name).Select(i => Found(name, i)))];

    private IEnumerable<int> Alike(NormalName asked)
    {
        var trigrams = Trigrams(asked.Text);
        var met = new List<int>();
        foreach (var trigram in trigrams)
            foreach (var i in byTrigram.GetValueOrDefault(trigram, []))
                if (shared[i]++ == 0)
                    met.Add(i);
        var alike = Nearest(met.Where(i => Similarity(i) >= LeastSimilar)).Union(Nearest(bySound[asked.Sound])).ToList();
        met.ForEach(i => shared[i] = 0);
        return alike;

        // In single precision, as PostgreSQL has it: what is just at the threshold is to fall on the same side.
        float Similarity(int i) => (float)shared[i] / (trigramCounts[i] + trigrams.Count - shared[i]);

        List<int> Nearest(IEnumerable<int> found) => [.. found.OrderByDescending(Similarity).Take(MostAlike)];
    }

    /// <summary>Three letters each, the name led by two blanks and followed by one. In normal form it is one word.</summary>
    private static HashSet<ulong> Trigrams(string text)
    {
        var trigrams = new HashSet<ulong>();
        if (text.Length == 0)
            return trigrams;
        var (before, last) = ((ulong)' ', (ulong)' ');
        foreach (var letter in text.EnumerateRunes())
            Take((ulong)letter.Value);
        Take(' ');
        return trigrams;

        void Take(ulong next)
        {
            trigrams.Add((before << 42) | (last << 21) | next);
            (before, last) = (last, next);
        }
    }

    private NameFound Found(NormalName asked, int i) =>
        new(asked.Text, names[i].PlaceId, names[i].Name, Incidents.SnakeCase.Of(names[i].Kind), names[i].Normalised);
}
