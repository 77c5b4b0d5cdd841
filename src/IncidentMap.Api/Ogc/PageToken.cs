using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using IncidentMap.Filters;

namespace IncidentMap.Api.Ogc;

/// <summary>
/// Where a page ended, sealed with the query it belongs to: in base64url, so that it needs no escaping in a link. It is
/// stable while features are added: those behind its feature come, whatever is new before it.
/// </summary>
/// <param name="After">Id of the last feature of the page.</param>
/// <param name="Offset">How many features came up to there.</param>
internal sealed record PageToken(int After, int Offset)
{
    private const int SealLength = 8;

    /// <summary>A digest of all that decides which features there are.</summary>
    public static byte[] DigestOf(IEnumerable<string> query) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', query)));

    public string ToText(byte[] query)
    {
        Span<byte> bytes = stackalloc byte[8 + SealLength];
        BinaryPrimitives.WriteInt32BigEndian(bytes, After);
        BinaryPrimitives.WriteInt32BigEndian(bytes[4..], Offset);
        Seal(bytes[..8], query).CopyTo(bytes[8..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="BadInputException">It was changed, cut, or belongs to another query.</exception>
    public static PageToken Parse(string text, byte[] query)
    {
        Span<byte> bytes = stackalloc byte[8 + SealLength];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var length) == OperationStatus.Done && length == bytes.Length
            && Seal(bytes[..8], query).SequenceEqual(bytes[8..]))
            return new PageToken(BinaryPrimitives.ReadInt32BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes[4..]));
        throw new BadInputException("token", "The token does not belong to this query. Follow the next link of a page as it is, or begin again without a token.");
    }

    private static ReadOnlySpan<byte> Seal(ReadOnlySpan<byte> place, byte[] query) =>
        SHA256.HashData([.. place, .. query]).AsSpan(0, SealLength);
}
