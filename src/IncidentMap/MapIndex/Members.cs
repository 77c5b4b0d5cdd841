namespace IncidentMap.MapIndex;

/// <summary>The members of one cell or several, summed up.</summary>
internal readonly record struct Group(int Start, int End, ulong Key, bool IsWhole, int Count, long X, long Y, FigureSums Killed, Rectangle Box)
{
    public Group With(Group next) => new(
        Start, next.End, Key, IsWhole && next.IsWhole && End == next.Start,
        Count + next.Count, X + next.X, Y + next.Y, Killed + next.Killed, Box.With(next.Box));
}

/// <summary>Goes through the selected rows in sight, cell by cell.</summary>
internal sealed class Members(Selection selection, Sight sight)
{
    private readonly Columns columns = selection.Columns;
    private readonly int[] picked = new int[CodeColumn.ZoneRows];

    /// <summary>What lies in a cell. A whole cell of many rows is summed up once: panning changes only what lies at the edges.</summary>
    public Group Sum(Cell cell) => IsKept(cell.Start, cell.End, cell.IsWhole) ? selection.Groups.GetOrAdd(cell, SumUp) : SumUp(cell);

    /// <summary>How a group is drawn.</summary>
    public Cluster Cluster(Group group) => IsKept(group.Start, group.End, group.IsWhole) ? selection.Clusters.GetOrAdd(group, Draw) : Draw(group);

    /// <summary>The selected rows in sight among the first <see cref="CodeColumn.ZoneRows"/> from a row on. Good until others are picked.</summary>
    public ReadOnlySpan<int> Pick(int start, int end, bool isWhole)
    {
        var rows = selection.Rows.Pick(start, Math.Min(end, start + picked.Length), picked);
        if (isWhole)
            return rows;
        var count = 0;
        foreach (var row in rows)
        {
            picked[count] = row; // never before the place that is read
            count += sight.Contains(columns.X[row], columns.Y[row]) ? 1 : 0;
        }
        return picked.AsSpan(0, count);
    }

    // A million rows have at most 244 such cells on one level.
    private static bool IsKept(int start, int end, bool isWhole) => isWhole && end - start >= CodeColumn.ZoneRows;

    private Group SumUp(Cell cell)
    {
        var (x, y) = (Extent.Nothing, Extent.Nothing);
        FigureSums killed = default;
        var count = 0;
        for (var start = cell.Start; start < cell.End; start += picked.Length)
        {
            var rows = Pick(start, cell.End, cell.IsWhole);
            count += rows.Length;
            killed += columns.Killed.Sum(rows);
            x = x.With(columns.X, rows);
            y = y.With(columns.Y, rows);
        }
        var box = new Rectangle(x.Least, y.Least, x.Greatest, y.Greatest);
        return new Group(cell.Start, cell.End, cell.Key, cell.IsWhole, count, x.Sum, y.Sum, killed, box);
    }

    private Cluster Draw(Group group)
    {
        var kinds = columns[Facet.Type];
        var counts = new int[kinds.CodeCount];
        var (centreX, centreY) = (group.X / group.Count, group.Y / group.Count);
        var (nearest, least) = (-1, double.MaxValue);
        for (var start = group.Start; start < group.End; start += picked.Length)
        {
            var rows = Pick(start, group.End, group.IsWhole);
            kinds.Codes.Tally(rows, counts);
            foreach (var row in rows)
            {
                double dx = columns.X[row] - centreX, dy = columns.Y[row] - centreY;
                if (dx * dx + dy * dy is var distance && distance < least)
                    (nearest, least) = (row, distance);
            }
        }
        return new Cluster(nearest, group.Count, group.Killed.Best, group.Box, Array.IndexOf(counts, counts.Max()));
    }

    /// <summary>Of some rows along one axis.</summary>
    private readonly record struct Extent(int Least, int Greatest, long Sum)
    {
        public static readonly Extent Nothing = new(int.MaxValue, int.MinValue, 0);

        public Extent With(ReadOnlySpan<int> coordinate, ReadOnlySpan<int> rows)
        {
            var (least, greatest, sum) = this;
            foreach (var row in rows)
            {
                var at = coordinate[row];
                least = Math.Min(least, at);
                greatest = Math.Max(greatest, at);
                sum += at;
            }
            return new(least, greatest, sum);
        }
    }
}
