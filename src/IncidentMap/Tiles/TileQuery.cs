using System.Data.Common;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentMap.Tiles;

/// <summary>
/// The SQL of a tile, wrapped around the very query that a filter has for items. A point belongs to the tile, and to the
/// cell in it, that its place on a grid of 2^36 by 2^36 squares falls into: whole numbers, so that tiles side by side and
/// above each other agree on every point, those on an edge too.
/// </summary>
public static class TileQuery
{
    /// <summary>The deepest tile times <see cref="TileLayers.Extent"/>.</summary>
    private const int WorldBits = 36;

    private const int ExtentBits = 12;
    private const int CellBits = 6;

    // Web Mercator, in squares of the grid. 180° east is the last column, since it has no tile further on; what lies
    // beyond the north and south edges stays there, and is in no tile.
    private const string Column = "least(floor((ST_X(k.point) + 180) / 360 * 68719476736), 68719476735)::bigint";
    private const string Row = "floor((0.5 - ln(tan(pi() / 4 + greatest(least(ST_Y(k.point), 85.06), -85.06) * pi() / 360)) / (2 * pi())) * 68719476736)::bigint";

    private static readonly string carried = string.Join(", ", TileLayers.Carried.Select(p => p.Name));

    private static readonly string pins = $"location_precision IN ({string.Join(", ", TileLayers.PinPrecisions.Select(p => $"'{p}'"))})";

    /// <summary>The command whose one value is the encoded tile; empty where nothing is in it.</summary>
    public static DbCommand Command(DbContext db, Filter filter, TileAddress tile, DateOnly? asOf = null)
    {
        var command = Published.Incidents.Select(db, filter, asOf, TileLayers.Carried);
        // Move the tile to the data's CRS, never the data to the tile's: the index is on the data. The box is a little
        // wider than the tile; the whole numbers decide.
        command.CommandText = $"""
            WITH kept AS NOT MATERIALIZED (
              SELECT k.*, {Column} AS world_column, {Row} AS world_row
              FROM ({command.CommandText}) AS k (id, point, {carried})
              WHERE k.point && ST_MakeEnvelope(@tile_west, @tile_south, @tile_east, @tile_north, 4326)
                AND {Column} >> @tile_bits = @tile_column AND {Row} >> @tile_bits = @tile_row
            ),
            few AS MATERIALIZED (SELECT * FROM kept LIMIT {TileLayers.Most} + 1)
            SELECT CASE WHEN (SELECT count(*) FROM few) <= {TileLayers.Most} THEN (
              SELECT coalesce(ST_AsMVT(f, '{TileLayers.Incidents.Id}', {TileLayers.Extent}, 'at', 'id') FILTER (WHERE f.{pins}), '')
                || coalesce(ST_AsMVT(f, '{TileLayers.Areas.Id}', {TileLayers.Extent}, 'at', 'id') FILTER (WHERE NOT f.{pins}), '')
              FROM (
                SELECT id, ST_Point(world_column >> @unit_bits & {TileLayers.Extent - 1}, world_row >> @unit_bits & {TileLayers.Extent - 1}) AS at, {carried}
                FROM few ORDER BY id) AS f
            ) ELSE (
              SELECT {Cells("""
                SELECT world_column >> @cell_bits & 63 AS cell_column, world_row >> @cell_bits & 63 AS cell_row, count(*) AS count,
                  count(*) FILTER (WHERE NOT PINS) AS areas, sum(killed_low) AS killed_low, sum(killed_best) AS killed_best, sum(killed_high) AS killed_high
                FROM kept GROUP BY 1, 2
                """.Replace("PINS", pins, StringComparison.Ordinal))}
            ) END
            """;
        var edge = tile.Degrees;
        edge.ExpandBy(1e-6);
        var bits = WorldBits - tile.Zoom;
        command.Parameters.AddRange((NpgsqlParameter[])
        [
            new("tile_west", edge.MinX), new("tile_south", edge.MinY), new("tile_east", edge.MaxX), new("tile_north", edge.MaxY),
            new("tile_bits", bits), new("tile_column", (long)tile.Column), new("tile_row", (long)tile.Row),
            new("unit_bits", bits - ExtentBits), new("cell_bits", bits - CellBits),
        ]);
        return command;
    }

    /// <summary>The command that encodes cells which are counted already.</summary>
    public static DbCommand Command(DbContext db, IReadOnlyList<Cell> cells)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT " + Cells("SELECT * FROM unnest(@columns, @rows, @counts, @areas, @low, @best, @high) AS c (cell_column, cell_row, count, areas, killed_low, killed_best, killed_high)");
        command.Parameters.AddRange((NpgsqlParameter[])
        [
            new("columns", cells.Select(c => c.Column).ToArray()), new("rows", cells.Select(c => c.Row).ToArray()),
            new("counts", cells.Select(c => c.Count).ToArray()), new("areas", cells.Select(c => c.Areas).ToArray()),
            new("low", cells.Select(c => c.KilledLow).ToArray()), new("best", cells.Select(c => c.KilledBest).ToArray()), new("high", cells.Select(c => c.KilledHigh).ToArray()),
        ]);
        return command;
    }

    /// <summary>The command that reads all incidents for <see cref="PointGrid"/>: column, row, whether it is an area, killed low, best, high.</summary>
    internal static DbCommand Everywhere(DbContext db)
    {
        var command = Published.Incidents.Select(db, new And([]), null, TileLayers.Carried);
        command.CommandText = $"""
            SELECT {Column} >> {WorldBits - PointGrid.Bits}, {Row} >> {WorldBits - PointGrid.Bits}, NOT k.{pins}, k.killed_low, k.killed_best, k.killed_high
            FROM ({command.CommandText}) AS k (id, point, {carried})
            WHERE k.point IS NOT NULL AND {Row} >> {WorldBits} = 0
            """;
        return command;
    }

    /// <summary>Encodes rows of cell_column, cell_row, count, areas and sums of killed as the layer of cells.</summary>
    private static string Cells(string rows) => $"""
        coalesce(ST_AsMVT(c, '{TileLayers.Cells.Id}', {TileLayers.Extent}, 'at'), '')
        FROM (
          SELECT ST_Point(cell_column * 64 + 32, cell_row * 64 + 32) AS at, count, areas, killed_low, killed_best, killed_high
          FROM ({rows}) AS g ORDER BY cell_row, cell_column) AS c
        """;
}
