using System.Buffers;
using System.Data.Common;
using System.Text.Json;
using IncidentMap.GeoJson;

namespace IncidentMap.Exporting;

/// <summary>
/// JSON-FG 1.0 (OGC 21-045r1): GeoJSON that also tells in members of their own when a feature was, what type it is of, and
/// where it is in systems other than CRS84.
/// </summary>
/// <param name="schemaOf">The address of a collection's schema, where there is one.</param>
public sealed class JsonFgFormat(Func<FeatureCollection, string?> schemaOf) : GeoJsonFormat("jsonfg", "application/fg+json", ".fg.json", "JSON-FG")
{
    private static readonly string[] classes =
    [
        "http://www.opengis.net/spec/json-fg-1/1.0/conf/core",
        "http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas",
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> Needed(FeatureCollection collection) => [collection.Time.FirstDay, collection.Time.LastDay, collection.Time.Instant];

    /// <inheritdoc/>
    public override FeatureWriter Writer(FeatureCollection collection, RowShape shape, IBufferWriter<byte> output) => new JsonFgWriter(collection, shape, output);

    /// <inheritdoc/>
    public override void WriteFirstMembers(Utf8JsonWriter json, FeatureCollection collection, RowShape shape)
    {
        json.WriteStartArray("conformsTo"u8);
        foreach (var name in classes)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteString("featureType"u8, collection.Id);
        if (schemaOf(collection) is { } schema)
            json.WriteString("featureSchema"u8, schema);
        json.WriteNumber("geometryDimension"u8, 0);
        if (!JsonFgWriter.IsCrs84(shape))
            json.WriteString("coordRefSys"u8, shape.Crs.Uri);
    }

    private sealed class JsonFgWriter(FeatureCollection collection, RowShape shape, IBufferWriter<byte> output) : FeatureWriter(shape, output)
    {
        private readonly int firstDay = shape.ColumnOf(collection.Property(collection.Time.FirstDay));
        private readonly int lastDay = shape.ColumnOf(collection.Property(collection.Time.LastDay));
        private readonly int instant = shape.ColumnOf(collection.Property(collection.Time.Instant));

        /// <summary>Only in CRS84 is a geometry one of GeoJSON; in any other system it is a place.</summary>
        public static bool IsCrs84(RowShape shape) => shape.Crs == Filters.Crs.Crs84;

        protected override void WriteWhere(DbDataReader row)
        {
            WriteTime(row);
            if (IsCrs84(Shape))
            {
                Json.WriteNull("place"u8);
                WritePoint("geometry"u8, row);
            }
            else
            {
                WritePoint("place"u8, row);
                Json.WriteNull("geometry"u8);
            }
        }

        /// <summary>The instant, or else the civil day, or else the days from first to last.</summary>
        private void WriteTime(DbDataReader row)
        {
            Json.WriteStartObject("time"u8);
            var (first, last) = (row.GetFieldValue<DateOnly>(firstDay), row.GetFieldValue<DateOnly>(lastDay));
            if (!row.IsDBNull(instant))
            {
                Json.WriteString("timestamp"u8, Instant(row.GetDateTime(instant)));
            }
            else if (first == last)
            {
                Json.WriteString("date"u8, Day(first));
            }
            else
            {
                Json.WriteStartArray("interval"u8);
                Json.WriteStringValue(Day(first));
                Json.WriteStringValue(Day(last));
                Json.WriteEndArray();
            }
            Json.WriteEndObject();
        }
    }
}
