using System.Text.Json;

namespace IncidentMap.PostgisTests.World;

/// <summary>A feature as another program read it.</summary>
public sealed record ReadFeature(IReadOnlyDictionary<string, string> Values, JsonElement Geometry);

/// <summary>A file of ours as GDAL reads it.</summary>
internal static class GeoFile
{
    /// <summary>What Debian's ogr2ogr makes of the answer to a question, feature by feature.</summary>
    public static async Task<List<ReadFeature>> Read(Town town, string path, string ending, params string[] options)
    {
        using var folder = new TempFolder();
        var (file, read) = (Path.Combine(folder.Path, "features" + ending), Path.Combine(folder.Path, "read.json"));
        using (var response = await town.Ask(path))
        {
            Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
            await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync());
        }
        var (exit, _, errors) = await OtherProgram.Run("ogr2ogr", ["-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=10", .. options, read, file]);
        Assert.True(exit == 0 && !errors.Contains("ERROR", StringComparison.Ordinal), errors);
        return Features(JsonDocument.Parse(await File.ReadAllTextAsync(read)).RootElement);
    }

    /// <summary>The features of a GeoJSON document, with values as a table would have them.</summary>
    public static List<ReadFeature> Features(JsonElement collection) =>
        [.. collection.GetProperty("features").EnumerateArray().Select(feature => new ReadFeature(
            feature.GetProperty("properties").EnumerateObject().ToDictionary(p => p.Name, p => Text(p.Value)), feature.GetProperty("geometry")))];

    /// <summary>A value as a table has it: nothing for what is unknown, lists with semicolons.</summary>
    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(v => v.GetString())),
        _ => value.GetRawText(),
    };

    /// <summary>The same values under the names of the first; GDAL keeps instants to the millisecond.</summary>
    public static void SameValues(ReadFeature ours, ReadFeature theirs)
    {
        foreach (var (name, value) in ours.Values)
        {
            var read = theirs.Values.GetValueOrDefault(name, "");
            if (value.EndsWith('Z') && DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var instant)
                && DateTimeOffset.TryParse(read, System.Globalization.CultureInfo.InvariantCulture, out var other))
                Assert.True((instant - other).Duration() <= TimeSpan.FromMilliseconds(1), $"{name}: {value} was read as {read}");
            else
                Assert.Equal((name, value), (name, read));
        }
    }
}
