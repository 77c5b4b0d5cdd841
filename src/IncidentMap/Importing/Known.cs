using IncidentMap.Gazetteer;
using IncidentMap.Incidents;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Importing;

/// <summary>The actors and places that a record may refer to.</summary>
public sealed class Known
{
    private readonly Dictionary<string, string> actorByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Actor> newActors = [];
    private readonly Dictionary<string, Place?> placeByKey = [];
    private readonly Func<string, Place?> findPlace;

    /// <param name="actors">All of them.</param>
    /// <param name="findPlace">Looks a place up by key, once for each.</param>
    public Known(IEnumerable<Actor> actors, Func<string, Place?> findPlace)
    {
        this.findPlace = findPlace;
        foreach (var actor in actors)
            foreach (var name in actor.Aliases.Prepend(actor.Name))
                actorByName.TryAdd(name.Normalize(), actor.Name);
    }

    /// <summary>Those of a database.</summary>
    public static async Task<Known> In(IncidentDb db, CancellationToken stop) => new(
        await db.Actors.AsNoTracking().OrderBy(a => a.Name).ToListAsync(stop),
        key => db.Places.AsNoTracking().SingleOrDefault(p => p.Key == key));

    /// <summary>The published name of an actor given by any of its names, or null.</summary>
    public string? Actor(string name) => actorByName.GetValueOrDefault(name.Normalize());

    /// <summary>The actors that records named and nobody knew, to be added with them.</summary>
    public IReadOnlyCollection<Actor> NewActors => newActors.Values;

    /// <summary>The published name of an actor; one that nobody knows is remembered as new, under the name as given.</summary>
    public string ActorOrNew(string name, ActorKind kind)
    {
        name = name.Normalize();
        if (actorByName.TryGetValue(name, out var published))
            return published;
        actorByName[name] = name;
        newActors[name] = new Actor { Name = name, Kind = kind };
        return name;
    }

    /// <summary>Known actor names that share a word with this one, for the error text.</summary>
    public IEnumerable<string> ActorsLike(string name)
    {
        var words = name.Split([' ', '-', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return actorByName
            .Where(known => words.Any(word => word.Length > 3 && known.Key.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(known => known.Value)
            .Distinct()
            .Take(3);
    }

    /// <summary>The gazetteer's place of this key, or null.</summary>
    public Place? Place(string key)
    {
        if (!placeByKey.TryGetValue(key, out var place))
            placeByKey[key] = place = findPlace(key);
        return place;
    }
}
