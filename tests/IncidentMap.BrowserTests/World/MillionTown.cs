using IncidentMap.PostgisTests.World;

namespace IncidentMap.BrowserTests.World;

/// <summary>A town where a million incidents were reported, for a class of tests that only read.</summary>
public sealed class MillionTown : IAsyncLifetime
{
    public const int Incidents = 1_000_000;

    public Town Town { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Town = await Town.Generated(Incidents);
        await Town.Map(); // which is not there before it has been read
    }

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
