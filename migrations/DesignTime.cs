using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore.Design;

namespace IncidentMap;

/// <summary>How <c>dotnet ef</c> sees the model; it needs no running database.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<IncidentDb>
{
    /// <inheritdoc/>
    public IncidentDb CreateDbContext(string[] args) => new(IncidentDb.Options(
        Environment.GetEnvironmentVariable("ConnectionStrings__IncidentMap") ?? "Host=127.0.0.1;Database=incidentmap"));
}
