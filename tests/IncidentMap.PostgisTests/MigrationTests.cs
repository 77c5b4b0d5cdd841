using IncidentMap.Incidents;
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

    [Fact]
    public async Task A_town_of_all_data_holds_every_incident_file()
    {
        await using var town = await Town.OfAllData();
        await using var db = town.OpenDatabase();

        var files = Directory.GetFiles(Repository.File("data/incidents"), "*.json").Length;
        Assert.Equal(files, await db.Incidents.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_report_is_stored_with_the_sum_of_its_groups_and_what_it_says_of_whom()
    {
        await using var town = await Town.With(At("gate", 69).Saying(
            ReportBy("hospital").Killed(10, null, CasualtyGroup.Civilians).Killed(2, 3, CasualtyGroup.Attackers)
                .Says("Islamic State", Stance.Accused)));
        await using var db = town.OpenDatabase();

        var report = await db.Reports.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((12, null), (report.Killed.AtLeast, report.Killed.AtMost));
        Assert.Equal(["Islamic State: accused"], report.Claims);
    }
}
