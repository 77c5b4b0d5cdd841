using IncidentMap.Gazetteer;
using IncidentMap.Incidents;
using NetTopologySuite.Geometries;

namespace IncidentMap.Importing;

/// <summary>Anybody's table, read as a <see cref="Mapping"/> says.</summary>
internal sealed class MappedCsv(Mapping mapping) : TableFormat
{
    public override string Name => "csv";
    public override string Title => mapping.Title;
    public override string DefaultDataset => mapping.Dataset;
    public override IReadOnlyList<string> Needed { get; } = [.. mapping.Columns()];

    protected override Func<ReadRecord> Reader(Row row, Target target) => new Reading(row, mapping, target).Read;

    private sealed class Reading(Row row, Mapping mapping, Target target)
    {
        private readonly MappedCells cells = new(row, mapping);
        private readonly Column date = row.Ours(mapping.Date.Column),
            endDate = mapping.EndDate is { } end ? row.Ours(end.Column) : Column.None,
            published = mapping.Source.Published is { } day ? row.Find(day.Column) : Column.None,
            time = mapping.Time is { } clock ? row.Find(clock.Column) : Column.None,
            latitude = mapping.Place.Latitude?.Column is { } north ? row.Ours(north) : Column.None,
            longitude = mapping.Place.Longitude?.Column is { } east ? row.Ours(east) : Column.None,
            id = mapping.Id.Column is { } key ? row.Ours(key) : Column.None;

        private readonly Column country = mapping.Place.Country?.Column is { } where ? row.Find(where) : Column.None;

        public ReadRecord Read()
        {
            var key = id.Exists && mapping.Id.Values is null ? row.Key(id) : Joined();
            var first = cells.Day(date, mapping.Date.Patterns);
            var last = endDate.Exists && !row.Cell(endDate).IsEmpty ? cells.Day(endDate, mapping.EndDate!.Patterns) : first;
            if (last?.End < first?.Start)
                row.Refuse(endDate, $"before {date.Name}, {first?.Start:yyyy-MM-dd}; swap them or correct one.");
            var point = row.Point(latitude, longitude);
            var kind = Kind();
            if (row.Problems.Count > 0 || key is null || first is not { } from || last is not { } to || kind is null)
                return default;

            var incident = new Incident
            {
                Key = $"{target.Dataset}:{key}",
                Dataset = target.Dataset,
                Title = "",
                Summary = "",
                EventType = kind.Type.Name,
                EventSubtype = kind.Sub?.Name,
                Weapon = cells.Text(mapping.Weapon)?.ToLowerInvariant(),
                TargetKind = cells.Text(mapping.TargetKind)?.ToLowerInvariant(),
                DateStart = from.Start,
                DateEnd = to.End,
                DatePrecision = endDate.Exists && from.Start != to.Start ? DatePrecision.WithinDays : from.Precision,
            };
            var named = ReadPlace(incident, point);
            incident.Reports.Add(Report(incident));
            foreach (var actor in mapping.Actors)
                TakesPart(incident, actor);
            foreach (var figure in mapping.Figures)
                cells.AddFigure(incident.Reports[0], figure);

            var what = kind.Sub?.Label ?? kind.Type.Label;
            incident.Title = cells.Text(mapping.TitleColumn)
                ?? $"{what}, {English.Where(named)}, {English.When(incident)}";
            incident.Summary = cells.Text(mapping.Summary) ?? $"{what}, as entered in {mapping.Title}.";
            incident.SourceRecord = row.SourceRecord();
            return new ReadRecord(incident, named);
        }

        private string? Joined()
        {
            var text = cells.Text(mapping.Id);
            if (text is null)
                row.Problems.Add(new Problem(row.Line, "", "What the mapping calls its id is blank; without an id the row could never be found again to be updated."));
            else if (text.Length <= Row.LongestKey)
                return text;
            else
                row.Problems.Add(new Problem(row.Line, "", $"What the mapping calls its id has {text.Length:N0} characters; at most {Row.LongestKey} are taken."));
            return null;
        }

        private EventKind? Kind()
        {
            var (type, subtype) = (cells.Text(mapping.EventType), cells.Text(mapping.EventSubtype));
            if (type is null || EventTypes.Find(type) is not { } found)
            {
                row.Problems.Add(new Problem(row.Line, mapping.EventType.Column ?? "event_type", type is null
                    ? "no event type; give one in the mapping with \"otherwise\"."
                    : "none of the event types; translate it in the mapping's \"values\".")
                { Value = type });
                return null;
            }
            var sub = subtype is null ? null : found.Find(subtype);
            if (subtype is not null && sub is null)
                row.Warnings.Add(new Problem(row.Line, mapping.EventSubtype!.Column ?? "event_subtype", $"no sub type of {found.Name}; only the type is taken.") { Value = subtype });
            return new EventKind(found, sub);
        }

        private NamedPlace ReadPlace(Incident incident, Point? point)
        {
            var place = mapping.Place;
            var named = new NamedPlace(cells.Name(place.Name), cells.Name(place.Admin2), cells.Name(place.Admin1), cells.Name(place.Country) ?? target.Country);
            incident.Country = row.Country(country, named.Country);
            Ladder.Put(incident, point, Precision(named, point));
            incident.PlaceReported = cells.Text(place.Reported) ?? named.Place ?? named.Admin2 ?? named.Admin1;
            incident.Admin1Name = named.Admin1;
            incident.Admin2 = named.Admin2;
            return named;
        }

        /// <summary>Without a word of the table, a place is known as closely as its finest name.</summary>
        private LocationPrecision Precision(NamedPlace named, Point? point)
        {
            if (cells.Text(mapping.Place.Precision) is { } word)
            {
                if (SnakeCase.All<LocationPrecision>().Contains(word.ToLowerInvariant()))
                    return SnakeCase.Parse<LocationPrecision>(word.ToLowerInvariant());
                row.Warnings.Add(new Problem(row.Line, mapping.Place.Precision!.Column ?? "precision", "no rung of the ladder; the names of the place decide.") { Value = word });
            }
            return named switch
            {
                { Place: not null } => LocationPrecision.Place,
                { Admin2: not null } => LocationPrecision.Admin2,
                { Admin1: not null } => LocationPrecision.Admin1,
                _ when point is not null => LocationPrecision.Place,
                { Country: not null } => LocationPrecision.Country,
                _ => LocationPrecision.None,
            };
        }

        private Report Report(Incident incident)
        {
            var source = mapping.Source;
            var on = published.Exists && !row.Cell(published).IsEmpty ? cells.Day(published, source.Published!.Patterns, warn: true)?.Start : null;
            var publisher = cells.Text(source.Publisher) ?? mapping.Title;
            var speaker = cells.Text(source.Speaker) ?? publisher;
            var url = cells.Text(source.Url);
            var isAddress = Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
            if (url is not null && !isAddress)
                row.Warnings.Add(new Problem(row.Line, source.Url!.Column ?? "url", "no web address; it is left out.") { Value = url });
            var report = new Report
            {
                Key = "row",
                Publisher = publisher,
                Title = cells.Text(source.Title),
                Url = isAddress ? url : null,
                PublishedOn = on ?? incident.DateStart,
                Language = source.Language ?? "en",
                Speaker = speaker,
                SpeakerKind = Speakers.Kind(speaker),
                Text = cells.Text(source.Text) ?? "What the table's row says.",
            };
            if (on is null)
                report.Text += " It gives no day of publication; the day of the event stands for it.";
            ReadTime(incident, report);
            return report;
        }

        private void ReadTime(Incident incident, Report report)
        {
            if (mapping.Time is not { } clock || cells.Blank(row.Cell(time)))
                return;
            if (incident.DatePrecision == DatePrecision.Day && MappedCells.Clock(row.Cell(time), clock.Patterns) is { } local)
            {
                (incident.LocalTime, incident.TimeZone) = (local, clock.Zone);
                incident.OccurredAt = Days.Instant(incident);
            }
            else
                report.TimeSaid = row.Text(time);
        }

        private void TakesPart(Incident incident, Mapping.ActorCell actor)
        {
            if (cells.Name(actor.Name) is not { } name)
                return;
            var published = target.Known.ActorOrNew(name, actor.Kind ?? ActorKind.Unknown);
            if (!incident.Participations.Exists(p => p.Actor == published && p.Role == actor.Role))
                incident.Participations.Add(new Participation { Actor = published, Role = actor.Role });
            if (actor.Stance is { } stance && !incident.Reports[0].Responsibilities.Exists(r => r.Actor == published))
                incident.Reports[0].Responsibilities.Add(new Responsibility { Actor = published, Stance = stance });
        }
    }
}
