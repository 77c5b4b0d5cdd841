using System.Globalization;
using System.Text.RegularExpressions;
using IncidentMap.Filters;
using Npgsql;

namespace IncidentMap.Api.Ops;

/// <summary>
/// The CRSs that a site adds by the setting <c>Crs</c>, such as <c>EPSG:2163,EPSG:2193/ne</c>, checked against the database
/// when the server starts. The order of axes is what the database says of the CRS, or where it is silent the setting.
/// </summary>
internal static partial class SiteCrs
{
    /// <exception cref="FormatException">One is not written so, is not known to the database, or has an order that nobody tells.</exception>
    /// <exception cref="NpgsqlException">The database does not answer.</exception>
    public static IReadOnlyList<Crs> Load(string setting, string connection)
    {
        using var source = new NpgsqlDataSourceBuilder(connection).Build();
        return [.. setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(word => One(word, source))
            .Where(crs => Crs.Always.All(always => always.Srid != crs.Srid))];
    }

    private static Crs One(string word, NpgsqlDataSource source)
    {
        var written = Setting().Match(word);
        if (!written.Success || !int.TryParse(written.Groups["code"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            throw new FormatException($"Crs holds '{word}'; it must be written like EPSG:2163, with commas between several.");
        using var command = source.CreateCommand("SELECT srtext FROM spatial_ref_sys WHERE srid = $1 AND auth_name = 'EPSG' AND auth_srid = $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = code });
        var definition = command.ExecuteScalar() as string
            ?? throw new FormatException($"Crs holds '{word}', which the database's spatial_ref_sys does not know.");
        var said = NorthFirst(definition);
        var told = written.Groups["order"].Value switch { "ne" => true, "en" => false, _ => (bool?)null };
        if (said is { } order && told is { } other && order != other)
            throw new FormatException($"Crs holds '{word}', but by its definition the {(order ? "north" : "east")} axis comes first.");
        return Crs.Epsg(code, said ?? told ?? throw new FormatException(
            $"The database does not tell the order of the axes of EPSG:{code}. Write EPSG:{code}/en in Crs if east comes first, EPSG:{code}/ne if north does."));
    }

    // The EPSG registry gives latitude first in every geographic system; of projected ones, only the axes tell.
    private static bool? NorthFirst(string definition)
    {
        if (definition.StartsWith("GEOGCS", StringComparison.Ordinal))
            return true;
        return string.Join(',', Axis().Matches(definition).Select(m => m.Groups["direction"].Value)) switch
        {
            "EAST,NORTH" => false,
            "NORTH,EAST" => true,
            _ => null,
        };
    }

    [GeneratedRegex("^EPSG:(?<code>[0-9]{1,7})(/(?<order>ne|en))?$")]
    private static partial Regex Setting();

    [GeneratedRegex("AXIS\\[\"[^\"]*\",(?<direction>[A-Z]+)\\]")]
    private static partial Regex Axis();
}
