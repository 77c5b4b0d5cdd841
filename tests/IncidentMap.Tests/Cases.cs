namespace IncidentMap.Tests;

/// <summary>Cases in a file, one a line: <c>input => expected</c>; a line that begins with # is a remark.</summary>
internal static class Cases
{
    private const string Arrow = " => ";

    /// <param name="file">Path under the test project, such as <c>Filters/bbox.cases.txt</c>.</param>
    public static IEnumerable<TheoryDataRow<string, string>> In(string file) =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, file))
        where line.Length > 0 && line[0] != '#'
        let at = line.IndexOf(Arrow, StringComparison.Ordinal)
        select new TheoryDataRow<string, string>(line[..at].TrimEnd(), line[(at + Arrow.Length)..].Trim());
}
