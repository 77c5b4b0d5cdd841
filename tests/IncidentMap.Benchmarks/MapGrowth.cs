using System.Diagnostics;
using System.Globalization;
using IncidentMap.Filters;
using IncidentMap.MapIndex;
using IncidentMap.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace IncidentMap.Benchmarks;

/// <summary>What the map's columns cost in memory and time, and how that grows with the rows.</summary>
internal static class MapGrowth
{
    private static readonly Sight country = Sight.Of(BoundingBox.Parse("60.5,29,75,38.5"));

    public static async Task Measure(string database)
    {
        var (columns, read, followed) = await Read(database);
        var built = Stopwatch.StartNew();
        Times(columns, 1);
        built.Stop();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            read from PostgreSQL and built  {read.TotalSeconds,6:0.00} s  {columns.Count / read.TotalSeconds,9:0} rows/s, with PostgreSQL's own time
            brought up to date              {followed.TotalSeconds,6:0.00} s  after one incident was written ({Goal.AtMost(followed.TotalSeconds, 2)})
            built of rows that are there    {built.Elapsed.TotalSeconds,6:0.00} s  {columns.Count / built.Elapsed.TotalSeconds,9:0} rows/s ({Goal.AtLeast(columns.Count / built.Elapsed.TotalSeconds, 400_000)})
            memory beside names             {(double)columns.Bytes / columns.Count,6:0.0} bytes a row ({Goal.AtMost((double)columns.Bytes / columns.Count, 80)}), {columns.Count} rows of {columns.Known(null)} incidents
            {"milliseconds in memory",-26}{"build",10}{"filter",10}{"country",10}{"list",10}   a million rows (no more with more rows)
            """));
        foreach (var size in (Columns[])[Part(columns, 10), columns, Times(columns, 4)])
            Tell(size);
    }

    private static async Task<(Columns Columns, TimeSpan Took, TimeSpan Followed)> Read(string database)
    {
        using var stop = new CancellationTokenSource();
        var live = new LiveColumns(database, NullLogger<LiveColumns>.Instance);
        var clock = Stopwatch.StartNew();
        var following = Task.Run(() => live.Follow(stop.Token));
        await live.Swapped;
        var (columns, took) = (live.Current!.Columns, clock.Elapsed);
        var swapped = live.Swapped;
        await WriteOne(database);
        clock.Restart();
        await swapped;
        clock.Stop();
        await stop.CancelAsync();
        await Task.WhenAny(following);
        return (columns, took, clock.Elapsed);
    }

    /// <summary>An incident as it is, which counts as a change all the same.</summary>
    private static async Task WriteOne(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("UPDATE incidents SET title = title WHERE id = (SELECT min(id) FROM incidents)", connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Each row so many times, as towns with more incidents have them.</summary>
    private static Columns Times(Columns columns, int times)
    {
        var builder = new ColumnsBuilder(columns);
        for (var i = 0; i < times; i++)
            builder.Keep(columns, _ => true);
        return builder.Build(columns.Revision);
    }

    private static Columns Part(Columns columns, int oneOf)
    {
        var builder = new ColumnsBuilder(columns);
        builder.Keep(columns, id => id % oneOf == 0);
        return builder.Build(columns.Revision);
    }

    private static void Tell(Columns columns)
    {
        var filter = new MapFilter
        {
            Types = new HashSet<string> { "battles", "explosions_remote_violence" },
            Wanted = new Dictionary<Facet, IReadOnlySet<string>> { [Facet.Country] = new HashSet<string> { "AF" } },
            From = new(2019, 1, 1),
            To = new(2022, 12, 31),
        };
        var all = Selection.Of(columns, MapFilter.Everything);
        var costs = new[]
        {
            Cost(3, () => Times(columns, 1)),
            Cost(9, () => Selection.Of(columns, filter)),
            Cost(9, () => View.Of(all, country, 6)),
            Cost(9, () => Listing.Part(all, null, ListOrder.Newest, 0, 200)),
        };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {columns.Count,-24}")
            + string.Concat(costs.Select(cost => string.Create(CultureInfo.InvariantCulture, $"{cost.TotalMilliseconds * 1_000_000 / columns.Count,10:0.0}"))));
    }

    private static TimeSpan Cost(int times, Action work)
    {
        work();
        return Enumerable.Range(0, times).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            work();
            return clock.Elapsed;
        }).Order().ElementAt(times / 2);
    }
}
