using System.Globalization;
using IncidentMap.Gazetteer;
using IncidentMap.Incidents;
using NetTopologySuite.Geometries;

namespace IncidentMap.Importing;

/// <summary>A place of a GeoNames dump with the codes by which the dump names its parents.</summary>
/// <param name="Place">Its <see cref="Place.Admin1"/> is our code; district and parent are found once all places are read.</param>
/// <param name="Admin2Code">Of the district, within the province.</param>
public sealed record GeoNamesEntry(Place Place, string? Admin2Code);

/// <summary>
/// A country dump of GeoNames (download.geonames.org/export/dump, "readme.txt"): UTF-8, tabs, no header, no quotes, 19 columns. Of
/// its features are taken countries, first and second divisions, populated places and airports.
/// </summary>
public sealed class GeoNamesDump(Input input)
{
    /// <summary>What <see cref="Place.Source"/> says of these.</summary>
    public const string Source = "GeoNames country dump";

    private static readonly string[] Columns =
    [
        "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature class", "feature code", "country code", "cc2",
        "admin1 code", "admin2 code", "admin3 code", "admin4 code", "population", "elevation", "dem", "timezone", "modification date",
    ];

    private static readonly Dictionary<string, string> CodeOfProvince = ReadProvinceCodes();

    /// <summary>Lines read so far.</summary>
    public int Lines { get; private set; }

    /// <summary>Of these, features of other kinds: mountains, streams, farms.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Of these, provinces that ship with the program, under their ISO codes.</summary>
    public int Shipped { get; private set; }

    /// <summary>Lines that cannot be read.</summary>
    public List<Problem> Broken { get; } = [];

    /// <summary>The places, once, from front to back.</summary>
    /// <exception cref="CannotRead">The file is of another layout, as its first line shows.</exception>
    public IEnumerable<GeoNamesEntry> Read()
    {
        var lineOf = new Dictionary<string, int>();
        while (input.Text.ReadLine() is { } line)
        {
            Lines++;
            if (line.Length == 0)
                continue;
            var cells = line.Split('\t');
            if (WrongWith(cells) is { } wrong)
            {
                if (Lines == 1)
                    throw new CannotRead($"{input.Name} is no country dump of GeoNames: its first line {wrong}. A dump has {Columns.Length} columns with tabs "
                        + $"between and no header: {string.Join(", ", Columns)}.");
                Broken.Add(new Problem(Lines, "", $"The line {wrong}."));
            }
            else if (Kind(cells[6], cells[7]) is not { } kind)
                LeftOut++;
            else if (kind == PlaceKind.Admin1 && CodeOfProvince.ContainsKey($"{cells[8]}.{cells[10]}"))
                Shipped++;
            else if (Entry(kind, cells) is var entry && !lineOf.TryAdd(entry.Place.Key, Lines))
                Broken.Add(new Problem(Lines, "", $"The line has the place of line {lineOf[entry.Place.Key]}, {entry.Place.Key}, again; only the first is taken."));
            else
                yield return entry;
        }
    }

    private static string? WrongWith(string[] cells)
    {
        if (cells.Length != Columns.Length)
            return $"has {cells.Length} {(cells.Length == 1 ? "column" : "columns")}, not {Columns.Length}";
        for (var i = 0; i < cells.Length; i++)
            if (!Fits(i, cells[i]))
                return $"has in column {i + 1}, {Columns[i]}, \"{(cells[i].Length > 40 ? cells[i][..40] : cells[i])}\"";
        return null;
    }

    private static bool Fits(int column, string cell) => column switch
    {
        0 => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        1 => cell.Length > 0 && !cell.Contains('\0'),
        3 => !cell.Contains('\0'),
        4 => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && Math.Abs(latitude) <= 90,
        5 => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && Math.Abs(longitude) <= 180,
        8 => (cell.Length == 2 && cell.All(char.IsAsciiLetterUpper)),
        14 => cell.Length == 0 || long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    private static PlaceKind? Kind(string featureClass, string feature) => (featureClass, feature) switch
    {
        ("A", "ADM1") => PlaceKind.Admin1,
        ("A", "ADM2") => PlaceKind.Admin2,
        ("A", "PCL" or "PCLD" or "PCLF" or "PCLI" or "PCLIX" or "PCLS") => PlaceKind.Country,
        // Sections, and what was abandoned, destroyed or is history.
        ("P", "PPLX") => PlaceKind.Neighbourhood,
        ("P", "PPLCH" or "PPLH" or "PPLQ" or "PPLW") => null,
        ("P", _) => PlaceKind.Town,
        ("S", "AIRB" or "AIRF" or "AIRP") => PlaceKind.Airport,
        _ => null,
    };

    private static GeoNamesEntry Entry(PlaceKind kind, string[] cells)
    {
        var country = cells[8];
        var population = long.TryParse(cells[14], NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people > 0 ? people : (long?)null;
        var (precision, radiusMetres) = Rung(kind, population);
        var place = new Place
        {
            Key = kind == PlaceKind.Country ? $"iso:{country}" : $"gn:{cells[0]}",
            Name = cells[1].Normalize(),
            Kind = kind,
            Country = country,
            Admin1 = kind == PlaceKind.Country || cells[10] is "" or "00" ? null
                : CodeOfProvince.GetValueOrDefault($"{country}.{cells[10]}", $"{country}.{cells[10]}"),
            Point = new Point(double.Parse(cells[5], CultureInfo.InvariantCulture), double.Parse(cells[4], CultureInfo.InvariantCulture)) { SRID = 4326 },
            Population = population,
            Precision = precision,
            RadiusMetres = radiusMetres,
            Source = Source,
        };
        place.Names.AddRange(Names(cells));
        return new GeoNamesEntry(place, cells[11].Length > 0 ? cells[11] : null);
    }

    /// <summary>As data/README.md says of the shipped places.</summary>
    private static (LocationPrecision, int?) Rung(PlaceKind kind, long? population) => kind switch
    {
        PlaceKind.Country => (LocationPrecision.Country, null),
        PlaceKind.Admin1 => (LocationPrecision.Admin1, null),
        PlaceKind.Admin2 => (LocationPrecision.Admin2, 40_000),
        PlaceKind.Town => (LocationPrecision.Place, population switch { >= 5_000_000 => 20_000, >= 1_000_000 => 10_000, _ => 5_000 }),
        _ => (LocationPrecision.Place, 2_000),
    };

    /// <summary>Each name that is another one in normal form, without codes of airports.</summary>
    private static IEnumerable<PlaceName> Names(string[] cells) => cells[3].Split(',').Prepend(cells[2])
        .Select(name => name.Trim())
        .Where(name => name.Length > 0 && !(name.Length is 3 or 4 && name.All(char.IsAsciiLetterUpper)))
        .Select(name => PlaceName.Of(name.Normalize(), name.Any(c => c > 'ʯ' && char.IsLetter(c)) ? PlaceNameKind.Native : PlaceNameKind.Alternate))
        .Prepend(PlaceName.Of(cells[1].Normalize(), PlaceNameKind.Primary))
        .Where(name => name.Normalised.Length > 0)
        .DistinctBy(name => name.Normalised);

    /// <summary>Our ISO codes of the provinces that ship with the program, by GeoNames' codes, such as <c>PK.03</c>.</summary>
    private static Dictionary<string, string> ReadProvinceCodes()
    {
        using var text = new StreamReader(IncidentMap.Shipped.Open("provinces.tsv"));
        var codes = new Dictionary<string, string>();
        text.ReadLine();
        while (text.ReadLine()?.Split('\t') is [var iso, var geoNames, ..])
            foreach (var code in geoNames.Split(','))
                codes.Add(code, iso);
        return codes;
    }
}
