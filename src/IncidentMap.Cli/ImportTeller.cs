using System.Diagnostics;
using System.Globalization;
using IncidentMap.Importing;
using IncidentMap.Storage;
using Spectre.Console;

namespace IncidentMap.Cli;

/// <summary>Tells how an import goes: a bar and a table on a terminal, plain lines elsewhere, or one JSON object.</summary>
internal abstract class ImportTeller
{
    private const int MostProblems = 10;

    public static ImportTeller For(bool json) => json ? new Json() : Console.IsOutputRedirected ? new Lines() : new Terminal();

    /// <summary>Something the user should know.</summary>
    public virtual void Say(string sentence) => Console.Error.WriteLine(sentence);

    /// <summary>A record was rejected; the first of its problems are told.</summary>
    public virtual void Refused(Rejected rejected)
    {
        foreach (var problem in rejected.Problems.Take(MostProblems))
            Console.Error.WriteLine($"{rejected.Source}:{problem.Line} {problem.Sentence}");
        if (rejected.Problems.Count > MostProblems)
            Console.Error.WriteLine($"{rejected.Source}: and {rejected.Problems.Count - MostProblems} more problems.");
    }

    /// <summary>An input could not be read at all, and why.</summary>
    public virtual void Unread(string input, string why) => Say(why);

    /// <summary>So many records have been read, and this share of the input from 0 to 1, where its length is known.</summary>
    public virtual void Progress(int read, double? share)
    {
    }

    /// <summary>One input has been dealt with.</summary>
    public abstract void Done(LoadResult result, bool dryRun);

    /// <summary>All inputs have been.</summary>
    public virtual void End()
    {
    }

    private static void Differences(LoadResult result)
    {
        Tell(result.Warnings, note => $"warning: {note.IncidentKey} (line {note.Line}) {note.Text}", "warnings");
        Tell(result.Changes, note => $"changed {note.IncidentKey}: {note.Text}", "changed");
        Tell(result.PossibleDuplicates, note => $"possible duplicate: {note.IncidentKey} (line {note.Line}) {note.Text}", "possible duplicates");
    }

    private static void Tell(FirstNotes told, Func<BatchNote, string> line, string kind)
    {
        foreach (var note in told.Notes)
            Console.WriteLine(line(note));
        if (told.Count > told.Notes.Count)
            Console.WriteLine($"and {told.Count - told.Notes.Count} more {kind}");
    }

    private sealed class Lines : ImportTeller
    {
        private readonly Stopwatch sinceLast = Stopwatch.StartNew();

        public override void Progress(int read, double? share)
        {
            if (sinceLast.Elapsed < TimeSpan.FromSeconds(5))
                return;
            sinceLast.Restart();
            Console.Error.WriteLine($"{read} read");
        }

        public override void Done(LoadResult result, bool dryRun)
        {
            Differences(result);
            var b = result.Batch;
            Console.WriteLine($"{(dryRun ? "Dry run, nothing written" : $"Batch {b.Id}")}: {b.Read} read: {b.Added} added, {b.Changed} changed, "
                + $"{b.Unchanged} unchanged, {b.Warned} with warnings, {b.Rejected} rejected.");
        }
    }

    private sealed class Terminal : ImportTeller
    {
        private readonly Table table = new Table { Border = TableBorder.Simple }
            .AddColumns("batch", "input").AddColumns([.. ((string[])["read", "added", "changed", "unchanged", "warned", "rejected"])
                .Select(name => new TableColumn(name).RightAligned())]);
        // Of the present input.
        private Stopwatch running = Stopwatch.StartNew();

        public override void Say(string sentence)
        {
            Clear();
            base.Say(sentence);
        }

        public override void Refused(Rejected rejected)
        {
            Clear();
            base.Refused(rejected);
        }

        public override void Progress(int read, double? share)
        {
            var rate = read / Math.Max(0.001, running.Elapsed.TotalSeconds);
            var bar = share is > 0 and var done ? Bar(done, running.Elapsed * ((1 - done) / done)) : "";
            Console.Error.Write($"\r\e[K{bar}{read} read, {rate:0} rows/s");
        }

        public override void Done(LoadResult result, bool dryRun)
        {
            Clear();
            running = Stopwatch.StartNew();
            Differences(result);
            var b = result.Batch;
            table.AddRow(
                [dryRun ? "dry run" : Text(b.Id), Markup.Escape(b.Source), Text(b.Read), Text(b.Added), Text(b.Changed), Text(b.Unchanged), Text(b.Warned), Text(b.Rejected)]);
        }

        public override void End() => AnsiConsole.Write(table);

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

        private static void Clear() => Console.Error.Write("\r\e[K");

        private static string Bar(double share, TimeSpan left)
        {
            var full = (int)(Math.Clamp(share, 0, 1) * 30);
            return $"[{new string('#', full)}{new string('.', 30 - full)}] {(int)left.TotalMinutes}:{left.Seconds:00} left, ";
        }
    }

    private sealed class Json : ImportTeller
    {
        private readonly List<object> batches = [];

        public override void Unread(string input, string why)
        {
            base.Unread(input, why);
            batches.Add(new { source = input, error = why });
        }

        public override void Done(LoadResult result, bool dryRun)
        {
            var b = result.Batch;
            batches.Add(new
            {
                source = b.Source,
                format = b.Format,
                dataset = b.Dataset,
                read = b.Read,
                added = b.Added,
                changed = b.Changed,
                unchanged = b.Unchanged,
                warned = b.Warned,
                rejected = b.Rejected,
                possible_duplicates = result.PossibleDuplicates.Count,
                batch = dryRun ? (int?)null : b.Id,
            });
        }

        public override void End() => Console.WriteLine(Machine.Text(batches is [var only] ? only : new { batches }));
    }
}
