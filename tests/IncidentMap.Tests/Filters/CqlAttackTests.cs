using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Tests.Filters;

/// <summary>No input, however made, does more than be refused.</summary>
public sealed class CqlAttackTests
{
    private const int Mutants = 200_000;
    private const int Chunks = 8;

    [Fact]
    public void Two_hundred_thousand_mutated_filters_are_read_or_refused() => Parallel.For(0, Chunks, chunk =>
    {
        var chance = new Random(20210829 + chunk);
        for (var i = 0; i < Mutants / Chunks; i++)
        {
            var mutant = MutatedFilters.One(chance);
            try
            {
                _ = Read(mutant);
            }
            catch (BadInputException refusal)
            {
                Assert.Equal("filter", refusal.Parameter);
            }
            catch (Exception fault)
            {
                Assert.Fail($"{mutant}\n{fault}");
            }
        }
    });

    [Theory]
    [InlineData("(", "TRUE", ")")]
    [InlineData("NOT ", "TRUE", "")]
    [InlineData("NOT (", "TRUE", ")")]
    [InlineData("(", "killed_best", ")", " = 1")]
    [InlineData("-", "killed_best", "", " = 1")]
    [InlineData("- ", "1", "", " = 1")]
    [InlineData("killed_best + (", "1", ")", " = 1")]
    [InlineData("", "killed_best", " - 1", " = 1")]
    [InlineData("1 * ", "killed_best", "", " = 1")]
    [InlineData("CASEI(", "title", ")", " = 'x'")]
    [InlineData("lower(", "title", ")", " = 'x'")]
    [InlineData("S_INTERSECTS(geometry, GEOMETRYCOLLECTION(", "POINT(1 2)", "))")]
    [InlineData("""{"op":"not","args":[""", "true", "]}")]
    [InlineData("""{"op":"and","args":[true,""", "true", "]}")]
    [InlineData("""{"op":"=","args":[1,""", "1", "]}")]
    [InlineData("""{"op":"casei","args":[""", "\"x\"", "]}")]
    [InlineData("[", "1", "]")]
    [InlineData("""{"a":""", "1", "}")]
    public void A_nest_of_1600_levels_or_as_many_as_fit_is_refused(string open, string core, string close, string after = "")
    {
        var levels = Math.Min(1_600, (8_192 - core.Length - after.Length) / (open.Length + close.Length));
        var nest = string.Concat(Enumerable.Repeat(open, levels)) + core + string.Concat(Enumerable.Repeat(close, levels)) + after;

        // On a stack a sixth of the usual: what is counted has room to spare. What is refused in a quarter of a megabyte took no time.
        Exception? thrown = null;
        long allocated = 0;
        var thread = new Thread(() =>
        {
            thrown = Record.Exception(() => Read(nest));
            allocated = GC.GetAllocatedBytesForCurrentThread();
        }, 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.IsType<BadInputException>(thrown);
        Assert.InRange(allocated, 1, 256 * 1024);
    }

    [Fact]
    public void What_is_nested_as_deep_as_is_allowed_is_read()
    {
        var nest = string.Concat(Enumerable.Repeat("(", Budget.Depth)) + "country = 'AF'" + new string(')', Budget.Depth);
        Assert.Equal("country = 'AF'", CqlTextWriter.Write(Read(nest)));
        Assert.Equal($"The filter is nested more than {Budget.Depth} deep at column 65.", Refused($"({nest})"));
    }

    [Fact]
    public void What_is_too_long_or_too_many_is_refused_with_the_limit()
    {
        Assert.Equal("The filter has 8193 characters; at most 8192 are taken.", Refused($"title = '{new string('x', 8_183)}'"));
        Assert.StartsWith("The filter has more than 1000 operands", Refused($"killed_best IN ({string.Join(',', Enumerable.Repeat("1", 1_001))})"));
        Assert.StartsWith("The geometries have more than 2000 vertices", Refused($"S_INTERSECTS(geometry, MULTIPOINT({string.Join(',', Enumerable.Repeat("1 2", 2_001))}))"));
        Assert.StartsWith("The pattern at column 12 has 1001 characters", Refused($"title LIKE '{new string('%', 1_001)}'"));
    }

    private static Filter Read(string filter) => filter[0] is '{' or '['
        ? CqlJson.Parse(filter, Published.Incidents.Queryables)
        : CqlText.Parse(filter, Published.Incidents.Queryables);

    private static string Refused(string filter) => Assert.Throws<BadInputException>(() => Read(filter)).Message;
}
