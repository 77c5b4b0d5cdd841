using System.Text;
using System.Text.RegularExpressions;

namespace IncidentMap.Fuzz;

/// <summary>What becomes of a valid value: one to three changes, of the kinds that have broken servers like ours.</summary>
public static partial class Mutation
{
    /// <summary>A request line holds 32 kB.</summary>
    private const int Longest = 9_000;

    private static readonly string[] hostile =
    [
        "'", "\"", "\\", "\\'", "''", "%", "%25", "_", ";", "--", "/*", "*/", "(", ")", "((", "[", "]", "{", "}", ",", ",,", "..", "/", "//", "=", "<>", "<=", "|", "&", "#", "?", "+", "-", "*", "^",
        "\0", "\r\n", "\t", "\n", " ", "\u00a0", "\u202e", "\u0301", "\ufeff", "\ud83d\udca5", "\ud800", "é", "ʼ", "İ", "ß", "٣", "{0}", "$1", "$$", "@p0", ":p", "${x}", "<script>", "javascript:", "=1+1",
        "' OR '1'='1", "1; DROP TABLE incidents; --", "' || pg_sleep(10) || '", "x' UNION SELECT version() --", "../../etc/passwd", "NULL", "null", "true", "FALSE", "NOT ", " AND ", " OR ", " IS NULL", " LIKE ", " IN (", " BETWEEN 1 AND ",
        "DATE('2021-02-30')", "TIMESTAMP('x')", "INTERVAL('..','..')", "POINT(", "POINT(1 1)", "POINT EMPTY", "POLYGON((0 0,1 1,0 0))", "BBOX(170,-10,-170,10)", "GEOMETRYCOLLECTION(", "CASEI(", "ACCENTI(", "S_INTERSECTS(", "A_CONTAINS(", "T_DURING(", "casualties(",
    ];

    private static readonly string[] numbers =
    [
        "0", "-0", "-1", "1e999", "-1e999", "1e-999", "NaN", "Infinity", "-Infinity", "2147483647", "2147483648", "-2147483649", "9223372036854775808", "99999999999999999999", "0x10", "1,5", "1e", ".5", "5.", "00", "1_000", "٣", "180.0000001", "90.1", "1e308",
    ];

    private static readonly string[] days =
    [
        "0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "2021-02-29", "2021-13-01", "2021-00-00", "2016-12-31T23:59:60Z", "2021-08-29T24:00:00Z", "2021-08-29T12:00:00+25:00", "2021-08-29T", "2021-08-29T12:00:00.123456789012Z",
        "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "-0001-01-01", "21-8-29", "..", "",
    ];

    /// <param name="value">A valid one.</param>
    /// <param name="others">More valid ones, to be crossed with it.</param>
    /// <param name="chance">Decides everything.</param>
    public static string Of(string value, IReadOnlyList<string> others, Chance chance)
    {
        for (var changes = 1 + chance.Next(3); changes > 0; changes--)
            value = Changed(value, others, chance);
        return value.Length <= Longest ? value : value[..Longest];
    }

    private static string Changed(string value, IReadOnlyList<string> others, Chance chance)
    {
        var at = chance.Next(value.Length + 1);
        var length = chance.Next(Math.Min(12, value.Length - at) + 1);
        switch (chance.Next(14))
        {
            case 0: return value.Remove(at, length);
            case 1: return value[..at];
            case 2: return value.Insert(at, chance.Of(hostile));
            case 3: return value.Remove(at, length).Insert(at, chance.Of(hostile));
            case 4: return value.Remove(at, length).Insert(at, ((char)chance.Next(chance.OnceIn(4) ? 0x10000 : 0x80)).ToString());
            case 5: return value.Insert(at, Repeat(value.Substring(at, length), 1 + chance.Next(200)));
            case 6: return chance.Of(others) is var other ? value[..at] + other[chance.Next(other.Length + 1)..] : value;
            case 7: return Replaced(NumberIn(), value, chance.Of(numbers), chance);
            case 8: return Replaced(DayIn(), value, chance.Of(days), chance);
            case 9: return Nested(value, chance);
            case 10: return string.Join(chance.Of([" AND ", " OR ", ",", "/"]), Enumerable.Repeat(value, 1 + chance.Next(120)));
            case 11: return chance.OnceIn(2) ? value.ToUpperInvariant() : value.ToLowerInvariant();
            case 12: return string.Join(',', value.Split(',').Reverse());
            default: return chance.Of(hostile);
        }
    }

    private static string Nested(string value, Chance chance)
    {
        var depth = 1 + chance.Next(chance.OnceIn(10) ? 2_000 : 80);
        var (open, close) = chance.Of<(string, string)>([("(", ")"), ("NOT (", ")"), ("CASEI(", ")"), ("{\"op\":\"not\",\"args\":[", "]}"), ("[", "]"), ("GEOMETRYCOLLECTION(", ")"), ("-", ""), ("1+(", ")")]);
        return Repeat(open, depth) + value + Repeat(close, depth);
    }

    private static string Repeat(string part, int times) => new StringBuilder().Insert(0, part, Math.Min(times, part.Length == 0 ? 0 : Longest / part.Length + 1)).ToString();

    private static string Replaced(Regex what, string value, string by, Chance chance)
    {
        var found = what.Matches(value);
        return found.Count == 0 ? value + by : found[chance.Next(found.Count)] is var one ? value.Remove(one.Index, one.Length).Insert(one.Index, by) : value;
    }

    [GeneratedRegex(@"-?[0-9]+(\.[0-9]+)?")]
    private static partial Regex NumberIn();

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+Z)?")]
    private static partial Regex DayIn();
}
