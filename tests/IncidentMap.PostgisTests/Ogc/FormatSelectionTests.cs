using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentMap.PostgisTests.World;
using Parquet;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

/// <summary>What of features is asked for, in which order and coordinates, holds in every format.</summary>
public sealed class FormatSelectionTests(FormatSelectionTests.TwoPlaces two) : IClassFixture<FormatSelectionTests.TwoPlaces>
{
    private const string LatLon = "crs=http://www.opengis.net/def/crs/EPSG/0/4326";
    private const string Utm = "crs=http://www.opengis.net/def/crs/EPSG/0/32642";

    private readonly Town town = two.Town;

    [Theory]
    [InlineData("geojsonseq")]
    [InlineData("ndjson")]
    [InlineData("jsonfg")]
    [InlineData("csv")]
    [InlineData("kml")]
    public async Task Only_the_properties_asked_for_are_given(string format)
    {
        var text = await Text($"?f={format}&properties=key,country&limit=1");
        Assert.Contains("news:here", text);
        Assert.Contains("country", text);
        foreach (var name in (string[])["summary", "date_start", "location_precision", "location_radius_m", "occurred_at"])
            Assert.DoesNotContain(name, text.Split("description>")[^1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/1")]
    public async Task A_page_for_people_shows_what_was_asked_for_and_says_that_it_is_in_longitude_and_latitude(string id)
    {
        using var some = await town.Ask($"{IncidentItems}{id}?f=html&properties=key,country&skipGeometry=true&{LatLon}");
        var page = await some.Content.ReadAsStringAsync();
        Assert.Contains("news:here", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-point", page, StringComparison.Ordinal);
        Assert.DoesNotContain("suicide_bomb", page, StringComparison.Ordinal);
        Assert.Equal("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>", some.Headers.One("Content-Crs"));
        using var whole = await town.Ask($"{IncidentItems}{id}?f=html");
        Assert.Contains("data-point", await whole.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("suicide_bomb", await whole.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_properties_asked_for_are_given_in_FlatGeobuf_and_GeoParquet()
    {
        var read = await GeoFile.Read(town, IncidentItems + "?f=flatgeobuf&properties=key,location_radius_m", ".fgb");
        Assert.Equal(["id", "key", "location_radius_m"], read[0].Values.Keys);
        Assert.Equal(["news:here", "news:there"], read.Select(f => f.Values["key"]));
        await using var file = await Parquet("?f=geoparquet&properties=key,location_radius_m");
        Assert.Equal(["id", "key", "location_radius_m", "geometry"], file.Schema.Fields.Select(f => f.Name));
    }

    [Theory]
    [InlineData("jsonfg", "news:there.*news:here")]
    [InlineData("geojsonseq", "news:there.*news:here")]
    [InlineData("ndjson", "news:there.*news:here")]
    [InlineData("csv", "news:there.*news:here")]
    [InlineData("kml", "news:there.*news:here")]
    [InlineData("flatgeobuf", "news:there.*news:here")]
    public async Task The_order_asked_for_holds(string format, string order) =>
        Assert.Matches(new Regex(order, RegexOptions.Singleline), await Text($"?f={format}&sortby=-date_start"));

    [Theory]
    [InlineData("jsonfg")]
    [InlineData("geojsonseq")]
    [InlineData("ndjson")]
    [InlineData("csv")]
    [InlineData("kml")]
    [InlineData("flatgeobuf")]
    public async Task The_filter_and_the_day_asked_for_hold(string format)
    {
        var there = await Text($"?f={format}&filter=key%3D'news:there'");
        Assert.Contains("news:there", there);
        Assert.DoesNotContain("news:here", there);
        Assert.Contains("news:here", await Text($"?f={format}"));
        Assert.DoesNotContain("news:", await Text($"?f={format}&asOf=2000-01-01"));
    }

    [Fact]
    public async Task GeoParquet_holds_to_filter_order_and_day()
    {
        Assert.Equal(2, await Rows("&sortby=-date_start"));
        Assert.Equal(1, await Rows("&filter=key%3D'news:there'"));
        Assert.Equal(0, await Rows("&asOf=2000-01-01"));

        async Task<long> Rows(string asked)
        {
            await using var file = await Parquet("?f=geoparquet" + asked);
            return file.Metadata!.NumRows;
        }
    }

    [Fact]
    public async Task Without_geometry_there_is_none()
    {
        Assert.Contains("\"geometry\":null", await Text("?f=ndjson&skipGeometry=true"));
        Assert.DoesNotContain("longitude", await Text("?f=csv&skipGeometry=true"));
        Assert.DoesNotContain("<Point", await Text("?f=kml&skipGeometry=true"));
        Assert.All(await GeoFile.Read(town, IncidentItems + "?f=flatgeobuf&skipGeometry=true", ".fgb"), f => Assert.Equal(JsonValueKind.Null, f.Geometry.ValueKind));
        await using var file = await Parquet("?f=geoparquet&skipGeometry=true");
        Assert.DoesNotContain(file.Schema.Fields, f => f.Name == "geometry");
        Assert.False(file.CustomMetadata.ContainsKey("geo"));
    }

    [Fact]
    public async Task Coordinates_are_rounded_as_asked()
    {
        Assert.Contains("[69.1,34.1]", await Text("?f=geojsonseq&precision=1&limit=1"));
        Assert.Contains(",69.1,34.1\r\n", await Text("?f=csv&precision=1&limit=1"));
        Assert.Contains("<coordinates>69.1,34.1</coordinates>", await Text("?f=kml&precision=1&limit=1"));
    }

    [Fact]
    public async Task Text_has_coordinates_in_the_order_of_their_system_and_columns_have_names()
    {
        Assert.Contains("[34.123,69.123]", await Text($"?f=geojsonseq&limit=1&{LatLon}"));
        Assert.Contains("POINT (34.123 69.123)", await Text($"?f=csv&geometry=wkt&limit=1&{LatLon}"));
        var row = Csv.Read(await Text($"?f=csv&limit=1&{LatLon}"))[0];
        Assert.Equal(("69.123", "34.123"), (row["longitude"], row["latitude"]));
        var metres = Csv.Read(await Text($"?f=csv&limit=1&{Utm}&precision=0"))[0];
        Assert.Equal(("511342", "3775801"), (metres["easting"], metres["northing"]));
    }

    [Fact]
    public async Task JSON_FG_puts_what_is_not_CRS84_into_place()
    {
        var document = await town.Json(IncidentItems + $"?f=jsonfg&limit=1&{Utm}&precision=0");
        Assert.Equal("http://www.opengis.net/def/crs/EPSG/0/32642", document.GetProperty("coordRefSys").GetString());
        var feature = document.GetProperty("features")[0];
        Assert.Equal("[511342,3775801]", feature.GetProperty("place").GetProperty("coordinates").GetRawText());
        Assert.Equal(JsonValueKind.Null, feature.GetProperty("geometry").ValueKind);
    }

    [Theory]
    [InlineData(LatLon)]
    [InlineData(Utm)]
    public async Task GDAL_finds_FlatGeobuf_of_any_system_in_the_same_place(string crs)
    {
        var read = await GeoFile.Read(town, IncidentItems + $"?f=flatgeobuf&{crs}", ".fgb", "-t_srs", "OGC:CRS84");
        var at = read[0].Geometry.GetProperty("coordinates");
        Assert.Equal((69.123, 34.123), (at[0].GetDouble(), at[1].GetDouble()), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-7 && Math.Abs(a.Item2 - b.Item2) < 1e-7);
    }

    [Theory]
    [InlineData(3857)]
    [InlineData(32641)]
    [InlineData(32643)]
    public async Task GeoParquet_describes_its_system_so_that_PROJ_knows_it(int code)
    {
        await using var file = await Parquet($"?f=geoparquet&crs=http://www.opengis.net/def/crs/EPSG/0/{code}");
        var crs = JsonDocument.Parse(file.CustomMetadata["geo"]).RootElement.GetProperty("columns").GetProperty("geometry").GetProperty("crs");
        Assert.Equal(code, crs.GetProperty("id").GetProperty("code").GetInt32());

        var (exit, ours, errors) = await OtherProgram.Run("gdalsrsinfo", ["-o", "proj4", crs.GetRawText()]);
        Assert.True(exit == 0 && errors.Length == 0, errors);
        var (_, theirs, _) = await OtherProgram.Run("gdalsrsinfo", ["-o", "proj4", $"EPSG:{code}"]);
        Assert.Equal(theirs.Trim(), ours.Trim());
    }

    [Fact]
    public async Task KML_is_refused_in_systems_it_does_not_know() => Assert.Equal(
        new Refusal(400, "crs", "KML cannot have its coordinates in http://www.opengis.net/def/crs/EPSG/0/32642; leave crs out, or ask for another format."),
        await town.Refused(IncidentItems + $"?f=kml&{Utm}"));

    private async Task<string> Text(string query)
    {
        using var response = await town.Ask(IncidentItems + query);
        Assert.True(response.IsSuccessStatusCode, $"{query}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<ParquetReader> Parquet(string query) =>
        await ParquetReader.CreateAsync(new MemoryStream(await town.Http.GetByteArrayAsync(IncidentItems + query)));

    public sealed class TwoPlaces : IAsyncLifetime
    {
        public Town Town { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Town = await Town.With(
            At("here", 69.123, 34.123).On("2021-08-14").But(i => i.Country = "AF"),
            At("there", 66.987, 24.987).On("2021-08-20").But(i => i.Country = "PK"));

        public ValueTask DisposeAsync() => Town.DisposeAsync();
    }
}
