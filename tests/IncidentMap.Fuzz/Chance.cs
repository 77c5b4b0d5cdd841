namespace IncidentMap.Fuzz;

/// <summary>Chance that falls the same for the same seed on any machine and with any version of .NET: SplitMix64.</summary>
public sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 on, below a bound.</summary>
    public int Next(int below)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)below);
    }

    public bool OnceIn(int times) => Next(times) == 0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];
}
