using System.Data.Common;

namespace IncidentMap.GeoJson;

/// <summary>
/// Reads what one plan is as good for as another, whatever its values, such as a feature by its id: a session keeps that plan,
/// where each question is otherwise planned for its own values. To plan takes twice as long as to find one feature.
/// </summary>
public static class OnePlan
{
    // It holds to the end of the transaction: that of these two statements, which go together, unless there is one around them.
    private const string Keep = "SELECT set_config('plan_cache_mode', 'force_generic_plan', true);\n";

    public static async Task<DbDataReader> Read(DbCommand command, CancellationToken stop)
    {
        command.CommandText = Keep + command.CommandText;
        var rows = await command.ExecuteReaderAsync(stop);
        try
        {
            await rows.NextResultAsync(stop);
            return rows;
        }
        catch
        {
            await rows.DisposeAsync();
            throw;
        }
    }
}
