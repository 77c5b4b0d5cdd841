using IncidentMap.Gazetteer;
using IncidentMap.Importing;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using NetTopologySuite.Geometries;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Gazetteer;

public sealed class PlacingTests(GazetteerTown gazetteer) : IClassFixture<GazetteerTown>
{
    [Fact]
    public async Task A_record_without_a_point_gets_that_of_its_place_and_is_marked()
    {
        var (incident, warnings) = await Place(new NamedPlace("Torkham", null, null, "Pakistan"), LocationPrecision.Exact);

        Assert.Empty(warnings);
        Assert.True(incident.Geocoded);
        Assert.Equal((71.094, 34.1225), (incident.Point!.X, incident.Point.Y));
        Assert.Equal((LocationPrecision.Place, 3_000), (incident.LocationPrecision, incident.LocationRadiusMetres));
        Assert.Equal(("PK", "PK-KP", "Khyber Pakhtunkhwa", "Khyber"), (incident.Country, incident.Admin1, incident.Admin1Name, incident.Admin2));
        Assert.Equal(("im:torkham", "Torkham"), (incident.Place?.Key, incident.PlaceReported));
        Assert.Equal(incident.Place!.Id, incident.PlaceId);
    }

    [Fact]
    public async Task A_misspelt_name_is_taken_and_said()
    {
        var (incident, warnings) = await Place(new NamedPlace("Bhawalnagar", null, "Punjab", "Pakistan"), LocationPrecision.Place);

        Assert.Equal("gn:1183883", incident.Place?.Key);
        Assert.Equal(["3: place \"Bhawalnagar\": taken as Bahawalnagar (town, Punjab, PK)."], warnings);
    }

    [Fact]
    public async Task A_place_is_never_drawn_finer_than_its_source_knows()
    {
        var (incident, _) = await Place(new NamedPlace("Jalalabad", null, null, "Afghanistan"), LocationPrecision.Near);
        Assert.Equal((LocationPrecision.Near, 25_000), (incident.LocationPrecision, incident.LocationRadiusMetres));
    }

    [Theory]
    [InlineData("Waziristan", null, null, "PK", LocationPrecision.Admin1, "PK-KP",
        "place \"Waziristan\": may be South Waziristan (district, Khyber Pakhtunkhwa, PK) or North Waziristan (district, Khyber Pakhtunkhwa, PK); put in Khyber Pakhtunkhwa (province, PK).")]
    [InlineData("Sarobi", null, null, "AF", LocationPrecision.Country, null, "; it gets no point.")]
    [InlineData("Sarobi", null, "Kabul", "AF", LocationPrecision.Admin2, "AF-KAB", null)]
    [InlineData("Kakarak village", "Tirin Kot district", "Uruzgan province", "Afghanistan", LocationPrecision.Admin2, "AF-URU", "; put in Tarin Kot (district, Uruzgan, AF).")]
    [InlineData("Nowhere at all", null, "Hilmand", null, LocationPrecision.Admin1, "AF-HEL", "place \"Nowhere at all\": not in the gazetteer; put in Helmand (province, AF).")]
    [InlineData("Jalalabad", null, "Kunar", "AF", LocationPrecision.Admin1, "AF-KNR", "not in the gazetteer where the record says; the nearest is Jalalabad (town, Nangarhar, AF); put in Kunar (province, AF).")]
    [InlineData("Nowhere at all", null, null, "AF", LocationPrecision.Country, null, "place \"Nowhere at all\": not in the gazetteer; it gets no point.")]
    [InlineData("Nowhere at all", null, null, null, LocationPrecision.None, null, "place \"Nowhere at all\": not in the gazetteer; it gets no point.")]
    [InlineData("Aleppo", null, "Aleppo", "Syria", LocationPrecision.Country, null, "place \"Aleppo\": not in the gazetteer; it gets no point.")]
    [InlineData(null, null, null, null, LocationPrecision.None, null, "place: none is named; it gets no point.")]
    public async Task What_is_not_sure_is_placed_as_coarsely_as_it_is_known_and_listed(
        string? place, string? district, string? province, string? country, LocationPrecision precision, string? code, string? warning)
    {
        var (incident, warnings) = await Place(new NamedPlace(place, district, province, country), LocationPrecision.Exact, country: country == "Syria" ? "SY" : null);

        Assert.Equal((precision, code), (incident.LocationPrecision, incident.Admin1));
        Assert.Equal(precision < LocationPrecision.Country, incident.Point is not null);
        Assert.Equal(incident.Point is not null, incident.Geocoded);
        if (warning is null)
            Assert.Empty(warnings);
        else
            Assert.EndsWith(warning, Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(69.17, 34.53, null, null, "AF", "AF-KAB", "Kabul")]
    [InlineData(69.17, 34.53, "Kabul province", "Afghanistan", "AF", "AF-KAB", "Kabul")]
    [InlineData(71.0940, 34.1225, "Nangarhar", "Afghanistan", "AF", "AF-NAN", "Nangarhar")]
    [InlineData(71.0940, 34.1225, "FATA", "Pakistan", "PK", "PK-KP", "Khyber Pakhtunkhwa")]
    [InlineData(62.8246, 27.6848, "Sistan and Baluchestan", "IR", "IR", null, "Sistan and Baluchestan")]
    [InlineData(36.56, 35.76, "Idlib", "SY", "SY", null, "Idlib")]
    public async Task A_point_tells_country_and_province_where_the_record_agrees_or_says_nothing(
        double longitude, double latitude, string? province, string? named, string country, string? code, string name)
    {
        var (incident, warnings) = await Place(
            new NamedPlace("Somewhere", null, province, named), LocationPrecision.Place, new Point(longitude, latitude),
            named is "IR" or "SY" ? named : null, admin1Name: province);

        Assert.Empty(warnings);
        Assert.Equal((country, code, name), (incident.Country, incident.Admin1, incident.Admin1Name));
        Assert.Equal((longitude, latitude, false), (incident.Point!.X, incident.Point.Y, incident.Geocoded));
    }

    [Theory]
    [InlineData(69.17, 34.53, "Herat", "AF", "AF-HER", "3: point \"34.53, 69.17\": lies in Kabul, not in Herat.")]
    [InlineData(69.17, 34.53, "Sindh", "PK", "PK-SD", "3: point \"34.53, 69.17\": lies in Kabul (Afghanistan), not in Pakistan.")]
    [InlineData(69.17, 34.53, null, "IR", null, "3: point \"34.53, 69.17\": lies in Kabul (Afghanistan), not in Iran.")]
    [InlineData(77.21, 28.61, "Punjab", "PK", "PK-PB", "3: point \"28.61, 77.21\": lies outside Pakistan.")]
    [InlineData(69.17, 34.53, "Region 7", "AF", "AF-KAB", "3: province \"Region 7\": no province of Afghanistan that the gazetteer knows; the point lies in Kabul.")]
    public async Task A_point_elsewhere_than_the_record_says_is_kept_and_warned_of(
        double longitude, double latitude, string? province, string country, string? code, string warning)
    {
        var (incident, warnings) = await Place(
            new NamedPlace(null, null, province, null), LocationPrecision.Place, new Point(longitude, latitude), country);

        Assert.Equal([warning], warnings);
        Assert.Equal((country, code, longitude), (incident.Country, incident.Admin1, incident.Point!.X));
    }

    [Fact]
    public async Task What_is_known_to_the_province_stands_for_all_of_it_and_not_for_its_capital()
    {
        var jalalabad = new Point(70.45, 34.43);
        var (incident, warnings) = await Place(new NamedPlace(null, null, "Nangarhar", "Afghanistan"), LocationPrecision.Admin1, jalalabad);

        Assert.Empty(warnings);
        Assert.Equal("iso:AF-NAN", incident.Place?.Key);
        Assert.Equal(incident.Place!.Point, incident.Point);
        Assert.Equal((LocationPrecision.Admin1, incident.Place.RadiusMetres), (incident.LocationPrecision, incident.LocationRadiusMetres));
    }

    [Theory]
    [InlineData(LocationPrecision.Country)]
    [InlineData(LocationPrecision.None)]
    public async Task What_its_source_knows_to_the_country_only_gets_no_point(LocationPrecision precision)
    {
        var (incident, warnings) = await Place(new NamedPlace("Kabul", null, "Kabul", "Afghanistan"), precision);

        Assert.Empty(warnings);
        Assert.Null(incident.Point);
        Assert.Equal((precision, "AF", false), (incident.LocationPrecision, incident.Country, incident.Geocoded));
    }

    [Fact]
    public async Task Incident_files_are_left_as_they_are()
    {
        var (incident, warnings) = await Place(null, LocationPrecision.Place, new Point(69.17, 34.53));
        Assert.Empty(warnings);
        Assert.Null(incident.Admin1);
    }

    private async Task<(Incident, string[] Warnings)> Place(
        NamedPlace? named, LocationPrecision precision, Point? point = null, string? country = null, string? admin1Name = null)
    {
        var incident = At("record", 0).But(i =>
        {
            (i.Point, i.LocationPrecision, i.LocationRadiusMetres) = (point, precision, point is not null && precision == LocationPrecision.Place ? 5_000 : null);
            (i.Country, i.Admin1Name) = (country, admin1Name);
        });
        var read = new Read("test.csv", 3, incident) { Named = named };
        await using var db = gazetteer.Town.OpenDatabase();
        (await Placing.Over(db, TestContext.Current.CancellationToken)).Complete([read]);
        return (incident, [.. read.Warnings.Select(w => $"{w.Line}: {w.Sentence}")]);
    }
}
