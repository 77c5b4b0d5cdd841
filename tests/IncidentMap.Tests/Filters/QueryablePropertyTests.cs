using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Tests.Filters;

public sealed class QueryablePropertyTests
{
    [Theory]
    [InlineData("status", "certain", "'certain' is none of reported, confirmed, disputed, retracted.")]
    [InlineData("status", "Confirmed", "'Confirmed' is none of reported, confirmed, disputed, retracted.")]
    [InlineData("status", "1", "'1' is none of reported, confirmed, disputed, retracted.")]
    [InlineData("killed_best", "many", "'many' is not a whole number from -2147483648 to 2147483647.")]
    [InlineData("killed_best", "2147483648", "'2147483648' is not a whole number from -2147483648 to 2147483647.")]
    [InlineData("killed_best", "1.5", "'1.5' is not a whole number from -2147483648 to 2147483647.")]
    [InlineData("date_start", "2021-02-30", "There is no day 2021-02-30.")]
    [InlineData("date_start", "2021-08-29T12:00:00Z", "'2021-08-29T12:00:00Z' is an instant; write a day such as 2021-08-29.")]
    [InlineData("occurred_at", "2021-08-29", "'2021-08-29' is a day; write an instant such as 2021-08-29T12:23:00Z, or use datetime.")]
    [InlineData("local_time", "noon", "'noon' is not a clock time such as 16:53.")]
    [InlineData("local_time", "25:00", "'25:00' is not a clock time such as 16:53.")]
    public void A_value_of_the_wrong_kind_is_refused_with_what_would_be_right(string name, string text, string message)
    {
        var refusal = Assert.Throws<BadInputException>(() => Property(name).Is(text));
        Assert.Equal((message, name), (refusal.Message, refusal.Parameter));
    }

    [Theory]
    [InlineData("title", "Bombing; DROP TABLE incidents --")]
    [InlineData("title", "كابل")]
    [InlineData("status", "confirmed")]
    [InlineData("date_precision", "within_days")]
    [InlineData("location_precision", "admin1")]
    [InlineData("killed_best", "-1")]
    [InlineData("date_start", "2021-08-29")]
    [InlineData("occurred_at", "2021-08-29T16:53:00+04:30")]
    [InlineData("local_time", "16:53")]
    public void A_value_of_the_right_kind_is_taken_for_that_property(string name, string text) =>
        Assert.StartsWith($"{name} = ", CqlTextWriter.Write(Property(name).Is(text)));

    [Fact]
    public void A_list_is_asked_whether_it_holds_a_value() =>
        Assert.Equal("A_CONTAINS(actors, ('Islamic State'))", CqlTextWriter.Write(Property("actors").Is("Islamic State")));

    private static QueryableProperty Property(string name) => Published.Incidents.Properties.Single(p => p.Name == name).Source;
}
