using System.Globalization;
using IncidentMap.Gazetteer;
using IncidentMap.Incidents;
using NetTopologySuite.Geometries;

namespace IncidentMap.Importing;

/// <summary>Country and province of records that have a point, and whether the point lies where the record says.</summary>
internal sealed class PlacingByPoint(Regions regions)
{
    /// <summary>Outlines are simplified, and towns on borders are many.</summary>
    private const double AtTheBorderMetres = 5_000;

    private static readonly HashSet<string> Outlined = [.. Provinces.All.Select(province => province.Country)];

    /// <param name="incident">To be completed.</param>
    /// <param name="named">What its record says.</param>
    /// <param name="warn">Takes member, value and message.</param>
    public void Complete(Incident incident, NamedPlace named, Action<string, string?, string> warn)
    {
        incident.Country ??= regions.Country(named.Country);
        var isKnownCountry = incident.Country is null || regions.Country(incident.Country) is not null;
        var said = isKnownCountry ? regions.Provinces(named.Admin1, incident.Country) : [];
        if (said is [var only])
            Take(incident, only.Admin1!, only.Name, only.Country);
        if (incident.Point is not { } point)
            return;

        var here = Provinces.At(point.X, point.Y);
        if (here is not null && said.Any(province => province.Admin1 == here.Code))
            Take(incident, here.Code, here.Name, here.Country);
        else if (!IsAtTheBorder(point, said, incident.Country, here))
            CompleteOrWarn(incident, named, said, here, warn);
    }

    private static void CompleteOrWarn(
        Incident incident, NamedPlace named, IReadOnlyList<Place> said, Province? here, Action<string, string?, string> warn)
    {
        if (incident.Country is { } country && country != here?.Country && (here is not null || Outlined.Contains(country)))
            warn("point", At(incident), here is null
                ? $"lies outside {Countries.Name(country)}."
                : $"lies in {here.Name} ({Countries.Name(here.Country)}), not in {Countries.Name(country)}.");
        else if (here is not null && said.Count > 0)
            warn("point", At(incident), $"lies in {here.Name}, not in {said[0].Name}.");
        else if (here is not null)
        {
            if (named.Admin1 is { } unknown)
                warn("province", unknown, $"no province of {Countries.Name(here.Country)} that the gazetteer knows; the point lies in {here.Name}.");
            Take(incident, here.Code, here.Name, here.Country);
        }
    }

    /// <summary>Near enough to what the record says, by its provinces or else by its country.</summary>
    private static bool IsAtTheBorder(Point point, IReadOnlyList<Place> said, string? country, Province? here) =>
        said.Count > 0 ? said.Any(province => Provinces.IsWithin(AtTheBorderMetres, province.Admin1!, point.X, point.Y))
        : country is not null && country != here?.Country && Provinces.IsWithinCountry(AtTheBorderMetres, country, point.X, point.Y);

    private static void Take(Incident incident, string code, string name, string country) =>
        (incident.Admin1, incident.Admin1Name, incident.Country) = (code, name, incident.Country ?? country);

    private static string At(Incident incident) => string.Create(CultureInfo.InvariantCulture, $"{incident.Point!.Y:0.####}, {incident.Point.X:0.####}");
}
