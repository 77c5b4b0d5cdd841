using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

[Proves("ogcapi-features-1/1.0/conf/core")]
public sealed class DatetimeTests(DatetimeTests.FiveTimes times) : IClassFixture<DatetimeTests.FiveTimes>
{
    public static IEnumerable<TheoryDataRow<string, string>> Times =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Ogc/datetime.cases.txt"))
        where line.Length > 0 && line[0] != '#'
        let parts = line.Split("=>")
        select new TheoryDataRow<string, string>(parts[0].Trim(), parts[1].Trim());

    [Theory]
    [MemberData(nameof(Times))]
    public async Task Days_are_civil_days_at_the_place_and_instants_are_instants_where_known(string datetime, string kept) =>
        Assert.Equal(kept, string.Join(' ', await times.Town.Keys($"?datetime={datetime}")));

    [Fact]
    public async Task A_report_has_the_time_it_was_published()
    {
        Assert.Equal(["late-2021-09-17"], Asking.Keys(await times.Town.Json(Asking.ReportItems + "?datetime=2021-09-01/..")));
        Assert.Equal(["early-2021-08-29"], Asking.Keys(await times.Town.Json(Asking.ReportItems + "?datetime=2021-08-29")));
        Assert.Empty(Asking.Keys(await times.Town.Json(Asking.ReportItems + "?datetime=2021-08-29T00:00:00Z/2021-08-29T05:59:59Z")));
        Assert.Equal(["early-2021-08-29"], Asking.Keys(await times.Town.Json(Asking.ReportItems + "?datetime=2021-08-29T06:00:00Z")));
    }

    [Theory]
    [InlineData("yesterday", "'yesterday' is not a date or time. Write a day such as 2021-08-29, an instant such as 2021-08-29T12:23:00Z, or an interval such as 2021-08-01/2021-08-31, ../2021-08-31 or 2021-08-01/..")]
    [InlineData("2021-02-29", "There is no day 2021-02-29.")]
    [InlineData("2021-08-31/2021-08-01", "The interval '2021-08-31/2021-08-01' ends before it starts.")]
    [InlineData("2021-08-29T12:00:00+04:30", "'2021-08-29T12:00:00 04:30' has no time zone. Add Z for UTC or an offset such as +04:30, written %2B04:30 in a URL.")]
    public async Task A_time_that_makes_no_sense_is_refused_with_what_would(string datetime, string detail) =>
        Assert.Equal(new Refusal(400, "datetime", detail), await times.Town.Refused($"{Asking.IncidentItems}?datetime={datetime}"));

    public sealed class FiveTimes : IAsyncLifetime
    {
        public Town Town { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Town = await Town.With(
            At("day", 69).On("2021-08-29").Saying(ReportBy("early", "2021-08-29").But(r => r.PublishedAt = new DateTime(2021, 8, 29, 6, 0, 0, DateTimeKind.Utc))),
            At("span", 69).On("2021-08-27", "2021-08-29").Saying(ReportBy("late", "2021-09-17")),
            At("night", 69).On("2021-08-29").AtInstant("2021-08-28T19:40:00Z"),
            At("noon", 69).On("2021-08-30").AtInstant("2021-08-30T12:00:00Z"),
            At("month", 69).On("2021-08-01", "2021-08-31"));

        public ValueTask DisposeAsync() => Town.DisposeAsync();
    }
}
