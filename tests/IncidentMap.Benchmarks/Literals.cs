using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;

namespace IncidentMap.Benchmarks;

/// <summary>A command as one text with its values in it, for pgbench.</summary>
internal static partial class Literals
{
    public static string Of(DbCommand command) => Parameter().Replace(command.CommandText, found =>
        Of(command.Parameters[found.Value] is { } parameter ? parameter.Value : throw new InvalidOperationException($"{found.Value} has no value.")));

    private static string Of(object? value) => value switch
    {
        null or DBNull => "NULL",
        int or long or short => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        double number => string.Create(CultureInfo.InvariantCulture, $"{number:R}::float8"),
        DateOnly day => $"'{day:yyyy-MM-dd}'::date",
        DateTime instant => $"'{instant:yyyy-MM-dd HH:mm:ss.ffffff}Z'::timestamptz",
        Geometry shape => $"'SRID={shape.SRID};{shape.AsText()}'::geometry",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => throw new NotSupportedException($"{value.GetType()} has no literal here; add it."),
    };

    [GeneratedRegex("@[A-Za-z_][A-Za-z_0-9]*")]
    private static partial Regex Parameter();
}
