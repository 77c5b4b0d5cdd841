using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Api.Ogc;

/// <summary>
/// Where a page ended, sealed with the query it belongs to: in base64url, so that it needs no escaping in a link. It is
/// stable while features are added: those behind its feature come, whatever is new before it.
/// </summary>
/// <param name="After">Where the last feature of the page stands.</param>
/// <param name="Offset">How many features came up to there.</param>
internal sealed record PageToken(Place After, int Offset)
{
    private const int SealLength = 8;
    private const int Longest = 16 * 1024;

    /// <summary>A digest of all that decides which features there are and in which order.</summary>
    public static byte[] DigestOf(IEnumerable<string> query) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', query)));

    public string ToText(byte[] query, Order order)
    {
        var place = JsonSerializer.SerializeToUtf8Bytes((object?[])[Offset, After.Id, .. After.Values.Select((value, i) => order.Terms[i].Property.Text(value))]);
        return Base64Url.EncodeToString([.. Seal(place, query), .. place]);
    }

    /// <exception cref="BadInputException">It was changed, cut, or belongs to another query.</exception>
    public static PageToken Parse(string text, byte[] query, Order order)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text))
            throw Foreign();
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= SealLength || !Seal(bytes.AsSpan(SealLength), query).SequenceEqual(bytes.AsSpan(0, SealLength)))
            throw Foreign();
        try
        {
            // The seal is no secret, so a place may be forged: whatever it holds is read like any other input.
            var place = JsonSerializer.Deserialize<JsonElement[]>(bytes.AsSpan(SealLength))!;
            if (place.Length != 2 + order.Terms.Count || !place[0].TryGetInt32(out var offset) || offset < 0 || !place[1].TryGetInt32(out var id))
                throw Foreign();
            return new PageToken(new Place(id, [.. order.Terms.Select((term, i) => Value(term.Property, place[2 + i].GetString()))]), offset);
        }
        catch (Exception forged) when (forged is JsonException or InvalidOperationException or BadInputException)
        {
            throw Foreign();
        }
    }

    private static object? Value(Property property, string? text)
    {
        if (text is null)
            return null;
        if (text.Contains('\0'))
            throw Foreign();
        // A filter's number has decimals, whatever the property it is compared with.
        return property.Source.Parse(text) is var value && value is decimal number ? (int)number : value;
    }

    private static ReadOnlySpan<byte> Seal(ReadOnlySpan<byte> place, byte[] query) =>
        SHA256.HashData([.. place, .. query]).AsSpan(0, SealLength);

    private static BadInputException Foreign() =>
        new("token", "The token does not belong to this query. Follow the next link of a page as it is, or begin again without a token.");
}
