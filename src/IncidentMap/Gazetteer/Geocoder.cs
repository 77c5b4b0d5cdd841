using IncidentMap.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Gazetteer;

/// <summary>
/// Says which places of the gazetteer a name may mean, misspelt or not. Names that are the same come before names that are
/// alike, a place's primary name before its others; kind, the parents named with it and population rank the rest. Where
/// nothing tells two places apart it does not pick.
/// </summary>
public sealed class Geocoder
{
    private const int MostCandidates = 10, MostRemembered = 50_000, MostInMemory = 200_000;

    private readonly DbContext db;
    private readonly Dictionary<NamedPlace, GeocodeAnswer> answers = [];
    private readonly Dictionary<int, Place> places = [];

    private readonly NamesInMemory? names;

    private Geocoder(DbContext db, Regions regions, NamesInMemory? names) => (this.db, Regions, this.names) = (db, regions, names);

    /// <summary>The countries and provinces it knows.</summary>
    public Regions Regions { get; }

    /// <param name="db">Whose gazetteer; used by one lookup at a time.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Geocoder> Over(DbContext db, CancellationToken stop) => new(db, await Regions.Of(db, stop), null);

    /// <summary>
    /// The same for thousands of names: it reads the gazetteer's once, unless they are too many to be held, and answers from
    /// them.
    /// </summary>
    public static async Task<Geocoder> InMemory(DbContext db, CancellationToken stop) =>
        new(db, await Regions.Of(db, stop), await NamesInMemory.Of(db, MostInMemory, stop));

    /// <summary>What the finest name given may mean.</summary>
    public async Task<GeocodeAnswer> Find(NamedPlace named, CancellationToken stop) => (await Find([named], stop))[0];

    /// <summary>The same for many, in the order given, in six round trips at most.</summary>
    public async Task<IReadOnlyList<GeocodeAnswer>> Find(IReadOnlyList<NamedPlace> named, CancellationToken stop)
    {
        if (answers.Count > MostRemembered)
            answers.Clear();
        var questions = named.Distinct().Where(n => !answers.ContainsKey(n)).Select(n => new Question(n, Regions)).ToList();
        await LookUp(questions, Same, q => q.Forms.Concat(q.Parents), (q, found) => q.Consider(found), stop);
        await LookUp(questions, Same, q => q.OtherSpellings, (q, found) => q.ConsiderNamesakes(found), stop);
        await LookUp(questions.FindAll(q => !q.IsSettled), Alike, q => q.Forms, (q, found) => q.Consider(found), stop);
        foreach (var question in questions)
            answers[question.Named] = question.Answer(MostCandidates);
        return [.. named.Select(n => answers[n])];
    }

    /// <summary>For somebody who is still typing: the same, and places whose names begin so among them.</summary>
    public async Task<GeocodeAnswer> Search(NamedPlace named, int most, CancellationToken stop)
    {
        var answer = await Find(named, stop);
        var question = new Question(named, Regions);
        IEnumerable<Candidate> begun = [];
        if (question.Beginning.Length > 1)
            await LookUp([question], PlaceNameIndex.Beginning, q => [new NormalName(q.Beginning, null)],
                (q, found) => begun = q.Begun(found[q.Beginning]), stop);
        return answer with
        {
            Candidates = [.. answer.Candidates.Concat(begun).DistinctBy(c => c.Place.Id).OrderByDescending(c => c.Score).Take(most)],
        };
    }

    private Task<List<NameFound>> Same(DbContext db, NormalName[] asked, CancellationToken stop) =>
        names is null ? PlaceNameIndex.Same(db, asked, stop) : Task.FromResult(names.Same(asked));

    private Task<List<NameFound>> Alike(DbContext db, NormalName[] asked, CancellationToken stop) =>
        names is null ? PlaceNameIndex.Alike(db, asked, stop) : Task.FromResult(names.Alike(asked));

    private async Task LookUp(
        List<Question> questions,
        Func<DbContext, NormalName[], CancellationToken, Task<List<NameFound>>> find,
        Func<Question, IEnumerable<NormalName>> names,
        Action<Question, ILookup<string, (Place, string, PlaceNameKind, string)>> consider,
        CancellationToken stop)
    {
        var asked = questions.SelectMany(names).Where(name => name.Text.Length > 0).DistinctBy(name => name.Text).ToArray();
        if (asked.Length == 0)
            return;
        var found = await find(db, asked, stop);
        var unknown = found.Select(name => name.PlaceId).Where(id => !places.ContainsKey(id)).Distinct().ToArray();
        if (unknown.Length > 0)
            await foreach (var place in db.Set<Place>().AsNoTracking().Where(p => unknown.Contains(p.Id)).AsAsyncEnumerable().WithCancellation(stop))
                places[place.Id] = place;

        var byAsked = found.ToLookup(name => name.Asked, name => (places[name.PlaceId], name.Name, SnakeCase.Parse<PlaceNameKind>(name.Kind), name.Normalised));
        questions.ForEach(question => consider(question, byAsked));
    }
}
