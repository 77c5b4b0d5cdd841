using System.Globalization;
using IncidentMap.Figures;
using IncidentMap.Gazetteer;
using IncidentMap.Incidents;

namespace IncidentMap.Importing;

/// <summary>
/// The UCDP Georeferenced Event Dataset, in the 49 columns of 22.1 and later and the 42 of before, after its codebook. UCDP's
/// own low, best and high are one report; the articles it names are further reports without figures.
/// </summary>
internal sealed class UcdpGed : TableFormat
{
    public override string Name => "ucdp";
    public override string Title => "a UCDP GED export";
    public override string DefaultDataset => "ucdp";

    public override IReadOnlyList<string> Needed =>
    [
        "id", "type_of_violence", "side_a", "side_b", "where_prec", "latitude", "longitude", "country", "date_prec", "date_start",
        "date_end", "best", "high", "low",
    ];

    protected override Func<ReadRecord> Reader(Row row, Target target) => new Reading(row, target).Read;

    private sealed class Reading(Row row, Target target)
    {
        private readonly Column id = row.Ours("id"), year = row.Ours("year"), violence = row.Find("type_of_violence"), clarity = row.Find("event_clarity"),
            sideA = row.Find("side_a"), sideB = row.Find("side_b"),
            wherePrecision = row.Find("where_prec"), whereNamed = row.Find("where_coordinates"), whereTold = row.Ours("where_description"),
            admin1 = row.Ours("adm_1"), admin2 = row.Ours("adm_2"), country = row.Ours("country"),
            latitude = row.Ours("latitude"), longitude = row.Ours("longitude"), wkt = row.Ours("geom_wkt"),
            datePrecision = row.Find("date_prec"), start = row.Ours("date_start"), end = row.Ours("date_end"),
            deathsA = row.Find("deaths_a"), deathsB = row.Find("deaths_b"), deathsCivilians = row.Find("deaths_civilians"), deathsUnknown = row.Find("deaths_unknown"),
            best = row.Find("best"), high = row.Find("high"), low = row.Find("low"), original = row.Ours("source_original");

        private readonly UcdpSources sources = new(row);

        public ReadRecord Read()
        {
            var key = row.Key(id);
            var from = row.Day(start);
            var to = row.Day(end);
            if (to < from)
                row.Refuse(end, $"before date_start, {from:yyyy-MM-dd}; swap them or correct one.");
            var point = row.Point(latitude, longitude);
            var (least, most, number) = (row.People(low), row.People(high), row.People(best));
            var kind = row.Code(violence);
            if (kind is not (1 or 2 or 3))
                row.Refuse(violence, "none of UCDP's codes 1 (state-based), 2 (non-state), 3 (one-sided).");
            if (row.Problems.Count > 0 || key is null || from is not { } first || to is not { } last)
                return default;

            var incident = new Incident
            {
                Key = $"{target.Dataset}:{key}",
                Dataset = target.Dataset,
                Title = "",
                Summary = "",
                EventType = kind == 3 ? "violence_against_civilians" : "battles",
                TargetKind = kind == 3 ? "civilians" : null,
                DateStart = first,
                DateEnd = last,
            };
            incident.DatePrecision = DateRung(first, last);
            var named = ReadPlace(incident, point);
            var (a, b) = (TakesPart(incident, sideA, kind == 3 ? ActorRole.Attacker : ActorRole.Other),
                TakesPart(incident, sideB, kind == 3 ? ActorRole.Target : ActorRole.Other));
            ReadReports(incident, least, number, most);

            var what = kind == 3 ? $"Violence by {a} against civilians" : $"Fighting between {a} and {b}";
            incident.Title = $"{what}, {Within(incident, named)}, {English.When(incident)}";
            incident.Summary = $"{(kind == 1 ? "State-based" : kind == 2 ? "Non-state" : "One-sided")} violence, as coded by UCDP: "
                + (kind == 3 ? $"{a} against civilians." : $"{a} and {b}, without saying who attacked whom.")
                + (row.Code(clarity) == 2 ? " One record for several incidents: its figures are their total." : "");
            incident.SourceRecord = row.SourceRecord();
            return new ReadRecord(incident, named);
        }

        private DatePrecision DateRung(DateOnly first, DateOnly last) => row.Code(datePrecision) switch
        {
            1 when first == last => DatePrecision.Day,
            1 or 2 => DatePrecision.WithinDays,
            3 => DatePrecision.Week,
            4 => DatePrecision.Month,
            5 => DatePrecision.Year,
            _ => Unknown(),
        };

        private DatePrecision Unknown()
        {
            row.Warn(datePrecision, "none of UCDP's codes 1 (day) to 5 (year); taken as 5.");
            return DatePrecision.Year;
        }

        private NamedPlace ReadPlace(Incident incident, NetTopologySuite.Geometries.Point? point)
        {
            var named = new NamedPlace(row.Name(whereNamed), row.Name(admin2), row.Name(admin1), row.Name(country) ?? target.Country);
            incident.Country = row.Country(country, named.Country);
            var precision = row.Code(wherePrecision) switch
            {
                1 => LocationPrecision.Place,
                2 => LocationPrecision.Near,
                3 => LocationPrecision.Admin2,
                4 => LocationPrecision.Admin1,
                5 => LocationPrecision.Fuzzy,
                6 => LocationPrecision.Country,
                7 => LocationPrecision.None,
                _ => UnknownPlace(),
            };
            // From the district on, the coordinates are some centre of it and bear its name.
            if (precision >= LocationPrecision.Admin2)
                named = named with { Place = null };
            if (precision >= LocationPrecision.Admin1)
            {
                row.Keep(admin2);
                named = named with { Admin2 = null };
            }
            row.KeepUnlessOurs(admin1, named.Admin1);
            if (precision >= LocationPrecision.Country)
            {
                row.Keep(latitude);
                row.Keep(longitude);
            }
            Ladder.Put(incident, point, precision);
            incident.PlaceReported = row.Text(whereTold) ?? row.Name(whereNamed);
            incident.Admin1Name = named.Admin1;
            incident.Admin2 = named.Admin2;
            return named;
        }

        private LocationPrecision UnknownPlace()
        {
            row.Warn(wherePrecision, "none of UCDP's codes 1 (exact) to 7 (sea or air); taken as 5, a fuzzy area.");
            return LocationPrecision.Fuzzy;
        }

        private string Within(Incident incident, NamedPlace named) =>
            (incident.LocationPrecision == LocationPrecision.Country ? null : row.Name(whereNamed)) ?? English.Where(named);

        private string TakesPart(Incident incident, Column side, ActorRole role)
        {
            var name = row.Name(side) ?? "an unknown side";
            if (name.StartsWith("Civilians", StringComparison.OrdinalIgnoreCase))
                name = "Civilians";
            var published = target.Known.ActorOrNew(name, Kind(name, incident.Country));
            if (!incident.Participations.Exists(p => p.Actor == published))
                incident.Participations.Add(new Participation { Actor = published, Role = role });
            return name;
        }

        private ActorKind Kind(string side, string? where)
        {
            if (side == "Civilians")
                return ActorKind.Civilians;
            if (!side.StartsWith("Government of ", StringComparison.OrdinalIgnoreCase))
                return ActorKind.ArmedGroup;
            return Countries.Code(side["Government of ".Length..]) is { } own && where is not null && own != where
                ? ActorKind.ForeignForces
                : ActorKind.StateForces;
        }

        private void ReadReports(Incident incident, int? least, int? number, int? most)
        {
            var said = row.Text(original);
            sources.AddTo(incident.Reports, said);
            var lastArticle = incident.Reports.Count == 0 ? incident.DateEnd : incident.Reports.Max(r => r.PublishedOn);
            var report = new Report
            {
                Key = "ucdp",
                Ordinal = incident.Reports.Count,
                Publisher = "UCDP",
                PublishedOn = lastArticle,
                Language = "en",
                Speaker = "UCDP",
                SpokenBy = said,
                SpeakerKind = SpeakerKind.Media,
                Text = $"UCDP's best estimate of the dead by side: {BySide()}. UCDP gives no day of publication; "
                    + (incident.Reports.Count == 0 ? "the last day of the event stands for it." : "the day of its newest article stands for it."),
            };
            incident.Reports.Add(report);
            if (number is null && least is null && most is null)
            {
                row.Warn(best, "blank, and so are low and high; no figure is entered.");
                return;
            }
            // Published rows have low above best, or high below it: the range is then the one that holds all three.
            int[] given = [.. new[] { least, number, most }.OfType<int>()];
            var (down, up) = (given.Min(), given.Max());
            report.Figures.Add(new Figure { Measure = Measure.Killed, Group = CasualtyGroup.All, AtLeast = down, AtMost = up, Best = number });
            if (down != (least ?? down) || up != (most ?? up))
                row.Warn(best, string.Create(CultureInfo.InvariantCulture,
                    $"low {least}, best {number} and high {most} disagree; entered as {down} to {up} with {number} as best."));

            AddGroup(CasualtyGroup.Civilians, deathsCivilians);
            AddGroup(GroupOf(sideA, incident.Country), deathsA);
            if (incident.TargetKind is null)
                AddGroup(GroupOf(sideB, incident.Country), deathsB);
            AddGroup(CasualtyGroup.Unknown, deathsUnknown);

            // Two armed groups, or two armies, are one group of ours; the report's text tells them apart.
            void AddGroup(CasualtyGroup group, Column deaths)
            {
                if (row.People(deaths) is not (> 0 and var dead))
                    return;
                if (report.Figures.Find(f => f.Group == group) is { } same)
                    (same.AtLeast, same.AtMost) = (same.AtLeast + dead, same.AtMost + dead);
                else
                    report.Figures.Add(new Figure { Measure = Measure.Killed, Group = group, AtLeast = dead, AtMost = dead });
            }
        }

        private CasualtyGroup GroupOf(Column side, string? where) => row.Name(side) is not { } name ? CasualtyGroup.Unknown : Kind(name, where) switch
        {
            ActorKind.StateForces => CasualtyGroup.SecurityForces,
            ActorKind.ForeignForces => CasualtyGroup.ForeignForces,
            _ => CasualtyGroup.ArmedGroups,
        };

        private string BySide()
        {
            var sides = $"{row.Name(sideA)} {Said(deathsA)}";
            if (row.Code(violence) != 3)
                sides += $", {row.Name(sideB)} {Said(deathsB)}";
            sides += $", civilians {Said(deathsCivilians)}";
            return row.Code(deathsUnknown) is > 0 ? $"{sides}, of unknown side {Said(deathsUnknown)}" : sides;
        }

        private string Said(Column deaths) => row.Cell(deaths).IsEmpty ? "not given" : row.Cell(deaths).ToString();
    }
}
