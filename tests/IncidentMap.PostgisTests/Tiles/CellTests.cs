using IncidentMap.PostgisTests.World;
using IncidentMap.Tiles;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Tiles;

/// <summary>Tiles of crowds: over 4,096 incidents they carry counts of cells.</summary>
public sealed class CellTests(CellTests.Crowd crowd) : IClassFixture<CellTests.Crowd>
{
    private readonly Town town = crowd.Town;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task At_every_zoom_each_located_incident_is_counted_once(int zoom)
    {
        foreach (var query in (string[])["", "?event_type=explosions_remote_violence"])
        {
            var tiles = await town.TilesOf(zoom, query);
            Assert.Equal(Crowd.Located, tiles.Sum(t => t.Features.Sum(Count)));
            Assert.Equal(Crowd.Killed, tiles.Sum(t => t.Features.Sum(f => f.Attributes.ContainsKey("killed_best") ? f["killed_best"] : 0)));
            Assert.Equal(Crowd.Areas, tiles.Sum(t => t.Features.Sum(f => f.Layer switch { "cells" => f["areas"], "areas" => 1, _ => 0 })));
        }
    }

    [Fact]
    public async Task A_tile_never_holds_more_than_4096_features_whatever_its_crowd()
    {
        foreach (var zoom in (int[])[0, 1, 4])
            Assert.All(await town.TilesOf(zoom), t => Assert.True(t.Features.Count <= 4096));
    }

    [Fact]
    public async Task A_crowd_on_one_spot_is_one_cell_at_every_zoom()
    {
        await using var spot = await Town.With(At("one", 69.19, 34.57).Saying(ReportBy("police").Killed(2)));
        await spot.Multiply("one", 4_999);
        foreach (var zoom in (int[])[0, 10, 24])
        {
            var (at, _) = TileAddress.Covering(new(new Coordinate(69.19, 34.57)), zoom);
            var cell = Assert.Single(await spot.Tile(zoom, at.Row, at.Column));
            Assert.Equal(("cells", 5_000, 10_000), (cell.Layer, cell["count"], cell["killed_best"]));
        }
    }

    [Theory]
    [InlineData("0/0/0")]
    [InlineData("1/0/1")]
    [InlineData("1/1/0")]
    public async Task Counted_in_memory_or_by_the_database_a_tile_is_the_same(string tile)
    {
        // Every incident here is of this type, but with a filter the database is asked.
        var inMemory = await town.Http.GetByteArrayAsync($"{ReadTile.Tiles}/{tile}");
        Assert.Equal(await town.Http.GetByteArrayAsync($"{ReadTile.Tiles}/{tile}?event_type=explosions_remote_violence"), inMemory);
    }

    [Fact]
    public async Task A_crowd_that_grows_is_counted_anew()
    {
        await using var growing = await Town.With(At("one", 69));
        await growing.Multiply("one", 4_999);
        Assert.Equal(5_000, Assert.Single(await growing.Tile(0, 0, 0))["count"]);
        await growing.Report(At("two", 69));
        Assert.Equal(5_001, Assert.Single(await growing.Tile(0, 0, 0))["count"]);
    }

    [Fact]
    public async Task Four_cells_of_a_zoom_make_one_of_the_zoom_above()
    {
        var above = await town.Tile(0, 0, 0);
        var below = (await town.TilesOf(1)).SelectMany(t => t.Features).ToList();
        Assert.All(below, f => Assert.Equal("cells", f.Layer));
        foreach (var cell in above)
        {
            var half = 360 / 64d / 2;
            var inside = below.Where(f => Math.Abs(f.At.X - cell.At.X) < half && Math.Abs(Y(f.At.Y) - Y(cell.At.Y)) < half).ToList();
            Assert.Equal(cell["count"], inside.Sum(f => f["count"]));
            Assert.True(inside.Count <= 4);
        }

        static double Y(double latitude) => Math.Asinh(Math.Tan(latitude * Math.PI / 180)) * 180 / Math.PI;
    }

    [Fact]
    public async Task A_filter_that_thins_the_crowd_brings_the_incidents_back()
    {
        Assert.All(await town.Tile(0, 0, 0), f => Assert.Equal("cells", f.Layer));
        var few = await town.Tile(0, 0, 0, "?killed_best=7");
        Assert.Equal(2_000, few.Count);
        Assert.All(few, f => Assert.Equal((7, "Bombing one"), (f["killed_best"], (string)f.Attributes["title"])));
    }

    private static long Count(InTile feature) => feature.Layer == "cells" ? feature["count"] : 1;

    public sealed class Crowd : IAsyncLifetime
    {
        public const int Located = 20_010;
        public const long Killed = 90_000;
        public const int Areas = 2_001;

        public Town Town { get; private set; } = null!;

        /// <summary>20,000 over the world, half of them on edges of tiles; ten more on its own seams, two beyond the map and one without a place.</summary>
        public async ValueTask InitializeAsync()
        {
            Town = await Town.With(At("one", 0), Nowhere("nowhere"));
            await Town.Multiply("one", 19_999);
            await using var db = Town.OpenDatabase();
            await db.Database.ExecuteSqlRawAsync("""
                UPDATE incidents i SET
                  killed_best = n % 10,
                  location_precision = CASE WHEN n % 10 = 3 THEN 'admin1' ELSE 'place' END,
                  point = ST_SetSRID(CASE
                    WHEN n % 2 = 0 THEN ST_MakePoint((n % 64) * 5.625 - 180, degrees(atan(sinh(pi() * (1 - 2 * (n % 61 + 1) / 64.0)))))
                    ELSE ST_MakePoint(n * 0.01795 - 179.5, (n % 163) - 81.3) END, 4326)
                FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM incidents WHERE point IS NOT NULL) AS numbered
                WHERE numbered.id = i.id
                """);
            await Town.Report(
                At("dateline east", 180), At("dateline west", -180), At("corner", 180, 85.0511), At("north edge", 10, 85.0511), At("south edge", 10, -85.0511),
                At("equator", 90), At("origin", 0, 0), At("quarter", -90, 66.51326044311186), At("fine", 45.0000000001, 0.0000000001),
                At("area", -0.0000000001, -0.0000000001).But(i => i.LocationPrecision = Incidents.LocationPrecision.Fuzzy),
                At("north pole", 0, 90), At("south pole", 0, -90));
        }

        public ValueTask DisposeAsync() => Town.DisposeAsync();
    }
}
