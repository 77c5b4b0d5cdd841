namespace IncidentMap.MapIndex;

/// <summary>A run of placed rows in one cell of the quadtree.</summary>
/// <param name="Start">First row.</param>
/// <param name="End">Behind the last row.</param>
/// <param name="Key">The cell's place on the Z-order curve at its level.</param>
/// <param name="IsWhole">Whether the cell is in sight with all its rows.</param>
internal readonly record struct Cell(int Start, int End, ulong Key, bool IsWhole);

/// <summary>
/// Finds the cells with rows in sight. A cell's rows are one run of the Z-order curve, so cells without any, and those out of
/// sight, are left out with all that lies in them.
/// </summary>
internal sealed class Cells(Columns columns, Sight sight, int level)
{
    private readonly List<Cell> found = [];

    /// <summary>In the order of the curve.</summary>
    public static List<Cell> At(int level, Columns columns, Sight sight)
    {
        var cells = new Cells(columns, sight, level);
        cells.Visit(0, columns.Placed, 0, 0);
        return cells.found;
    }

    private void Visit(int start, int end, ulong key, int depth)
    {
        if (start == end)
            return;
        var bounds = Bounds(key, depth);
        if (!sight.Meets(bounds))
            return;
        if (depth == level)
        {
            found.Add(new Cell(start, end, key, sight.Contains(bounds)));
            return;
        }
        for (var quarter = 0UL; quarter < 4; quarter++)
        {
            var child = key << 2 | quarter;
            var next = quarter == 3 ? end : FirstFrom(start, end, child + 1 << 2 * (WebMercator.Bits - depth - 1));
            Visit(start, next, child, depth + 1);
            start = next;
        }
    }

    private int FirstFrom(int low, int high, ulong key)
    {
        while (low < high)
            if (low + high >>> 1 is var middle && WebMercator.Key(columns.X[middle], columns.Y[middle]) < key)
                low = middle + 1;
            else
                high = middle;
        return low;
    }

    private static Rectangle Bounds(ulong key, int depth)
    {
        var (west, north) = WebMercator.Corner(key << 2 * (WebMercator.Bits - depth));
        var side = (int)((1L << WebMercator.Bits - depth) - 1);
        return new Rectangle(west, north, west + side, north + side);
    }
}
