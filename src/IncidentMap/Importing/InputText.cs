using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace IncidentMap.Importing;

/// <summary>
/// Decodes bytes as UTF-8, or UTF-16 where a byte order mark says so, or Windows-1252 where the first bytes beyond ASCII are
/// no UTF-8. A stray byte in UTF-8 is read as Windows-1252, so that one bad paste does not spoil a file.
/// </summary>
internal sealed class InputText(Stream source) : TextReader
{
    private const int BufferSize = 1 << 16;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding Utf8WithMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
    private static readonly Encoding PlainUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private readonly byte[] bytes = new byte[BufferSize];
    private readonly char[] chars = new char[BufferSize];
    private int byteCount, start, end;
    private bool begun, decided, atEnd;
    private Decoder? utf16;
    private long strayBytes;

    public Encoding Encoding { get; private set; } = PlainUtf8;

    public IReadOnlyList<string> Said => Encoding switch
    {
        _ when utf16 is not null => ["It is in UTF-16."],
        _ when Encoding == Windows1252 => ["It is not in UTF-8; it was read as Windows-1252."],
        _ when strayBytes > 0 => [string.Create(CultureInfo.InvariantCulture,
            $"It is in UTF-8, but {strayBytes:N0} {(strayBytes == 1 ? "byte is" : "bytes are")} not; those were read as Windows-1252.")],
        _ => [],
    };

    /// <summary>What comes next, as far as it fits the buffer.</summary>
    public ReadOnlySpan<char> Head
    {
        get
        {
            if (start > 0)
            {
                chars.AsSpan(start, end - start).CopyTo(chars);
                (start, end) = (0, end - start);
            }
            while (end < BufferSize - 4 && Decode())
            {
            }
            return chars.AsSpan(start, end - start);
        }
    }

    public override int Peek() => Available() ? chars[start] : -1;

    public override int Read() => Available() ? chars[start++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (!Available())
            return 0;
        var length = Math.Min(buffer.Length, end - start);
        chars.AsSpan(start, length).CopyTo(buffer);
        start += length;
        return length;
    }

    private bool Available()
    {
        if (start < end)
            return true;
        start = end = 0;
        while (end == 0 && Decode())
        {
        }
        return start < end;
    }

    /// <summary>Decodes some more after <see cref="end"/>; false at the end of the input.</summary>
    private bool Decode()
    {
        if (!atEnd && byteCount < BufferSize)
        {
            var read = source.Read(bytes.AsSpan(byteCount));
            atEnd = read == 0;
            byteCount += read;
        }
        if (!begun && (byteCount >= 3 || atEnd))
            ReadMark();
        if (byteCount == 0 || !begun)
            return !atEnd;

        var used = utf16 is not null ? DecodeUtf16() : Encoding == Windows1252 ? DecodeWindows1252() : DecodeUtf8();
        bytes.AsSpan(used, byteCount - used).CopyTo(bytes);
        byteCount -= used;
        return used > 0 || !atEnd;
    }

    private void ReadMark()
    {
        begun = true;
        var head = bytes.AsSpan(0, byteCount);
        var length = 0;
        if (head.StartsWith("\uFEFF"u8))
            (Encoding, decided, length) = (Utf8WithMark, true, 3);
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            (Encoding, length) = (Encoding.Unicode, 2);
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            (Encoding, length) = (Encoding.BigEndianUnicode, 2);
        if (length == 2)
            utf16 = Encoding.GetDecoder();
        head[length..].CopyTo(bytes);
        byteCount -= length;
    }

    private int DecodeUtf16()
    {
        utf16!.Convert(bytes.AsSpan(0, byteCount), chars.AsSpan(end), atEnd, out var used, out var written, out _);
        end += written;
        return used;
    }

    private int DecodeWindows1252()
    {
        var length = Math.Min(byteCount, BufferSize - end);
        end += Windows1252.GetChars(bytes.AsSpan(0, length), chars.AsSpan(end));
        return length;
    }

    private int DecodeUtf8()
    {
        if (!decided && bytes.AsSpan(0, byteCount).IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var beyondAscii)
        {
            decided = true;
            if (!LooksLikeUtf8(bytes.AsSpan(beyondAscii, byteCount - beyondAscii)))
            {
                Encoding = Windows1252;
                return DecodeWindows1252();
            }
        }

        var used = 0;
        while (used < byteCount && end < BufferSize)
        {
            var status = Utf8.ToUtf16(bytes.AsSpan(used, byteCount - used), chars.AsSpan(end), out var read, out var written,
                replaceInvalidSequences: false, isFinalBlock: atEnd);
            used += read;
            end += written;
            if (status != OperationStatus.InvalidData || end == BufferSize)
                break;
            end += Windows1252.GetChars(bytes.AsSpan(used++, 1), chars.AsSpan(end));
            strayBytes++;
        }
        return used;
    }

    /// <summary>Whether at least half of what is beyond ASCII is well-formed.</summary>
    private bool LooksLikeUtf8(ReadOnlySpan<byte> from)
    {
        int well = 0, ill = 0;
        while (from.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var at)
        {
            from = from[at..];
            var status = Rune.DecodeFromUtf8(from, out _, out var length);
            if (status == OperationStatus.NeedMoreData && !atEnd)
                break;
            if (status == OperationStatus.Done)
                well++;
            else
                ill++;
            from = from[length..];
        }
        return well >= ill;
    }
}
