using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.Json;
using IncidentMap.Figures;
using IncidentMap.Gazetteer;
using IncidentMap.Incidents;

namespace IncidentMap.Importing;

/// <summary>Makes an incident of one Feature.</summary>
/// <param name="input">Named in messages.</param>
/// <param name="known">Names actors.</param>
/// <param name="dataset">First part of the keys; null keeps that of our own export.</param>
/// <param name="country">For features that name none.</param>
internal sealed class GeoJsonFeature(Input input, Known known, string? dataset, string? country)
{
    private readonly Memo<string, string?> countryCodes = new(Countries.Code);

    public ReadRow Read(JsonRecords.Record record)
    {
        if (record.Text is null)
            return Broken("It has more than four million characters, which is no point.");
        if (record.IsCut)
            return Broken("The file is cut short here: this feature has no end, and whatever followed it is missing.");
        try
        {
            using var document = JsonDocument.Parse(record.Text);
            return Unsound(document.RootElement) is { } why ? Broken(why) : Read(record, document.RootElement);
        }
        catch (JsonException error)
        {
            return Broken($"This is not JSON: {error.Message}");
        }

        Rejected Broken(string message) => new(input.Name, [new Problem(record.Line, "", message)]) { Record = record.Text };
    }

    private ReadRow Read(JsonRecords.Record record, JsonElement feature)
    {
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || !type.ValueEquals("Feature"))
            return new Rejected(input.Name, [new Problem(record.Line, "", "It is no Feature.")]) { Record = record.Text };

        var properties = new GeoJsonProperties(feature, record.Line);
        var (key, ofDataset) = Key(record, feature, properties);
        var first = properties.Day("date_start", "date", "event_date", "start_date", "day", "datetime", "time", "timestamp");
        if (first is null && properties.Problems.Count == 0)
            properties.Refuse("date", null, "missing; a feature needs a day in date_start, date, event_date, start_date, day, datetime, time or timestamp.");
        var last = properties.Day("date_end", "end_date") ?? first;
        if (last < first)
            properties.Refuse("date_end", null, $"before date_start, {first:yyyy-MM-dd}; swap them or correct one.");
        var point = properties.Point(feature);
        var kind = Kind(properties);
        var incident = new Incident
        {
            Key = $"{ofDataset}:{key}",
            Dataset = ofDataset,
            Title = "",
            Summary = "",
            EventType = kind.Type.Name,
            EventSubtype = kind.Sub?.Name,
            Weapon = properties.Text("weapon"),
            TargetKind = properties.Text("target_kind"),
            Status = Word(properties, "status", IncidentStatus.Reported),
            DateStart = first ?? default,
            DateEnd = last ?? default,
            DatePrecision = Word(properties, "date_precision", first == last ? DatePrecision.Day : DatePrecision.WithinDays),
        };
        if (incident.DatePrecision == DatePrecision.Day && first != last)
        {
            properties.Warn("date_precision", "day", "date_start and date_end differ; taken as within_days.");
            incident.DatePrecision = DatePrecision.WithinDays;
        }
        var named = ReadPlace(incident, properties, point);
        if (properties.Problems.Count > 0)
            return new Rejected(input.Name, properties.Problems) { Record = record.Text };

        ReadTime(incident, properties);
        ReadReport(incident, properties);
        var what = kind.Sub?.Label ?? kind.Type.Label;
        incident.Title = properties.Text("title", "name", "headline", "label")
            ?? $"{what}, {English.Where(named)}, {English.When(incident)}";
        incident.Summary = properties.Text("summary", "description", "notes") ?? $"{what}, from {input.Name}.";
        properties.PassOver("occurred_at", "updated_at", "report_count", "first_reported", "responsibility", "publishers", "dataset");
        incident.SourceRecord = properties.Rest();
        return new Read(input.Name, record.Line, incident) { Warnings = properties.Warnings, Named = named, Record = record.Text };
    }

    /// <summary>Our own key, or an id, or what stands for one: a digest of the feature.</summary>
    private (string Key, string Dataset) Key(JsonRecords.Record record, JsonElement feature, GeoJsonProperties properties)
    {
        var own = properties.Text("key");
        var colon = own?.IndexOf(':') ?? -1;
        if (colon > 0 && !ImportFormat.IsDataset(own.AsSpan(0, colon)))
            colon = -1; // somebody else's key
        var key = colon > 0 ? own![(colon + 1)..]
            : own ?? (feature.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number ? id.ToString() : null)
            ?? properties.Text("id", "event_id", "uid", "fid");
        if (string.IsNullOrWhiteSpace(key))
        {
            input.Tell("Some features have no id; a digest of what they say stands for it, so that a changed one will be a new one.");
            key = Convert.ToHexStringLower(XxHash128.Hash(MemoryMarshal.AsBytes(record.Text.AsSpan())));
        }
        if (key.Length > Row.LongestKey)
            properties.Refuse("id", key, $"an id of {key.Length:N0} characters cannot be right.");
        return (Words.Normal(key.AsSpan().Trim()), dataset ?? (colon > 0 ? own![..colon] : "geojson"));
    }

    private static EventKind Kind(GeoJsonProperties properties)
    {
        var (type, subtype) = (properties.Text("event_type", "type", "category"), properties.Text("event_subtype", "sub_event_type", "subtype"));
        if (type is null || EventTypes.Find(type) is not { } found)
        {
            properties.Warn("event_type", type, "none of the event types; taken as strategic_developments, other.");
            var other = EventTypes.Find("strategic_developments")!;
            return new EventKind(other, other.Find("other"));
        }
        var sub = subtype is null ? null : found.Find(subtype);
        if (subtype is not null && sub is null)
            properties.Warn("event_subtype", subtype, $"no sub type of {found.Name}; only the type is taken.");
        return new EventKind(found, sub);
    }

    private NamedPlace ReadPlace(Incident incident, GeoJsonProperties properties, NetTopologySuite.Geometries.Point? point)
    {
        var code = properties.Text("admin1") is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', '-', _, ..] and { Length: <= 6 } iso ? iso : null;
        var named = new NamedPlace(properties.Name("place", "location", "city", "town"), properties.Name("admin2", "district"),
            code is null ? properties.Name("admin1_name", "admin1", "province", "state") : properties.Name("admin1_name", "province", "state"),
            properties.Name("country", "country_code", "iso") ?? country);
        incident.Country = named.Country is null ? null : countryCodes.Of(named.Country);
        if (incident.Country is null && named.Country is not null)
            properties.Warn("country", named.Country, "no country that we know the code of; it stays without one.");
        var rung = Word(properties, "location_precision", named switch
        {
            _ when point is not null => LocationPrecision.Place,
            { Place: not null } => LocationPrecision.Place,
            { Admin2: not null } => LocationPrecision.Admin2,
            { Admin1: not null } => LocationPrecision.Admin1,
            { Country: not null } => LocationPrecision.Country,
            _ => LocationPrecision.None,
        });
        Ladder.Put(incident, point, rung);
        if (incident.Point is not null && properties.People("location_radius_m") is > 0 and var metres)
            incident.LocationRadiusMetres = metres;
        incident.PlaceReported = named.Place ?? named.Admin2 ?? named.Admin1;
        incident.Admin1 = code;
        incident.Admin1Name = named.Admin1;
        incident.Admin2 = named.Admin2;
        return named;
    }

    private static void ReadTime(Incident incident, GeoJsonProperties properties)
    {
        if (properties.Text("local_time") is not { } text || properties.Text("time_zone") is not { } zone)
            return;
        if (TimeOnly.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var time) && NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null)
        {
            (incident.LocalTime, incident.TimeZone) = (time, zone);
            incident.OccurredAt = Days.Instant(incident);
        }
        else
            properties.Warn("local_time", text, "no clock time, or time_zone is no IANA time zone; it is left out.");
    }

    /// <summary>One report: an export has what came of all reports, not the reports.</summary>
    private void ReadReport(Incident incident, GeoJsonProperties properties)
    {
        var published = properties.Day("last_reported", "published", "published_on");
        var publisher = properties.Name("publisher", "source") ?? input.Name;
        var url = properties.Text("url", "link", "source_url");
        var isAddress = Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        var report = new Report
        {
            Key = "feature",
            Publisher = publisher,
            Url = isAddress ? url : null,
            PublishedOn = published ?? incident.DateStart,
            Language = "en",
            Speaker = publisher,
            SpeakerKind = Speakers.Kind(publisher),
            Text = "What the properties of the feature say." + (published is null ? " They give no day of publication; the day of the event stands for it." : ""),
        };
        incident.Reports.Add(report);
        AddFigure(report, Measure.Killed, properties.People("killed_low"), properties.People("killed_best", "killed", "fatalities", "deaths", "dead"), properties.People("killed_high"));
        AddFigure(report, Measure.Injured, properties.People("injured_low"), properties.People("injured_best", "injured", "wounded"), properties.People("injured_high"));

        var claimedBy = properties.Names("claimed_by").ToList();
        TakePart(properties.Names("attackers"), ActorRole.Attacker);
        TakePart(properties.Names("targets"), ActorRole.Target);
        TakePart(properties.Names("actors").Concat(claimedBy), ActorRole.Other);
        foreach (var name in claimedBy.Select(name => known.ActorOrNew(Words.Normal(name), ActorKind.Unknown)).Distinct())
            report.Responsibilities.Add(new Responsibility { Actor = name, Stance = Stance.Claimed });

        // Whoever has a part of their own is not named again among the others.
        void TakePart(IEnumerable<string> names, ActorRole role)
        {
            foreach (var actor in names.Select(name => known.ActorOrNew(Words.Normal(name), ActorKind.Unknown)))
                if (!incident.Participations.Exists(p => p.Actor == actor && (p.Role == role || role == ActorRole.Other)))
                    incident.Participations.Add(new Participation { Actor = actor, Role = role });
        }
    }

    private static void AddFigure(Report report, Measure measure, int? low, int? best, int? high)
    {
        int[] given = [.. new[] { low, best, high }.OfType<int>()];
        if (given.Length > 0)
            report.Figures.Add(new Figure { Measure = measure, AtLeast = given.Min(), AtMost = given.Max(), Best = given.Min() == given.Max() ? null : best });
    }

    private static T Word<T>(GeoJsonProperties properties, string name, T otherwise) where T : struct, Enum
    {
        if (properties.Text(name) is not { } word)
            return otherwise;
        if (SnakeCase.All<T>().Contains(word))
            return SnakeCase.Parse<T>(word);
        properties.Warn(name, word, $"none of {string.Join(", ", SnakeCase.All<T>())}; taken as {SnakeCase.Of(otherwise)}.");
        return otherwise;
    }

    /// <summary>Why PostgreSQL could not keep it: a NUL, half a surrogate pair, a number beyond all numbers.</summary>
    private static string? Unsound(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    if ((UnsoundText(() => member.Name) ?? Unsound(member.Value)) is { } inName)
                        return inName;
                return null;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    if (Unsound(item) is { } inner)
                        return inner;
                return null;
            case JsonValueKind.String:
                return UnsoundText(() => value.GetString()!);
            case JsonValueKind.Number:
                return value.TryGetDouble(out var number) && double.IsFinite(number) ? null : $"{(value.GetRawText() is { Length: > 40 } text ? text[..40] : value.GetRawText())} is too large a number.";
            default:
                return null;
        }
    }

    private static string? UnsoundText(Func<string> read)
    {
        try
        {
            return read().Contains('\0') ? "A NUL character is in it; remove it." : null;
        }
        catch (InvalidOperationException)
        {
            return "Half a character (a lone surrogate in a \\u escape) is in it; remove it.";
        }
    }
}
