using System.Globalization;
using IncidentMap.Figures;
using IncidentMap.Gazetteer;
using IncidentMap.Incidents;

namespace IncidentMap.Importing;

/// <summary>
/// ACLED's export in its three layouts (31 columns since 2023, with data_id and iso3 before, 25 in capitals before 2018), after
/// the ACLED codebook. One row is one event; its one number of fatalities is one figure.
/// </summary>
internal sealed class Acled : TableFormat
{
    public override string Name => "acled";
    public override string Title => "an ACLED export";
    public override string DefaultDataset => "acled";

    public override IReadOnlyList<string> Needed =>
        ["event_id_cnty", "event_date", "time_precision", "event_type", "actor1", "country", "latitude", "longitude", "geo_precision", "fatalities"];

    protected override Func<ReadRecord> Reader(Row row, Target target) => new Reading(row, target).Read;

    private sealed class Reading(Row row, Target target)
    {
        private const string DayOfReport = " ACLED gives no day of publication; the day of the event stands for it.";

        private readonly Column id = row.Ours("event_id_cnty"), date = row.Ours("event_date"), timePrecision = row.Find("time_precision"),
            type = row.Ours("event_type"), subtype = row.Ours("sub_event_type"),
            actor1 = row.Find("actor1"), inter1 = row.Find("inter1"), actor2 = row.Find("actor2"), inter2 = row.Find("inter2"),
            civilianTargeting = row.Find("civilian_targeting"), country = row.Ours("country"), iso = row.Ours("iso"), iso3 = row.Ours("iso3"),
            admin1 = row.Ours("admin1"), admin2 = row.Ours("admin2"), location = row.Ours("location"),
            latitude = row.Ours("latitude"), longitude = row.Ours("longitude"), geoPrecision = row.Find("geo_precision"),
            source = row.Ours("source"), fatalities = row.Ours("fatalities"), timestamp = row.Ours("timestamp"), year = row.Ours("year");

        private readonly TypeNames types = new();

        public ReadRecord Read()
        {
            var key = row.Key(id);
            var day = row.Day(date);
            var point = row.Point(latitude, longitude);
            var killed = row.People(fatalities);
            var kind = types.Of(row.Name(type), row.Name(subtype), row.Name(actor1), row.Cell(inter1));
            if (kind is null)
                row.Refuse(type, row.Cell(type).IsEmpty ? "blank; ACLED's event types begin with Battles." : "none of ACLED's event types.");
            if (row.Problems.Count > 0 || key is null || day is not { } on || kind is null)
                return default;

            var incident = new Incident
            {
                Key = $"{target.Dataset}:{key}",
                Dataset = target.Dataset,
                Title = "",
                Summary = "",
                EventType = kind.Type.Name,
                EventSubtype = kind.Sub?.Name,
                TargetKind = row.Cell(civilianTargeting).IsEmpty ? null : "civilians",
                SourceChangedAt = ChangedAt(),
            };
            if (kind.Sub is null && row.Text(subtype) is not null)
            {
                row.Warn(subtype, $"no sub type of {kind.Type.Label}; only the type is taken.");
                row.Keep(subtype);
            }
            ReadDate(incident, on);
            var named = ReadPlace(incident, point);
            TakesPart(incident, actor1, inter1);
            TakesPart(incident, actor2, inter2);
            incident.Reports.Add(Report(incident, on, killed));

            var what = kind.Sub?.Label ?? kind.Type.Label;
            incident.Title = $"{what}, {English.Where(named)}, {English.When(incident)}";
            incident.Summary = Summary(what, incident);
            incident.SourceRecord = row.SourceRecord();
            return new ReadRecord(incident, named);
        }

        private void ReadDate(Incident incident, DateOnly on)
        {
            (incident.DateStart, incident.DateEnd, incident.DatePrecision) = row.Code(timePrecision) switch
            {
                1 => (on, on, DatePrecision.Day),
                // The codebook puts the event in the middle of the week or month it may have happened in.
                2 => (on.AddDays(-3), on.AddDays(3), DatePrecision.Week),
                3 => Month(on),
                _ => Unknown(),
            };
            if (row.Code(year) is { } written && written != on.Year)
                row.Warn(year, string.Create(CultureInfo.InvariantCulture, $"event_date is in {on.Year}; the date is taken."));

            (DateOnly, DateOnly, DatePrecision) Unknown()
            {
                row.Warn(timePrecision, "none of ACLED's codes 1 (day), 2 (week), 3 (month); taken as 3.");
                return Month(on);
            }
        }

        private static (DateOnly, DateOnly, DatePrecision) Month(DateOnly on)
        {
            var first = new DateOnly(on.Year, on.Month, 1);
            return (first, first.AddMonths(1).AddDays(-1), DatePrecision.Month);
        }

        private NamedPlace ReadPlace(Incident incident, NetTopologySuite.Geometries.Point? point)
        {
            var named = new NamedPlace(row.Name(location), row.Name(admin2), row.Name(admin1), row.Name(country) ?? target.Country);
            incident.Country = row.Country(country, named.Country ?? row.Name(iso3));
            if (incident.Country is null)
            {
                row.Keep(iso);
                row.Keep(iso3);
            }
            var precision = row.Code(geoPrecision) switch
            {
                1 => LocationPrecision.Place,
                // "Part of a district" is coded at the district's own name, anything else is near what it is coded at.
                2 => named.Place is not null && named.Place == named.Admin2 ? LocationPrecision.Admin2 : LocationPrecision.Near,
                3 => LocationPrecision.Admin1,
                null when row.Cell(geoPrecision).IsEmpty && named is { Place: null, Admin1: null } => LocationPrecision.None,
                _ => Unknown(),
            };
            if (precision is LocationPrecision.Admin1 or LocationPrecision.None)
            {
                // Town and point are the province's capital, where nothing need have happened.
                row.Keep(location);
                row.Keep(admin2);
                row.Keep(latitude);
                row.Keep(longitude);
                named = named with { Place = null, Admin2 = null };
            }
            row.KeepUnlessOurs(admin1, named.Admin1);
            Ladder.Put(incident, point, precision);
            incident.PlaceReported = named.Place ?? named.Admin2 ?? named.Admin1;
            incident.Admin1Name = named.Admin1;
            incident.Admin2 = named.Admin2;
            return named;

            LocationPrecision Unknown()
            {
                row.Warn(geoPrecision, "none of ACLED's codes 1 (town), 2 (part of a district, near), 3 (province); taken as 3.");
                return LocationPrecision.Admin1;
            }
        }

        /// <summary>First and second actor of ACLED are no attacker and target, so each only took part.</summary>
        private void TakesPart(Incident incident, Column actor, Column inter)
        {
            if (row.Name(actor) is not { } name)
                return;
            var published = target.Known.Actor(name) ?? (WithoutYears(name) is { } plain ? target.Known.Actor(plain) : null)
                ?? target.Known.ActorOrNew(name, AcledCodes.Kind(row.Cell(inter)));
            if (!incident.Participations.Exists(p => p.Actor == published))
                incident.Participations.Add(new Participation { Actor = published, Role = ActorRole.Other });
        }

        /// <summary><c>Police Forces of Pakistan (2018-2022)</c> without the years of its government.</summary>
        private static string? WithoutYears(string actor) =>
            actor.Length > 12 && actor[^1] == ')' && actor.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var at && char.IsAsciiDigit(actor[at + 2])
                ? actor[..at]
                : null;

        private Report Report(Incident incident, DateOnly on, int? killed)
        {
            var sources = row.Name(source) ?? "ACLED";
            var report = new Report
            {
                Key = "acled",
                Publisher = sources,
                PublishedOn = on,
                Language = "en",
                Speaker = sources,
                SpeakerKind = SpeakerKind.Media,
                Text = killed switch
                {
                    null => "ACLED gives no number of people killed." + DayOfReport,
                    0 => "By ACLED's count nobody was reported killed." + DayOfReport,
                    { } n => string.Create(CultureInfo.InvariantCulture, $"By ACLED's count {n} killed, its lowest reported number.{DayOfReport}"),
                },
            };
            if (killed is not null)
                report.Figures.Add(new Figure { Measure = Measure.Killed, Group = CasualtyGroup.All, AtLeast = killed, AtMost = killed });
            else
                row.Warn(fatalities, "blank; no figure is entered.");
            return report;
        }

        private static string Summary(string what, Incident incident) => incident.Participations switch
        {
            [var one] => $"{what}, as coded by ACLED. Involved: {one.Actor}.",
            [var one, var other] => $"{what}, as coded by ACLED. Involved, without saying who attacked whom: {one.Actor}; {other.Actor}.",
            _ => $"{what}, as coded by ACLED.",
        };

        private DateTime? ChangedAt()
        {
            var cell = row.Cell(timestamp);
            if (cell.IsEmpty)
                return null;
            if (long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 4_102_444_800)
                return DateTime.UnixEpoch.AddSeconds(seconds);
            row.Warn(timestamp, "not a time in seconds since 1970; of two versions of this row it cannot be told which is newer.");
            row.Keep(timestamp);
            return null;
        }
    }
}
