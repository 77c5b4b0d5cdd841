using System.Text.RegularExpressions;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.PostgisTests.World;
using IncidentMap.Storage;
using static IncidentMap.PostgisTests.World.Asking;

namespace IncidentMap.PostgisTests.Ogc;

/// <summary>Every operator of CQL2 by what is asked, the SQL it becomes, and the incidents that PostGIS finds by it.</summary>
[Proves("ogcapi-features-3/1.0/conf/filter")]
[Proves("ogcapi-features-3/1.0/conf/features-filter")]
public sealed class CqlTests(CqlTown one) : IClassFixture<CqlTown>
{
    private readonly Town town = one.Town;

    [Theory]
    [Proves("cql2/1.0/conf/basic-cql2")]
    [Proves("cql2/1.0/conf/cql2-text")]
    [MemberData(nameof(Section), "basic-cql2")]
    public Task Comparisons_are_joined_by_AND_OR_and_NOT_and_what_is_unknown_is_in_no_result(string filter, string sql, string ids) => Finds(filter, sql, ids);

    [Theory]
    [Proves("cql2/1.0/conf/advanced-comparison-operators")]
    [MemberData(nameof(Section), "advanced-comparison-operators")]
    public Task Patterns_ranges_and_lists_are_compared_with(string filter, string sql, string ids) => Finds(filter, sql, ids);

    [Theory]
    [Proves("cql2/1.0/conf/case-insensitive-comparison")]
    [MemberData(nameof(Section), "case-insensitive-comparison")]
    public Task CASEI_leaves_capitals_aside(string filter, string sql, string ids) => Finds(filter, sql, ids);

    [Theory]
    [Proves("cql2/1.0/conf/accent-insensitive-comparison")]
    [MemberData(nameof(Section), "accent-insensitive-comparison")]
    public Task ACCENTI_leaves_accents_aside(string filter, string sql, string ids) => Finds(filter, sql, ids);

    [Theory]
    [Proves("cql2/1.0/conf/basic-spatial-functions")]
    [Proves("cql2/1.0/conf/basic-spatial-operators")]
    [MemberData(nameof(Section), "basic-spatial-functions")]
    public Task Points_are_found_in_boxes_and_at_points(string filter, string sql, string ids) => Finds(filter, sql, ids);

    [Theory]
    [Proves("cql2/1.0/conf/basic-spatial-functions-plus")]
    [MemberData(nameof(Section), "basic-spatial-functions-plus")]
    public Task Points_are_found_on_geometries_of_every_type(string filter, string sql, string ids) => Finds(filter, sql, ids);

    [Theory]
    [Proves("cql2/1.0/conf/spatial-functions")]
    [MemberData(nameof(Section), "spatial-functions")]
    public Task Points_lie_to_geometries_in_every_relation_of_Simple_Features(string filter, string sql, string ids) => Finds(filter, sql, ids);

    [Theory]
    [Proves("cql2/1.0/conf/temporal-functions")]
    [MemberData(nameof(Section), "temporal-functions")]
    public Task Days_spans_and_instants_lie_to_each_other_in_every_temporal_relation(string filter, string sql, string ids) => Finds(filter, sql, ids);

    [Theory]
    [Proves("cql2/1.0/conf/array-functions")]
    [MemberData(nameof(Section), "array-functions")]
    public Task Lists_are_compared_as_sets(string filter, string sql, string ids) => Finds(filter, sql, ids);

    [Theory]
    [Proves("cql2/1.0/conf/property-property")]
    [MemberData(nameof(Section), "property-property")]
    public Task A_property_is_compared_with_another(string filter, string sql, string ids) => Finds(filter, sql, ids);

    [Theory]
    [Proves("cql2/1.0/conf/functions")]
    [MemberData(nameof(Section), "functions")]
    public Task Functions_are_called(string filter, string sql, string ids) => Finds(filter, sql, ids);

    [Theory]
    [Proves("cql2/1.0/conf/arithmetic")]
    [MemberData(nameof(Section), "arithmetic")]
    public Task Numbers_are_reckoned_with_and_what_has_no_result_is_unknown(string filter, string sql, string ids) => Finds(filter, sql, ids);

    [Theory]
    [Proves("cql2/1.0/conf/cql2-json")]
    [MemberData(nameof(Section), "cql2-json")]
    public async Task JSON_finds_what_the_same_filter_finds_in_text(string filter, string sql, string ids)
    {
        await Finds(filter, sql, ids);
        await Finds(CqlTextWriter.Write(Parse(filter)), sql, ids);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_filter_that_is_not_understood_is_refused_with_its_place(string filter, string message) =>
        Assert.Equal(new Refusal(400, "filter", message), await town.Refused(Items(filter)));

    [Fact]
    public void No_operator_is_without_a_case_in_text_and_in_JSON()
    {
        var (text, json) = (string.Join('\n', Inputs().Where(i => !IsJson(i))), string.Join('\n', Inputs().Where(IsJson)));
        string[] named =
        [
            .. Enum.GetNames<SpatialFunction>().Select(n => $"s_{n}"), .. Enum.GetNames<TemporalFunction>().Select(n => $"t_{n}"),
            .. Enum.GetNames<ArrayFunction>().Select(n => $"a_{n}"), .. Function.All.Select(f => f.Name),
            "casei", "accenti", "and", "or", "not", "like", "between", "in", "div", "=", "<>", "<", ">", "<=", ">=", "+", "-", "*", "/", "%", "^",
        ];
        Assert.All(named, n => Assert.Contains(n, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(named.Where(n => Function.Find(n) is null), n => Assert.Contains($"\"op\":\"{n}\"", json, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    [Proves("cql2/1.0/conf/functions")]
    public async Task The_functions_that_filters_may_call_are_listed_with_what_they_take_and_give()
    {
        var functions = (await town.Json("/ogc/functions")).GetProperty("functions").EnumerateArray().ToList();
        Assert.Equal(Function.All.Select(f => f.Name), functions.Select(f => f.GetProperty("name").GetString()));
        var distance = functions.Single(f => f.GetProperty("name").GetString() == "distance_m");
        Assert.Equal("""{"name":"distance_m","description":"Metres between two points, on a sphere.","arguments":[{"title":"one","type":["geometry"]},{"title":"other","type":["geometry"]}],"returns":["number"]}""", distance.GetRawText());
    }

    public static IEnumerable<TheoryDataRow<string, string, string>> Section(string section) =>
        Lines().Where(l => l.Section == section).Select(l => new TheoryDataRow<string, string, string>(l.Parts[0], l.Parts[1], l.Parts[2]));

    public static IEnumerable<TheoryDataRow<string, string>> Refusals() =>
        Lines().Where(l => l.Section == "refusals").Select(l => new TheoryDataRow<string, string>(
            l.Parts[0], l.Parts[1][2..].Replace("PROPERTIES", string.Join(", ", Published.Incidents.Queryables.All.Select(p => p.Name)))));

    private async Task Finds(string filter, string sql, string ids)
    {
        var found = (await town.Json(Items(filter))).GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetInt32());
        Assert.Equal((sql, ids), (Sql(filter), $"ids {string.Join(',', found)}".TrimEnd()));
    }

    private static string Items(string filter) =>
        $"{IncidentItems}?{(IsJson(filter) ? "filter-lang=cql2-json&" : "")}filter={Uri.EscapeDataString(filter)}";

    private static string Sql(string filter)
    {
        using var db = new IncidentDb(IncidentDb.Options("Host=unused"));
        using var command = Published.Incidents.Rows(db, new Page(Parse(filter), 10));
        var sql = Regex.Replace(string.Join(' ', command.CommandText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), "@(Value|p)[0-9]*", "@p");
        var where = sql.IndexOf(" WHERE ", StringComparison.Ordinal);
        return where < 0 ? "all" : sql[(where + " WHERE ".Length)..sql.IndexOf(" ORDER BY ", StringComparison.Ordinal)];
    }

    private static Filter Parse(string filter) =>
        IsJson(filter) ? CqlJson.Parse(filter, Published.Incidents.Queryables) : CqlText.Parse(filter, Published.Incidents.Queryables);

    private static bool IsJson(string filter) => filter[0] == '{';

    private static IEnumerable<string> Inputs() => Lines().Where(l => l.Parts.Length == 3).Select(l => l.Parts[0]);

    private static IEnumerable<(string Section, string[] Parts)> Lines()
    {
        var section = "";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Ogc/cql2.cases.txt")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                section = line[3..];
            else if (line.Length > 0 && line[0] != '#')
                yield return (section, line.Split(" => ").Select(p => p.Trim()).ToArray());
        }
    }
}
