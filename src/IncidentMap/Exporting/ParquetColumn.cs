using System.Buffers.Binary;
using System.Data.Common;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using NetTopologySuite.Geometries;
using Parquet;
using Parquet.Schema;

namespace IncidentMap.Exporting;

/// <summary>One column of a row group, filled row by row and then written as a whole.</summary>
internal abstract class ParquetColumn(Field described)
{
    public Field Field => described;

    /// <summary>Takes its value of the current row, and tells how many characters of text it has to hold for it.</summary>
    public abstract int Read(DbDataReader row);

    /// <summary>Writes what it has taken, and forgets it.</summary>
    public abstract Task Write(ParquetRowGroupWriter group, CancellationToken stop);

    public static ParquetColumn Id() => new Values<int>(new DataField<int>("id", false), row => row.GetInt32(RowShape.Id));

    /// <summary>Days, instants and whole numbers in types of their own, clock times as texts, several texts as a list.</summary>
    public static ParquetColumn Of(Property property, int column) => property.Kind switch
    {
        ValueKind.Integer => new Values<int>(new DataField<int>(property.Name, true), row => row.IsDBNull(column) ? null : row.GetInt32(column)),
        ValueKind.Date => new Values<DateOnly>(new DataField<DateOnly>(property.Name, true), row => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column)),
        ValueKind.Instant => new Values<DateTime>(
            new DateTimeDataField(property.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true),
            row => row.IsDBNull(column) ? null : row.GetDateTime(column)),
        ValueKind.Texts => new Lists(new ListField(property.Name, new DataField<string>("element", true)), column),
        var kind => new Texts(new DataField<string>(property.Name, true), row => row.IsDBNull(column) ? null : FeatureWriter.Text(row, column, kind)),
    };

    /// <summary>Points as well-known binary; the box grows to hold them all.</summary>
    public static ParquetColumn Wkb(string name, RowShape shape, Envelope box) => new Binaries(new DataField(name, typeof(byte[]), isNullable: true), row =>
    {
        if (shape.PointOf(row) is not var (x, y))
            return null;
        box.ExpandToInclude(x, y);
        var wkb = new byte[21];
        wkb[0] = 1; // little-endian
        wkb[1] = 1; // point
        BinaryPrimitives.WriteDoubleLittleEndian(wkb.AsSpan(5), x);
        BinaryPrimitives.WriteDoubleLittleEndian(wkb.AsSpan(13), y);
        return wkb;
    });

    private sealed class Values<T>(DataField field, Func<DbDataReader, T?> value) : ParquetColumn(field) where T : struct
    {
        private readonly List<T?> values = [];

        public override int Read(DbDataReader row)
        {
            values.Add(value(row));
            return 0;
        }

        public override async Task Write(ParquetRowGroupWriter group, CancellationToken stop)
        {
            if (field.IsNullable)
                await group.WriteAsync<T>(field, values.ToArray(), cancellationToken: stop);
            else
                await group.WriteAsync<T>(field, values.Select(v => v!.Value).ToArray(), cancellationToken: stop);
            values.Clear();
        }
    }

    private sealed class Texts(DataField field, Func<DbDataReader, string?> value) : ParquetColumn(field)
    {
        private readonly List<string?> values = [];

        public override int Read(DbDataReader row)
        {
            values.Add(value(row));
            return values[^1]?.Length ?? 0;
        }

        public override async Task Write(ParquetRowGroupWriter group, CancellationToken stop)
        {
            await group.WriteAsync(field, values);
            values.Clear();
        }
    }

    private sealed class Binaries(DataField field, Func<DbDataReader, byte[]?> value) : ParquetColumn(field)
    {
        private readonly List<byte[]?> values = [];

        public override int Read(DbDataReader row)
        {
            values.Add(value(row));
            return 0;
        }

        public override async Task Write(ParquetRowGroupWriter group, CancellationToken stop)
        {
            await group.WriteAsync(field, values);
            values.Clear();
        }
    }

    /// <summary>
    /// Lists of texts in Dremel's encoding. Definition levels say how far an entry exists: 0 no list, 1 an empty one, 3 a text;
    /// repetition levels where a list begins: 0 at its first text, 1 at each further one.
    /// </summary>
    private sealed class Lists(ListField list, int column) : ParquetColumn(list)
    {
        private readonly List<ReadOnlyMemory<char>> texts = [];
        private readonly List<int> definitions = [];
        private readonly List<int> repetitions = [];

        public override int Read(DbDataReader row)
        {
            var values = row.IsDBNull(column) ? null : row.GetFieldValue<string[]>(column);
            if (values is null or [])
            {
                definitions.Add(values is null ? 0 : 1);
                repetitions.Add(0);
                return 0;
            }
            for (var i = 0; i < values.Length; i++)
            {
                texts.Add(values[i].AsMemory());
                definitions.Add(3);
                repetitions.Add(i == 0 ? 0 : 1);
            }
            return values.Sum(text => text.Length);
        }

        public override async Task Write(ParquetRowGroupWriter group, CancellationToken stop)
        {
            await group.WriteAllPartsAsync<ReadOnlyMemory<char>>((DataField)list.Item, texts.ToArray(), definitions.ToArray(), repetitions.ToArray(), stop);
            texts.Clear();
            definitions.Clear();
            repetitions.Clear();
        }
    }
}
