using IncidentMap.MapIndex;

namespace IncidentMap.Tests.MapIndex;

public sealed class SnapshotTests
{
    [Fact]
    public void Many_readers_at_once_with_ever_new_filters_are_all_answered()
    {
        var builder = new ColumnsBuilder();
        builder.Add(new IncidentRow
        {
            Id = 1,
            FirstDay = 737_000,
            LastDay = 737_000,
            LastReported = 737_000,
            Killed = builder.Killed.Code(default),
            Injured = builder.Injured.Code(default),
            Held = builder.Held.Code(new(737_000, Held.Open)),
        });
        var snapshot = new Snapshot(builder.Build(revision: 1));

        Parallel.For(0, 100_000, new() { MaxDegreeOfParallelism = 8 }, n =>
            Assert.Equal(n % 2 == 0 ? 1 : 0, snapshot.Select(new MapFilter { Words = $"{n}", To = DateOnly.FromDayNumber(737_000 - n % 2) }, null).Matched.Incidents));
    }
}
