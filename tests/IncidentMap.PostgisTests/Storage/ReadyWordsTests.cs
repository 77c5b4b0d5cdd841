using IncidentMap.PostgisTests.World;
using Microsoft.EntityFrameworkCore;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Storage;

public sealed class ReadyWordsTests
{
    [Fact]
    public async Task A_load_takes_texts_apart_just_as_the_database_would()
    {
        var random = new Random(20210829);
        await using var town = await Town.With(Enumerable.Range(0, 300).Select(n => At($"{n}", 69)
            .But(i => (i.Title, i.Summary, i.PlaceReported) = ("T" + Text(random, 8), "S" + Text(random, 40), n % 5 == 0 ? null : "P" + Text(random, 3)[..2]))
            .Saying(Enumerable.Range(0, n % 3).Select(r => ReportBy($"speaker {r}").But(report => report.Publisher = "R" + Text(random, 3))))));
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "all.geojson");
        Assert.Equal(0, (await town.IncidentMap("export", file, "--format", "geojson")).Exit);
        await using var other = await Town.With();
        var load = await other.IncidentMap("import", file);
        Assert.Equal((0, "Batch 1: 300 read: 300 added, 0 changed, 0 unchanged, 0 with warnings, 0 rejected.\n"), (load.Exit, load.Output));

        await using var db = other.OpenDatabase();
        Assert.Empty(await Texts(db, """
            SELECT title || ' / ' || words::text FROM incidents WHERE words <> search_words(title, summary, place_reported, publishers)
            """));
        // What is not plain ASCII, and a word longer than a lexeme is kept, is left to the database.
        Assert.Empty(await Texts(db, """
            SELECT title FROM incidents, concat_ws(' ', title, summary, place_reported, array_to_string(publishers, ' ')) AS told
            WHERE (words IS NULL) <> (told ~ '[^\u0001-\u007f]' OR told ~ '[a-zA-Z0-9]{{255}}[a-zA-Z0-9]')
            """));
        Assert.Equal(["f", "t"], await Texts(db, "SELECT DISTINCT (words IS NULL)::text::char(1) FROM incidents ORDER BY 1"));
    }

    [Fact]
    public async Task Whoever_changes_a_text_by_hand_need_know_nothing_of_its_words()
    {
        await using var town = await Town.OfAllData();
        Assert.NotEmpty(await Found(town, "bahawalnagar"));
        await using var db = town.OpenDatabase();
        await db.Database.ExecuteSqlRawAsync("UPDATE incidents SET title = 'Nothing', summary = 'Zanzibar', place_reported = NULL, publishers = '{{}}'", Stop);

        Assert.Empty(await Found(town, "bahawalnagar"));
        Assert.NotEmpty(await Found(town, "zanzibar"));
    }

    [Theory]
    [InlineData("bomb in the market", "market")]
    [InlineData("bomb of", "market", "post")]
    [InlineData("in", "post")]
    [InlineData("the")]
    public async Task Little_words_of_English_count_only_where_there_are_no_others_and_then_as_beginnings(string words, params string[] found)
    {
        await using var town = await Town.With(
            At("market", 69.2).But(i => i.Title = "Bomb at a market"),
            At("post", 69.3).But(i => i.Title = "Bomb, Indus post"));
        Assert.Equal(found, await Found(town, words));
    }

    private static async Task<IEnumerable<string>> Found(Town town, string words) => await town.Keys($"?q={Uri.EscapeDataString(words)}");

    private static string Text(Random random, int words) => string.Concat(Enumerable.Range(0, random.Next(words) + 1).Select(_ => Mark(random) + Word(random)));

    private static string Mark(Random random) => random.Next(3) == 0 ? ((char)random.Next(32, 48)).ToString() : random.Next(20) == 0 ? "\n" : " ";

    private static string Word(Random random) => random.Next(100) switch
    {
        0 => "Quétta",
        1 => new string('x', random.Next(250, 260)),
        < 30 => "and the who of IN".Split(' ')[random.Next(5)],
        _ => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => "abcdefgXYZ0189_-'.~"[random.Next(19)])),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<List<string>> Texts(IncidentMap.Storage.IncidentDb db, string sql) => db.Database.SqlQueryRaw<string>(sql).ToListAsync(Stop);
}
