using System.Globalization;
using IncidentMap.Gazetteer;

namespace IncidentMap.Tests.Gazetteer;

public sealed class ProvincesTests
{
    [Theory]
    [InlineData(34.5281, 69.1723, "AF-KAB", "Kabul", "AF")]
    [InlineData(34.4265, 70.4515, "AF-NAN", "Nangarhar", "AF")]
    [InlineData(24.8608, 67.0104, "PK-SD", "Sindh", "PK")]
    [InlineData(33.6938, 73.0652, "PK-IS", "Islamabad Capital Territory", "PK")]
    [InlineData(34.7725, 72.3607, "PK-KP", "Khyber Pakhtunkhwa", "PK")]
    [InlineData(32.9746, 70.1456, "PK-KP", "Khyber Pakhtunkhwa", "PK")]
    [InlineData(35.3086, 75.6207, "PK-GB", "Gilgit-Baltistan", "PK")]
    public void A_point_lies_in_its_province(double latitude, double longitude, string code, string name, string country) =>
        Assert.Equal(new Province(code, name, country), Provinces.At(longitude, latitude));

    [Theory]
    [InlineData(28.6139, 77.209, "Delhi")]
    [InlineData(31.634, 74.8723, "Amritsar, half an hour beyond the border")]
    [InlineData(34.0837, 74.7973, "Srinagar")]
    [InlineData(38.5598, 68.787, "Dushanbe")]
    [InlineData(35.42, 77.2, "the Siachen glacier, which nobody is given")]
    [InlineData(23.0, 64.0, "the open sea")]
    [InlineData(25.29, 60.64, "Chabahar, on the coast beyond the border")]
    [InlineData(0, 0, "a point that was left empty")]
    [InlineData(double.NaN, 69, "no number")]
    public void Beyond_the_outlines_nothing_is_said(double latitude, double longitude, string where) =>
        Assert.True(Provinces.At(longitude, latitude) is null, where);

    [Theory]
    [InlineData(25.10, 62.33, "PK-BA", "the tip of Gwadar's headland")]
    [InlineData(24.79, 66.96, "PK-SD", "the harbour of Karachi")]
    public void A_point_just_off_the_coast_belongs_to_the_shore(double latitude, double longitude, string code, string where) =>
        Assert.True(Provinces.At(longitude, latitude)?.Code == code, where);

    [Fact]
    public void A_point_on_the_border_is_near_both_sides()
    {
        // Torkham, the crossing.
        Assert.True(Provinces.IsWithin(5_000, "AF-NAN", 71.094, 34.1225));
        Assert.True(Provinces.IsWithin(5_000, "PK-KP", 71.094, 34.1225));
        Assert.False(Provinces.IsWithin(5_000, "AF-KAB", 71.094, 34.1225));
        Assert.False(Provinces.IsWithin(5_000, "XX-NO", 71.094, 34.1225));
    }

    [Fact]
    public void The_outlines_are_those_of_the_gazetteers_provinces()
    {
        var provinces = ReadTable("places.tsv").Where(place => place["kind"] == "admin1")
            .Select(place => new Province(place["admin1"], place["name"], place["country"]));

        Assert.Equal(41, Provinces.All.Count());
        Assert.Equal(provinces.OrderBy(p => p.Code), Provinces.All.OrderBy(p => p.Code));
    }

    [Fact]
    public void Every_place_of_the_gazetteer_lies_in_its_province_or_at_its_border()
    {
        var astray = ReadTable("places.tsv").Concat(ReadTable("overrides.tsv")).GroupBy(place => place["key"]).Select(g => g.Last())
            .Where(place => place["admin1"].Length > 0)
            .Where(place => !Provinces.IsWithin(5_000, place["admin1"], Number(place["lon"]), Number(place["lat"])));

        Assert.Empty(astray.Select(place => $"{place["key"]} {place["name"]} is not in {place["admin1"]}"));

        static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<Dictionary<string, string>> ReadTable(string name)
    {
        using var reader = new StreamReader(Shipped.Open(name));
        var header = reader.ReadLine()!.Split('\t');
        while (reader.ReadLine() is { } line)
            yield return header.Zip(line.Split('\t')).ToDictionary(p => p.First, p => p.Second);
    }
}
