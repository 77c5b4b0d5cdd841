namespace IncidentMap.PostgisTests.World;

/// <summary>A town with nothing but the shipped gazetteer, for tests that only ask.</summary>
public sealed class GazetteerTown : IAsyncLifetime
{
    public Town Town { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Town = await Town.With();

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
