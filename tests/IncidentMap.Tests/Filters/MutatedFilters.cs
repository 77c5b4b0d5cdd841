namespace IncidentMap.Tests.Filters;

/// <summary>The filters of the case file, each with a few letters lost, doubled, or taken from another or from what breaks parsers.</summary>
internal static class MutatedFilters
{
    private static readonly string[] Scraps =
    [
        "(", ")", "'", "\"", "\\", ",", "..", "-", "^", "%", "NOT ", " AND ", " OR ", "NULL", "BBOX(", "POINT(", "INTERVAL(", "DATE('", "CASEI(", "1e999", "NaN",
        "99999999999999999999", "0000-01-01", "9999-12-31", "\0", "\ud800", "\u202e", "{", "}", "[", "]", ":", "{\"op\":\"", "\"args\":[", "null", "true", "-0", "\"property\":", "\\u0000", "\\ud800", "\\\\u",
    ];

    private static readonly string[] Fixtures =
        [.. Directory.GetFiles(AppContext.BaseDirectory, "cql2.cases.txt", SearchOption.AllDirectories).Take(1).SelectMany(File.ReadLines)
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(" => ")[0])];

    public static string One(Random chance)
    {
        var filter = Fixtures[chance.Next(Fixtures.Length)];
        for (var times = chance.Next(1, 4); times > 0; times--)
        {
            var at = chance.Next(filter.Length + 1);
            var length = chance.Next(Math.Min(12, filter.Length - at + 1));
            var other = Fixtures[chance.Next(Fixtures.Length)];
            filter = chance.Next(6) switch
            {
                0 => filter.Remove(at, length),
                1 => filter.Insert(at, Scraps[chance.Next(Scraps.Length)]),
                2 => filter.Remove(at, length).Insert(at, Scraps[chance.Next(Scraps.Length)]),
                3 => filter.Insert(at, filter.Substring(at, length)),
                4 => filter[..at] + other[chance.Next(other.Length)..],
                _ => filter.Insert(at, ((char)chance.Next(char.MaxValue)).ToString()),
            };
            if (filter.Length == 0)
                filter = " ";
        }
        return filter;
    }
}
