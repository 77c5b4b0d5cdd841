using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using NetTopologySuite.Geometries;

namespace IncidentMap.Storage;

/// <summary>
/// Rows in PostgreSQL's binary COPY format (the manual's page on COPY, "Binary Format"). Written by hand because the bytes
/// serve twice: they are sent, and their digest tells whether a record changed.
/// </summary>
internal sealed class CopyRows
{
    private const uint EwkbPointWithSrid = 0x20000001;
    private const int TextOid = 25;
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly int EpochDay = DateOnly.FromDateTime(Epoch).DayNumber;

    private readonly ArrayBufferWriter<byte> bytes = new(1 << 16);

    /// <summary>Signature, flags, and no extension.</summary>
    public static ReadOnlySpan<byte> Header =>
        [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xff, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>The end of all rows.</summary>
    public static ReadOnlySpan<byte> Trailer => [0xff, 0xff];

    /// <summary>All that is written so far.</summary>
    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    /// <summary>Forgets what is written and keeps the memory for what comes next.</summary>
    public void Clear() => bytes.ResetWrittenCount();

    public void StartRow(int cells)
    {
        BinaryPrimitives.WriteInt16BigEndian(bytes.GetSpan(2), (short)cells);
        bytes.Advance(2);
    }

    /// <summary>Cells that were written elsewhere.</summary>
    public void Cells(ReadOnlySpan<byte> written) => bytes.Write(written);

    public void Null() => Int32(-1);

    public void Cell(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Int32(length);
        bytes.Advance(Encoding.UTF8.GetBytes(text, bytes.GetSpan(length)));
    }

    /// <summary>jsonb: a version number before the text.</summary>
    public void JsonCell(string json)
    {
        Int32(1 + Encoding.UTF8.GetByteCount(json));
        Byte(1);
        bytes.Advance(Encoding.UTF8.GetBytes(json, bytes.GetSpan(json.Length * 3)));
    }

    public void Cell(ReadOnlySpan<byte> value)
    {
        Int32(value.Length);
        bytes.Write(value);
    }

    public void Cell(int number)
    {
        Int32(4);
        Int32(number);
    }

    public void Cell(long number)
    {
        Int32(8);
        Int64(number);
    }

    public void Cell(bool yes)
    {
        Int32(1);
        Byte(yes ? (byte)1 : (byte)0);
    }

    public void Cell(DateOnly day) => Cell(day.DayNumber - EpochDay);

    public void Cell(TimeOnly time) => Cell(time.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>A UTC instant.</summary>
    public void Cell(DateTime instant) => Cell((instant - Epoch).Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>text[]: dimensions, no nulls, element type, length, lower bound.</summary>
    public void Cell(string[] texts)
    {
        Int32(texts.Length == 0 ? 12 : 20 + texts.Sum(text => 4 + Encoding.UTF8.GetByteCount(text)));
        Int32(texts.Length == 0 ? 0 : 1);
        Int32(0);
        Int32(TextOid);
        if (texts.Length == 0)
            return;
        Int32(texts.Length);
        Int32(1);
        foreach (var text in texts)
            Cell(text);
    }

    /// <summary>tsvector: the size of the whole and how many words; each is to be written by <see cref="Word"/>, in order of bytes.</summary>
    public void StartWords(int size, int count)
    {
        Int32(size);
        Int32(count);
    }

    /// <summary>In ASCII.</summary>
    public void Word(ReadOnlySpan<char> letters)
    {
        bytes.Advance(Encoding.UTF8.GetBytes(letters, bytes.GetSpan(letters.Length)));
        bytes.Write("\0\0\0"u8); // the end, and no positions
    }

    /// <summary>EWKB, big-endian, EPSG:4326.</summary>
    public void Cell(Point point)
    {
        Int32(25);
        Byte(0);
        Int32(unchecked((int)EwkbPointWithSrid));
        Int32(4326);
        Int64(BitConverter.DoubleToInt64Bits(point.X));
        Int64(BitConverter.DoubleToInt64Bits(point.Y));
    }

    private void Byte(byte value)
    {
        bytes.GetSpan(1)[0] = value;
        bytes.Advance(1);
    }

    private void Int32(int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(4), number);
        bytes.Advance(4);
    }

    private void Int64(long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(8), number);
        bytes.Advance(8);
    }
}
