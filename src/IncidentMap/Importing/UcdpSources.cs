using IncidentMap.Incidents;

namespace IncidentMap.Importing;

/// <summary>
/// The articles that a UCDP record rests on: lists of offices, days and headlines aligned by <c>;</c>, or, where a headline has
/// a semicolon of its own, <c>"office,day,headline";"office,day,headline"</c>.
/// </summary>
internal sealed class UcdpSources(Row row)
{
    private const int MostArticles = 200;

    private readonly Column offices = row.Ours("source_office"), days = row.Ours("source_date"), headlines = row.Ours("source_headline"),
        articles = row.Ours("source_article");

    /// <summary>Adds a report for each. What cannot be taken apart stays in the source's record.</summary>
    /// <param name="reports">Of the incident.</param>
    /// <param name="original">Who said it, where UCDP knows; of several articles it does not tell which quotes whom.</param>
    public void AddTo(List<Report> reports, string? original)
    {
        var found = Aligned() ?? Quoted();
        if (found is null)
        {
            // The text of a list of the dead is their names.
            if (!HasNamesOfTheDead(row.Cell(offices)) && !HasNamesOfTheDead(row.Cell(articles)))
                Array.ForEach([offices, days, headlines, articles], row.Keep);
            return;
        }
        for (var i = 0; i < found.Count; i++)
        {
            var (office, day, headline) = found[i];
            var listsTheDead = HasNamesOfTheDead(office);
            var speaker = found.Count == 1 && original is not null ? original : office;
            reports.Add(new Report
            {
                Key = $"article-{i + 1}",
                Ordinal = i,
                Publisher = office,
                Title = listsTheDead || headline.Length == 0 ? null : headline,
                PublishedOn = day,
                Language = "en",
                Speaker = speaker,
                SpeakerKind = Speakers.Kind(speaker),
                Text = listsTheDead ? "An entry in a list of the dead; their names are left out." : "Named by UCDP as a source; what it says is not recorded.",
            });
        }
    }

    private List<(string Office, DateOnly Day, string Headline)>? Aligned()
    {
        if (row.Text(offices) is not { } office)
            return null;
        var (o, d, h) = (office.Split(';'), (row.Text(days) ?? "").Split(';'), (row.Text(headlines) ?? "").Split(';'));
        if (o.Length != d.Length || o.Length != h.Length || o.Length > MostArticles)
            return null;
        var list = new List<(string, DateOnly, string)>(o.Length);
        for (var i = 0; i < o.Length; i++)
            if (o[i].Trim() is { Length: > 0 } name && Days.TryRead(d[i], out var day) && Days.IsPossible(day))
                list.Add((name, day, h[i].Trim()));
            else
                return null;
        return list;
    }

    private List<(string Office, DateOnly Day, string Headline)>? Quoted()
    {
        if (row.Text(articles) is not ['"', .., '"'] text)
            return null;
        var entries = text[1..^1].Split("\";\"");
        if (entries.Length > MostArticles)
            return null;
        var list = new List<(string, DateOnly, string)>(entries.Length);
        foreach (var entry in entries)
            if (Taken(entry) is { } article)
                list.Add(article);
            else
                return null;
        return list;
    }

    /// <summary><c>office,2012-06-28,headline</c>: an office may have commas of its own.</summary>
    private static (string, DateOnly, string)? Taken(string entry)
    {
        for (var comma = entry.IndexOf(','); comma > 0 && comma + 12 <= entry.Length; comma = entry.IndexOf(',', comma + 1))
            if (entry[comma + 11] == ',' && Days.TryRead(entry.AsSpan(comma + 1, 10), out var day) && Days.IsPossible(day))
                return entry[..comma].Trim() is { Length: > 0 } office ? (office, day, entry[(comma + 12)..].Trim()) : null;
        return null;
    }

    /// <summary>The Violations Documentation Center publishes the names of the dead, and UCDP takes them for headlines.</summary>
    private static bool HasNamesOfTheDead(ReadOnlySpan<char> office) =>
        office.Contains("VDC", StringComparison.Ordinal)
        || office.Contains("Violations Documentation", StringComparison.OrdinalIgnoreCase);
}
