using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NetTopologySuite.Geometries;

namespace IncidentMap.Tiles;

/// <summary>
/// A tile of WebMercatorQuad (OGC 17-083r4, D.1): at zoom z the world from 85.05° south to 85.05° north is a square of
/// 2^z by 2^z tiles, counted from the north west.
/// </summary>
/// <param name="Zoom">0, the world in one tile, to <see cref="Deepest"/>; it also names the tile matrix.</param>
/// <param name="Row">From 0 in the north.</param>
/// <param name="Column">From 0 in the west.</param>
public readonly record struct TileAddress(int Zoom, int Row, int Column)
{
    /// <summary>The standard's deepest tile matrix.</summary>
    public const int Deepest = 24;

    /// <summary>False where the words name no tile of the set.</summary>
    public static bool TryParse(string tileMatrix, string tileRow, string tileCol, [NotNullWhen(true)] out TileAddress? tile)
    {
        tile = Number(tileMatrix) is { } zoom and <= Deepest && Number(tileRow) is { } row && row < 1 << zoom && Number(tileCol) is { } column && column < 1 << zoom
            ? new TileAddress(zoom, row, column)
            : null;
        return tile is not null;
    }

    /// <summary>Longitudes and latitudes it covers.</summary>
    public Envelope Degrees
    {
        get
        {
            var tiles = (double)(1 << Zoom);
            return new Envelope(Column / tiles * 360 - 180, (Column + 1) / tiles * 360 - 180, Latitude(Row / tiles), Latitude((Row + 1) / tiles));
        }
    }

    /// <summary>The tiles of a zoom that a box reaches into.</summary>
    public static (TileAddress NorthWest, TileAddress SouthEast) Covering(Envelope degrees, int zoom) =>
        (At(degrees.MinX, degrees.MaxY, zoom), At(degrees.MaxX, degrees.MinY, zoom));

    private static TileAddress At(double longitude, double latitude, int zoom)
    {
        var tiles = 1 << zoom;
        return new TileAddress(zoom, Index(0.5 - Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / (2 * Math.PI)), Index((longitude + 180) / 360));
        int Index(double part) => (int)Math.Clamp(part * tiles, 0, tiles - 1);
    }

    private static double Latitude(double part) => Math.Atan(Math.Sinh(Math.PI * (1 - 2 * part))) * 180 / Math.PI;

    private static int? Number(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
