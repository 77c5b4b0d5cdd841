using IncidentMap.Benchmarks;
using IncidentMap.Gazetteer;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.PostgisTests.Gazetteer;

public sealed class GeocoderTests(GazetteerTown gazetteer, ITestOutputHelper output) : IClassFixture<GazetteerTown>
{
    private readonly Town town = gazetteer.Town;

    /// <summary>Of data/gazetteer/misspellings.tsv, which says what each name means: any of the keys, or with "yes" all of them.</summary>
    [Fact]
    public async Task Misspelt_names_are_found_and_no_wrong_place_is_ever_picked()
    {
        await using var db = town.OpenDatabase();
        var geocoder = await Geocoder.Over(db, Stop);
        using var table = File.OpenText(Repository.File("data/gazetteer/misspellings.tsv"));
        var rows = Misspelling.Read(table);
        var answers = rows.Zip(await geocoder.Find([.. rows.Select(row => row.Named)], Stop)).ToList();
        var right = answers.Count(a => a.First.IsMetBy(a.Second));
        var unsure = answers.Count(a => a.First is { IsAmbiguous: false } row && row.IsMetBy(a.Second) && a.Second.Ambiguous);
        var wrong = answers.Where(a => a.First.ConfidentlyWrong(a.Second) is not null)
            .Select(a => $"{a.First.Named.Place}: picked {a.Second.Best!.Place.Name}, not {string.Join(',', a.First.Expected)}").ToList();

        output.WriteLine($"{rows.Count} names: {right} with the right answer first ({100.0 * right / rows.Count:0.0} %), of these {unsure} without being sure; {wrong.Count} wrong ones picked.");
        Assert.Empty(wrong);
        Assert.True(right >= 0.95 * rows.Count, $"Only {right} of {rows.Count} are right.");
    }

    [Fact]
    public async Task Answers_from_names_in_memory_are_those_of_the_database()
    {
        await using var db = town.OpenDatabase();
        using var table = File.OpenText(Repository.File("data/gazetteer/misspellings.tsv"));
        var chance = new Random(7);
        var names = await db.Places.SelectMany(p => p.Names).OrderBy(n => n.Id).Select(n => n.Name).ToListAsync(Stop);
        var asked = Misspelling.Read(table).Select(row => row.Named)
            .Concat(names.Where((_, i) => i % 5 == 0).Select(name => Called(Spoilt(name, chance)))).ToList();

        var inDatabase = await (await Geocoder.Over(db, Stop)).Find(asked, Stop);
        var inMemory = await (await Geocoder.InMemory(db, Stop)).Find(asked, Stop);
        Assert.Equal(inDatabase.Zip(asked, Told), inMemory.Zip(asked, Told));

        static string Told(GeocodeAnswer answer, NamedPlace named) => $"{named}: {answer.Rivals} {answer.Doubtful} "
            + string.Join(' ', answer.Candidates.Select(c => FormattableString.Invariant($"{c.Place.Key} {c.Score}")));
    }

    /// <summary>A letter more, less, or another.</summary>
    private static string Spoilt(string name, Random chance)
    {
        var (at, letter) = (chance.Next(name.Length), (char)('a' + chance.Next(26)));
        return chance.Next(3) switch
        {
            0 => name.Insert(at, $"{letter}"),
            1 => name.Remove(at, 1),
            _ => name[..at] + letter + name[(at + 1)..],
        };
    }

    [Theory]
    [InlineData("Bhawalnagar", "gn:1183883", NameMatch.Fuzzy)]
    [InlineData("Sawat", "gn:1164211", NameMatch.Fuzzy)]
    [InlineData("KP", "iso:PK-KP", NameMatch.Alternate)]
    [InlineData("NWFP", "iso:PK-KP", NameMatch.Alternate)]
    [InlineData("Hamid Karzai Airport", "icao:OAKB", NameMatch.Alternate)]
    [InlineData("Jalalabad", "gn:1139715", NameMatch.Primary)]
    [InlineData("کراچی", "gn:1174872", NameMatch.Alternate)]
    [InlineData("کابل", "gn:1138958", NameMatch.Alternate)]
    [InlineData("Baldia Town", "im:baldia-town", NameMatch.Primary)]
    public async Task A_name_is_found_as_people_write_it(string name, string key, NameMatch match)
    {
        var answer = await Find(Called(name));
        Assert.Equal((key, match), (answer.Best?.Place.Key, answer.Best?.Match));
        Assert.InRange(answer.Best!.Score, 0.6, 1);
    }

    [Fact]
    public async Task Waziristan_may_be_either_and_none_is_picked()
    {
        var answer = await Find(Called("Waziristan"));
        Assert.True(answer.Ambiguous);
        Assert.Null(answer.Best);
        Assert.Equal(["North Waziristan", "South Waziristan"], answer.Candidates.Take(answer.Rivals).Select(c => c.Place.Name).Order());
    }

    [Theory]
    [InlineData("Arghandab district", "Zabul", "im:af-zab-arghandab")]
    [InlineData("Arghandab district", "Kandahar Province", "im:af-kan-arghandab")]
    [InlineData("Arghandab district (Zabul)", null, "im:af-zab-arghandab")]
    [InlineData("Khair Khana, Kabul, Afghanistan", null, "im:khair-khana")]
    [InlineData("Baldiya Town, Karachi", "Sindh", "im:baldia-town")]
    public async Task Parents_tell_places_of_one_name_apart(string name, string? province, string key) =>
        Assert.Equal(key, (await Find(Called(name) with { Admin1 = province })).Best?.Place.Key);

    [Fact]
    public async Task A_part_of_a_town_is_found_by_its_town() =>
        Assert.Equal("im:saddar-karachi", (await Find(new NamedPlace("Saddar", "Karachi", "Sindh", "Pakistan"))).Best?.Place.Key);

    [Theory]
    [InlineData("Jalalabad", "Kunar", "AF", "known, but in another province")]
    [InlineData("Kabul", null, "Pakistan", "known, but in another country")]
    [InlineData("Police District 13, Kabul", null, "AF", "a number is another district, not a misspelling")]
    [InlineData("Shewan village", null, "AF", "not in the gazetteer, though Shewa is")]
    [InlineData("Ajristan valey", "Khyber Pakhtunkhwa", "PK", "alike, but in another country")]
    public async Task What_speaks_against_a_place_keeps_it_from_being_picked(string name, string? province, string country, string why)
    {
        var answer = await Find(new NamedPlace(name, null, province, country));
        Assert.True(answer.Best is null, $"{why}: picked {answer.Best?.Place.Name}");
    }

    [Theory]
    [InlineData("Kabul", "Syria")]
    [InlineData("Aleppo", "Syria")]
    [InlineData("n/a", null)]
    [InlineData("unknown", null)]
    [InlineData("", null)]
    public async Task Where_the_gazetteer_ends_there_is_no_answer(string name, string? country) =>
        Assert.Empty((await Find(Called(name) with { Country = country })).Candidates);

    [Fact]
    public async Task Without_a_town_the_district_is_looked_for_and_without_that_the_province()
    {
        Assert.Equal("gn:1164211", (await Find(new NamedPlace(null, "Swat", "KPK", "Pakistan"))).Best?.Place.Key);
        Assert.Equal("iso:AF-NAN", (await Find(new NamedPlace(" ", null, "Nangrahar", null))).Best?.Place.Key);
        Assert.Equal("iso:AF", (await Find(new NamedPlace(null, null, null, "AFG"))).Best?.Place.Key);
    }

    [Theory]
    [InlineData("Torkham border crossing", LocationPrecision.Place, 3_000)]
    [InlineData("Sherzad", LocationPrecision.Admin2, 40_000)]
    [InlineData("Helmand", LocationPrecision.Admin1, 135_109)]
    public async Task A_place_carries_the_precision_that_its_name_deserves(string name, LocationPrecision precision, int radiusMetres)
    {
        var place = (await Find(Called(name))).Best?.Place;
        Assert.Equal((precision, radiusMetres), (place?.Precision, place?.RadiusMetres));
    }

    private async Task<GeocodeAnswer> Find(NamedPlace named)
    {
        await using var db = town.OpenDatabase();
        return await (await Geocoder.Over(db, Stop)).Find(named, Stop);
    }

    private static NamedPlace Called(string name) => new(name, null, null, null);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
