using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Storage;

/// <summary>How every host opens the database.</summary>
public static class IncidentStore
{
    /// <summary>The configuration key, <c>ConnectionStrings__IncidentMap</c> in the environment.</summary>
    public const string ConnectionName = "IncidentMap";

    /// <summary>What to tell an operator who named no database.</summary>
    public const string NoConnection =
        "No database is named. Set ConnectionStrings__IncidentMap to an Npgsql connection string, "
        + "e.g. 'Host=127.0.0.1;Database=incidentmap;Username=incidentmap', or start a private cluster with scripts/postgres.sh start.";

    /// <summary>
    /// How PostgreSQL works for a server. With several requests at a time, workers of one statement only take the processors
    /// from the others. And each question is planned for its own values: a plan for any box reads all that the box holds, so
    /// that the first ten of the whole world took 500 ms at 100,000 incidents, and take 0.1 ms. Compiling a statement (jit)
    /// would be for that one time too: without it a tile of zoom 6 or 8 of a million incidents takes a tenth less.
    /// </summary>
    public const string ServingOptions = Alone + " -c plan_cache_mode=force_custom_plan";

    /// <summary>
    /// The same where one plan is as good as another, whatever the values: a feature by its id, which takes as long to plan as
    /// to find, or a tile that every plan would take by its place.
    /// </summary>
    public const string OnePlanOptions = Alone + " -c plan_cache_mode=force_generic_plan";

    private const string Alone = "-c max_parallel_workers_per_gather=0 -c jit=off";

    /// <summary>PostGIS with NetTopologySuite, snake_case names, and SQL's own null logic: <c>NOT (title = 'x')</c> leaves nulls out.</summary>
    public static DbContextOptionsBuilder<T> UseIncidentStore<T>(this DbContextOptionsBuilder<T> options, string connection) where T : DbContext
    {
        ((DbContextOptionsBuilder)options).UseIncidentStore(connection);
        return options;
    }

    /// <inheritdoc cref="UseIncidentStore{T}"/>
    public static DbContextOptionsBuilder UseIncidentStore(this DbContextOptionsBuilder options, string connection) =>
        options
            .UseNpgsql(connection, npgsql => npgsql
                .UseNetTopologySuite()
                .UseRelationalNulls()
                .MigrationsAssembly("IncidentMap.Migrations"))
            .UseSnakeCaseNamingConvention();
}
