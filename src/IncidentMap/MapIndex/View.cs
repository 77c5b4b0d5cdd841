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

    private View(IReadOnlyList<Cluster> clusters, int incidents, FigureSums killed) => (Clusters, Incidents, Killed) = (clusters, incidents, killed);

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
        var members = new Members(selection, sight);
        var groups = new List<Group>();
        foreach (var cell in Cells.At(level, selection.Columns, sight))
            if (members.Sum(cell) is { Count: > 0 } group)
                groups.Add(group);
        var (incidents, killed) = (groups.Sum(group => group.Count), groups.Aggregate(default(FigureSums), (sums, group) => sums + group.Killed));
        while (groups.Count > MostSymbols)
            groups = Widened(groups);
        return new View([.. groups.Select(members.Cluster)], incidents, killed);
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
}
