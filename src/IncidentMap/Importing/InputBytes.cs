using System.IO.Hashing;
using System.Security.Cryptography;

namespace IncidentMap.Importing;

/// <summary>Bytes that are read once from front to back, of which the beginning can be looked at before.</summary>
internal abstract class OnceOnly : Stream
{
    private byte[] peeked = [];
    private int given;

    public sealed override bool CanRead => true;
    public sealed override bool CanSeek => false;
    public sealed override bool CanWrite => false;
    public sealed override long Length => throw new NotSupportedException();

    /// <summary>Bytes that were read from the source.</summary>
    public sealed override long Position { get => Count; set => throw new NotSupportedException(); }

    protected long Count { get; private set; }

    /// <summary>The first bytes, fewer where there are no more; reading begins with them all the same.</summary>
    public ReadOnlySpan<byte> Peek(int length)
    {
        var bytes = new byte[length];
        var end = 0;
        while (end < length && Next(bytes.AsSpan(end)) is > 0 and var read)
            end += read;
        peeked = bytes[..end];
        return peeked;
    }

    public sealed override int Read(Span<byte> buffer)
    {
        if (given == peeked.Length)
            return Next(buffer);
        var length = Math.Min(buffer.Length, peeked.Length - given);
        peeked.AsSpan(given, length).CopyTo(buffer);
        given += length;
        return length;
    }

    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public sealed override void Flush() { }
    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public sealed override void SetLength(long value) => throw new NotSupportedException();
    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected abstract int Fetch(Span<byte> buffer);

    private int Next(Span<byte> buffer)
    {
        var read = Fetch(buffer);
        Count += read;
        return read;
    }
}

/// <summary>The bytes of the file itself, digested as they pass.</summary>
internal sealed class RawBytes(Stream source) : OnceOnly
{
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string? sha256;

    /// <summary>In hexadecimal, of all bytes: what is left is read first.</summary>
    public string Sha256()
    {
        if (sha256 is not null)
            return sha256;
        CopyTo(Null);
        return sha256 = Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    protected override int Fetch(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        digest.AppendData(buffer[..read]);
        return read;
    }
}

/// <summary>The bytes that come out of an archive, watched for bombs and damage.</summary>
internal sealed class Unpacked(string name, Stream source, Func<long> packedLength, uint? checksum) : OnceOnly
{
    // Deflate cannot do better than 1,032 to 1. Real tables come to 5 to 30.
    private const int MostTimes = 200;
    private const int AlwaysAllowed = 32 << 20;

    private readonly Crc32 crc = new();

    protected override int Fetch(Span<byte> buffer)
    {
        int read;
        try
        {
            read = source.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw new CannotRead($"{name} is damaged or cut short: it cannot be unpacked to its end. Nothing of it is taken; fetch it again.");
        }
        if (checksum is not null)
            crc.Append(buffer[..read]);
        if (read == 0 && buffer.Length > 0 && checksum is { } expected && crc.GetCurrentHashAsUInt32() != expected)
            throw new CannotRead($"{name} is damaged: what it unpacks to is not what was packed (CRC-32). Nothing of it is taken; fetch it again.");
        if (Count + read > AlwaysAllowed && Count + read > packedLength() * MostTimes)
            throw new CannotRead($"{name} unpacks to more than {MostTimes} times its size, as no table does: it looks like an archive bomb.");
        return read;
    }
}
