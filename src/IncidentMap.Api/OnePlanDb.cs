using IncidentMap.Api.Ops;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace IncidentMap.Api;

/// <summary>Opens the database for what one plan does for, as <see cref="IncidentStore.OnePlanOptions"/> says.</summary>
internal sealed class OnePlanDb(Settings settings) : PooledDbContextFactory<IncidentDb>(IncidentDb.Options(settings.OnePlanConnection));
