using System.Text;
using System.Text.Json;
using IncidentMap.Exporting;
using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Importing;

/// <summary>Our own export as a table: each row is read as the Feature whose properties its cells are.</summary>
internal sealed class ExportedCsv : TableFormat
{
    private static readonly HashSet<string> lists = [.. Published.Incidents.Properties.Where(p => p.Kind == ValueKind.Texts).Select(p => p.Name)];

    public override string Name => "csv";
    public override string Title => "our own export as CSV";
    public override string DefaultDataset => "csv";

    public override IReadOnlyList<string> Needed { get; } =
        ["key", "title", "summary", "event_type", "date_start", "date_end", "date_precision", "location_precision", "longitude", "latitude"];

    protected override Func<ReadRecord> Reader(Row row, Target target)
    {
        var features = new GeoJsonFeature(target.Input, target.Known, target.Dataset == DefaultDataset ? null : target.Dataset, target.Country);
        var (longitude, latitude) = (row.Ours("longitude"), row.Ours("latitude"));
        var properties = row.Columns.Where(c => c != longitude && c != latitude && !c.Name.Equals("id", StringComparison.OrdinalIgnoreCase)).ToList();
        return () =>
        {
            var point = row.Point(latitude, longitude);
            if (row.Problems.Count > 0)
                return default;
            switch (features.Read(new JsonRecords.Record(row.Line, Feature(row, properties, point), IsCut: false)))
            {
                case Read read:
                    row.Warnings.AddRange(read.Warnings);
                    return new ReadRecord(read.Incident, read.Named);
                case Rejected rejected:
                    row.Problems.AddRange(rejected.Problems);
                    return default;
                default:
                    throw new NotSupportedException("A feature is read or rejected.");
            }
        };
    }

    private static string Feature(Row row, List<Column> properties, NetTopologySuite.Geometries.Point? point)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            if (point is not null)
            {
                json.WriteStartObject("geometry");
                json.WriteString("type", "Point");
                json.WriteStartArray("coordinates");
                json.WriteNumberValue(point.X);
                json.WriteNumberValue(point.Y);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteStartObject("properties");
            foreach (var column in properties)
                if (CsvFormat.Plain(row.Cell(column)) is { IsEmpty: false } cell)
                    Write(json, column.Name, cell);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Write(Utf8JsonWriter json, string name, ReadOnlySpan<char> cell)
    {
        if (!lists.Contains(name))
        {
            json.WriteString(name, cell);
            return;
        }
        json.WriteStartArray(name);
        foreach (var part in cell.Split(FeatureWriter.Between))
            json.WriteStringValue(cell[part]);
        json.WriteEndArray();
    }
}
