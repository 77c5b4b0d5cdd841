using System.Globalization;
using IncidentMap.Figures;
using IncidentMap.Filters;
using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Storage;

public sealed class EarlierAccountsTests
{
    [Fact]
    public async Task The_world_of_any_day_is_what_the_reports_known_by_then_come_to()
    {
        const int Seed = 20210829;
        var random = new RandomIncidents(Seed);
        var incidents = Enumerable.Range(0, 300).Select(random.Next).ToList();
        await using var town = await Town.With(incidents);
        await using var db = town.OpenDatabase();

        foreach (var day in Enumerable.Range(1, 10).Select(RandomIncidents.Day))
        {
            var known = await db.RowsAsOf<Incident>(day).AsNoTracking().ToDictionaryAsync(i => i.Key, Stop);
            var reports = await db.RowsAsOf<Report>(day).AsNoTracking().ToListAsync(Stop);
            foreach (var incident in incidents)
            {
                var about = $"{incident.Key} on {day:yyyy-MM-dd}, seed {Seed}";
                var expected = Drawn(incident, day);
                Assert.Equal((about, Words(expected)), (about, known.TryGetValue(incident.Key, out var found) ? Words(found) : null));
                Assert.Equal((about, Words(incident.On(day))), (about, Words(expected)));
                Assert.Equal(
                    (expected?.Reports ?? []).Select(r => (about, r.Key, r.WithdrawnOn, r.WithdrawnReason)).Order(),
                    reports.Where(r => r.IncidentId == incident.Id).Select(r => (about, r.Key, r.WithdrawnOn, r.WithdrawnReason)).Order());
            }
        }
    }

    [Fact]
    public async Task Functions_as_of_a_day_have_every_column_of_their_tables()
    {
        await using var town = await Town.With(At("gate", 69).Saying(ReportBy("police").Killed(3)));
        await using var db = town.OpenDatabase();
        foreach (var table in (string[])["incidents", "reports"])
        {
            var now = await Lines(db, $"SELECT t::text FROM {table} t");
            Assert.Single(now);
            Assert.Equal(now, await Lines(db, $"SELECT t::text FROM {table}_as_of('2021-08-26') t"));
        }
    }

    [Fact]
    public async Task Functions_as_of_a_day_follow_a_column_that_a_later_version_adds()
    {
        await using var town = await Town.With(At("gate", 69).Saying(ReportBy("police").Killed(3)));
        await using var db = town.OpenDatabase();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE incidents DROP COLUMN admin2, ADD COLUMN mood text DEFAULT 'grim'", Stop);

        await EarlierAccounts.Prepare(db, Stop);
        Assert.Equal(["grim"], await Lines(db, "SELECT mood FROM incidents_as_of('2021-08-26')"));
    }

    [Fact]
    public async Task An_import_writes_the_history_that_its_reports_tell()
    {
        await using var town = await Town.OfAllData();
        await using var db = town.OpenDatabase();
        var incidents = await db.Incidents.AsNoTracking().Include(i => i.Reports).Include(i => i.History).OrderBy(i => i.Id).ToListAsync(Stop);

        foreach (var incident in incidents)
            Assert.Equal(AsKnown.Earlier(incident).Select(Words), incident.History.OrderBy(h => h.KnownFrom).Select(Words));
        Assert.Equal(4, incidents.Single(i => i.Key == "curated:2021-08-29-kabul-drone-strike").History.Count);
        Assert.Empty(incidents.Single(i => i.Key == "curated:2021-08-22-gichik-army-vehicle").History);
    }

    [Fact]
    public async Task Incidents_of_an_older_version_get_their_history_when_it_is_migrated()
    {
        await using var town = await Town.OfAllData();
        await using var db = town.OpenDatabase();
        var before = await History(db);
        await db.Database.ExecuteSqlRawAsync("DELETE FROM incident_history", Stop);

        Assert.Equal(0, (await town.IncidentMap("migrate")).Exit);
        Assert.Equal(before, await History(db));
        Assert.Contains("0 added, 0 changed, 13 unchanged", (await town.IncidentMap("import", Repository.File("data/incidents"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Incidents_with_reports_of_one_day_have_no_history()
    {
        await using var town = await Town.With(At("one", 69).Saying(ReportBy("police").Killed(3), ReportBy("army").Killed(5)), At("none", 69));
        await using var db = town.OpenDatabase();
        Assert.Equal("", await History(db));
    }

    [Fact]
    public async Task The_world_of_a_day_is_found_by_the_same_indexes_as_the_present()
    {
        await using var town = await Town.With(At("gate", 69).Saying(ReportBy("police").Killed(3), ReportBy("army", "2021-08-27").Killed(5)));
        await using var db = town.OpenDatabase();
        await db.Database.OpenConnectionAsync(Stop);
        await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off", Stop);
        foreach (var (where, index) in ((string, string)[])[
            ("point && ST_MakeEnvelope(68, -1, 70, 1, 4326)", "ix_incidents_point"),
            ("date_end >= '2021-08-26'", "ix_incidents_date_end_id"),
            ("actors @> '{Taliban}'", "ix_incidents_actors")])
            Assert.Contains(await Lines(db, $"EXPLAIN SELECT * FROM incidents_as_of('2021-08-26') WHERE {where}"),
                line => line.Contains(index, StringComparison.Ordinal));
    }

    /// <summary>By the rule itself: the reports known by then, and all conclusions drawn from them.</summary>
    private static Incident? Drawn(Incident incident, DateOnly day)
    {
        var known = At("then", 69);
        (known.Killed, known.Injured) = (incident.Killed, incident.Injured);
        foreach (var report in incident.Reports.Where(r => r.PublishedOn <= day))
        {
            var copy = ReportBy(report.Speaker).But(r =>
            {
                (r.Key, r.Ordinal, r.PublishedOn, r.PublishedAt) = (report.Key, report.Ordinal, report.PublishedOn, report.PublishedAt);
                (r.SpeakerKind, r.SetAside) = (report.SpeakerKind, report.SetAside);
                if (report.WithdrawnOn <= day)
                    (r.WithdrawnOn, r.WithdrawnReason) = (report.WithdrawnOn, report.WithdrawnReason);
                r.Figures.AddRange(report.Figures);
                r.Responsibilities.AddRange(report.Responsibilities);
            });
            known.Reports.Add(copy);
        }
        if (known.Reports.Count == 0)
            return null;
        if (!CanChoose(Measure.Killed, known.Killed))
            known.Killed = new CasualtyEstimate();
        if (!CanChoose(Measure.Injured, known.Injured))
            known.Injured = new CasualtyEstimate();
        known.Conclude();
        known.Status = incident.On(day)!.Status;
        return known;

        bool CanChoose(Measure measure, CasualtyEstimate made) =>
            made.ChosenReport is { } report && Estimate.Of(measure, known.Reports, null).Statements.Any(s => s.Report == report && s.Counts);
    }

    private static string? Words(Incident? i) => i is null ? null : string.Create(CultureInfo.InvariantCulture,
        $"{i.Status} {i.Killed} {i.Injured} {string.Join('+', i.ClaimedBy)} {i.Responsibility} {string.Join('+', i.Publishers)} {i.ReportCount} {i.FirstReported:O} {i.LastReported:O}");

    private static string Words(EarlierAccount h) => string.Create(CultureInfo.InvariantCulture,
        $"{h.KnownFrom:O} {h.KnownUntil:O} {h.Status} {h.Killed} {h.Injured} {string.Join('+', h.ClaimedBy)} {h.Responsibility} {string.Join('+', h.Publishers)} {h.ReportCount} {h.FirstReported:O} {h.LastReported:O}");

    private static async Task<string> History(IncidentDb db) => string.Join('\n', await Lines(db, "SELECT h::text FROM incident_history h ORDER BY incident_id, known_from"));

    /// <summary>The first column of what a command gives.</summary>
    private static async Task<IReadOnlyList<string>> Lines(IncidentDb db, string sql)
    {
        await db.Database.OpenConnectionAsync(Stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var lines = new List<string>();
        while (await reader.ReadAsync(Stop))
            lines.Add(reader.GetString(0));
        return lines;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
