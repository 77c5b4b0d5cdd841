using System.Net;
using System.Text.RegularExpressions;
using IncidentMap.PostgisTests.World;

namespace IncidentMap.PostgisTests;

/// <summary>What the documents ask a reader to type does what they say.</summary>
public sealed class DocsTests(AllDataTown all) : IClassFixture<AllDataTown>
{
    public static IEnumerable<TheoryDataRow<string, string>> Examples =>
        from document in (string[])["README.md", "docs/api.md", "docs/operators.md"]
        from line in File.ReadLines(Repository.File(document))
        where Regex.IsMatch(line, @"^\$ (for .*)?curl")
        select new TheoryDataRow<string, string>(document, line[2..]);

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_curl_in_the_documents_prints_what_stands_below_it(string document, string command)
    {
        var (exit, output, errors) = await OtherProgram.Run(
            "bash", ["-c", command.Replace("127.0.0.1:8080", all.Town.Address.Authority, StringComparison.Ordinal)]);
        Assert.True(exit == 0, errors);
        var expected = File.ReadLines(Repository.File(document)).SkipWhile(l => l != "$ " + command).Skip(1).TakeWhile(l => l != "```" && !l.StartsWith('$'));
        Assert.Equal(
            string.Join('\n', expected),
            output.TrimEnd('\n').Replace(all.Town.Address.Authority, "127.0.0.1:8080", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_address_of_the_API_page_answers()
    {
        var addresses = Regex.Matches(await File.ReadAllTextAsync(Repository.File("docs/api.md")), "`(/(?:ogc|api)[^`]*)`").Select(m => m.Groups[1].Value);
        foreach (var address in addresses)
        {
            using var response = await all.Town.Ask(address.Replace("{id}", "1", StringComparison.Ordinal).Replace("{id or key}", "1", StringComparison.Ordinal));
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode}");
        }
    }
}
