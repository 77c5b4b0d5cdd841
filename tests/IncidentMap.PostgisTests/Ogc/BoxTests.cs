using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

[Proves("ogcapi-features-1/1.0/conf/core")]
public sealed class BoxTests
{
    [Fact]
    public async Task A_box_across_180_degrees_finds_incidents_on_both_sides()
    {
        await using var town = await Town.With(At("west", 179.5), At("east", -179.5), At("far", 10), At("edge", 170), At("short of it", 169.9999999));
        Assert.Equal(["west", "east", "edge"], await town.Keys("?bbox=170,-10,-170,10"));
        Assert.Equal(["far", "edge", "short of it"], await town.Keys("?bbox=-170,-10,170,10"));
    }

    [Fact]
    public async Task A_box_with_heights_is_read_as_the_box_without()
    {
        await using var town = await Town.With(At("inside", 69, 34), At("outside", 80, 34));
        Assert.Equal(["inside"], await town.Keys("?bbox=60,30,70,40"));
        Assert.Equal(["inside"], await town.Keys("?bbox=60,30,-500,70,40,9000"));
    }

    [Fact]
    public async Task The_edge_of_a_box_belongs_to_it()
    {
        await using var town = await Town.With(At("edge", 69.1234567, 34.7654321));
        Assert.Equal(["edge"], await town.Keys("?bbox=69.1234567,34.7654321,70,35"));
        Assert.Equal(["edge"], await town.Keys("?bbox=69.1234567,34.7654321,69.1234567,34.7654321"));
        Assert.Empty(await town.Keys("?bbox=69.1234568,34.7654321,70,35"));
    }

    [Fact]
    public async Task The_poles_and_the_whole_world_are_boxes()
    {
        await using var town = await Town.With(At("north", 0, 90), At("south", 0, -90), At("seam", 180));
        Assert.Equal(["north"], await town.Keys("?bbox=-180,80,180,90"));
        Assert.Equal(["north", "south", "seam"], await town.Keys("?bbox=-180,-90,180,90"));
    }

    [Fact]
    public async Task An_incident_without_a_point_matches_any_box_as_Part_1_has_it()
    {
        await using var town = await Town.With(At("kabul", 69, 34), Nowhere("somewhere"));
        Assert.Equal(["kabul", "somewhere"], await town.Keys("?bbox=60,30,70,40"));
        Assert.Equal(["somewhere"], await town.Keys("?bbox=0,0,1,1"));
    }

    [Fact]
    public async Task A_report_lies_where_its_incident_lies()
    {
        await using var town = await Town.With(At("kabul", 69, 34).Saying(ReportBy("police")), At("karachi", 67, 25).Saying(ReportBy("rangers")));
        Assert.Equal(["rangers-2021-08-26"], Asking.Keys(await town.Json(Asking.ReportItems + "?bbox=66,24,68,26")));
    }

    [Theory]
    [InlineData("1,foo,3,4", "'foo' is not a number. Write west,south,east,north in degrees, such as 60.5,23.5,77.9,38.5.")]
    [InlineData("1,2,3,4,5", "A box has 4 numbers, or 6 with heights, not 5. Write west,south,east,north in degrees, such as 60.5,23.5,77.9,38.5.")]
    [InlineData("60,38,77,23", "The south edge 38 lies north of the north edge 23. Write west,south,east,north in degrees, such as 60.5,23.5,77.9,38.5.")]
    [InlineData("NaN,0,1,1", "'NaN' is not a number. Write west,south,east,north in degrees, such as 60.5,23.5,77.9,38.5.")]
    [InlineData("0,0,1,91", "91 is outside ±90°. Write west,south,east,north in degrees, such as 60.5,23.5,77.9,38.5. A box across 180° has its west greater than its east.")]
    public async Task A_box_that_makes_no_sense_is_refused_with_what_would(string bbox, string detail)
    {
        await using var town = await Town.With();
        Assert.Equal(new Refusal(400, "bbox", detail), await town.Refused($"{Asking.IncidentItems}?bbox={bbox}"));
    }
}
