using System.Globalization;

namespace IncidentMap.Benchmarks;

/// <summary>What figures are to be, as it is printed beside them, and how many of a run were missed.</summary>
internal static class Goal
{
    public static int Missed { get; private set; }

    /// <returns><c>at least 0.12</c>, with <c>MISSED</c> after it where it was.</returns>
    public static string AtLeast(double figure, double least) => Told(figure >= least, $"at least {Text(least)}");

    /// <returns><c>at most 400</c>, with <c>MISSED</c> after it where it was.</returns>
    public static string AtMost(double figure, double most) => Told(figure <= most, $"at most {Text(most)}");

    /// <summary>The exit code of a run: 1 where a figure was missed.</summary>
    public static int Exit()
    {
        if (Missed > 0)
            Console.Error.WriteLine($"{Missed} figures MISSED.");
        return Missed > 0 ? 1 : 0;
    }

    private static string Told(bool met, string goal)
    {
        if (!met)
            Missed++;
        return met ? goal : $"{goal}: MISSED";
    }

    private static string Text(double bound) => bound.ToString("#,0.###", CultureInfo.InvariantCulture);
}
