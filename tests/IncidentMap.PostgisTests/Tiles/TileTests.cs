using System.Net;
using IncidentMap.Filters;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.Ogc;
using IncidentMap.PostgisTests.World;
using IncidentMap.Tiles;
using Microsoft.EntityFrameworkCore;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Tiles;

public sealed class TileTests
{
    [Fact]
    [Proves("ogcapi-tiles-1/1.0/conf/core")]
    [Proves("ogcapi-tiles-1/1.0/conf/mvt")]
    public async Task A_tile_holds_the_incidents_that_items_give_for_its_box_at_their_places()
    {
        await using var town = await Town.OfAllData();
        foreach (var (row, column, features) in await town.TilesOf(6))
        {
            var box = new TileAddress(6, row, column).Degrees;
            var items = await town.Json(FormattableString.Invariant($"{IncidentItems}?limit=1000&bbox={box.MinX},{box.MinY},{box.MaxX},{box.MaxY}"));
            var pointed = items.GetProperty("features").EnumerateArray().Where(f => f.GetProperty("geometry").ValueKind != System.Text.Json.JsonValueKind.Null).ToList();
            Assert.Equal(pointed.Select(f => f.GetProperty("id").GetInt32()).Order(), features.Select(f => f.Id).Order());
            foreach (var item in pointed)
            {
                var feature = features.Single(f => f.Id == item.GetProperty("id").GetInt32());
                var (place, properties) = (item.GetProperty("geometry").GetProperty("coordinates"), item.GetProperty("properties"));
                Assert.Equal(place[0].GetDouble(), feature.At.X, box.Width / 4096);
                Assert.Equal(place[1].GetDouble(), feature.At.Y, box.Width / 4096);
                Assert.Equal(properties.GetProperty("title").GetString(), feature.Attributes["title"]);
                Assert.Equal(properties.GetProperty("date_start").GetString(), feature.Attributes["date_start"]);
                Assert.Equal(properties.GetProperty("location_radius_m").GetInt32(), feature["location_radius_m"]);
                Assert.Equal(properties.GetProperty("killed_best").ValueKind == System.Text.Json.JsonValueKind.Null, !feature.Attributes.ContainsKey("killed_best"));
            }
        }
    }

    [Fact]
    public async Task A_place_known_only_to_an_area_is_in_a_layer_of_its_own_and_one_known_to_a_country_in_none()
    {
        await using var town = await Town.With(
            [.. Enum.GetValues<LocationPrecision>().Where(p => p < LocationPrecision.Country).Select(p => At($"{p}", 69, 34).But(i => i.LocationPrecision = p)), Nowhere("country")]);
        var tile = await town.Tile(5, 12, 22);
        Assert.Equal(["Bombing Exact", "Bombing Near", "Bombing Place"], TitlesIn("incidents"));
        Assert.Equal(["Bombing Admin1", "Bombing Admin2", "Bombing Fuzzy"], TitlesIn("areas"));
        Assert.Equal(6, tile.Count);
        Assert.All(tile, f => Assert.Equal(1500, f["location_radius_m"]));
        Assert.Equal("admin1", tile.Single(f => (string)f.Attributes["title"] == "Bombing Admin1").Attributes["location_precision"]);

        IEnumerable<object> TitlesIn(string layer) => tile.Where(f => f.Layer == layer).Select(f => f.Attributes["title"]).Order();
    }

    [Theory]
    [InlineData("", "early", "late", "protest")]
    [InlineData("?datetime=2021-08-26/..", "late")]
    [InlineData("?datetime=2021-08-10", "early", "protest")]
    [InlineData("?event_type=protests", "protest")]
    [InlineData("?event_type=protests&datetime=2021-08-26")]
    [InlineData("?actors=Taliban", "early")]
    [InlineData("?filter=date_start%20%3C%20DATE('2021-08-10')%20OR%20title%20LIKE%20'%25late'", "late", "protest")]
    [Proves("ogcapi-tiles-1/1.0/conf/datetime")]
    public async Task A_tile_takes_the_filters_of_items(string query, params string[] names)
    {
        await using var town = await Town.With(
            At("early", 69, 34).On("2021-08-10").By("Taliban"), At("late", 69.1, 34), At("protest", 69.2, 34).On("2021-08-09", "2021-08-11").But(i => i.EventType = "protests"));
        Assert.Equal(names.Select(n => $"Bombing {n}"), (await town.Tile(5, 12, 22, query)).Select(f => f.Attributes["title"]));
        Assert.Equal(names, await town.Keys(query));
    }

    [Theory]
    [InlineData("?colour=red", "colour", "There is no parameter 'colour' here.")]
    [InlineData("?datetime=yesterday", "datetime", "'yesterday' is not a date or time.")]
    [InlineData("?limit=5", "limit", "There is no parameter 'limit' here.")]
    [InlineData("?f=json", "f", "'json' is none of mvt.")]
    public async Task A_tile_refuses_what_it_does_not_understand(string query, string parameter, string detail)
    {
        await using var town = await Town.With();
        var refusal = await town.Refused($"{ReadTile.Tiles}/0/0/0{query}");
        Assert.Equal((400, parameter), (refusal.Status, refusal.Parameter));
        Assert.StartsWith(detail, refusal.Detail);
    }

    [Fact]
    public async Task A_tile_of_nothing_is_200_and_empty()
    {
        await using var town = await Town.With(At("here", 69, 34));
        using var response = await town.Ask($"{ReadTile.Tiles}/24/0/0");
        Assert.Equal((HttpStatusCode.OK, 0), (response.StatusCode, (await response.Content.ReadAsByteArrayAsync()).Length));
        Assert.Equal("application/vnd.mapbox-vector-tile", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("25/0/0")]
    [InlineData("2/4/0")]
    [InlineData("2/0/4")]
    [InlineData("-1/0/0")]
    [InlineData("2/-1/0")]
    [InlineData("2/0/99999999999999999999")]
    [InlineData("two/0/0")]
    [InlineData("2/0/0.5")]
    [InlineData("2/0/0'%20OR%201=1")]
    public async Task There_is_no_tile_beyond_the_edges_of_its_matrix(string address)
    {
        await using var town = await Town.With();
        Assert.Equal(
            new Refusal(404, null, "There is no such tile. Tile matrices go from 0 to 24, rows and columns of matrix z from 0 to 2^z - 1; the row comes before the column."),
            await town.Refused($"{ReadTile.Tiles}/{address}"));
    }

    [Fact]
    public async Task A_tile_that_has_not_changed_is_not_sent_again_and_one_that_has_is()
    {
        await using var town = await Town.With(At("one", 69, 34));
        using var first = await town.Ask($"{ReadTile.Tiles}/5/12/22");
        var tag = first.Headers.ETag!.ToString();
        using var again = await town.Ask($"{ReadTile.Tiles}/5/12/22", headers: ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var otherTile = await town.Ask($"{ReadTile.Tiles}/5/12/23", headers: ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, otherTile.StatusCode);

        Assert.Single(await town.Tile(5, 12, 22));
        await town.Report(At("two", 69, 34));
        using var changed = await town.Ask($"{ReadTile.Tiles}/5/12/22", headers: ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(2, (await town.Tile(5, 12, 22)).Count);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_tile_is_compressed_for_who_can_read_it(string encoding)
    {
        await using var town = await Town.With(At("one", 69, 34));
        using var response = await town.Ask($"{ReadTile.Tiles}/0/0/0", headers: ("Accept-Encoding", encoding));
        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_tile_is_found_by_the_index_on_points()
    {
        await using var town = await Town.With(At("one", 69, 34));
        await town.Multiply("one", 20_000);
        await using var db = town.OpenDatabase();
        await db.Database.ExecuteSqlRawAsync("UPDATE incidents SET point = ST_SetSRID(ST_MakePoint(id % 360 - 180, id % 170 - 85), 4326)");
        await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE incidents");
        await db.Database.OpenConnectionAsync();
        await using var command = TileQuery.Command(db, new And([]), new TileAddress(8, 102, 177));
        command.CommandText = "EXPLAIN " + command.CommandText;
        var plan = "";
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            plan += rows.GetString(0) + "\n";
        Assert.Contains("ix_incidents_point", plan);
        Assert.DoesNotContain("Seq Scan", plan);
    }
}
