using IncidentMap.Figures;
using IncidentMap.Incidents;
using NetTopologySuite.Geometries;

namespace IncidentMap.PostgisTests.World;

/// <summary>Incidents in a few words: <c>At("west", 179.5).On("2021-08-26").Saying(ReportBy("police").Killed(3))</c>.</summary>
public static class Samples
{
    /// <summary>A suicide bombing of 26 August 2021, key <c>news:NAME</c>, at a named place.</summary>
    public static Incident At(string name, double longitude, double latitude = 0) => new Incident
    {
        Key = $"news:{name}",
        Dataset = "news",
        Title = $"Bombing {name}",
        Summary = $"What happened {name}.",
        EventType = "explosions_remote_violence",
        EventSubtype = "suicide_bomb",
        Status = IncidentStatus.Reported,
        LocationPrecision = LocationPrecision.Place,
        LocationRadiusMetres = 1500,
        Point = new Point(longitude, latitude) { SRID = 4326 },
        UpdatedAt = new DateTime(2021, 9, 1, 0, 0, 0, DateTimeKind.Utc),
    }.On("2021-08-26");

    /// <summary>An incident known only to a country: no point.</summary>
    public static Incident Nowhere(string name)
    {
        var incident = At(name, 0);
        incident.Point = null;
        incident.LocationPrecision = LocationPrecision.Country;
        incident.LocationRadiusMetres = null;
        return incident;
    }

    /// <summary>One civil day, or first and last.</summary>
    public static Incident On(this Incident incident, string start, string? end = null)
    {
        incident.DateStart = DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture);
        incident.DateEnd = DateOnly.Parse(end ?? start, System.Globalization.CultureInfo.InvariantCulture);
        incident.DatePrecision = end is null ? DatePrecision.Day : DatePrecision.WithinDays;
        return incident;
    }

    /// <summary>The instant where it is known: <c>2021-08-26T13:20:00Z</c>.</summary>
    public static Incident AtInstant(this Incident incident, string utc)
    {
        incident.OccurredAt = DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
        return incident;
    }

    /// <summary>Any other property.</summary>
    public static T But<T>(this T told, Action<T> change)
    {
        change(told);
        return told;
    }

    public static Incident Saying(this Incident incident, params IEnumerable<Report> reports)
    {
        foreach (var report in reports)
        {
            report.Ordinal = incident.Reports.Count;
            incident.Reports.Add(report);
        }
        return incident;
    }

    public static Incident By(this Incident incident, string actor, ActorRole role = ActorRole.Attacker)
    {
        incident.Participations.Add(new Participation { Actor = actor, Role = role });
        return incident;
    }

    /// <summary>Key <c>SPEAKER-DAY</c>, carried by the Daily Example.</summary>
    public static Report ReportBy(string speaker, string published = "2021-08-26") => new()
    {
        Key = $"{speaker.ToLowerInvariant().Replace(' ', '-')}-{published}",
        Publisher = "Daily Example",
        Title = $"{speaker} speaks",
        Url = "https://example.org/news",
        PublishedOn = DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture),
        Language = "en",
        Speaker = speaker,
        SpeakerKind = SpeakerKind.Police,
        Text = $"What {speaker} said.",
    };

    public static Report Killed(this Report report, int? atLeast, int? atMost, CasualtyGroup group = CasualtyGroup.All)
    {
        report.Figures.Add(new Figure { Measure = Measure.Killed, Group = group, AtLeast = atLeast, AtMost = atMost });
        return report;
    }

    public static Report Killed(this Report report, int number) => report.Killed(number, number);

    public static Report Says(this Report report, string actor, Stance stance)
    {
        report.Responsibilities.Add(new Responsibility { Actor = actor, Stance = stance });
        return report;
    }
}
