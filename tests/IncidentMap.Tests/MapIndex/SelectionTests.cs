using IncidentMap.Filters;
using IncidentMap.Incidents;
using IncidentMap.MapIndex;

namespace IncidentMap.Tests.MapIndex;

/// <summary>What is counted over many rows at once is what looking at one row after the other gives.</summary>
public sealed class SelectionTests
{
    private static readonly Dictionary<string, MapFilter> Filters = new()
    {
        ["everything"] = MapFilter.Everything,
        ["nothing"] = new() { Types = Set("no such type") },
        ["two types"] = new() { Types = Set("type 1", "type 4"), Subtypes = Set("subtype 2") },
        ["country and days"] = new() { Wanted = Wanted((Facet.Country, "AF")), From = MadeColumns.FirstDay.AddDays(90), To = MadeColumns.FirstDay.AddDays(200) },
        ["three facets"] = new() { Types = Set("type 2"), Wanted = Wanted((Facet.Status, "confirmed"), (Facet.Admin1, "province 0")) },
        ["actors and publisher"] = new() { Wanted = Wanted((Facet.Actors, "actor 3"), (Facet.Publisher, "publisher 7")) },
        ["killed and precision"] = new() { LeastKilled = 3, MostKilled = 20, Precision = LocationPrecision.Near },
        ["an earlier day"] = new() { AsOf = DateOnly.FromDayNumber(4), Types = Set("type 5") },
    };

    public static TheoryData<int, string> Cases => [.. ((int[])[0, 1, 63, 64, 65, 4_095, 4_096, 4_097, 20_000]).SelectMany(rows => Filters.Keys.Select(name => (rows, name)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Counts_and_sums_are_those_of_one_row_after_the_other(int rows, string filter) => Compare(MadeColumns.Of(rows), Filters[filter]);

    [Theory]
    [InlineData("actors and publisher")]
    [InlineData("country and days")]
    public void A_facet_of_more_values_than_two_bytes_number_counts_alike(string filter) => Compare(MadeColumns.Of(150_000, publishers: 100_000), Filters[filter]);

    [Fact]
    public void Rows_without_the_words_count_for_no_facet()
    {
        var columns = MadeColumns.Of(5_000);
        var ids = Enumerable.Range(1, 5_000).Where(id => id % 3 == 0).ToHashSet();
        Compare(columns, Filters["two types"] with { Words = "third" }, ids);
    }

    [Fact]
    public void Panning_and_zooming_show_what_a_first_look_shows()
    {
        var (columns, chance) = (MadeColumns.Of(60_000), new Random(1));
        var known = Selection.Of(columns, Filters["two types"]);
        for (var i = 0; i < 60; i++)
        {
            var (west, south, zoom) = (chance.Next(20, 70), chance.Next(0, 35), chance.Next(2, 9));
            var sight = Sight.Of(BoundingBox.Parse($"{west},{south},{west + 12 + i},{south + 10 + i / 2}"));
            var (kept, anew) = (View.Of(known, sight, zoom), View.Of(Selection.Of(columns, known.Filter), sight, zoom));
            Assert.Equal(anew.Clusters, kept.Clusters);
            Assert.Equal((anew.Incidents, anew.Killed), (kept.Incidents, kept.Killed));
        }
    }

    [Theory]
    [InlineData(ListOrder.Newest)]
    [InlineData(ListOrder.Oldest)]
    [InlineData(ListOrder.Killed)]
    [InlineData(ListOrder.Reported)]
    public void A_list_begins_with_what_comes_first_of_all(ListOrder order)
    {
        var columns = MadeColumns.Of(9_000);
        var selection = Selection.Of(columns, Filters["two types"]);
        var expected = Rows(columns, selection).OrderByDescending(row => order switch
        {
            ListOrder.Newest => columns.FirstDay.NumberAt(row),
            ListOrder.Oldest => -columns.FirstDay.NumberAt(row),
            ListOrder.Killed => columns.Killed[row].Best ?? -1,
            _ => columns.LastReported.NumberAt(row),
        }).ThenByDescending(row => columns.Ids[row]).ToList();
        foreach (var (offset, limit) in new[] { (0, 0), (0, 20), (90, 20), (500, 50), (expected.Count - 5, 50) })
        {
            var (rows, matched) = Listing.Part(selection, null, order, offset, limit);
            Assert.Equal(expected.Skip(offset).Take(limit), rows);
            Assert.Equal(expected.Count, matched);
        }
    }

    [Theory]
    [InlineData(ListOrder.Newest)]
    [InlineData(ListOrder.Oldest)]
    [InlineData(ListOrder.Killed)]
    [InlineData(ListOrder.Reported)]
    public void An_incident_is_found_at_its_place_in_the_list_with_those_around_it(ListOrder order)
    {
        var columns = MadeColumns.Of(9_000);
        var selection = Selection.Of(columns, Filters["two types"]);
        var sight = Sight.Of(BoundingBox.Parse("62,26,70,34"));
        foreach (var (seen, uncertain) in new (Sight?, bool)[] { (null, false), (sight, false), (null, true) })
        {
            UncertainPlace? place = uncertain ? UncertainPlace.Uncertain : null;
            var (list, matched) = Listing.Part(selection, seen, order, 0, 9_000, place);
            Assert.NotInRange(list.Length, 0, 30);
            foreach (var at in new[] { 0, 1, 17, list.Length / 2, list.Length - 1 })
            {
                var (rows, offset, all) = Listing.Around(selection, seen, order, columns.Ids[list[at]], 9, place);
                Assert.Equal((Math.Max(0, at - 4), matched), (offset, all));
                Assert.Equal(list[Math.Max(0, at - 4)..Math.Min(list.Length, at + 5)], rows);
            }
            foreach (var id in columns.Ids.Except(list.Select(row => columns.Ids[row])).Take(50))
            {
                var (rows, offset, all) = Listing.Around(selection, seen, order, id, 9, place);
                Assert.Empty(rows);
                Assert.Equal((null, matched), (offset, all));
            }
        }
    }

    private static void Compare(Columns columns, MapFilter filter, HashSet<int>? ids = null)
    {
        var selection = Selection.Of(columns, filter, ids is null ? null : columns.RowsOf(ids));
        var failing = Enumerable.Range(0, columns.Count).Select(row => Failing(columns, filter, row, ids).ToHashSet()).ToArray();
        var matching = Without("");
        Assert.Equal(matching, Rows(columns, selection));
        Assert.Equal((matching.Count, Sum(columns.Killed, matching), Sum(columns.Injured, matching)), (selection.Matched.Incidents, selection.Matched.Killed, selection.Matched.Injured));
        foreach (var facet in Enum.GetValues<Facet>())
            Assert.Equal(Counts(Without($"{facet}"), columns[facet].Codes, columns[facet].CodeCount).Select(t => t.Incidents), selection.Counts(facet).ToArray());
        Assert.Equal(Counts(Without("killed"), columns.Killed.Codes, columns.Killed.Dictionary.Length).Select(t => t.Incidents), selection.Killed);
        Assert.Equal(Counts(Without("days"), columns.FirstDay.Codes, columns.FirstDay.CodeCount), selection.Days);
        Assert.Equal(Counts(Without($"{Facet.Admin1}"), columns[Facet.Admin1].Codes, columns[Facet.Admin1].CodeCount), selection.Provinces);

        List<int> Without(string part) => [.. Enumerable.Range(0, columns.Count).Where(row => failing[row].All(failed => failed == part))];

        Tally[] Counts(List<int> rows, CodeColumn codes, int codeCount)
        {
            var counts = new Tally[codeCount];
            foreach (var row in rows)
                counts[codes[row]] = new(counts[codes[row]].Incidents + 1, counts[codes[row]].Killed + (columns.Killed[row].Best ?? 0));
            return counts;
        }
    }

    /// <summary>The parts of a filter that a row fails.</summary>
    private static IEnumerable<string> Failing(Columns columns, MapFilter filter, int row, HashSet<int>? ids)
    {
        foreach (var (facet, wanted) in filter.Wanted)
            if (!Values(facet).Any(wanted.Contains))
                yield return $"{facet}";
        if (filter.Types.Count + filter.Subtypes.Count > 0 && !filter.Types.Contains(Values(Facet.Type)[0]) && !filter.Subtypes.Contains(Values(Facet.Type)[1]))
            yield return $"{Facet.Type}";
        if (filter.Precision is { } precision && SnakeCase.Parse<LocationPrecision>(Values(Facet.LocationPrecision)[0]) > precision)
            yield return $"{Facet.LocationPrecision}";
        if (filter.From > columns.LastDay[row] || filter.To < columns.FirstDay[row])
            yield return "days";
        if ((filter.LeastKilled ?? filter.MostKilled) is not null && !(columns.Killed[row].Best >= filter.LeastKilled && columns.Killed[row].Best <= filter.MostKilled))
            yield return "killed";
        if (!columns.HeldDays[columns.Held[row]].On(filter.AsOf))
            yield return "held";
        if (ids?.Contains(columns.Ids[row]) is false)
            yield return "words";

        string[] Values(Facet facet) => [.. columns[facet].Members(columns[facet].Codes[row]).ToArray().Select(member => columns[facet].Values[member])];
    }

    private static FigureSums Sum(FigureColumn figures, List<int> rows) => new(
        rows.Sum(row => figures[row].Low ?? 0L), rows.Sum(row => figures[row].Best ?? 0L), rows.Sum(row => figures[row].High ?? 0L), rows.Count(row => figures[row].Best is null));

    private static List<int> Rows(Columns columns, Selection selection)
    {
        var rows = new List<int>();
        foreach (var row in selection.Rows.Between(0, columns.Count))
            rows.Add(row);
        return rows;
    }

    private static HashSet<string> Set(params string[] values) => [.. values];

    private static Dictionary<Facet, IReadOnlySet<string>> Wanted(params (Facet Facet, string Value)[] wanted) =>
        wanted.ToDictionary(w => w.Facet, IReadOnlySet<string> (w) => Set(w.Value));
}
