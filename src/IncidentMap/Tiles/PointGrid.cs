using System.Numerics;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Tiles;

/// <summary>The incidents of a cell, counted.</summary>
/// <param name="Column">Of the cell in its tile, from 0 in the west.</param>
/// <param name="Row">Of the cell in its tile, from 0 in the north.</param>
/// <param name="Count">How many.</param>
/// <param name="Areas">How many of them are known only to an area.</param>
/// <param name="KilledLow">Sum; null where no number is known.</param>
/// <param name="KilledBest">Sum; null where no number is known.</param>
/// <param name="KilledHigh">Sum; null where no number is known.</param>
public readonly record struct Cell(int Column, int Row, long Count, long Areas, long? KilledLow, long? KilledBest, long? KilledHigh);

/// <summary>
/// All incidents that tiles hold, without a filter, in the order of a Z curve: those of a tile, and of each cell in it, stand
/// side by side. Counting the world of a million takes milliseconds so, and over a second in the database.
/// </summary>
public sealed class PointGrid
{
    /// <summary>Of a column or row of the curve; both together fill 64.</summary>
    internal const int Bits = 32;

    private readonly ulong[] places;
    private readonly Incident[] incidents;

    private PointGrid(ulong[] places, Incident[] incidents) => (this.places, this.incidents) = (places, incidents);

    /// <summary>Reads them all.</summary>
    public static async Task<PointGrid> Load(DbContext db, CancellationToken stop)
    {
        var places = new List<ulong>();
        var incidents = new List<Incident>();
        await db.Database.OpenConnectionAsync(stop);
        await using (var command = TileQuery.Everywhere(db))
        await using (var rows = await command.ExecuteReaderAsync(stop))
            while (await rows.ReadAsync(stop))
            {
                places.Add(Spread((uint)rows.GetInt64(0)) | (Spread((uint)rows.GetInt64(1)) << 1));
                incidents.Add(new Incident(rows.GetBoolean(2), Number(3), Number(4), Number(5)));
                int? Number(int column) => rows.IsDBNull(column) ? null : rows.GetInt32(column);
            }
        await db.Database.CloseConnectionAsync();
        var (sorted, beside) = (places.ToArray(), incidents.ToArray());
        Array.Sort(sorted, beside);
        return new PointGrid(sorted, beside);
    }

    /// <summary>How many incidents are in a tile.</summary>
    public int Count(TileAddress tile) => Run(tile) is var (start, end) ? end - start : 0;

    /// <summary>The cells of a tile that have any.</summary>
    public IReadOnlyList<Cell> Cells(TileAddress tile)
    {
        var cells = new List<Cell>();
        var shift = 2 * (Bits - tile.Zoom - BitOperations.Log2(TileLayers.CellsAcross));
        var (start, end) = Run(tile);
        for (var first = start; first < end;)
        {
            var cell = places[first] >> shift;
            var next = first;
            long areas = 0;
            long? low = null, best = null, high = null;
            for (; next < end && places[next] >> shift == cell; next++)
            {
                var incident = incidents[next];
                areas += incident.IsArea ? 1 : 0;
                (low, best, high) = (Sum(low, incident.KilledLow), Sum(best, incident.KilledBest), Sum(high, incident.KilledHigh));
            }
            cells.Add(new Cell(Squeeze(cell), Squeeze(cell >> 1), next - first, areas, low, best, high));
            first = next;
        }
        return cells;
    }

    private (int Start, int End) Run(TileAddress tile)
    {
        var shift = 2 * (Bits - tile.Zoom);
        var name = Spread((uint)tile.Column) | (Spread((uint)tile.Row) << 1);
        // The shift by all 64 bits is none at all in C#.
        var (least, most) = shift == 64 ? (0, ulong.MaxValue) : (name << shift, (name << shift) | ((1UL << shift) - 1));
        return (FirstFrom(least), most == ulong.MaxValue ? places.Length : FirstFrom(most + 1));
    }

    private int FirstFrom(ulong place)
    {
        var (low, high) = (0, places.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (places[middle] < place)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static long? Sum(long? sum, int? number) => number is { } known ? (sum ?? 0) + known : sum;

    /// <summary>Bit n to bit 2n.</summary>
    private static ulong Spread(uint number)
    {
        ulong spread = number;
        spread = (spread | (spread << 16)) & 0x0000FFFF0000FFFF;
        spread = (spread | (spread << 8)) & 0x00FF00FF00FF00FF;
        spread = (spread | (spread << 4)) & 0x0F0F0F0F0F0F0F0F;
        spread = (spread | (spread << 2)) & 0x3333333333333333;
        return (spread | (spread << 1)) & 0x5555555555555555;
    }

    /// <summary>The lowest bits of <see cref="Spread"/> back: the column of a cell within its tile.</summary>
    private static int Squeeze(ulong spread)
    {
        var number = 0;
        for (var bit = 0; 1 << bit < TileLayers.CellsAcross; bit++)
            number |= (int)((spread >> (2 * bit)) & 1) << bit;
        return number;
    }

    private readonly record struct Incident(bool IsArea, int? KilledLow, int? KilledBest, int? KilledHigh);
}
