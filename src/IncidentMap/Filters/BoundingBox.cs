using System.Globalization;
using NetTopologySuite.Geometries;

namespace IncidentMap.Filters;

/// <summary>
/// A box of longitudes and latitudes in CRS84 degrees, edges included. One rectangle, or two where the box crosses 180°:
/// Postgres knows nothing of the globe's seam.
/// </summary>
public sealed record BoundingBox(IReadOnlyList<Envelope> Rectangles)
{
    private const string Form = "Write west,south,east,north in degrees, such as 60.5,23.5,77.9,38.5.";

    /// <summary>
    /// OGC API - Features Part 1, 7.15.3: <c>west,south,east,north</c>, or six numbers with a lowest and highest height
    /// after each corner. Incidents have no height, so heights are checked and left aside.
    /// </summary>
    /// <exception cref="BadInputException">Anything else.</exception>
    public static BoundingBox Parse(string text) => Of(Numbers(text));

    /// <summary>Numbers with commas between them.</summary>
    internal static double[] Numbers(string text)
    {
        var words = text.Split(',');
        CheckCount(words.Length);
        return Array.ConvertAll(words, Number);
    }

    /// <summary>The box of four numbers, or of six with heights.</summary>
    /// <exception cref="BadInputException">There are more or fewer, or they are no box on the globe.</exception>
    public static BoundingBox Of(IReadOnlyList<double> numbers)
    {
        CheckCount(numbers.Count);
        var (west, south, east, north) = numbers.Count == 4
            ? (numbers[0], numbers[1], numbers[2], numbers[3])
            : (numbers[0], numbers[1], numbers[3], numbers[4]);
        CheckDegrees(west, 180);
        CheckDegrees(east, 180);
        CheckDegrees(south, 90);
        CheckDegrees(north, 90);
        if (south > north)
            throw Bad($"The south edge {Text(south)} lies north of the north edge {Text(north)}. {Form}");
        if (numbers.Count == 6 && numbers[2] > numbers[5])
            throw Bad($"The lowest height {Text(numbers[2])} is above the highest {Text(numbers[5])}.");
        return new BoundingBox(west <= east
            ? [new Envelope(west, east, south, north)]
            : [new Envelope(west, 180, south, north), new Envelope(-180, east, south, north)]);
    }

    /// <summary>West, south, east, north; the west is greater than the east where it crosses 180°.</summary>
    public IReadOnlyList<double> Edges => [Rectangles[0].MinX, Rectangles[0].MinY, Rectangles[^1].MaxX, Rectangles[0].MaxY];

    internal static void CheckCount(int count)
    {
        if (count is not (4 or 6))
            throw Bad($"A box has 4 numbers, or 6 with heights, not {count}. {Form}");
    }

    private static double Number(string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Bad($"{BadInputException.Quote(word.Trim())} is not a number. {Form}");

    private static void CheckDegrees(double degrees, int limit)
    {
        if (!(Math.Abs(degrees) <= limit))
            throw Bad($"{Text(degrees)} is outside ±{limit}°. {Form} A box across 180° has its west greater than its east.");
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static BadInputException Bad(string message) => new("bbox", message);
}
