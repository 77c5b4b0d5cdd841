using NetTopologySuite.Geometries;
using NpgsqlTypes;

namespace IncidentMap.Filters;

/// <summary>
/// Functions that only the database can answer, each by the SQL function of its name. Mapped ones are never evaluated
/// beforehand, so that both sides of <c>CASEI(title) = CASEI('Kabul')</c> are lowered by the same rules.
/// </summary>
public static class PostgresFunctions
{
    /// <summary>For the model: each method with its name in SQL.</summary>
    public static readonly IReadOnlyDictionary<string, string> SqlNames = new Dictionary<string, string>
    {
        [nameof(Lower)] = "lower",
        [nameof(Upper)] = "upper",
        [nameof(Unaccent)] = "unaccent",
        [nameof(CharLength)] = "char_length",
        [nameof(Cardinality)] = "cardinality",
        [nameof(NullIf)] = "nullif",
        [nameof(DistanceSphere)] = "st_distancesphere",
        [nameof(Transform)] = "st_transform",
        [nameof(SearchWords)] = "search_words",
        [nameof(SearchQuery)] = "search_query",
    };

    /// <summary>Of the table of incidents: what <see cref="SearchWords"/> answers, where a load found it out; else null.</summary>
    public const string WordsColumn = "words";

    public static string? Lower(string? text) => throw OnlyInSql();

    public static string? Upper(string? text) => throw OnlyInSql();

    public static string? Unaccent(string? text) => throw OnlyInSql();

    public static int? CharLength(string? text) => throw OnlyInSql();

    public static int? Cardinality(string[]? texts) => throw OnlyInSql();

    public static decimal? NullIf(decimal? value, decimal? unwanted) => throw OnlyInSql();

    /// <summary>The operator <c>&amp;&amp;</c>: boxes round both, rounded outwards to single precision, have a point in common. It is what the index answers.</summary>
    public static bool BoxesMeet(Geometry? one, Geometry? other) => throw OnlyInSql();

    /// <summary>Metres on a sphere, within 0.5 % of the ellipsoid.</summary>
    public static double? DistanceSphere(Geometry? one, Geometry? other) => throw OnlyInSql();

    /// <summary>The geometry in the CRS of an SRID. Npgsql's own of this name cannot move a value, only a column.</summary>
    public static Geometry? Transform(Geometry? geometry, int srid) => throw OnlyInSql();

    /// <summary>The words of an incident's texts. The index is on what the column holds, or else this.</summary>
    public static NpgsqlTsVector SearchWords(string title, string summary, string? place, string[] publishers) => throw OnlyInSql();

    /// <summary>All words of a text, each whole or as the beginning of one.</summary>
    public static NpgsqlTsQuery SearchQuery(string words) => throw OnlyInSql();

    private static NotSupportedException OnlyInSql() => new("Only the database knows this function.");
}
