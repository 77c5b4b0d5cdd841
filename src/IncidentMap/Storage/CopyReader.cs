using System.Buffers.Binary;

namespace IncidentMap.Storage;

/// <summary>
/// Reads rows in PostgreSQL's binary COPY format (the manual's page on COPY, "Binary Format") cell by cell: the counterpart of
/// <see cref="CopyRows"/>. A million rows pass through it without an object for any.
/// </summary>
internal sealed class CopyReader(Stream from)
{
    private static readonly int EpochDay = new DateOnly(2000, 1, 1).DayNumber;

    private byte[] buffer = new byte[1 << 16];
    private int at, end;

    /// <summary>Passes over signature, flags and extension.</summary>
    public void ReadHeader()
    {
        Take(15);
        Take(BinaryPrimitives.ReadInt32BigEndian(Take(4)));
    }

    /// <summary>Goes to the next row; false at the end of all.</summary>
    public bool NextRow() => BinaryPrimitives.ReadInt16BigEndian(Take(2)) >= 0;

    /// <summary>The bytes of the next cell, good until the next is read; empty where it is null.</summary>
    public ReadOnlySpan<byte> Bytes() => BinaryPrimitives.ReadInt32BigEndian(Take(4)) is > 0 and var length ? Take(length) : [];

    public int? Int32() => Bytes() is { IsEmpty: false } cell ? BinaryPrimitives.ReadInt32BigEndian(cell) : null;

    public double? Double() => Bytes() is { IsEmpty: false } cell ? BinaryPrimitives.ReadDoubleBigEndian(cell) : null;

    /// <summary>A date as <see cref="DateOnly.DayNumber"/>; -1 where it is null.</summary>
    public int DayNumber() => Int32() is { } days ? days + EpochDay : -1;

    private ReadOnlySpan<byte> Take(int count)
    {
        if (end - at < count)
            Fill(count);
        at += count;
        return buffer.AsSpan(at - count, count);
    }

    private void Fill(int count)
    {
        var rest = buffer.AsSpan(at, end - at);
        if (count > buffer.Length)
            rest.CopyTo(buffer = new byte[Math.Max(count, buffer.Length * 2)]);
        else
            rest.CopyTo(buffer);
        (at, end) = (0, rest.Length);
        end += from.ReadAtLeast(buffer.AsSpan(end), count - end);
    }
}
