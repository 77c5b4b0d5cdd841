using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace IncidentMap.Importing;

/// <summary>
/// A file to import, or standard input: unpacked where it is a .gz or .zip, its encoding found out, as text that is read once
/// from front to back in little memory.
/// </summary>
public sealed class Input : IDisposable
{
    private readonly RawBytes raw;
    private readonly InputText text;
    private readonly Stack<IDisposable> open = new();
    private readonly string? archive;
    private readonly List<string> told = [];
    private Func<double>? partRead;

    private Input(string name, Stream source)
    {
        Name = name;
        open.Push(source);
        raw = new RawBytes(source);
        Length = source.CanSeek ? source.Length : null;
        try
        {
            var head = raw.Peek(InputKind.HeadLength);
            if (head.Length == 0)
                throw new CannotRead($"{name} is empty.");
            if (!InputKind.IsZip(head))
            {
                text = new InputText(InputKind.IsGzip(head) ? Gunzipped(raw) : Plain(raw, head));
                return;
            }
            archive = source is FileStream { CanSeek: true } file ? file.Name : Spooled(raw);
            text = new InputText(Unzipped(archive));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Opens a file by its path, or standard input for <c>-</c>.</summary>
    /// <exception cref="CannotRead">There is no such file, or it is of a kind that is no table and no JSON.</exception>
    public static Input Open(string path)
    {
        if (path == "-")
            return new Input("standard input", Console.OpenStandardInput());
        if (Directory.Exists(path))
            throw new CannotRead($"{path} is a folder.");
        try
        {
            return new Input(path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CannotRead($"{path} cannot be opened: {error.Message}");
        }
    }

    /// <summary>Reads bytes that are there already; <paramref name="name"/> stands for the file in messages.</summary>
    /// <exception cref="CannotRead">As for a file.</exception>
    public static Input Of(string name, Stream bytes) => new(name, bytes);

    /// <summary>The file as the caller named it.</summary>
    public string Name { get; }

    /// <summary>Bytes of the file, packed as they are; null for standard input.</summary>
    public long? Length { get; }

    /// <summary>How many of <see cref="Length"/> are read.</summary>
    public long Position => partRead is null ? raw.Position : (long)(partRead() * Length.GetValueOrDefault());

    /// <summary>What a user should know of how it was read, as sentences; complete when all is read.</summary>
    public IReadOnlyList<string> Said => [.. text.Said, .. told];

    /// <summary>The encoding of the file; UTF-8 as long as nothing but ASCII was read.</summary>
    public Encoding Encoding => text.Encoding;

    /// <summary>SHA-256 of the file's bytes, packed as they are, in hexadecimal. Reads what is left of it.</summary>
    public string Sha256()
    {
        if (archive is null)
            return raw.Sha256();
        using var file = File.OpenRead(archive);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>Adds a sentence to <see cref="Said"/>, once.</summary>
    internal void Tell(string sentence)
    {
        if (!told.Contains(sentence))
            told.Add(sentence);
    }

    /// <summary>How its records follow each other; known once a format reads it.</summary>
    internal RejectsFile.Layout? Layout { get; set; }

    /// <summary>The text; there is only one reader, so that what one has read is gone for the next.</summary>
    internal TextReader Text => text;

    /// <summary>The beginning of what is not read yet, up to some 64,000 characters, left unread.</summary>
    internal ReadOnlySpan<char> Head => text.Head;

    public void Dispose()
    {
        while (open.TryPop(out var part))
            part.Dispose();
    }

    private RawBytes Plain(RawBytes bytes, ReadOnlySpan<byte> head) =>
        InputKind.Refusal(head) is { } reason ? throw new CannotRead($"{Name} {reason}") : bytes;

    private Unpacked Gunzipped(RawBytes packed)
    {
        var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        open.Push(unpacked);
        return NotPackedTwice(new Unpacked(Name, unpacked, () => packed.Position, checksum: null));
    }

    private Unpacked Unzipped(string path)
    {
        try
        {
            var zip = ZipFile.OpenRead(path);
            open.Push(zip);
            if (InputKind.RefusalOfZip(zip) is { } reason)
                throw new CannotRead($"{Name} {reason}");
            var table = InputKind.OneTable(zip, Name);
            var unpacked = table.Open();
            open.Push(unpacked);
            var bytes = new Unpacked(Name, unpacked, () => table.CompressedLength, table.Crc32);
            partRead = () => table.Length > 0 ? Math.Min(1, (double)bytes.Position / table.Length) : 1;
            return NotPackedTwice(bytes);
        }
        catch (InvalidDataException error)
        {
            throw new CannotRead($"{Name} is a damaged .zip, or cut short: {error.Message}");
        }
    }

    private Unpacked NotPackedTwice(Unpacked bytes)
    {
        var head = bytes.Peek(InputKind.HeadLength);
        if (head.Length == 0)
            throw new CannotRead($"{Name} holds an empty file.");
        if (InputKind.IsGzip(head) || InputKind.IsZip(head))
            throw new CannotRead($"{Name} holds another archive; unpack it once.");
        return InputKind.Refusal(head) is { } reason ? throw new CannotRead($"{Name} holds a file that {reason}") : bytes;
    }

    /// <summary>The list of a zip's files is at its end, so from standard input all of it has to come first.</summary>
    private string Spooled(RawBytes bytes)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 1 << 16, FileOptions.DeleteOnClose);
        open.Push(file);
        bytes.CopyTo(file);
        file.Flush();
        return file.Name;
    }
}

/// <summary>A file that cannot be imported at all; the message names it and says why and what to do.</summary>
public sealed class CannotRead(string message) : Exception(message);
