using System.Globalization;
using IncidentMap.Figures;
using IncidentMap.Gazetteer;
using IncidentMap.Incidents;
using NetTopologySuite.Geometries;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace IncidentMap.Importing;

/// <summary>
/// Our own format: one incident as a JSON file for people to write, described by data/schema/incident.schema.json.
/// Newtonsoft.Json reads it because it knows the line of every member.
/// </summary>
public sealed class IncidentFile
{
    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    private readonly Known known;
    private readonly List<Problem> problems = [];

    private IncidentFile(Known known) => this.known = known;

    /// <summary>Reads a file's text; <paramref name="source"/> names it in errors.</summary>
    public static async Task<ReadRow> Parse(string source, string text, Known known)
    {
        JToken document;
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 32 };
            document = JToken.ReadFrom(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            reader.Read(); // throws where anything follows the closing brace
        }
        catch (JsonReaderException error)
        {
            return new Rejected(source, [new Problem(Math.Max(1, error.LineNumber), error.Path ?? "", $"This is not JSON: {error.Message}")]);
        }

        if (document is not JObject)
            return new Rejected(source, [new Problem(1, "", "The file must hold one incident, an object in { }.")]);
        if (Unsound(document).ToList() is { Count: > 0 } unsound)
            return new Rejected(source, unsound);
        if (await ShippedSchema.Incident.Check(document) is { Count: > 0 } broken)
            return new Rejected(source, broken);

        var file = new IncidentFile(known);
        var incident = file.ToIncident((JObject)document);
        return file.problems.Count > 0 ? new Rejected(source, file.problems) : new Read(source, 1, incident);
    }

    private Incident ToIncident(JObject o)
    {
        var key = Text(o["key"])!;
        var incident = new Incident
        {
            Key = key,
            Dataset = key[..key.IndexOf(':')],
            Title = Text(o["title"])!,
            Summary = Text(o["summary"])!,
            EventType = Text(o["event_type"])!,
            EventSubtype = Text(o["event_subtype"]),
            Weapon = Text(o["weapon"]),
            TargetKind = Text(o["target_kind"]),
            Status = Word<IncidentStatus>(o["status"]!),
        };
        if (incident.EventSubtype is { } subtype && !EventTypes.SubtypesOf(incident.EventType).Contains(subtype))
            Refuse(o["event_subtype"]!, $"'{subtype}' does not belong to {incident.EventType}, which has "
                + $"{string.Join(", ", EventTypes.SubtypesOf(incident.EventType))}.");

        incident.SourceRecord = o["source_record"]?.ToString(Formatting.None);
        incident.SourceChangedAt = Text(o["source_changed_at"]) is { } changed
            ? DateTimeOffset.Parse(changed, CultureInfo.InvariantCulture).UtcDateTime
            : null;

        ReadDate(incident, (JObject)o["date"]!);
        ReadPlace(incident, (JObject)o["place"]!);
        foreach (var actor in o["actors"]!)
            incident.Participations.Add(new Participation { Actor = Actor(actor["name"]!, actor["kind"]), Role = Word<ActorRole>(actor["role"]!) });
        foreach (var report in o["reports"]!)
            incident.Reports.Add(ReadReport((JObject)report, incident.Reports.Count));
        foreach (var twice in o["reports"]!.GroupBy(r => (string)r["id"]!).Where(g => g.Count() > 1))
            Refuse(twice.Last()["id"]!, $"'{twice.Key}' is the id of an earlier report too; give each its own.");

        incident.Killed = ReadChoice(o, Measure.Killed, incident);
        incident.Injured = ReadChoice(o, Measure.Injured, incident);
        if (problems.Count == 0)
            incident.Conclude();
        return incident;
    }

    private void ReadDate(Incident incident, JObject date)
    {
        incident.DateStart = Day(date["start"]!);
        incident.DateEnd = Day(date["end"]!);
        incident.DatePrecision = Word<DatePrecision>(date["precision"]!);
        incident.LocalTime = Text(date["local_time"]) is { } time ? TimeOnly.Parse(time, CultureInfo.InvariantCulture) : null;
        incident.TimeZone = Text(date["time_zone"]);

        if (incident.DateEnd < incident.DateStart)
            Refuse(date["end"]!, $"{incident.DateEnd:yyyy-MM-dd} is before date.start, {incident.DateStart:yyyy-MM-dd}; swap them or correct one.");
        else if (incident.DatePrecision == DatePrecision.Day && incident.DateEnd != incident.DateStart)
            Refuse(date["precision"]!, "'day' means one day, but date.start and date.end differ; write within_days.");
        if (incident.LocalTime is { } clock && incident.TimeZone is null)
            Refuse(date["local_time"]!, $"{clock:HH:mm} needs date.time_zone, e.g. Asia/Kabul.");
        if (incident.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            Refuse(date["time_zone"]!, $"'{zone}' is no IANA time zone; Asia/Kabul and Asia/Karachi are.");
        else
            incident.OccurredAt = Days.Instant(incident);
    }

    private void ReadPlace(Incident incident, JObject place)
    {
        var gazetteer = Gazetteer(place);
        incident.PlaceReported = Text(place["reported"]);
        incident.PlaceId = gazetteer?.Id;
        incident.Place = gazetteer;
        incident.Country = Text(place["country"]) ?? gazetteer?.Country;
        incident.Admin1 = Text(place["admin1"]) ?? gazetteer?.Admin1;
        incident.Admin1Name = Text(place["admin1_name"]);
        incident.Admin2 = Text(place["admin2"]) ?? gazetteer?.Admin2;
        incident.Geocoded = (bool?)place["geocoded"] ?? false;
        incident.LocationPrecision = Word<LocationPrecision>(place["precision"]!);
        incident.PlaceNote = Text(place["note"]);

        if (gazetteer is not null && gazetteer.Country != incident.Country)
            Refuse(place["country"]!, $"{incident.Country} is not the country of {gazetteer.Key} ({gazetteer.Name}), which is {gazetteer.Country}.");
        if (incident.Admin1 is { } admin1)
        {
            incident.Admin1Name = known.Place($"iso:{admin1}")?.Name ?? incident.Admin1Name;
            if (incident.Admin1Name is null)
                Refuse(place["admin1"] ?? place, $"'{admin1}' is no province in the gazetteer; write its ISO 3166-2 code, e.g. AF-KAB.");
            else if (gazetteer?.Admin1 is { } other && other != admin1)
                Refuse(place["admin1"] ?? place, $"{admin1} is not the province of {gazetteer.Key} ({gazetteer.Name}), which is {other}.");
        }

        if (incident.LocationPrecision is LocationPrecision.Country or LocationPrecision.None)
        {
            if (place["point"] is JArray pinned)
                Refuse(pinned, $"A place known as '{SnakeCase.Of(incident.LocationPrecision)}' has no point; leave it out or choose a finer precision.");
            return;
        }

        incident.Point = place["point"] is JArray point
            ? Wgs84.CreatePoint(new Coordinate((double)point[0], (double)point[1]))
            : gazetteer?.Point;
        incident.LocationRadiusMetres = (int?)place["radius_m"] ?? LadderRadius(incident.LocationPrecision, gazetteer);
        if (incident.Point is null)
            Refuse(place, "Neither point nor gazetteer is given: one of them must say where it is, or precision must be country or none.");
    }

    private Place? Gazetteer(JObject place)
    {
        if (Text(place["gazetteer"]) is not { } key)
            return null;
        var found = known.Place(key);
        if (found is null)
            Refuse(place["gazetteer"]!, $"'{key}' is not in the gazetteer; correct it, or leave gazetteer out and give a point.");
        return found;
    }

    private static int? LadderRadius(LocationPrecision precision, Place? place) => precision switch
    {
        LocationPrecision.Exact => 250,
        LocationPrecision.Place => 5_000,
        LocationPrecision.Near => 25_000,
        LocationPrecision.Admin2 => place?.Precision == precision ? place.RadiusMetres ?? 40_000 : 40_000,
        _ => place?.Precision == precision ? place.RadiusMetres : null,
    };

    private Report ReadReport(JObject o, int ordinal)
    {
        var (publishedOn, publishedAt) = Published(o["published"]!);
        var report = new Report
        {
            Key = Text(o["id"])!,
            Ordinal = ordinal,
            Publisher = Text(o["publisher"])!,
            Title = Text(o["title"]),
            Url = Text(o["url"]),
            PublishedOn = publishedOn,
            PublishedAt = publishedAt,
            Language = Text(o["language"])!,
            Speaker = Text(o["speaker"])!,
            SpokenBy = Text(o["spoken_by"]),
            SpeakerKind = Word<SpeakerKind>(o["speaker_kind"]!),
            Text = Text(o["text"])!,
            PlaceSaid = Text(o["place"]),
            TimeSaid = Text(o["time"]),
            MeansSaid = Text(o["means"]),
            WithdrawnOn = o["withdrawn"] is JObject withdrawn ? Day(withdrawn["on"]!) : null,
            WithdrawnReason = Text(o["withdrawn"]?["reason"]),
            SetAside = Text(o["set_aside"]),
        };
        if (report.Url is { } url && !Uri.TryCreate(url, UriKind.Absolute, out _))
            Refuse(o["url"]!, $"'{url}' is no web address.");
        if (report.WithdrawnOn < report.PublishedOn)
            Refuse(o["withdrawn"]!["on"]!, $"It cannot be withdrawn before it was published, {report.PublishedOn:yyyy-MM-dd}.");

        foreach (var figure in o["figures"] ?? new JArray())
            report.Figures.Add(ReadFigure(figure, report));
        foreach (var word in o["responsibility"] ?? new JArray())
            report.Responsibilities.Add(new Responsibility { Actor = Actor(word["actor"]!, word["kind"]), Stance = Word<Stance>(word["stance"]!) });
        return report;
    }

    private Figure ReadFigure(JToken o, Report report)
    {
        var exactly = (int?)o["exactly"];
        var figure = new Figure
        {
            Measure = Word<Measure>(o["measure"]!),
            Group = Word<CasualtyGroup>(o["group"]!),
            AtLeast = exactly ?? (int?)o["at_least"],
            AtMost = exactly ?? (int?)o["at_most"],
            Best = (int?)o["best"],
            Approximate = (bool?)o["approximate"] ?? false,
        };
        if (figure.AtLeast > figure.AtMost)
            Refuse(o["at_least"]!, $"at_least {figure.AtLeast} is more than at_most {figure.AtMost}.");
        if (figure.Best < (figure.AtLeast ?? figure.Best) || figure.Best > (figure.AtMost ?? figure.Best))
            Refuse(o["best"]!, $"best {figure.Best} is outside the figure's own range.");
        if (report.Figures.Exists(f => f.Measure == figure.Measure && f.Group == figure.Group))
            Refuse(o, $"{SnakeCase.Of(figure.Measure)} for {SnakeCase.Of(figure.Group)} is given twice; a second speaker is a second report.");
        return figure;
    }

    private CasualtyEstimate ReadChoice(JObject o, Measure measure, Incident incident)
    {
        if (o["best"]?[SnakeCase.Of(measure)] is not JObject chosen)
            return new CasualtyEstimate();
        var choice = new CasualtyEstimate { ChosenReport = Text(chosen["report"]), ChosenReason = Text(chosen["reason"]) };
        if (problems.Count == 0 && !Estimate.Of(measure, incident.Reports, null).MayChoose(choice.ChosenReport!, out var standing))
            Refuse(chosen["report"]!, $"'{choice.ChosenReport}' has no figure that stands for {SnakeCase.Of(measure)}; choose one of {string.Join(", ", standing)}.");
        return choice;
    }

    /// <summary>A date, or an instant whose day is taken as written, in its own offset.</summary>
    private (DateOnly, DateTime?) Published(JToken token)
    {
        var text = Text(token)!;
        if (!text.Contains('T'))
            return (Day(token), null);
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var instant))
            return (DateOnly.FromDateTime(instant.DateTime), instant.UtcDateTime);
        Refuse(token, $"'{text}' is no instant; write it like 2021-08-29T16:53:00+04:30.");
        return default;
    }

    private DateOnly Day(JToken token)
    {
        if (!DateOnly.TryParseExact((string?)token, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            Refuse(token, $"'{token}' is no day of the calendar; write it like 2021-08-29.");
        else if (day.Year < 1900)
            Refuse(token, $"The year {day.Year} cannot be right.");
        return day;
    }

    private string Actor(JToken token, JToken? kind)
    {
        var name = Text(token)!;
        if (kind is not null)
            return known.ActorOrNew(name, Word<ActorKind>(kind));
        if (known.Actor(name) is { } published)
            return published;
        var like = string.Join(", ", known.ActorsLike(name));
        Refuse(token, $"'{name}' is no known actor; give its kind, or add it to data/vocabularies/actors.json"
            + (like.Length > 0 ? $", or did you mean {like}?" : "."));
        return name;
    }

    private static T Word<T>(JToken token) where T : struct, Enum => SnakeCase.Parse<T>((string)token!);

    private static string? Text(JToken? token) => Words.Normal(((string?)token).AsSpan().Trim()) is { Length: > 0 } text ? text : null;

    /// <summary>Texts with a NUL, which JSON can hold and PostgreSQL cannot.</summary>
    private static IEnumerable<Problem> Unsound(JToken document) => ((JContainer)document).Descendants()
        .Where(token => token.Type == JTokenType.String && ((string)token!).Contains('\0'))
        .Select(token => new Problem(((IJsonLineInfo)token).LineNumber, token.Path, "A NUL character is in it; remove it."));

    private void Refuse(JToken where, string message)
    {
        var line = ((IJsonLineInfo)where).LineNumber;
        if (!problems.Exists(p => p.Line == line && p.Message == message))
            problems.Add(new Problem(line, where.Path, message));
    }
}
