using IncidentMap.Filters;
using IncidentMap.Incidents;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace IncidentMap.GeoJson;

/// <summary>All that we publish. Items, filters, query parameters, schemas and pages follow from these tables.</summary>
public static class Published
{
    public static readonly FeatureCollection<Incident> Incidents = new(
        new Queryables<Incident>
        {
            Id = i => i.Id,
            Point = i => i.Point,
            FirstDay = i => i.DateStart,
            LastDay = i => i.DateEnd,
            Instant = i => i.OccurredAt,
            Words = i => EF.Property<NpgsqlTsVector?>(i, PostgresFunctions.WordsColumn) ?? PostgresFunctions.SearchWords(i.Title, i.Summary, i.PlaceReported, i.Publishers),
        },
        new PropertyTable<Incident>
        {
            { "key", i => i.Key, "Key", "Dataset and external id; unique, and the same after every import." },
            { "title", i => i.Title, "Title", "What happened, in a line." },
            { "summary", i => i.Summary, "Summary", "What happened, in a few sentences of our own." },
            { "date_start", i => i.DateStart, "First day", "First civil day at the place, never shifted by a time zone." },
            { "date_end", i => i.DateEnd, "Last day", "Last civil day at the place, inclusive." },
            { "date_precision", i => i.DatePrecision, "Precision of the date", "How closely the day is known; within_days: on one of the days from the first to the last." },
            { "local_time", i => i.LocalTime, "Local time", "Clock time at the place on the first day, where known." },
            { "time_zone", i => i.TimeZone, "Time zone", "IANA zone that the local time is told in." },
            { "occurred_at", i => i.OccurredAt, "Instant", "UTC instant; known only where day, clock time and zone are." },
            { "event_type", i => i.EventType, "Event type", "ACLED event type in snake_case." },
            { "event_subtype", i => i.EventSubtype, "Event subtype", "ACLED sub-event type in snake_case." },
            { "status", i => i.Status, "Status", "Where the account stands today." },
            { "weapon", i => i.Weapon, "Weapon", "What it was done with." },
            { "target_kind", i => i.TargetKind, "Target", "What kind of thing was hit." },
            { "country", i => i.Country, "Country", "ISO 3166-1 alpha-2 code." },
            { "admin1", i => i.Admin1, "Province code", "ISO 3166-2 code of the first administrative level." },
            { "admin1_name", i => i.Admin1Name, "Province", "Name of the first administrative level." },
            { "admin2", i => i.Admin2, "District", "Name of the second administrative level." },
            { "place", i => i.PlaceReported, "Place", "The place in the words of the reports." },
            { "location_precision", i => i.LocationPrecision, "Precision of the place", "Rung of the ladder, finest first; from admin2 on the point only stands for an area and is no pin." },
            { "location_radius_m", i => i.LocationRadiusMetres, "Radius in metres", "The true place lies within so many metres of the point." },
            { "killed_low", i => i.Killed.Low, "Killed, lowest", "Lowest number of killed that stands." },
            { "killed_best", i => i.Killed.Best, "Killed, best", "The editor's choice, else the newest number of killed that stands." },
            { "killed_high", i => i.Killed.High, "Killed, highest", "Highest number of killed that stands." },
            { "injured_low", i => i.Injured.Low, "Injured, lowest", "Lowest number of injured that stands." },
            { "injured_best", i => i.Injured.Best, "Injured, best", "The editor's choice, else the newest number of injured that stands." },
            { "injured_high", i => i.Injured.High, "Injured, highest", "Highest number of injured that stands." },
            { "actors", i => i.Actors, "Actors", "Names of all who took part, attackers first." },
            { "attackers", i => i.Attackers, "Attackers", "Names of those who took part as attackers, where the source tells them apart." },
            { "targets", i => i.Targets, "Targets", "Names of those it was aimed at, where the source tells them apart." },
            { "claimed_by", i => i.ClaimedBy, "Claimed by", "Names of those who claimed or admitted it in a report that stands." },
            { "responsibility", i => i.Responsibility, "Responsibility", "The strongest word that stands on anyone's responsibility: admitted, claimed, accused, suspected, denied." },
            { "publishers", i => i.Publishers, "Publishers", "Who carried the reports of it." },
            { "report_count", i => i.ReportCount, "Reports", "How many reports there are of it." },
            { "first_reported", i => i.FirstReported, "First reported", "Day of the first report." },
            { "last_reported", i => i.LastReported, "Last reported", "Day of the newest report." },
            { "dataset", i => i.Dataset, "Dataset", "Where the incident was entered from." },
            { "updated_at", i => i.UpdatedAt, "Updated", "UTC instant of the last change to anything said of it." },
        })
    {
        Id = "incidents",
        Title = "Incidents",
        Description = "Reported incidents, one feature each, with the figures drawn from what was reported of them. "
            + "A point with location_precision admin2, admin1 or fuzzy stands for an area of location_radius_m; an incident known only to a country has no geometry.",
        TitleProperty = "title",
        Time = new("date_start", "date_end", "occurred_at"),
        Overview = ["date_start", "place", "location_precision", "country", "event_subtype", "killed_low", "killed_best", "killed_high"],
        Sortables =
        [
            "key", "title", "date_start", "date_end", "occurred_at", "event_type", "event_subtype", "country", "admin1", "admin1_name", "location_radius_m",
            "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high", "report_count", "first_reported", "last_reported",
            "dataset", "updated_at",
        ],
    };

    public static readonly FeatureCollection<Report> Reports = new(
        new Queryables<Report>
        {
            Id = r => r.Id,
            Point = r => r.Incident.Point,
            FirstDay = r => r.PublishedOn,
            LastDay = r => r.PublishedOn,
            Instant = r => r.PublishedAt,
        },
        new PropertyTable<Report>
        {
            { "key", r => r.Key, "Key", "Unique among the reports of its incident." },
            { "incident_id", r => r.IncidentId, "Incident id", "Feature id of the incident it is about." },
            { "incident_key", r => r.Incident.Key, "Incident key", "Key of the incident it is about." },
            { "incident_title", r => r.Incident.Title, "Incident", "Title of the incident it is about." },
            { "publisher", r => r.Publisher, "Publisher", "Who carried it." },
            { "title", r => r.Title, "Title", "Title of the publication." },
            { "url", r => r.Url, "Address", "Where it can be read." },
            { "published", r => r.PublishedOn, "Published", "Civil day of publication, as the publication dates itself." },
            { "published_at", r => r.PublishedAt, "Published at", "UTC instant of publication, where the hour is known." },
            { "language", r => r.Language, "Language", "BCP 47 tag of its language." },
            { "speaker", r => r.Speaker, "Speaker", "Who is answerable for the statement." },
            { "spoken_by", r => r.SpokenBy, "Spoken by", "The person or office as cited." },
            { "speaker_kind", r => r.SpeakerKind, "Kind of speaker", "What kind of voice it is." },
            { "text", r => r.Text, "Statement", "What was said, in our own words." },
            { "place", r => r.PlaceSaid, "Place said", "What it says of the place, where that differs from the incident." },
            { "time", r => r.TimeSaid, "Time said", "What it says of the time, where that differs from the incident." },
            { "means", r => r.MeansSaid, "Means said", "What it says of the means, where that differs from the incident." },
            { "withdrawn", r => r.WithdrawnOn, "Withdrawn", "Day its own speaker took it back." },
            { "withdrawn_reason", r => r.WithdrawnReason, "Why withdrawn", "Why its speaker took it back." },
            { "set_aside", r => r.SetAside, "Set aside", "Why the editor does not count it." },
            { "killed_at_least", r => r.Killed.AtLeast, "Killed, at least", "Fewest killed that it speaks of; a split into groups is added up." },
            { "killed_at_most", r => r.Killed.AtMost, "Killed, at most", "Most killed that it speaks of; a split into groups is added up." },
            { "injured_at_least", r => r.Injured.AtLeast, "Injured, at least", "Fewest injured that it speaks of; a split into groups is added up." },
            { "injured_at_most", r => r.Injured.AtMost, "Injured, at most", "Most injured that it speaks of; a split into groups is added up." },
            { "claims", r => r.Claims, "Claims", "What it says of whom, each as 'actor: stance'." },
            { "event_type", r => r.Incident.EventType, "Event type", "ACLED event type of the incident, in snake_case." },
            { "country", r => r.Incident.Country, "Country", "ISO 3166-1 alpha-2 code of the incident." },
            { "location_precision", r => r.Incident.LocationPrecision, "Precision of the place", "Rung of the ladder for the incident's point; from admin2 on it is no pin." },
            { "location_radius_m", r => r.Incident.LocationRadiusMetres, "Radius in metres", "The true place of the incident lies within so many metres of the point." },
        })
    {
        Id = "reports",
        Title = "Reports",
        Description = "What was said of the incidents: one statement by one speaker as carried by one publication, "
            + "at the point of the incident it is about and with the day it was published.",
        TitleProperty = "title",
        Time = new("published", "published", "published_at"),
        Overview = ["published", "publisher", "speaker", "incident_title", "killed_at_least", "killed_at_most"],
        Sortables =
        [
            "key", "incident_id", "incident_key", "publisher", "title", "published", "published_at", "language", "speaker", "withdrawn",
            "killed_at_least", "killed_at_most", "injured_at_least", "injured_at_most", "event_type", "country", "location_radius_m",
        ],
    };

    /// <summary>Whether a point of this precision stands for an area and is never a pin.</summary>
    public static bool StandsForArea(string? locationPrecision) => areas.Contains(locationPrecision);

    private static readonly string[] areas = [.. new[] { LocationPrecision.Admin2, LocationPrecision.Admin1, LocationPrecision.Fuzzy }.Select(SnakeCase.Of)];

    /// <summary>Both, in the order they are listed.</summary>
    public static readonly IReadOnlyList<FeatureCollection> All = [Incidents, Reports];
}
