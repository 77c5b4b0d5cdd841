using IncidentMap.Storage;
using IncidentMap.Tiles;

namespace IncidentMap.Api.Tiles;

/// <summary>The grid of all incidents, read once for each revision of the data when a tile of the first zooms asks for it.</summary>
internal sealed class Crowds(IServiceScopeFactory scopes)
{
    /// <summary>Down to here a tile may hold so many incidents that reading the grid costs less than counting them.</summary>
    private const int Shallow = 8;

    private readonly Lock gate = new();
    private (long Revision, Task<PointGrid> Grid)? latest;

    /// <summary>The grid of this revision; null where it is not there and a tile of this zoom is counted as fast without it.</summary>
    public Task<PointGrid>? At(long revision, int zoom)
    {
        lock (gate)
        {
            if (latest is { } known && known.Revision >= revision && !known.Grid.IsFaulted && (zoom <= Shallow || known.Grid.IsCompleted))
                return known.Grid;
            if (zoom > Shallow)
                return null;
            var grid = Load();
            latest = (revision, grid);
            return grid;
        }
    }

    private async Task<PointGrid> Load()
    {
        // For all who ask, so none of them can cancel it; and out of the lock of the first.
        await Task.Yield();
        await using var scope = scopes.CreateAsyncScope();
        return await PointGrid.Load(scope.ServiceProvider.GetRequiredService<IncidentDb>(), CancellationToken.None);
    }
}
