namespace IncidentMap.PostgisTests.World;

/// <summary>One town with all of data/ for a class of tests that only read.</summary>
public sealed class AllDataTown : IAsyncLifetime
{
    public Town Town { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Town = await Town.OfAllData();
        await Town.Map(); // which is not there before it has been read
    }

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
