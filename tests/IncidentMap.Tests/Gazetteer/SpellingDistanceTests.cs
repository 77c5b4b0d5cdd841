using System.Globalization;
using IncidentMap.Gazetteer;

namespace IncidentMap.Tests.Gazetteer;

public sealed class SpellingDistanceTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Pairs => Cases.In("Gazetteer/spelling.cases.txt");

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Spellings_that_may_be_one_name_are_near_each_other(string pair, string expected)
    {
        var (one, other) = (pair.Split(' ')[0], pair.Split(' ')[1]);
        Assert.Equal(expected, Words(SpellingDistance.Between(one, other)));
        Assert.Equal(expected, Words(SpellingDistance.Between(other, one)));
    }

    [Fact]
    public void The_bound_never_falls_with_length() =>
        Assert.Equal(Enumerable.Range(0, 60).Select(SpellingDistance.Bound), Enumerable.Range(0, 60).Select(SpellingDistance.Bound).Order());

    [Fact]
    public void A_text_that_is_no_name_costs_no_time() =>
        Assert.Equal(float.PositiveInfinity, SpellingDistance.Between(new string('a', 100_000), new string('b', 100_001)));

    private static string Words(float distance) =>
        float.IsFinite(distance) ? distance.ToString(CultureInfo.InvariantCulture) : "too far";
}
