using CsCheck;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using NetTopologySuite.Geometries;

namespace IncidentMap.PostgisTests.Map;

/// <summary>Every number of the map is the one that SQL gives for the same question.</summary>
public sealed class MapCountsTests
{
    private static readonly string[] Countries = ["AF", "PK", "IR"], Provinces = ["AF-KAB", "PK-BA", "PK-KP"], Types = ["battles", "protests", "riots"];
    private static readonly string[] Subtypes = ["armed_clash", "mob_violence", "riots"], Actors = ["Alpha", "Beta", "Gamma", "Delta"];
    private static readonly string[] Weapons = ["bomb", "knife"], Targets = ["mosque", "police", "school"], Datasets = ["news", "acled"];
    private static readonly string[] Publishers = ["Daily Example", "Nightly Example"];

    private static readonly Gen<MapQuestion> Questions =
        from types in Some(Types)
        from subtypes in Some(Subtypes)
        from wanted in Wanted(("country", Countries), ("admin1", Provinces), ("actors", Actors), ("attackers", Actors), ("targets", Actors), ("claimed_by", ["The Group", "The Force"]), ("target_kind", Targets),
            ("weapon", Weapons), ("status", ["reported", "confirmed"]), ("dataset", Datasets), ("publisher", Publishers))
        from precision in Maybe(3, "exact", "place", "near", "admin1", "none")
        from killed in Maybe<(int?, int?)>(3, (0, 0), (3, null), (null, 10), (2, 15))
        from days in Gen.Frequency((2, Gen.Const((-1, -1))), (1, Gen.Select(Gen.Int[0, 900], Gen.Int[0, 300])))
        from asOf in Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[1, 12]))
        from word in Maybe(4, "random", "nightly", "happ", "elsewhere")
        from box in Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[1, 40], Gen.Int[1, 40])
        select new MapQuestion
        {
            Types = types,
            Subtypes = subtypes,
            Wanted = wanted,
            Precision = precision,
            Killed = killed,
            Days = days.Item1 < 0 ? (null, null) : (First.AddDays(days.Item1), days.Item2 > 250 ? null : First.AddDays(days.Item1 + days.Item2)),
            AsOf = asOf == 0 ? null : new DateOnly(2021, 9, asOf),
            Word = word,
            Box = [box.Item1, box.Item2 / 2.0, box.Item1 + box.Item3, box.Item2 / 2.0 + box.Item4],
        };

    private static DateOnly First => new(2019, 1, 1);

    [Fact]
    public async Task Counts_sums_and_histogram_are_those_of_SQL_for_any_filter()
    {
        var made = new RandomIncidents(seed: 7);
        var chance = new Random(7);
        await using var town = await Town.With(Enumerable.Range(0, 300).Select(n => Varied(made.Next(n), chance)));
        var (exit, _, errors) = await town.IncidentMap("migrate"); // draws what was known on earlier days
        Assert.True(exit == 0, errors);
        var sql = new MapSql(town.Connection);
        await Questions.SampleAsync(async question =>
        {
            var answer = await town.Map(question.ToString());
            var expected = await sql.Expected(question, answer.GetProperty("histogram").GetProperty("unit").GetString()!);
            Assert.Equal(expected, MapSql.Told(answer));
        }, iter: 60, threads: 1);
    }

    private static Incident Varied(Incident incident, Random chance)
    {
        var day = First.AddDays(chance.Next(chance.Next(2) == 0 ? 100 : 1_000));
        incident.DateStart = day;
        incident.DateEnd = day.AddDays(chance.Next(3) == 0 ? chance.Next(40) : 0);
        incident.EventType = One(Types)!;
        incident.EventSubtype = One(Subtypes);
        incident.Country = One(Countries);
        incident.Admin1 = incident.Country is null ? null : One(Provinces);
        incident.Weapon = One(Weapons);
        incident.TargetKind = One(Targets);
        incident.Dataset = One(Datasets) ?? "news";
        incident.LocationPrecision = (LocationPrecision)chance.Next(8);
        incident.Point = chance.Next(6) == 0 ? null : new Point(chance.Next(100), chance.Next(50)) { SRID = 4326 };
        foreach (var actor in Actors.Where(_ => chance.Next(3) == 0))
            incident.By(actor, (ActorRole)chance.Next(3));
        foreach (var report in incident.Reports)
            report.Publisher = Publishers[chance.Next(2)];
        return incident;

        string? One(string[] words) => chance.Next(words.Length + 1) is var which && which < words.Length ? words[which] : words == Types ? words[0] : null;
    }

    private static Gen<T?> Maybe<T>(int notIn, params T[] values) =>
        Gen.Int[0, notIn].SelectMany(chance => Gen.OneOf(values).Select(value => chance == 0 ? value : default));

    private static Gen<string[]> Some(string[] values) => Gen.Frequency((3, Gen.Const(Array.Empty<string>())), (1, Gen.Shuffle(values, 1, 2)));

    private static Gen<Dictionary<string, string[]>> Wanted(params (string Facet, string[] Values)[] all) =>
        Gen.Shuffle(all, 0, 3).SelectMany(facets => Gen.Int[0, 1 << 20].Select(seed =>
            facets.ToDictionary(f => f.Facet, f => f.Values.Where((_, i) => i == seed % f.Values.Length || i == seed / 7 % f.Values.Length).ToArray())));
}
