using System.Globalization;
using IncidentMap.Filters;
using IncidentMap.Incidents;
using IncidentMap.MapIndex;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Api.Map;

/// <summary>
/// <c>/api/map/values?of=actors&amp;starts=isl</c>: values of one filter of which some word begins so, also those too rare for the
/// lists of <c>/api/map</c>, with how many incidents each would leave. An actor is found by its other names too.
/// </summary>
internal static class Values
{
    private const int UsualLimit = 20, MostLimit = 50, LongestStart = 100;

    private static readonly IReadOnlyList<string> Filters = [.. Enum.GetValues<Facet>().Where(facet => facet != Facet.Type).Select(SnakeCase.Of)];

    public static async Task Get(HttpContext http, LiveColumns live, IncidentDb db)
    {
        var parameters = QueryParameters.Parse(http.Request);
        var of = parameters.Take("of") ?? throw new BadInputException("of", $"'of' is missing: one of {string.Join(", ", Filters)}.");
        if (!Filters.Contains(of))
            throw new BadInputException("of", $"{BadInputException.Quote(of)} is none of {string.Join(", ", Filters)}.");
        var starts = parameters.Take("starts") ?? "";
        if (starts.Length > LongestStart)
            throw new BadInputException("starts", $"'starts' has {starts.Length} characters; {LongestStart} are the most.");
        var limit = MapQuery.Number(parameters, "limit", 1, MostLimit) ?? UsualLimit;
        var query = MapQuery.Parse(parameters);
        parameters.Finish();
        var snapshot = Answers.Ready(live);
        if (Freshness.IsKnown(http, snapshot.Columns.Revision, "application/json"))
            return;
        var selection = await Answers.Select(snapshot, query.Filter, db, http.RequestAborted);
        var facet = SnakeCase.Parse<Facet>(of);
        var aliases = facet is Facet.Actors or Facet.Attackers or Facet.Targets or Facet.ClaimedBy && starts.Length > 0 ? await Aliases(db, http.RequestAborted) : [];
        var words = Words(starts);
        var column = selection.Columns[facet];
        var found = column.ByValue(selection.Counts(facet)).Index()
            .Select(c => (Value: column.Values[c.Index], Count: c.Item))
            .Where(c => c.Count > 0 && aliases.GetValueOrDefault(c.Value, []).Prepend(c.Value).Any(name => Begins(name, words)))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal)
            .Take(limit);
        await Json.Write(http, "application/json", new { revision = selection.Columns.Revision, values = found.Select(c => new { value = c.Value, count = c.Count }) });
    }

    private static Task<Dictionary<string, string[]>> Aliases(IncidentDb db, CancellationToken stop) =>
        db.Actors.AsNoTracking().Where(a => a.Aliases.Length > 0).ToDictionaryAsync(a => a.Name, a => a.Aliases, stop);

    private static bool Begins(string name, string[] words) =>
        Words(name) is var parts && Array.TrueForAll(words, word => Array.Exists(parts, part => part.StartsWith(word, StringComparison.Ordinal)));

    /// <summary>Without case and accents.</summary>
    private static string[] Words(string text) =>
        new string([.. text.Normalize(System.Text.NormalizationForm.FormKD).ToLowerInvariant()
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
