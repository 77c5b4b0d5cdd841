using IncidentMap.Storage;

namespace IncidentMap.Api.Map;

/// <summary>Keeps the map's columns in step with the database as long as the server runs.</summary>
internal sealed class Following(LiveColumns live) : BackgroundService
{
    // Reading blocks its thread, hence one of its own; the server starts without waiting for it.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => live.Follow(stoppingToken), stoppingToken);
}
