using System.CommandLine;
using System.Security.Cryptography;
using IncidentMap.Importing;
using IncidentMap.Storage;

namespace IncidentMap.Cli;

/// <summary><c>incidentmap import PATH...</c></summary>
internal static class Import
{
    public static Command Verb()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Exports, incident files or folders of incident files; .gz and .zip are unpacked; - is standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string?>("--format") { Description = $"{string.Join(", ", Formats.All.Select(f => f.Name))}; found out from the file unless given." };
        var mapping = new Option<string?>("--mapping") { Description = "A mapping file that says what the columns of another table mean, as in data/mappings." };
        var dataset = new Option<string?>("--dataset") { Description = "First part of the keys; the format's own name unless given." };
        var country = new Option<string?>("--country") { Description = "ISO 3166-1 code, such as PK, for records that name no country." };
        var rejects = new Option<string?>("--rejects") { Description = "Write the rejected records of one input to this file, in the input's own layout, to be mended and loaded." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what a load would do and write nothing." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object for machines instead of words." };
        var verb = new Command("import", """
            Load incidents. All of an input that can be read is loaded in one go or not at all; each record that cannot be is
            named with its line and the rule it breaks. Loading the same again changes nothing. Each input is a batch, which
            `incidentmap undo` takes back; incident files given together are one.
            """)
        { paths, format, mapping, dataset, country, rejects, dryRun, json };
        verb.SetAction((command, stop) => Load(
            new Wish(
                command.GetValue(paths)!, command.GetValue(format), MappingIn(command.GetValue(mapping)), Dataset(command.GetValue(dataset)), Country(command.GetValue(country)),
                command.GetValue(rejects), command.GetValue(dryRun)),
            ImportTeller.For(command.GetValue(json)), stop));
        return verb;
    }

    private static async Task<int> Load(Wish wish, ImportTeller teller, CancellationToken stop)
    {
        var (files, tables) = Sort(wish);
        if (wish.Rejects is not null && files.Count + tables.Count > 1)
            throw new CannotRun("--rejects takes the rejects of one input; import them one by one.");
        if (files.Count > 0 && NotForIncidentFiles(wish) is { } refusal)
            throw new CannotRun(refusal);
        await using var db = await Session.OpenMigrated(stop);
        await new Batches(db, TimeProvider.System).FindInterrupted(teller.Say, stop, onlyTell: wish.DryRun);

        var exit = Session.Done;
        if (files.Count > 0)
            exit = files.Count == 1
                ? await LoadOne(files[0], _ => new IncidentFormat(), wish, teller, stop)
                : await LoadIncidentFiles(files, wish, teller, stop);
        foreach (var table in tables)
        {
            try
            {
                exit = Math.Max(exit, await LoadOne(table, input => Formats.For(input, wish.Format, wish.Mapping), wish, teller, stop));
            }
            catch (CannotRead cannot)
            {
                teller.Unread(table, cannot.Message);
                exit = Session.CouldNotRun;
            }
        }
        teller.End();
        return exit;
    }

    /// <summary>Several incident files of the call: one batch.</summary>
    private static async Task<int> LoadIncidentFiles(List<string> files, Wish wish, ImportTeller teller, CancellationToken stop)
    {
        await using var db = Session.Open();
        // Asked while records are read, when the other one writes.
        await using var gazetteer = Session.Open();
        var known = await Known.In(gazetteer, stop);
        var format = new IncidentFormat();
        var rows = files.SelectMany(file => Rows(file, input => format.Read(input, known, format.DefaultDataset, wish.Country)));
        return await Run(db, gazetteer, known, rows, format, string.Join(", ", wish.Paths), wish, teller, new LoadOptions
        {
            Progress = count => teller.Progress(count, (double)count / files.Count),
            Sha256 = () => Digest(files),
        }, stop);
    }

    /// <summary>A file that cannot be opened, or is empty, is one row that cannot be read.</summary>
    private static IEnumerable<ReadRow> Rows(string file, Func<Input, IEnumerable<ReadRow>> read)
    {
        Input input;
        try
        {
            input = Input.Open(file);
        }
        catch (CannotRead cannot)
        {
            return [new Rejected(file, [new Problem(1, "", cannot.Message)])];
        }
        return Rows(input, read);
    }

    private static IEnumerable<ReadRow> Rows(Input input, Func<Input, IEnumerable<ReadRow>> read)
    {
        using (input)
            foreach (var row in read(input))
                yield return row;
    }

    /// <summary>Of the bytes of all files that can be read, one after the other.</summary>
    private static string Digest(List<string> files)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            try
            {
                digest.AppendData(File.ReadAllBytes(file));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It is told of as a row that cannot be read.
            }
        }
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private static async Task<int> LoadOne(string path, Func<Input, ImportFormat> formatOf, Wish wish, ImportTeller teller, CancellationToken stop)
    {
        using var input = Input.Open(path);
        var format = formatOf(input);
        if (format is IncidentFormat && NotForIncidentFiles(wish) is { } refusal)
            throw new CannotRead($"{input.Name}: {refusal}");
        using var rejects = wish.Rejects is null ? null : Rejects(wish.Rejects, path, input);
        await using var db = Session.Open();
        // Asked while records are read, when the other one writes.
        await using var gazetteer = Session.Open();
        var known = await Known.In(gazetteer, stop);
        var rows = format.Read(input, known, wish.Dataset ?? format.DefaultDataset, wish.Country);
        var exit = await Run(db, gazetteer, known, rows, format, input.Name, wish, teller, new LoadOptions
        {
            Refused = rejected => rejects?.Write(rejected, rejected.Problems),
            Progress = count => teller.Progress(count, input.Length is > 0 and var length ? (double)input.Position / length : null),
            Sha256 = input.Sha256,
        }, stop);
        foreach (var sentence in input.Said)
            teller.Say(sentence);
        rejects?.Complete();
        if (rejects is { Count: > 0 })
            teller.Say($"{rejects.Count} rejected records are in {wish.Rejects}; mend them there and import that file.");
        if (rejects is { LeftOut: > 0 })
            teller.Say($"{rejects.LeftOut} rejected records are too long to be kept and are not in {wish.Rejects}; the lines above say where they begin in the input.");
        return exit;
    }

    private static RejectsFile Rejects(string path, string inputPath, Input input)
    {
        if (Path.GetFullPath(path) == Path.GetFullPath(inputPath))
            throw new CannotRun($"--rejects: '{path}' is the input itself, which would be overwritten; name another file.");
        try
        {
            return new RejectsFile(path, input);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun($"--rejects: '{path}' cannot be written: {e.Message} Nothing was loaded; name a file in a folder that is there and that you may write to.");
        }
    }

    private static string? NotForIncidentFiles(Wish wish) => (wish.Dataset, wish.Country) switch
    {
        ({ } dataset, _) => $"--dataset does not apply to incident files: the key of each names its data set. Leave out --dataset {dataset}.",
        (_, { } country) => $"--country does not apply to incident files: each names its own. Leave out --country {country}.",
        _ => null,
    };

    private static async Task<int> Run(
        IncidentDb db, IncidentDb gazetteer, Known known, IEnumerable<ReadRow> rows, ImportFormat format, string source, Wish wish, ImportTeller teller,
        LoadOptions options, CancellationToken stop)
    {
        var batch = new Batch
        {
            Source = source,
            Format = format.Name,
            Dataset = wish.Dataset ?? format.DefaultDataset,
            LoadedBy = Environment.UserName,
        };
        var placing = await Placing.Over(gazetteer, stop);
        var result = await new IncidentLoad(db, TimeProvider.System).Run(batch, rows, known, options with
        {
            DryRun = wish.DryRun,
            Complete = placing.Complete,
            Refused = options.Refused + teller.Refused,
            Say = teller.Say,
        }, stop);
        teller.Done(result, wish.DryRun);
        return batch.Rejected > 0 ? Session.SomeRejected : Session.Done;
    }

    /// <summary>Incident files, also those in folders, apart from exports.</summary>
    private static (List<string> IncidentFiles, List<string> Exports) Sort(Wish wish)
    {
        var (files, exports) = (new List<string>(), new List<string>());
        foreach (var path in wish.Paths)
        {
            if (Directory.Exists(path))
                files.AddRange(FilesIn(path));
            else if (path == "-")
                exports.Add(path);
            else if (path.StartsWith('-'))
                throw new CannotRun($"there is no option '{path}'. incidentmap import --help shows those there are.");
            else if (!File.Exists(path))
                throw new CannotRun($"'{path}' is neither a file nor a folder.");
            else
                (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && IsIncidentFile(path, wish) ? files : exports).Add(path);
        }
        return (files, exports);
    }

    /// <summary>One that cannot be read is told of when its turn comes.</summary>
    private static bool IsIncidentFile(string path, Wish wish)
    {
        try
        {
            using var input = Input.Open(path);
            return Formats.For(input, wish.Format, wish.Mapping) is IncidentFormat;
        }
        catch (CannotRead)
        {
            return false;
        }
    }

    private static List<string> FilesIn(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new CannotRun($"there is no .json file in '{folder}'.");
    }

    private static Mapping? MappingIn(string? path)
    {
        if (path is null)
            return null;
        if (!File.Exists(path))
            throw new CannotRun($"there is no mapping file '{path}'.");
        return Mapping.Parse(path, File.ReadAllText(path));
    }

    private static string? Dataset(string? name) =>
        name is null || ImportFormat.IsDataset(name)
            ? name
            : throw new CannotRun($"--dataset takes small letters, digits, _ and -, a letter first, such as quetta_office; '{name}' is not so.");

    private static string? Country(string? code) =>
        code is null || code.Length == 2 && code.All(char.IsAsciiLetter)
            ? code?.ToUpperInvariant()
            : throw new CannotRun($"--country takes an ISO 3166-1 code of two letters, such as PK; '{code}' is none.");

    /// <summary>What the call asks for.</summary>
    private sealed record Wish(
        string[] Paths, string? Format, Mapping? Mapping, string? Dataset, string? Country, string? Rejects, bool DryRun);
}
