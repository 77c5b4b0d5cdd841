using IncidentMap.PostgisTests.World;
using Microsoft.EntityFrameworkCore;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests;

public sealed class MigrationTests
{
    [Fact]
    public async Task A_migrated_database_has_every_migration_and_matches_the_model()
    {
        await using var town = await Town.With();
        await using var db = town.OpenDatabase();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Two_towns_know_nothing_of_each_other()
    {
        await using var here = await Town.With(At("here", 69));
        await using var there = await Town.With(At("there", 70));

        await using var db = here.OpenDatabase();
        Assert.Equal(["news:here"], await db.Incidents.Select(i => i.Key).ToListAsync(TestContext.Current.CancellationToken));
        Assert.NotEqual(here.Address, there.Address);
    }
}
