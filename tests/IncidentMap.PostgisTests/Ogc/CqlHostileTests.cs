using System.Net;
using CsCheck;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.PostgisTests.World;
using IncidentMap.Tests.Filters;
using static IncidentMap.PostgisTests.World.Asking;

namespace IncidentMap.PostgisTests.Ogc;

/// <summary>Whatever a filter says, the database answers it or the caller is told why not.</summary>
public sealed class CqlHostileTests(CqlTown one) : IClassFixture<CqlTown>
{
    private readonly Town town = one.Town;

    [Fact]
    public async Task PostGIS_answers_every_generated_filter()
    {
        await using var db = town.OpenDatabase();
        await GeneratedFilters.Filters(2).SampleAsync(async filter => Assert.InRange(await Published.Incidents.Count(db, filter, null, default), 0, 8), iter: 400, threads: 1);
    }

    [Fact]
    public async Task PostGIS_answers_every_mutated_filter_that_is_understood()
    {
        await using var db = town.OpenDatabase();
        var chance = new Random(20210826);
        for (var answered = 0; answered < 400;)
        {
            var mutant = MutatedFilters.One(chance);
            try
            {
                var filter = mutant[0] == '{' ? CqlJson.Parse(mutant, Published.Incidents.Queryables) : CqlText.Parse(mutant, Published.Incidents.Queryables);
                Assert.InRange(await Published.Incidents.Count(db, filter, null, default), 0, 8);
                answered++;
            }
            catch (BadInputException)
            {
                // The mutants that are refused have a test of their own.
            }
        }
    }

    [Theory]
    [InlineData("title = '{0}'", false)]
    [InlineData("title LIKE '{0}'", false)]
    [InlineData("CASEI(title) LIKE CASEI('%{0}%')", false)]
    [InlineData("ACCENTI(title) = ACCENTI('{0}')", false)]
    [InlineData("title IN ('{0}', 'x')", false)]
    [InlineData("A_CONTAINS(actors, ('{0}'))", false)]
    [InlineData("lower(title) = '{0}'", false)]
    [InlineData("title = '{0}'", true)]
    [InlineData("title LIKE '{0}'", true)]
    [InlineData("A_OVERLAPS(actors, ('{0}'))", true)]
    public async Task A_value_is_only_a_value_whatever_it_holds(string form, bool json)
    {
        foreach (var injection in HostileTests.Injections)
        {
            var text = string.Format(null, form, injection.Replace("\\", "\\\\").Replace("'", "''"));
            var asked = json ? CqlJsonWriter.Write(CqlText.Parse(text, Published.Incidents.Queryables)) : text;
            Assert.Empty(await town.Keys($"?filter-lang={(json ? "cql2-json" : "cql2-text")}&filter={Uri.EscapeDataString(asked)}"));
        }
        Assert.Equal(8, (await town.Keys("")).Length);
        Assert.Empty(town.Warnings);
    }

    [Fact]
    public async Task An_injection_in_place_of_a_name_or_a_number_is_refused()
    {
        foreach (var injection in HostileTests.Injections)
            foreach (var filter in (string[])[$"{injection} = 1", $"\"{injection}\" = 1", $"killed_best = {injection}x", $"S_INTERSECTS({injection}, POINT(1 2))", $"{injection}(title) = 1"])
            {
                using var response = await town.Ask($"{IncidentItems}?filter={Uri.EscapeDataString(filter)}");
                Assert.Equal((HttpStatusCode.BadRequest, filter), (response.StatusCode, filter));
            }
        Assert.Empty(town.Warnings);
    }

    [Theory]
    [InlineData("title LIKE '%\\\\'", "")]
    [InlineData("title LIKE '\\\\\\\\\\\\\\\\'", "")]
    [InlineData("title LIKE '%\\\\\\\\%'", "sale")]
    [InlineData("title LIKE '%\\%%'", "sale")]
    [InlineData("title LIKE '%\\_%'", "sale")]
    [InlineData("ACCENTI(title) LIKE ACCENTI('%＼')", "")]
    [InlineData("ACCENTI(title) LIKE ACCENTI('％')", "airport drone quetta procession sale cafe west east")]
    public async Task A_pattern_may_hold_what_patterns_are_made_of(string filter, string kept) =>
        Assert.Equal(kept, string.Join(' ', await town.Keys($"?filter={Uri.EscapeDataString(filter)}")));

    [Theory]
    [InlineData("NOT (", "TRUE", ")", "cql2-text")]
    [InlineData("(", "TRUE", ")", "cql2-text")]
    [InlineData("{\"op\":\"not\",\"args\":[", "true", "]}", "cql2-json")]
    public async Task A_nest_of_1600_levels_is_refused_and_the_server_lives(string open, string core, string close, string language)
    {
        var nest = string.Concat(Enumerable.Repeat(open, 1_600)) + core + string.Concat(Enumerable.Repeat(close, 1_600));
        using var response = await town.Ask($"{IncidentItems}?filter-lang={language}&filter={nest.Replace(" ", "+")}");
        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestUriTooLong, $"{response.StatusCode}");
        Assert.Equal(8, (await town.Keys("")).Length);
    }

    [Fact]
    public async Task As_many_alternatives_as_are_taken_are_answered()
    {
        var alternatives = string.Join(" OR ", Enumerable.Range(0, 480).Select(n => $"key='{n}'"));
        Assert.Empty(await town.Keys($"?filter={Uri.EscapeDataString(alternatives)}"));
        Assert.Equal(["drone"], await town.Keys($"?filter={Uri.EscapeDataString($"killed_best IN (10{string.Concat(Enumerable.Repeat(",7", 900))})")}"));
    }

    [Theory]
    [InlineData("killed_best = 1e999")]
    [InlineData("killed_best = 123456789012345678901234567890")]
    [InlineData("killed_best = Infinity")]
    [InlineData("killed_best = NaN")]
    [InlineData("S_INTERSECTS(geometry, POINT(1e999 0))")]
    [InlineData("S_INTERSECTS(geometry, BBOX(0, 0, 1, 91))")]
    [InlineData("date_start = DATE('2021-02-29')")]
    [InlineData("occurred_at = TIMESTAMP('2021-08-26T24:00:00Z')")]
    [InlineData("T_AFTER(date, INTERVAL('..'))")]
    public async Task A_number_or_day_that_is_none_is_refused(string filter) =>
        Assert.Equal((400, "filter"), (await town.Refused($"{IncidentItems}?filter={Uri.EscapeDataString(filter)}")) is var refusal ? (refusal.Status, refusal.Parameter) : default);

    [Theory]
    [InlineData("killed_best = -0", "sale")]
    [InlineData("killed_best < 12345678901234567890", "airport drone quetta procession sale")]
    [InlineData("killed_best > -12345678901234567890.5", "airport drone quetta procession sale")]
    [InlineData("date_start > DATE('9999-12-31')", "")]
    public async Task An_extreme_number_or_day_is_compared_as_what_it_is(string filter, string kept) =>
        Assert.Equal(kept, string.Join(' ', await town.Keys($"?filter={Uri.EscapeDataString(filter)}")));
}
