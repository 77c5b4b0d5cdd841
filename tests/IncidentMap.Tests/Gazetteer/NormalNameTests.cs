using IncidentMap.Gazetteer;
using IncidentMap.Incidents;

namespace IncidentMap.Tests.Gazetteer;

public sealed class NormalNameTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Names => Cases.In("Gazetteer/normal-names.cases.txt");

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_are_compared_without_case_marks_and_words_of_kind(string name, string expected)
    {
        var normal = NormalName.Of(name);
        Assert.Equal(expected, normal.Text + (normal.Said is { } kind ? $" {SnakeCase.Of(kind)}" : ""));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("؟؟")]
    [InlineData("\0\ud83d")]
    public void What_has_no_letters_is_no_name(string name) => Assert.Equal("", NormalName.Of(name).Text);

    [Fact]
    public void No_character_is_too_strange_to_be_read() =>
        Assert.All(Enumerable.Range(0, 0x10000).Chunk(0x1000), chars => NormalName.Of(new string([.. chars.Select(c => (char)c)])));

    [Theory]
    [InlineData("Kabul", "Qabool", "Cabul", "Kabol")]
    [InlineData("Swat", "Sawat", "Swaat")]
    [InlineData("Herat", "Heraat", "Hirat")]
    [InlineData("وزیرستان", "وزيرستان")]
    public void Names_that_sound_the_same_are_found_by_their_sound(string name, params string[] others) =>
        Assert.All(others, other => Assert.Equal(NormalName.Of(name).Sound, NormalName.Of(other).Sound));
}
