using System.IO.Pipelines;
using System.Text.Json.Nodes;
using IncidentMap.Filters;
using NetTopologySuite.Geometries;
using Parquet;
using Parquet.Schema;

namespace IncidentMap.Exporting;

/// <summary>
/// GeoParquet 1.1: points as WKB, easting before northing whatever the system, in row groups of which one is in memory. Without
/// geometry it is plain Parquet.
/// </summary>
public sealed class GeoParquetFormat() : ExportFormat("geoparquet", "application/vnd.apache.parquet", ".parquet", "GeoParquet")
{
    /// <summary>Rows to a group at most.</summary>
    public const int GroupRows = 5_000;

    /// <summary>With a row that brings its texts to so many characters a group ends too: some megabytes.</summary>
    private const int GroupCharacters = 4_000_000;

    private const string Geometry = "geometry";

    /// <inheritdoc/>
    public override bool Takes(Crs crs) => crs.IsGeographicWgs84 || ProjJson.Of(crs) is not null;

    /// <inheritdoc/>
    public override async Task<int> Write(FeatureSource source, PipeWriter pipe, CancellationToken stop)
    {
        await using var rows = await source.Open(stop);
        var shape = rows.Shape;
        var box = new Envelope();
        ParquetColumn[] columns =
        [
            ParquetColumn.Id(),
            .. shape.Properties.Select((p, i) => ParquetColumn.Of(p, shape.FirstProperty + i)),
            .. shape.HasPoint ? [ParquetColumn.Wkb(Geometry, shape, box)] : Array.Empty<ParquetColumn>(),
        ];
        await using var stream = new PipeStream(pipe);
        var count = 0;
        await using (var file = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(c => c.Field)), stream, cancellationToken: stop))
        {
            while (await Fill(columns, rows, stop) is var read and > 0)
            {
                using (var group = file.CreateRowGroup())
                    foreach (var column in columns)
                        await column.Write(group, stop);
                await stream.FlushAsync(stop);
                count += read;
            }
            if (shape.HasPoint)
                file.CustomMetadata = new Dictionary<string, string> { ["geo"] = Metadata(shape.Crs, box).ToJsonString() };
        }
        await stream.FlushAsync(stop);
        return count;
    }

    private static async Task<int> Fill(ParquetColumn[] columns, FeatureRows rows, CancellationToken stop)
    {
        var (count, characters) = (0, 0);
        for (; count < GroupRows && characters < GroupCharacters && await rows.Read(stop); count++)
            foreach (var column in columns)
                characters += column.Read(rows.Reader);
        return count;
    }

    private static JsonObject Metadata(Crs crs, Envelope box)
    {
        var geometry = new JsonObject { ["encoding"] = "WKB", ["geometry_types"] = new JsonArray("Point") };
        if (!box.IsNull)
            geometry["bbox"] = new JsonArray(box.MinX, box.MinY, box.MaxX, box.MaxY);
        // Left out it is CRS84, which EPSG:4326 is too once its axes are in this order.
        if (!crs.IsGeographicWgs84)
            geometry["crs"] = ProjJson.Of(crs);
        return new JsonObject { ["version"] = "1.1.0", ["primary_column"] = Geometry, ["columns"] = new JsonObject { [Geometry] = geometry } };
    }
}
