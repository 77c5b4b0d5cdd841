using System.Globalization;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.Incidents;
using IncidentMap.Storage;
using NetTopologySuite.Geometries;

namespace IncidentMap.Tests.Filters;

/// <summary>What filters mean, on incidents in memory; that PostGIS agrees is proved over HTTP.</summary>
public sealed class FilterToLinqTests
{
    [Theory]
    // Known to the day.
    [InlineData("2021-08-29", null, "2021-08-29", true)]
    [InlineData("2021-08-29", null, "2021-08-28", false)]
    [InlineData("2021-08-29", null, "2021-08-28/2021-08-30", true)]
    [InlineData("2021-08-29", null, "../2021-08-28", false)]
    [InlineData("2021-08-29", null, "2021-08-29/..", true)]
    [InlineData("2021-08-29", null, "2021-08-29T23:00:00Z", true)]
    [InlineData("2021-08-29", null, "2021-08-30T00:00:00Z/..", false)]
    // Known to the instant: 00:10 in Kabul on the 29th is 19:40 on the 28th in UTC.
    [InlineData("2021-08-29", "2021-08-28T19:40:00Z", "2021-08-29", true)]
    [InlineData("2021-08-29", "2021-08-28T19:40:00Z", "2021-08-28", false)]
    [InlineData("2021-08-29", "2021-08-28T19:40:00Z", "2021-08-28T19:40:00Z", true)]
    [InlineData("2021-08-29", "2021-08-28T19:40:00Z", "2021-08-29T00:10:00+04:30", true)]
    [InlineData("2021-08-29", "2021-08-28T19:40:00Z", "2021-08-28T00:00:00Z/2021-08-28T23:59:59Z", true)]
    [InlineData("2021-08-29", "2021-08-28T19:40:00Z", "2021-08-28T19:40:01Z/..", false)]
    [InlineData("2021-08-29", "2021-08-28T19:40:00Z", "../..", true)]
    public void A_day_is_compared_with_civil_days_and_an_instant_with_the_instant_where_known(string day, string? instant, string interval, bool kept)
    {
        var incident = Some(i =>
        {
            i.DateStart = i.DateEnd = DateOnly.Parse(day, CultureInfo.InvariantCulture);
            i.OccurredAt = instant is null ? null : DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).UtcDateTime;
        });
        Assert.Equal(kept, Keeps(new During(Interval.Parse(interval)), incident));
    }

    [Theory]
    [InlineData("2021-08-27", false)]
    [InlineData("2021-08-28", true)]
    [InlineData("2021-08-30", true)]
    [InlineData("2021-08-31", false)]
    [InlineData("../2021-08-28", true)]
    [InlineData("2021-08-30/..", true)]
    public void An_incident_of_several_days_is_kept_where_one_of_them_lies_in_the_interval(string interval, bool kept)
    {
        var incident = Some(i => (i.DateStart, i.DateEnd) = (new DateOnly(2021, 8, 28), new DateOnly(2021, 8, 30)));
        Assert.Equal(kept, Keeps(new During(Interval.Parse(interval)), incident));
    }

    [Fact]
    public void All_parts_must_hold_and_no_part_holds_for_all()
    {
        var incident = Some(i => (i.Country, i.Weapon) = ("AF", "missile"));
        Assert.True(Keeps(new And([]), incident));
        Assert.True(Keeps(new And([Is("country", "AF"), Is("weapon", "missile")]), incident));
        Assert.False(Keeps(new And([Is("country", "AF"), Is("weapon", "grenade")]), incident));
    }

    [Fact]
    public void What_is_unknown_equals_nothing() => Assert.False(Keeps(Is("killed_best", "0"), Some(i => i.Country = null)));

    [Fact]
    public void A_value_is_a_parameter_and_never_part_of_the_SQL()
    {
        using var db = new IncidentDb(IncidentDb.Options("Host=unused"));
        foreach (var property in Published.Incidents.Properties.Where(p => p.Kind is ValueKind.Text or ValueKind.Texts))
        {
            using var command = Published.Incidents.Rows(db, new Page(property.Source.Is("x' OR 1=1 --"), 10));
            Assert.DoesNotContain("OR 1=1", command.CommandText, StringComparison.Ordinal);
            Assert.Contains("@Value", command.CommandText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_question_with_other_values_is_the_same_SQL()
    {
        using var db = new IncidentDb(IncidentDb.Options("Host=unused"));
        using var one = Published.Incidents.Rows(db, new Page(new And([Is("country", "AF"), new During(Interval.Parse("2021-08-29"))]), 10, new Place(5)));
        using var other = Published.Incidents.Rows(db, new Page(new And([Is("country", "PK"), new During(Interval.Parse("2021-08-26"))]), 99, new Place(7)));
        Assert.Equal(one.CommandText, other.CommandText);
    }

    [Theory]
    [InlineData("country", "AF", "PK")]
    [InlineData("killed_best", "5", "6")]
    [InlineData("date_start", "2021-08-26", "2021-08-29")]
    [InlineData("occurred_at", "2021-08-26T00:00:00Z", "2021-08-27T00:00:00Z")]
    [InlineData("local_time", "16:53", "16:54")]
    [InlineData("status", "confirmed", "disputed")]
    [InlineData("actors", "Taliban", "IS-K")]
    public void SQL_that_is_asked_again_has_the_values_of_the_new_question_in_their_places(string name, string first, string second)
    {
        using var db = new IncidentDb(IncidentDb.Options("Host=unused"));
        var order = Order.Parse("-killed_best,title", Published.Incidents);
        foreach (var (value, limit, title) in new[] { (first, 10, "a"), (second, 11, "b"), (second, 5, "c") })
        {
            var filter = new And([Is(name, value), Is("admin2", "Kabul"), new InBox(BoundingBox.Parse($"{limit},2,30,4"))]);
            using var command = Published.Incidents.Rows(db, new Page(filter, limit, new Place(5, limit, title), limit + 1) { Order = order });
            var values = command.Parameters.Cast<System.Data.Common.DbParameter>().Select(p => p.Value is Geometry g ? g.EnvelopeInternal.MinX : p.Value).ToList();
            Assert.Contains(title, values);
            Assert.Contains("Kabul", values);
            Assert.Contains((double)limit, values);
            Assert.DoesNotContain(values, v => v is string text && text.StartsWith('\ue000'));
        }
    }

    private static Filter Is(string name, string value) => Published.Incidents.Properties.Single(p => p.Name == name).Source.Is(value);

    private static bool Keeps(Filter filter, Incident incident) => Published.Incidents.Predicate(filter).Compile()(incident);

    private static Incident Some(Action<Incident> change)
    {
        var incident = new Incident { Key = "news:some", Dataset = "news", Title = "Some", Summary = "Some.", EventType = "battles" };
        change(incident);
        return incident;
    }
}
