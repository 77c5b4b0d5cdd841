namespace IncidentMap.Exporting;

/// <summary>All formats that features are written in, the one first that whoever asks for none in particular gets.</summary>
public static class ExportFormats
{
    public static readonly GeoJsonFormat GeoJson = new();
    public static readonly JsonFgFormat JsonFg = new(_ => null);
    public static readonly CsvFormat Csv = new();

    public static readonly IReadOnlyList<ExportFormat> All =
    [
        GeoJson,
        JsonFg,
        new SequenceFormat("geojsonseq", "application/geo+json-seq", ".geojsons", "GeoJSON text sequence", before: "\u001e"),
        new SequenceFormat("ndjson", "application/x-ndjson", ".geojsonl", "GeoJSON, a feature a line", before: ""),
        Csv,
        new FlatGeobufFormat(),
        new GeoParquetFormat(),
        new KmlFormat(),
    ];
}
