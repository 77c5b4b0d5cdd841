using System.Text.RegularExpressions;
using IncidentMap.GeoJson;
using IncidentMap.Storage;

namespace IncidentMap.Tests.GeoJson;

public sealed partial class PublishedTests
{
    public static TheoryData<string> Collections => [.. Published.All.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Collections))]
    public void Every_property_has_a_snake_case_name_of_its_own_a_title_and_a_description(string id)
    {
        var properties = Collection(id).Properties;
        Assert.All(properties, p => Assert.Matches(SnakeCaseName(), p.Name));
        Assert.Equal(properties.Count, properties.Select(p => p.Name).Distinct().Count());
        Assert.Equal(properties.Count, properties.Select(p => p.Title).Distinct().Count());
        Assert.All(properties, p => Assert.EndsWith(".", p.Description));
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public void The_columns_of_a_row_are_id_place_and_the_properties_in_their_order(string id)
    {
        var collection = Collection(id);
        using var db = new IncidentDb(IncidentDb.Options("Host=unused"));
        var page = new Page(new IncidentMap.Filters.And([]), 1);
        using var command = collection.Rows(db, page);

        // Two properties of one expression would share a column and shift all that follow.
        var columns = command.CommandText.Split('\n')[0]["SELECT ".Length..].Split(", ");
        Assert.Equal(collection.ShapeOf(page).FirstProperty + collection.Properties.Count, columns.Length);
        Assert.EndsWith(".id", columns[0]);
        Assert.StartsWith("ST_X(", columns[1]);
        Assert.StartsWith("ST_Y(", columns[2]);
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public void Title_and_overview_name_properties_there_are(string id)
    {
        var collection = Collection(id);
        Assert.Empty(collection.Overview.Append(collection.TitleProperty).Except(collection.Properties.Select(p => p.Name)));
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public void Features_are_sorted_by_numbers_days_and_short_texts_only(string id)
    {
        var collection = Collection(id);
        var sortable = collection.Properties.Where(p => collection.Sortables.Contains(p.Name)).ToList();
        Assert.Equal(collection.Sortables.Count, sortable.Count);
        Assert.DoesNotContain(sortable, p => p.Kind is IncidentMap.Filters.ValueKind.Texts or IncidentMap.Filters.ValueKind.Word);
    }

    private static FeatureCollection Collection(string id) => Published.All.Single(c => c.Id == id);

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCaseName();
}
