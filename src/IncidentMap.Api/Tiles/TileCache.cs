using System.Diagnostics.CodeAnalysis;
using IncidentMap.Api.Ops;
using IncidentMap.Tiles;
using Microsoft.Extensions.Caching.Memory;

namespace IncidentMap.Api.Tiles;

/// <summary>Encoded tiles by revision of the data, address and question, up to a number of bytes; the longest unasked go first.</summary>
internal sealed class TileCache(Settings settings) : IDisposable
{
    private const int BytesBeside = 300;

    private readonly MemoryCache tiles = new(new MemoryCacheOptions { SizeLimit = settings.TileCacheMegabytes * 1024L * 1024 });

    public bool TryGet(long revision, TileAddress tile, IReadOnlyList<string> question, [NotNullWhen(true)] out byte[]? encoded) =>
        tiles.TryGetValue(Key(revision, tile, question), out encoded);

    public void Keep(long revision, TileAddress tile, IReadOnlyList<string> question, byte[] encoded)
    {
        var key = Key(revision, tile, question);
        tiles.Set(key, encoded, new MemoryCacheEntryOptions { Size = encoded.Length + key.Question.Length * 2 + BytesBeside });
    }

    public void Dispose() => tiles.Dispose();

    private static (long Revision, TileAddress Tile, string Question) Key(long revision, TileAddress tile, IReadOnlyList<string> question) =>
        (revision, tile, string.Join('\n', question));
}
