using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentMap.Figures;
using IncidentMap.Incidents;

namespace IncidentMap.Importing;

/// <summary>Writes incidents in the form that <see cref="IncidentFile"/> reads: all that was entered, nothing that was concluded.</summary>
/// <param name="actors">Those that the incidents name, for their kinds.</param>
public sealed class IncidentFileWriter(IEnumerable<Actor> actors)
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, ActorKind> kinds = actors.ToDictionary(a => a.Name, a => a.Kind);

    /// <summary>One line of JSON, without the line's end.</summary>
    /// <param name="incident">With its reports and its place.</param>
    public string Line(Incident incident) => JsonSerializer.Serialize(new
    {
        key = incident.Key,
        title = incident.Title,
        summary = incident.Summary,
        event_type = incident.EventType,
        event_subtype = incident.EventSubtype,
        weapon = incident.Weapon,
        target_kind = incident.TargetKind,
        status = SnakeCase.Of(incident.Status),
        date = new
        {
            start = incident.DateStart,
            end = incident.DateEnd,
            precision = SnakeCase.Of(incident.DatePrecision),
            local_time = incident.LocalTime is { } time ? Clock(time) : null,
            time_zone = incident.TimeZone,
        },
        place = new
        {
            reported = incident.PlaceReported,
            gazetteer = incident.Place?.Key,
            country = incident.Country,
            admin1 = incident.Admin1,
            admin1_name = incident.Admin1Name,
            admin2 = incident.Admin2,
            point = incident.Point is { } point ? new[] { point.X, point.Y } : null,
            precision = SnakeCase.Of(incident.LocationPrecision),
            radius_m = incident.LocationRadiusMetres,
            note = incident.PlaceNote,
            geocoded = incident.Geocoded,
        },
        actors = incident.Participations.Select(p => new { name = p.Actor, role = SnakeCase.Of(p.Role), kind = Kind(p.Actor) }),
        best = Choices(incident),
        reports = incident.Reports.OrderBy(r => r.Ordinal).Select(Of),
        source_record = incident.SourceRecord is { } record ? JsonSerializer.Deserialize<JsonElement>(record) : (JsonElement?)null,
        source_changed_at = incident.SourceChangedAt,
    }, Plain);

    private static string Clock(TimeOnly time) =>
        time.ToString(time.Ticks % TimeSpan.TicksPerMinute == 0 ? "HH:mm" : "HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    private object Of(Report report) => new Dictionary<string, object?>
    {
        ["id"] = report.Key,
        ["publisher"] = report.Publisher,
        ["title"] = report.Title,
        ["url"] = report.Url,
        ["published"] = Published(report),
        ["language"] = report.Language,
        ["speaker"] = report.Speaker,
        ["speaker_kind"] = SnakeCase.Of(report.SpeakerKind),
        ["text"] = report.Text,
        ["figures"] = report.Figures.Select(Of),
        ["responsibility"] = report.Responsibilities.Select(r => new { actor = r.Actor, stance = SnakeCase.Of(r.Stance), kind = Kind(r.Actor) }),
    }
    .Concat(Present(
        ("spoken_by", report.SpokenBy),
        ("place", report.PlaceSaid),
        ("time", report.TimeSaid),
        ("means", report.MeansSaid),
        ("withdrawn", report.WithdrawnOn is { } day ? new { on = day, reason = report.WithdrawnReason } : null),
        ("set_aside", report.SetAside)))
    .ToDictionary();

    private static IEnumerable<KeyValuePair<string, object?>> Present(params IEnumerable<(string Name, object? Value)> members) =>
        members.Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Name, m.Value));

    private static object Of(Figure figure) => new
    {
        measure = SnakeCase.Of(figure.Measure),
        group = SnakeCase.Of(figure.Group),
        at_least = figure.AtLeast,
        at_most = figure.AtMost,
        best = figure.Best,
        approximate = figure.Approximate ? true : (bool?)null,
    };

    private static object? Choices(Incident incident)
    {
        var (killed, injured) = (Choice(incident.Killed), Choice(incident.Injured));
        return killed is null && injured is null ? null : new { killed, injured };
    }

    private static object? Choice(CasualtyEstimate estimate) =>
        estimate.ChosenReport is null ? null : new { report = estimate.ChosenReport, reason = estimate.ChosenReason };

    /// <summary>The day, or the instant in an offset in which it falls on that day.</summary>
    private static string Published(Report report)
    {
        if (report.PublishedAt is not { } utc)
            return report.PublishedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var offset = DateOnly.FromDateTime(utc).CompareTo(report.PublishedOn) switch
        {
            < 0 => TimeSpan.FromHours(Math.Ceiling((report.PublishedOn.ToDateTime(TimeOnly.MinValue) - utc).TotalHours)),
            > 0 => -TimeSpan.FromHours(Math.Floor((utc - report.PublishedOn.ToDateTime(TimeOnly.MinValue)).TotalHours) - 23),
            _ => TimeSpan.Zero,
        };
        return new DateTimeOffset(DateTime.SpecifyKind(utc + offset, DateTimeKind.Unspecified), offset)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    private string Kind(string actor) => SnakeCase.Of(kinds.GetValueOrDefault(actor, ActorKind.Unknown));
}
