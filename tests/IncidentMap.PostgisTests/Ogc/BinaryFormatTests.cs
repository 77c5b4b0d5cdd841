using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using IncidentMap.Exporting;
using IncidentMap.PostgisTests.World;
using Parquet;
using Parquet.Data;
using Parquet.Schema;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

/// <summary>FlatGeobuf as GDAL reads it, GeoParquet as Parquet.Net does: Debian's GDAL is built without it.</summary>
public sealed class BinaryFormatTests(AllDataTown all) : IClassFixture<AllDataTown>
{
    private readonly Town town = all.Town;

    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    public async Task GDAL_reads_the_same_features_from_FlatGeobuf_as_from_GeoJSON(string id)
    {
        var ours = GeoFile.Features(await town.Json($"/ogc/collections/{id}/items?limit=1000"));
        var theirs = await GeoFile.Read(town, $"/ogc/collections/{id}/items?f=flatgeobuf&limit=1000", ".fgb");
        Assert.Equal(ours.Count, theirs.Count);
        foreach (var (our, their) in ours.Zip(theirs))
        {
            GeoFile.SameValues(our, their);
            Assert.Equal(Point(our), Point(their));
        }
    }

    [Fact]
    public async Task What_is_unknown_or_nowhere_is_so_in_FlatGeobuf_too()
    {
        await using var two = await Town.With(Nowhere("first"), At("second", 69, 34));
        var theirs = await GeoFile.Read(two, "/ogc/collections/incidents/download.fgb", ".fgb");
        Assert.Equal([JsonValueKind.Null, JsonValueKind.Object], theirs.Select(f => f.Geometry.ValueKind));
        foreach (var (our, their) in GeoFile.Features(await two.Json(IncidentItems)).Zip(theirs))
            GeoFile.SameValues(our, their);
    }

    [Theory]
    [InlineData("fgb", ".fgb")]
    public async Task An_empty_file_still_tells_its_fields_and_that_they_are_points(string ending, string file)
    {
        await using var empty = await Town.With();
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "empty" + file);
        await File.WriteAllBytesAsync(path, await empty.Http.GetByteArrayAsync($"/ogc/collections/incidents/download.{ending}"));
        var (exit, output, errors) = await OtherProgram.Run("ogrinfo", ["-ro", "-al", "-so", path]);
        Assert.True(exit == 0 && errors.Length == 0, errors);
        Assert.Contains("Geometry: Point", output);
        Assert.Contains("Feature Count: 0", output);
        Assert.Contains("killed_best: Integer", output);
        Assert.Contains("WGS 84", output);
    }

    [Fact]
    public async Task FlatGeobuf_of_many_features_is_read_to_the_last()
    {
        await using var large = await Town.With(At("one", 69, 34), Nowhere("none"));
        await large.Multiply("one", 12_000);
        Assert.Equal(12_002, (await GeoFile.Read(large, "/ogc/collections/incidents/download.fgb", ".fgb")).Count);
    }

    [Theory]
    [InlineData("incidents")]
    [InlineData("reports")]
    public async Task GeoParquet_holds_the_values_of_GeoJSON_in_types_of_their_own(string id)
    {
        var ours = GeoFile.Features(await town.Json($"/ogc/collections/{id}/items?limit=1000"));
        await using var file = await Parquet($"/ogc/collections/{id}/items?f=geoparquet&limit=1000");
        Assert.Equal(1, file.RowGroupCount);
        using var group = file.OpenRowGroupReader(0);
        Assert.Equal(ours.Count, group.RowCount);

        foreach (var name in ours[0].Values.Keys)
            Assert.Equal((name, string.Join('|', ours.Select(f => f.Values[name]))), (name, string.Join('|', await Column(group, Field(file, name)))));
        var wkb = new byte[]?[group.RowCount];
        await group.ReadAsync(Field(file, "geometry"), wkb);
        Assert.Equal(ours.Select(Point), wkb.Select(bytes => bytes is null ? "" : $"{X(bytes)} {Y(bytes)}"));

        Assert.Equal(typeof(int), Field(file, id == "incidents" ? "killed_best" : "killed_at_most").ClrType);
        Assert.Equal(typeof(DateTime), Field(file, id == "incidents" ? "date_start" : "published").ClrType);
        Assert.Equal(typeof(DateTime), Field(file, "updated_at" is var instant && id == "incidents" ? instant : "published_at").ClrType);
        Assert.IsType<ListField>(file.Schema.Fields.Single(f => f.Name == (id == "incidents" ? "actors" : "claims")));
    }

    [Fact]
    public async Task GeoParquet_tells_where_its_geometry_is_how_it_is_written_and_what_it_spans()
    {
        await using var three = await Town.With(At("a", 69.5, 34.25), At("b", -10, 40), Nowhere("c"));
        await using var file = await Parquet(three, "/ogc/collections/incidents/download.parquet");
        var geo = JsonDocument.Parse(file.CustomMetadata["geo"]).RootElement;
        Assert.Equal("1.1.0", geo.GetProperty("version").GetString());
        Assert.Equal("geometry", geo.GetProperty("primary_column").GetString());
        var geometry = geo.GetProperty("columns").GetProperty("geometry");
        Assert.Equal("WKB", geometry.GetProperty("encoding").GetString());
        Assert.Equal("""["Point"]""", geometry.GetProperty("geometry_types").GetRawText());
        Assert.Equal("[-10,34.25,69.5,40]", geometry.GetProperty("bbox").GetRawText());
        Assert.False(geometry.TryGetProperty("crs", out _), "no crs is CRS84");
    }

    [Fact]
    public async Task GeoParquet_of_many_features_comes_in_groups()
    {
        await using var large = await Town.With(At("one", 69, 34));
        await large.Multiply("one", GeoParquetFormat.GroupRows + 10);
        await using var file = await Parquet(large, "/ogc/collections/incidents/download.parquet");
        Assert.Equal(2, file.RowGroupCount);
        var ids = new List<string>();
        for (var i = 0; i < file.RowGroupCount; i++)
        {
            using var group = file.OpenRowGroupReader(i);
            ids.AddRange(await Column(group, Field(file, "id")));
        }
        Assert.Equal(GeoParquetFormat.GroupRows + 11, ids.Distinct().Count());
    }

    [Fact]
    public async Task GeoParquet_of_nothing_still_tells_its_columns()
    {
        await using var empty = await Town.With();
        await using var file = await Parquet(empty, "/ogc/collections/reports/download.parquet");
        Assert.Equal(0, file.RowGroupCount);
        Assert.Contains(file.Schema.Fields, f => f.Name == "speaker");
        Assert.True(file.CustomMetadata.ContainsKey("geo"));
    }

    private Task<ParquetReader> Parquet(string path) => Parquet(town, path);

    private static async Task<ParquetReader> Parquet(Town town, string path) =>
        await ParquetReader.CreateAsync(new MemoryStream(await town.Http.GetByteArrayAsync(path)));

    private static DataField Field(ParquetReader file, string name) =>
        file.Schema.DataFields.Single(f => f.Path.FirstPart == name);

    /// <summary>The values of a column as a table has them.</summary>
    private static async Task<string[]> Column(ParquetRowGroupReader group, DataField field)
    {
        var texts = new string[group.RowCount];
        if (field.MaxRepetitionLevel > 0)
        {
            using var raw = (RawColumnData<ReadOnlyMemory<char>>)await group.ReadRawColumnDataBaseAsync(field);
            Array.Fill(texts, "");
            var (row, next) = (-1, 0);
            for (var i = 0; i < raw.DefinitionLevels.Length; i++)
            {
                if (raw.RepetitionLevels[i] == 0)
                    row++;
                if (raw.DefinitionLevels[i] == field.MaxDefinitionLevel)
                    texts[row] += (texts[row].Length > 0 ? "; " : "") + raw.Values[next++].ToString();
            }
            return texts;
        }
        if (field.ClrType == typeof(int))
            return [.. (await Values<int>(group, field)).Select(n => $"{n}")];
        if (field.ClrType == typeof(DateTime))
            return [.. (await Values<DateTime>(group, field)).Select(day => field is DateTimeDataField { DateTimeFormat: DateTimeFormat.Timestamp }
                ? day?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture) ?? ""
                : day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "")];
        await group.ReadAsync(field, texts.AsMemory()!);
        return [.. texts.Select(t => t ?? "")];
    }

    private static async Task<T?[]> Values<T>(ParquetRowGroupReader group, DataField field) where T : struct
    {
        if (field.IsNullable)
        {
            var some = new T?[group.RowCount];
            await group.ReadAsync<T>(field, some.AsMemory());
            return some;
        }
        var values = new T[group.RowCount];
        await group.ReadAsync<T>(field, values.AsMemory());
        return [.. values.Select(v => (T?)v)];
    }

    private static string Point(ReadFeature feature) => feature.Geometry.ValueKind == JsonValueKind.Null
        ? ""
        : $"{feature.Geometry.GetProperty("coordinates")[0].GetDouble()} {feature.Geometry.GetProperty("coordinates")[1].GetDouble()}";

    private static double X(byte[] wkb) => BinaryPrimitives.ReadDoubleLittleEndian(wkb.AsSpan(5));

    private static double Y(byte[] wkb) => BinaryPrimitives.ReadDoubleLittleEndian(wkb.AsSpan(13));
}
