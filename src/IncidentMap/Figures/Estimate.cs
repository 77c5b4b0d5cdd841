using System.Globalization;
using IncidentMap.Incidents;

namespace IncidentMap.Figures;

/// <summary>
/// Low, best and high for one measure, with every statement it was drawn from and why that counts or not.
/// The rule, for readers who are not programmers, is docs/figures.md; this class is its only implementation.
/// </summary>
/// <param name="Low">The lowest standing number; null where no figure stands.</param>
/// <param name="Best">The editor's choice, else the newest standing number.</param>
/// <param name="High">The highest standing number.</param>
/// <param name="BestReport">Key of the report that <paramref name="Best"/> is taken from.</param>
/// <param name="BestReason">Why that one.</param>
/// <param name="Statements">All figures of the measure, oldest first.</param>
public sealed record Estimate(int? Low, int? Best, int? High, string? BestReport, string? BestReason, IReadOnlyList<Statement> Statements)
{
    /// <summary>Applies the rule of docs/figures.md.</summary>
    /// <exception cref="ArgumentException">The editor's choice is not a report whose figure stands.</exception>
    public static Estimate Of(Measure measure, IEnumerable<Report> reports, EditorsChoice? choice)
    {
        var totals = reports.OrderBy(r => r, Report.ByPublication)
            .Select(report => Total.Of(report, measure))
            .OfType<Total>()
            .ToList();
        var lastWords = totals.Where(t => t.Report.Stands)
            .GroupBy(t => t.Report.Speaker)
            .ToDictionary(g => g.Key, g => g.Last());
        var statements = totals.ConvertAll(total => total.Judge(lastWords.GetValueOrDefault(total.Report.Speaker)));

        var standing = totals.Where(t => lastWords.GetValueOrDefault(t.Report.Speaker) == t).ToList();
        if (choice is not null && standing.All(t => t.Report.Key != choice.Report))
            throw new ArgumentException($"report '{choice.Report}' has no standing figure for {SnakeCase.Of(measure)}; "
                + $"choose one of {string.Join(", ", standing.Select(t => t.Report.Key))}.");
        if (standing.Count == 0)
            return new Estimate(null, null, null, null, null, statements);

        var best = choice is null ? standing[^1] : standing.First(t => t.Report.Key == choice.Report);
        return new Estimate(
            standing.Min(t => t.Lowest),
            best.MostLikely,
            standing.Max(t => t.Highest),
            best.Report.Key,
            choice?.Reason ?? "the newest report that stands",
            statements);
    }

    /// <summary>Whether an editor may choose this report as best; if not, those that may be chosen.</summary>
    public bool MayChoose(string report, out IReadOnlyList<string> standing)
    {
        standing = [.. Statements.Where(s => s.Counts).Select(s => s.Report)];
        return standing.Contains(report);
    }

    /// <summary>What a report's figures come to.</summary>
    public static CasualtyRange TotalOf(Report report, Measure measure) =>
        Total.Of(report, measure) is { } total ? new CasualtyRange { AtLeast = total.AtLeast, AtMost = total.AtMost } : new CasualtyRange();

    /// <summary>The numbers that are kept on the incident, as they are drawn now; the editor's choice stays as it is.</summary>
    /// <exception cref="ArgumentException">The editor's choice is not a report whose figure stands.</exception>
    public static CasualtyEstimate Stored(Measure measure, IReadOnlyList<Report> reports, CasualtyEstimate before)
    {
        // A row of an export has one figure for all, or none: nothing to weigh against another. Loads run this by the million.
        Total? only = null;
        foreach (var report in reports)
            if (Total.Of(report, measure) is { } total)
            {
                if (only is not null || !report.Stands)
                    return Weighed();
                only = total;
            }
        return before.ChosenReport is not null ? Weighed() : before with { Low = only?.Lowest, Best = only?.MostLikely, High = only?.Highest };

        CasualtyEstimate Weighed()
        {
            var estimate = Of(measure, reports, before.EditorsChoice);
            return before with { Low = estimate.Low, Best = estimate.Best, High = estimate.High };
        }
    }

    /// <summary>A report's one number for a measure: its figure for all, else the sum of its groups.</summary>
    private sealed record Total(Report Report, CasualtyGroup? Group, int? AtLeast, int? AtMost, int? Best, bool Approximate, string? Parts)
    {
        // An open side reaches only as far as the others go, so alone it lends no number of its own.
        public int Lowest => (AtLeast ?? AtMost)!.Value;
        public int Highest => (AtMost ?? AtLeast)!.Value;
        public int MostLikely => Best ?? Lowest;

        public static Total? Of(Report report, Measure measure)
        {
            var any = false;
            foreach (var figure in report.Figures)
            {
                if (figure.Measure != measure)
                    continue;
                if (figure.Group == CasualtyGroup.All)
                    return Of(report, figure);
                any = true;
            }
            return any ? SumOf(report, [.. report.Figures.Where(f => f.Measure == measure).OrderBy(f => f.Group)]) : null;
        }

        private static Total Of(Report report, Figure only) =>
            new(report, only.Group, only.AtLeast, only.AtMost, only.Best, only.Approximate, null);

        private static Total SumOf(Report report, List<Figure> figures)
        {
            // Children are civilians: counted inside them where a report gives both.
            if (figures.Exists(f => f.Group == CasualtyGroup.Civilians))
                figures.RemoveAll(f => f.Group == CasualtyGroup.Children);
            if (figures is [var only])
                return Of(report, only);
            return new Total(
                report,
                null,
                figures.All(f => f.AtLeast is null) ? null : figures.Sum(f => f.AtLeast ?? 0),
                figures.Exists(f => f.AtMost is null) ? null : figures.Sum(f => f.AtMost),
                figures.Exists(f => f.Best is not null) ? figures.Sum(f => f.Best ?? f.AtLeast ?? f.AtMost ?? 0) : null,
                figures.Exists(f => f.Approximate),
                string.Join(" + ", figures.Select(Words)));
        }

        public Statement Judge(Total? lastWord)
        {
            var counts = lastWord == this;
            var because = Report switch
            {
                { WithdrawnOn: { } day } => $"withdrawn on {Day(day)}" + (Report.WithdrawnReason is { } why ? $": {why}" : ""),
                { SetAside: { } why } => $"set aside by the editor: {why}",
                _ when counts => $"the newest figure of {Report.Speaker}",
                _ => $"replaced by the newer figure of the same speaker, {Report.Speaker}, of {Day(lastWord!.Report.PublishedOn)}",
            };
            if (Parts is not null)
                because += $" (sum of {Parts})";
            return new Statement(Report.Key, Group is { } g ? SnakeCase.Of(g) : "sum", AtLeast, AtMost, Best, Approximate, counts, because);
        }

        private static string Words(Figure f) => SnakeCase.Of(f.Group).Replace('_', ' ') + " " + f switch
        {
            { AtLeast: { } n, AtMost: { } m } when n == m => $"{n}",
            { AtLeast: { } n, AtMost: { } m } => $"{n} to {m}",
            { AtLeast: { } n } => $"at least {n}",
            _ => $"up to {f.AtMost}",
        };

        private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}

/// <summary>One report's figure in an estimate.</summary>
/// <param name="Report">Key of the report.</param>
/// <param name="Group">Whom it counts; <c>sum</c> where its groups were added up.</param>
/// <param name="AtLeast">Open downwards where null.</param>
/// <param name="AtMost">Open upwards where null.</param>
/// <param name="Best">What the speaker itself holds most likely within the range, where it says so.</param>
/// <param name="Approximate">"about", "nearly".</param>
/// <param name="Counts">Whether it stands.</param>
/// <param name="Because">Why it counts or not, as a phrase to be read.</param>
public sealed record Statement(
    string Report, string Group, int? AtLeast, int? AtMost, int? Best, bool Approximate, bool Counts, string Because);
