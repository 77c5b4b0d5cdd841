using Npgsql;

namespace IncidentMap.Benchmarks;

/// <summary>Databases of a benchmark's own, on the server that scripts/benchmark.sh starts.</summary>
internal static class BenchmarkDatabase
{
    /// <summary>The server's own database, from which others are made.</summary>
    public static string Server => Environment.GetEnvironmentVariable("ConnectionStrings__IncidentMap")
        ?? throw new InvalidOperationException("Start it by scripts/benchmark.sh, which starts a database.");

    /// <summary>Makes an empty one and returns its connection string.</summary>
    public static async Task<string> Fresh(string name)
    {
        await Drop(name);
        await Tell(Server, $"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(Server) { Database = name, Pooling = false }.ConnectionString;
    }

    public static Task Drop(string name) => Tell(Server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    public static async Task Tell(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The text that a question answers; empty where that is null.</summary>
    public static async Task<string> Ask(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync() as string ?? "";
    }

    /// <summary>Which server it is.</summary>
    public static async Task<string> Version()
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        return $"PostgreSQL {connection.PostgreSqlVersion}";
    }
}
