using System.Globalization;
using IncidentMap.Filters;

namespace IncidentMap.Tests.Filters;

public sealed class IntervalTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Times => Cases.In("Filters/datetime.cases.txt");

    [Theory]
    [MemberData(nameof(Times))]
    public void A_time_is_read_whole_or_refused_with_what_would_be_right(string text, string expected)
    {
        if (expected.StartsWith('!'))
        {
            var refusal = Assert.Throws<BadInputException>(() => Interval.Parse(text));
            Assert.Equal((expected[2..], "datetime"), (refusal.Message, refusal.Parameter));
            return;
        }
        var read = Interval.Parse(text);
        Assert.Equal(expected, $"{Words(read.Start)} to {Words(read.End)}");
    }

    [Fact]
    public void A_long_mistake_is_quoted_in_part()
    {
        var refusal = Assert.Throws<BadInputException>(() => Interval.Parse(new string('9', 100_000)));
        Assert.StartsWith($"'{new string('9', 60)}…' (100000 characters) is not a date or time.", refusal.Message);
        Assert.InRange(refusal.Message.Length, 60, 400);
    }

    private static string Words(Moment? moment) => moment switch
    {
        null => "open",
        { Instant: { } instant } => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        _ => moment.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
