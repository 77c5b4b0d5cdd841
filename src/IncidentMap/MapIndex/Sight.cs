using IncidentMap.Filters;

namespace IncidentMap.MapIndex;

/// <summary>What a screen shows of the world: one rectangle of Web Mercator, or two where it crosses 180°, edges included.</summary>
public sealed class Sight : IEquatable<Sight>
{
    /// <summary>The whole world.</summary>
    public static readonly Sight World = new([new(0, 0, int.MaxValue, int.MaxValue)]);

    private readonly Rectangle[] rectangles;

    private Sight(Rectangle[] rectangles) => this.rectangles = rectangles;

    public static Sight Of(BoundingBox box) => new([.. box.Rectangles.Select(r => new Rectangle(
        WebMercator.X(r.MinX), WebMercator.Y(r.MaxY), WebMercator.X(r.MaxX), WebMercator.Y(r.MinY)))]);

    /// <summary>The longest side, in units of Web Mercator.</summary>
    public long Side => rectangles.Max(r => Math.Max((long)r.East - r.West, (long)r.South - r.North));

    public bool Equals(Sight? other) => other is not null && rectangles.AsSpan().SequenceEqual(other.rectangles);

    public override bool Equals(object? obj) => Equals(obj as Sight);

    public override int GetHashCode() => rectangles[0].GetHashCode();

    public bool Contains(int x, int y)
    {
        foreach (var r in rectangles)
            if (x >= r.West && x <= r.East && y >= r.North && y <= r.South)
                return true;
        return false;
    }

    internal bool Contains(Rectangle cell)
    {
        foreach (var r in rectangles)
            if (cell.West >= r.West && cell.East <= r.East && cell.North >= r.North && cell.South <= r.South)
                return true;
        return false;
    }

    internal bool Meets(Rectangle cell)
    {
        foreach (var r in rectangles)
            if (cell.West <= r.East && cell.East >= r.West && cell.North <= r.South && cell.South >= r.North)
                return true;
        return false;
    }
}

/// <summary>Edges in units of Web Mercator, all included; y grows southwards.</summary>
public readonly record struct Rectangle(int West, int North, int East, int South)
{
    public bool IsSpot => West == East && North == South;

    public Rectangle With(Rectangle other) => new(
        Math.Min(West, other.West), Math.Min(North, other.North), Math.Max(East, other.East), Math.Max(South, other.South));
}
