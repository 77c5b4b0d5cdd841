using System.Net;
using IncidentMap.Fuzz;
using IncidentMap.PostgisTests.World;

namespace IncidentMap.PostgisTests.Ops;

/// <summary>A short run of what scripts/fuzz.sh does at length.</summary>
public sealed class FuzzTests
{
    [Fact]
    public async Task Broken_requests_are_refused_or_answered_and_never_bring_a_fault_of_ours()
    {
        await using var town = await Town.OfAllData();
        await TheMapIsRead(town);
        using var run = new FuzzRun(town.Address, seed: 2021);
        await run.Send(2_000);
        Assert.Empty(run.Findings);
        Assert.Empty(town.Warnings);

        // If all were refused at the door, nothing further in would have been tried.
        Assert.InRange(run.Statuses[200], 400, 1_600);
        Assert.InRange(run.Statuses[400], 400, 1_600);
    }

    [Fact]
    public void A_seed_means_the_same_requests_on_any_machine()
    {
        // SplitMix64 of 1234567, modulo a million.
        var chance = new Chance(1_234_567);
        Assert.Equal([365317, 807973, 370423], Enumerable.Range(0, 3).Select(_ => chance.Next(1_000_000)));
    }

    private static async Task TheMapIsRead(Town town)
    {
        for (var tries = 0; tries < 400; tries++)
        {
            using var map = await town.Ask("/api/map");
            if (map.StatusCode == HttpStatusCode.OK)
                return;
            await Task.Delay(50);
        }
        Assert.Fail("the map was not read within twenty seconds");
    }
}
