namespace IncidentMap.MapIndex;

/// <summary>Incidents drawn as one symbol.</summary>
/// <param name="Row">The member nearest to the centre, on which the symbol stands: never in the sea or behind a border.</param>
/// <param name="Count">How many.</param>
/// <param name="Killed">Best figures together.</param>
/// <param name="Box">Around all members.</param>
/// <param name="Kind">The code of <see cref="Facet.Type"/> of which there are most.</param>
public readonly record struct Cluster(int Row, int Count, long Killed, Rectangle Box, int Kind);

/// <summary>What is in sight: few enough symbols for a page to draw, and the figures of all they stand for.</summary>
public sealed class View
{
    /// <summary>A page draws no more symbols than these.</summary>
    public const int MostSymbols = 500;

    /// <summary>Levels of the quadtree below a tile of the zoom: a cell is a quarter of a tile of 256 pixels wide.</summary>
    private const int CellsBelowTile = 2;

    /// <summary>No screen is more cells wide; a box that is asks for wider cells.</summary>
    private const int MostCellsAcross = 64;

    private View(IReadOnlyList<Cluster> clusters, Tally total, FigureSums killed) => (Clusters, Incidents, Killed) = (clusters, total.Incidents, killed);

    /// <summary>Those of one incident are single ones.</summary>
    public IReadOnlyList<Cluster> Clusters { get; }

    public int Incidents { get; }
    public FigureSums Killed { get; }

    /// <param name="selection">What is shown.</param>
    /// <param name="sight">Where.</param>
    /// <param name="zoom">Of a map in tiles of 256 pixels, 0 to 20.</param>
    public static View Of(Selection selection, Sight sight, int zoom)
    {
        var level = Math.Min(zoom + CellsBelowTile, WebMercator.Bits - 1);
        while (level > 0 && sight.Side >> WebMercator.Bits - level > MostCellsAcross)
            level--;
        var groups = new List<Group>();
        FigureSums killed = default;
        var incidents = 0;
        foreach (var cell in Cells.At(level, selection.Columns, sight))
        {
            var group = Group.Of(cell, selection, sight, ref killed);
            incidents += group.Count;
            if (group.Count > 0)
                groups.Add(group);
        }
        while (groups.Count > MostSymbols)
            groups = Widened(groups);
        return new View([.. groups.Select(group => group.Cluster(selection, sight))], new Tally(incidents, 0), killed);
    }

    private static List<Group> Widened(List<Group> groups)
    {
        var wider = new List<Group>();
        foreach (var group in groups)
            if (wider.Count > 0 && wider[^1].Key == group.Key >> 2)
                wider[^1] = wider[^1].With(group);
            else
                wider.Add(group with { Key = group.Key >> 2 });
        return wider;
    }

    /// <summary>The members of a cell, summed up.</summary>
    private readonly record struct Group(int Start, int End, ulong Key, bool IsWhole, int Count, long X, long Y, long Killed, Rectangle Box)
    {
        public static Group Of(Cell cell, Selection selection, Sight sight, ref FigureSums killed)
        {
            var columns = selection.Columns;
            long x = 0, y = 0, best = 0;
            var count = 0;
            var box = Rectangle.Empty;
            foreach (var row in selection.Rows.Between(cell.Start, cell.End))
            {
                var (rowX, rowY) = (columns.X[row], columns.Y[row]);
                if (!cell.IsWhole && !sight.Contains(rowX, rowY))
                    continue;
                count++;
                x += rowX;
                y += rowY;
                box = box.With(rowX, rowY);
                var figures = columns.Killed[row];
                killed += figures;
                best += figures.Best ?? 0;
            }
            return new Group(cell.Start, cell.End, cell.Key, cell.IsWhole, count, x, y, best, box);
        }

        public Group With(Group next) => new(
            Start, next.End, Key, IsWhole && next.IsWhole && End == next.Start,
            Count + next.Count, X + next.X, Y + next.Y, Killed + next.Killed, Box.With(next.Box));

        public Cluster Cluster(Selection selection, Sight sight)
        {
            var columns = selection.Columns;
            var kinds = columns[Facet.Type];
            Span<int> counts = kinds.CodeCount <= 1024 ? stackalloc int[kinds.CodeCount] : new int[kinds.CodeCount];
            var (centreX, centreY) = (X / Count, Y / Count);
            var (nearest, least) = (-1, double.MaxValue);
            foreach (var row in selection.Rows.Between(Start, End))
            {
                if (!IsWhole && !sight.Contains(columns.X[row], columns.Y[row]))
                    continue;
                counts[kinds.Codes[row]]++;
                double dx = columns.X[row] - centreX, dy = columns.Y[row] - centreY;
                if (dx * dx + dy * dy is var distance && distance < least)
                    (nearest, least) = (row, distance);
            }
            return new Cluster(nearest, Count, Killed, Box, MostFrequent(counts));
        }

        private static int MostFrequent(ReadOnlySpan<int> counts)
        {
            var most = 0;
            for (var code = 1; code < counts.Length; code++)
                if (counts[code] > counts[most])
                    most = code;
            return most;
        }
    }
}
