namespace IncidentMap.MapIndex;

/// <summary>
/// Positions as whole numbers in Web Mercator: the world is 2³¹ units wide and high, from 180° W and 85.05° N, so a unit is at
/// most 1.9 cm. Latitudes beyond the projection's edge count as on it.
/// </summary>
public static class WebMercator
{
    /// <summary>Bits of a coordinate, which is also the deepest level of cells.</summary>
    public const int Bits = 31;

    private const double Size = 1L << Bits;
    private const int Last = int.MaxValue;

    /// <summary>Eastwards from 180° W.</summary>
    public static int X(double longitude) => Clamp((longitude + 180) / 360 * Size);

    /// <summary>Southwards from 85.05° N.</summary>
    public static int Y(double latitude)
    {
        var sine = Math.Sin(latitude * Math.PI / 180);
        return Clamp((0.5 - Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * Size);
    }

    /// <summary>The shortest decimal degrees that <see cref="X"/> takes back to the same unit.</summary>
    public static double Longitude(int x) => Shortest(x / Size * 360 - 180, degrees => X(degrees) == x);

    /// <summary>The shortest decimal degrees that <see cref="Y"/> takes back to the same unit.</summary>
    public static double Latitude(int y) => Shortest(
        Math.Atan(Math.Sinh(Math.PI * (1 - 2 * y / Size))) * 180 / Math.PI, degrees => Y(degrees) == y);

    /// <summary>The place of a position on a Z-order curve: any cell of the quadtree is one run of it.</summary>
    public static ulong Key(int x, int y) => Spread((uint)y) << 1 | Spread((uint)x);

    /// <summary>The position whose <see cref="Key"/> it is.</summary>
    public static (int X, int Y) Corner(ulong key) => (Gather(key), Gather(key >> 1));

    private static int Clamp(double units) => units >= Last ? Last : units > 0 ? (int)Math.Round(units) : 0;

    private static double Shortest(double degrees, Func<double, bool> isSame)
    {
        for (var decimals = 4; decimals < 9; decimals++)
            if (Math.Round(degrees, decimals) is var rounded && isSame(rounded))
                return rounded;
        return degrees;
    }

    private static ulong Spread(uint bits)
    {
        ulong spread = bits;
        spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFF;
        spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF;
        spread = (spread | spread << 4) & 0x0F0F_0F0F_0F0F_0F0F;
        spread = (spread | spread << 2) & 0x3333_3333_3333_3333;
        return (spread | spread << 1) & 0x5555_5555_5555_5555;
    }

    private static int Gather(ulong spread)
    {
        spread &= 0x5555_5555_5555_5555;
        spread = (spread | spread >> 1) & 0x3333_3333_3333_3333;
        spread = (spread | spread >> 2) & 0x0F0F_0F0F_0F0F_0F0F;
        spread = (spread | spread >> 4) & 0x00FF_00FF_00FF_00FF;
        spread = (spread | spread >> 8) & 0x0000_FFFF_0000_FFFF;
        return (int)(spread | spread >> 16);
    }
}
