using System.Globalization;
using System.Text.Json;
using IncidentMap.Gazetteer;
using IncidentMap.Incidents;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace IncidentMap.Storage;

/// <summary>
/// The actors and the gazetteer that ship with the program (data/vocabularies, data/gazetteer), brought into the database.
/// Rows are added and corrected by name or key and never removed: a site may have added its own.
/// </summary>
public static class ReferenceData
{
    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    /// <summary>Returns how many rows it added or corrected.</summary>
    public static async Task<int> Load(IncidentDb db, CancellationToken stop)
    {
        var respelt = await NormaliseNames(db, stop);
        await LoadActors(db, stop);
        await LoadPlaces(db, stop);
        return respelt + await db.SaveChangesAsync(stop);
    }

    private static async Task LoadActors(IncidentDb db, CancellationToken stop)
    {
        var known = await db.Actors.ToDictionaryAsync(a => a.Name, stop);
        using var file = JsonDocument.Parse(Shipped.Open("actors.json"));
        foreach (var entry in file.RootElement.EnumerateArray())
        {
            var name = entry.GetProperty("name").GetString()!.Normalize();
            if (!known.TryGetValue(name, out var actor))
                db.Add(actor = new Actor { Name = name });
            actor.BatchId = null;
            actor.Kind = SnakeCase.Parse<ActorKind>(entry.GetProperty("kind").GetString()!);
            actor.Aliases = [.. entry.GetProperty("aliases").EnumerateArray().Select(alias => alias.GetString()!.Normalize())];
        }
    }

    private static async Task LoadPlaces(IncidentDb db, CancellationToken stop)
    {
        // An override replaces the generated row of its key.
        var rows = Rows("places.tsv").Concat(Rows("overrides.tsv")).GroupBy(row => row["key"]).Select(g => g.Last()).ToList();
        var keys = rows.Select(row => row["key"]).ToList();
        var known = await db.Places.Where(p => keys.Contains(p.Key)).Include(p => p.Names).AsSplitQuery().ToDictionaryAsync(p => p.Key, stop);
        var names = Rows("names.tsv").Concat(Rows("override_names.tsv"))
            .ToLookup(row => row["key"], row => (row["name"], Language: Or(row["language"]), SnakeCase.Parse<PlaceNameKind>(row["kind"])));
        foreach (var row in rows)
        {
            var point = Wgs84.CreatePoint(new Coordinate(Number(row["lon"]), Number(row["lat"])));
            if (!known.TryGetValue(row["key"], out var place))
                db.Add(place = new Place { Key = row["key"], Name = row["name"], Country = row["country"], Point = point, Source = row["source"] });
            (place.Name, place.Country, place.Source) = (row["name"], row["country"], row["source"]);
            if (!place.Point.EqualsExact(point))
                place.Point = point;
            place.Kind = SnakeCase.Parse<PlaceKind>(row["kind"]);
            place.Admin1 = Or(row["admin1"]);
            place.Admin2 = Or(row["admin2"]);
            place.Parent = Or(row["parent"]);
            place.Population = Or(row["population"]) is { } people ? (long)Number(people) : null;
            place.Precision = SnakeCase.Parse<LocationPrecision>(row["precision"]);
            place.RadiusMetres = Or(row["radius_m"]) is { } radius ? (int)Number(radius) : null;
            MergeNames(place, names[row["key"]].Distinct());
        }
    }

    /// <summary>Brings the forms by which names are found up to this version's rules, for all places, shipped or the site's own.</summary>
    private static async Task<int> NormaliseNames(IncidentDb db, CancellationToken stop)
    {
        var outdated = new List<(int Id, NormalName Normal)>();
        await foreach (var name in db.Set<PlaceName>().AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            if (NormalName.Of(name.Name) is var normal && (normal.Text != name.Normalised || normal.Sound != name.Sound))
                outdated.Add((name.Id, normal));
        foreach (var chunk in outdated.Chunk(10_000))
        {
            var (ids, texts, sounds) = (chunk.Select(n => n.Id).ToArray(), chunk.Select(n => n.Normal.Text).ToArray(), chunk.Select(n => n.Normal.Sound).ToArray());
            await db.Database.ExecuteSqlAsync($"""
                UPDATE place_names n SET normalised = u.normalised, sound = u.sound
                FROM unnest({ids}, {texts}, {sounds}) AS u(id, normalised, sound) WHERE n.id = u.id
                """, stop);
        }
        return outdated.Count;
    }

    private static void MergeNames(Place place, IEnumerable<(string Name, string? Language, PlaceNameKind Kind)> shipped)
    {
        var there = place.Names.Select(n => (n.Name, n.Language, n.Kind)).ToHashSet();
        foreach (var (name, language, kind) in shipped)
            if (there.Add((name, language, kind)))
                place.Names.Add(PlaceName.Of(name, kind, language));
    }

    /// <summary>The rows of a shipped table: tab-separated, a header line, no quoting.</summary>
    private static IEnumerable<Dictionary<string, string>> Rows(string fileName)
    {
        using var reader = new StreamReader(Shipped.Open(fileName));
        var header = reader.ReadLine()!.Split('\t');
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Normalize().Split('\t');
            if (cells.Length != header.Length)
                throw new InvalidDataException($"{fileName}: '{line}' has {cells.Length} columns, not {header.Length}.");
            yield return header.Zip(cells).ToDictionary(p => p.First, p => p.Second);
        }
    }

    private static string? Or(string cell) => cell.Length == 0 ? null : cell;

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
