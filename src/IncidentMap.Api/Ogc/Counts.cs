using System.Collections.Concurrent;
using IncidentMap.Api.Ops;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.Storage;
using Npgsql;

namespace IncidentMap.Api.Ogc;

/// <summary>
/// How many features a filter keeps: counted once for each state of the data, and left out of an answer that it would keep
/// waiting longer than the site allows. The count goes on meanwhile, so that the next page has it.
/// </summary>
internal sealed class Counts(IServiceScopeFactory scopes, Settings settings)
{
    // Filters are free text, so there is no end of them.
    private const int MostKept = 1_000;

    private const int MostAtOnce = 2;

    private readonly ConcurrentDictionary<string, Task<int?>> known = new();
    private readonly SemaphoreSlim free = new(MostAtOnce);
    private long revision = -1;

    /// <summary>The number; null where it takes longer than <c>CountMilliseconds</c>.</summary>
    /// <param name="collection">Whose features.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="asOf">The day as of which; null is the present.</param>
    /// <param name="canonical">What tells filter and day from every other.</param>
    /// <param name="state">The revision of the data.</param>
    /// <param name="stop">Ends the waiting, not the count.</param>
    public async Task<int?> InTime(FeatureCollection collection, Filter filter, DateOnly? asOf, string canonical, long state, CancellationToken stop)
    {
        Forget(state);
        var counting = known.GetOrAdd($"{state} {canonical}", key => Count(collection, filter, asOf, key));
        if (counting.IsCompletedSuccessfully)
            return counting.Result;
        try
        {
            return await counting.WaitAsync(TimeSpan.FromMilliseconds(settings.CountMilliseconds), stop);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>The number, however long it takes within the database's own limit.</summary>
    public async Task<int> Exactly(FeatureCollection collection, Filter filter, DateOnly? asOf, string canonical, long state, IncidentDb db, CancellationToken stop)
    {
        Forget(state);
        var key = $"{state} {canonical}";
        if (known.TryGetValue(key, out var counted) && counted is { IsCompletedSuccessfully: true, Result: { } number })
            return number;
        number = await collection.Count(db, filter, asOf, stop);
        known[key] = Task.FromResult<int?>(number);
        return number;
    }

    private async Task<int?> Count(FeatureCollection collection, Filter filter, DateOnly? asOf, string key)
    {
        // Nobody waits in a queue of counts: a number that is not to be had now is left out.
        if (!await free.WaitAsync(TimeSpan.FromMilliseconds(settings.CountMilliseconds)))
            return Unknown(key);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await collection.Count(scope.ServiceProvider.GetRequiredService<IncidentDb>(), filter, asOf, CancellationToken.None);
        }
        catch (PostgresException given) when (given.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            // It would take as long the next time.
            return null;
        }
        catch (NpgsqlException)
        {
            // What is wrong shows in the features, if it lasts.
            return Unknown(key);
        }
        finally
        {
            free.Release();
        }
    }

    private int? Unknown(string key)
    {
        known.TryRemove(key, out _);
        return null;
    }

    private void Forget(long state)
    {
        if (state > Interlocked.Read(ref revision) || known.Count > MostKept)
        {
            Interlocked.Exchange(ref revision, state);
            known.Clear();
        }
    }
}
