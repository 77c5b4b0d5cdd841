using System.Globalization;
using IncidentMap.Figures;
using IncidentMap.Gazetteer;
using IncidentMap.Incidents;

namespace IncidentMap.Importing;

/// <summary>The Global Terrorism Database in its 135 columns, after its codebook; recognised by those that are used here.</summary>
internal sealed class Gtd : TableFormat
{
    public override string Name => "gtd";
    public override string Title => "a GTD export";
    public override string DefaultDataset => "gtd";

    public override IReadOnlyList<string> Needed =>
    [
        "eventid", "iyear", "imonth", "iday", "country_txt", "city", "latitude", "longitude", "specificity", "attacktype1", "attacktype1_txt",
        "gname", "nkill", "nwound",
    ];

    protected override Func<ReadRecord> Reader(Row row, Target target) => new Reading(row, target).Read;

    private sealed class Reading(Row row, Target target)
    {
        private readonly Column id = row.Ours("eventid"), year = row.Ours("iyear"), month = row.Ours("imonth"), day = row.Ours("iday"),
            country = row.Ours("country_txt"), province = row.Ours("provstate"), city = row.Ours("city"),
            latitude = row.Ours("latitude"), longitude = row.Ours("longitude"), specificity = row.Find("specificity"), vicinity = row.Find("vicinity"),
            target1 = row.Ours("targtype1_txt"), success = row.Find("success"), doubt = row.Find("doubtterr"), competing = row.Find("compclaim"),
            killed = row.Find("nkill"), killedAttackers = row.Find("nkillter"), killedAmericans = row.Find("nkillus"),
            wounded = row.Find("nwound"), woundedAttackers = row.Find("nwoundte"), woundedAmericans = row.Find("nwoundus");

        private readonly (Column Group, Column Uncertain, Column Claimed)[] groups =
        [
            (row.Find("gname"), row.Find("guncertain1"), row.Find("claimed")),
            (row.Find("gname2"), row.Find("guncertain2"), row.Find("claim2")),
            (row.Find("gname3"), row.Find("guncertain3"), row.Find("claim3")),
        ];

        private readonly GtdAttack attack = new(row);

        public ReadRecord Read()
        {
            var key = Id();
            var date = Date();
            var point = row.Point(latitude, longitude);
            var kind = attack.Kind();
            if (row.Problems.Count > 0 || key is null || date is not { } when)
                return default;

            var incident = new Incident
            {
                Key = $"{target.Dataset}:{key}",
                Dataset = target.Dataset,
                Title = "",
                Summary = "",
                EventType = kind.Type,
                EventSubtype = kind.Subtype,
                Weapon = attack.Weapon(),
                TargetKind = Known(target1)?.ToLowerInvariant(),
                DateStart = when.Start,
                DateEnd = when.End,
                DatePrecision = when.Precision,
            };
            var named = ReadPlace(incident, point);
            var report = Report(incident);
            incident.Reports.Add(report);
            foreach (var (group, uncertain, claimed) in groups)
                Perpetrator(incident, report, group, uncertain, claimed);
            AddFigures(report, Measure.Killed, killed, killedAttackers);
            AddFigures(report, Measure.Injured, wounded, woundedAttackers);

            incident.Title = $"{kind.Label}, {English.Where(named)}, {English.When(incident)}";
            incident.Summary = $"{kind.Label}, as coded by the Global Terrorism Database."
                + (row.Code(success) == 0 ? " It did not succeed." : "")
                + (row.Code(doubt) == 1 ? " GTD has doubts that it was terrorism." : "");
            incident.SourceRecord = row.SourceRecord();
            return new ReadRecord(incident, named);
        }

        private string? Id()
        {
            var cell = row.Cell(id);
            if (Numbers.IsSpoiledId(cell) || cell is [_, _, _, _, '0', '0', '0', '0', '0', '0', '0', '0'])
                throw new CannotRead($"{row.FileName}:{row.Line} eventid \"{cell}\": a spreadsheet has rounded the event ids, so that events cannot be told apart. "
                    + "Nothing of the file is taken; export it again and do not open it in a spreadsheet.");
            if (!cell.IsEmpty && (cell.Length != 12 || cell.IndexOfAnyExceptInRange('0', '9') >= 0))
                row.Refuse(id, "not the 12 digits of an event of GTD.");
            return row.Key(id);
        }

        /// <summary>Month or day 0 is an unknown one.</summary>
        private (DateOnly Start, DateOnly End, DatePrecision Precision)? Date()
        {
            if (row.Code(year) is not { } y || !Days.IsPossible(y))
            {
                row.Refuse(year, "no year that can be right.");
                return null;
            }
            var (m, d) = (row.Code(month) ?? 0, row.Code(day) ?? 0);
            if (m is < 0 or > 12)
            {
                row.Refuse(month, "no month; 0 stands for an unknown one.");
                return null;
            }
            if (m == 0)
                return (new DateOnly(y, 1, 1), new DateOnly(y, 12, 31), DatePrecision.Year);
            if (d < 0 || d > DateTime.DaysInMonth(y, m))
            {
                row.Refuse(day, string.Create(CultureInfo.InvariantCulture, $"no day of the month {y}-{m:00}; 0 stands for an unknown one."));
                return null;
            }
            var first = new DateOnly(y, m, Math.Max(d, 1));
            return d == 0 ? (first, first.AddMonths(1).AddDays(-1), DatePrecision.Month) : (first, first, DatePrecision.Day);
        }

        private NamedPlace ReadPlace(Incident incident, NetTopologySuite.Geometries.Point? point)
        {
            var named = new NamedPlace(Known(city), null, Known(province), row.Name(country) ?? target.Country);
            incident.Country = row.Country(country, named.Country);
            var precision = row.Code(specificity) switch
            {
                1 => row.Code(vicinity) == 1 ? LocationPrecision.Near : LocationPrecision.Place,
                2 or 3 => LocationPrecision.Admin2,
                4 => LocationPrecision.Admin1,
                5 => LocationPrecision.None,
                _ => Unknown(),
            };
            if (precision >= LocationPrecision.Admin1)
                named = named with { Place = null };
            if (precision == LocationPrecision.None)
            {
                row.Keep(latitude);
                row.Keep(longitude);
            }
            row.KeepUnlessOurs(province, named.Admin1);
            Ladder.Put(incident, point, precision);
            incident.PlaceReported = Known(city) ?? named.Admin1;
            incident.Admin1Name = named.Admin1;
            return named;

            LocationPrecision Unknown()
            {
                row.Warn(specificity, "none of GTD's codes 1 (the town) to 5 (none); taken as 4, the province.");
                return LocationPrecision.Admin1;
            }
        }

        private Report Report(Incident incident)
        {
            var text = new List<string> { "What the Global Terrorism Database holds of it. GTD gives no day of publication; the first day of the event stands for it." };
            if (Count(killedAmericans) is > 0 and var dead)
                text.Add(string.Create(CultureInfo.InvariantCulture, $"{dead} of the killed were of the United States."));
            if (Count(woundedAmericans) is > 0 and var hurt)
                text.Add(string.Create(CultureInfo.InvariantCulture, $"{hurt} of the injured were of the United States."));
            if (row.Code(competing) == 1)
                text.Add("Several groups claim it each for itself.");
            return new Report
            {
                Key = "gtd",
                Publisher = "Global Terrorism Database",
                PublishedOn = incident.DateStart,
                Language = "en",
                Speaker = "GTD",
                SpeakerKind = SpeakerKind.Media,
                Text = string.Join(' ', text),
            };
        }

        /// <summary>A claim is the group's own word; without one GTD accuses, or suspects where it says that it is not certain.</summary>
        private void Perpetrator(Incident incident, Report report, Column group, Column uncertain, Column claimed)
        {
            if (Known(group) is not { } name)
                return;
            var published = target.Known.ActorOrNew(name, ActorKind.ArmedGroup);
            if (incident.Participations.Exists(p => p.Actor == published))
                return;
            incident.Participations.Add(new Participation { Actor = published, Role = ActorRole.Attacker });
            var stance = row.Code(claimed) == 1 ? Stance.Claimed : row.Code(uncertain) == 1 ? Stance.Suspected : Stance.Accused;
            report.Responsibilities.Add(new Responsibility { Actor = published, Stance = stance });
        }

        /// <summary>All, and the attackers among them; without all the attackers alone would pass for a total.</summary>
        private void AddFigures(Report report, Measure measure, Column all, Column attackers)
        {
            if (Count(all) is not { } people)
                return;
            report.Figures.Add(Figure(measure, CasualtyGroup.All, people));
            if (people != Math.Floor(people))
                row.Warn(all, "GTD shares out a total over several events; entered as about so many.");
            if (Count(attackers) is { } own && own <= people)
                report.Figures.Add(Figure(measure, CasualtyGroup.Attackers, own));
        }

        private static Figure Figure(Measure measure, CasualtyGroup group, double people) => new()
        {
            Measure = measure,
            Group = group,
            AtLeast = (int)Math.Floor(people),
            AtMost = (int)Math.Ceiling(people),
            Approximate = people != Math.Floor(people),
        };

        /// <summary>Null where it is unknown: blank, -9 or -99.</summary>
        private double? Count(Column column)
        {
            var cell = row.Cell(column);
            if (cell.IsEmpty || cell is "." || cell.StartsWith("-9"))
                return null;
            if (double.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var people) && people <= Row.MostPeople)
                return people;
            row.Warn(column, Numbers.WhyNoCount(cell, Row.MostPeople) + " No figure is entered.");
            return null;
        }

        /// <summary>A name, unless it is GTD's word for none.</summary>
        private string? Known(Column column) =>
            row.Name(column) is { } name && !name.Equals("Unknown", StringComparison.OrdinalIgnoreCase) && name is not ("." or "-9") ? name : null;
    }
}
