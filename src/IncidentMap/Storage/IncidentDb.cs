using IncidentMap.Figures;
using IncidentMap.Gazetteer;
using IncidentMap.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IncidentMap.Storage;

/// <summary>The PostGIS database of incidents, their reports and the gazetteer.</summary>
public sealed class IncidentDb(DbContextOptions<IncidentDb> options) : DbContext(options)
{
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<Actor> Actors => Set<Actor>();
    public DbSet<Place> Places => Set<Place>();

    /// <summary>One row; triggers count it up once in every transaction that writes.</summary>
    public DbSet<DatasetRevision> Revisions => Set<DatasetRevision>();

    /// <summary>Options for a connection string; the one place where provider switches are set.</summary>
    public static DbContextOptions<IncidentDb> Options(string connection) =>
        new DbContextOptionsBuilder<IncidentDb>().UseIncidentStore(connection).Options;

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        InSnakeCase<IncidentStatus>();
        InSnakeCase<DatePrecision>();
        InSnakeCase<LocationPrecision>();
        InSnakeCase<SpeakerKind>();
        InSnakeCase<Measure>();
        InSnakeCase<CasualtyGroup>();
        InSnakeCase<Stance>();
        InSnakeCase<ActorKind>();
        InSnakeCase<ActorRole>();
        InSnakeCase<PlaceKind>();
        InSnakeCase<PlaceNameKind>();

        void InSnakeCase<T>() where T : struct, Enum => conventions.Properties<T>().HaveConversion<SnakeCaseConverter<T>>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.HasPostgresExtension("postgis");
        model.HasPostgresExtension("pg_trgm");
        model.HasPostgresExtension("unaccent");

        model.Entity<Incident>(incident =>
        {
            incident.HasIndex(i => i.Key).IsUnique();
            incident.Property(i => i.Point).HasColumnType("geometry(Point,4326)");
            incident.HasIndex(i => i.Point).HasMethod("gist");
            incident.HasIndex(i => new { i.DateStart, i.Id });
            incident.HasIndex(i => new { i.DateEnd, i.Id });
            incident.HasIndex(i => new { i.EventType, i.DateStart });
            incident.HasIndex(i => new { i.UpdatedAt, i.Id });
            incident.HasIndex(i => i.OccurredAt);
            incident.HasIndex(i => i.Actors).HasMethod("gin");
            incident.HasIndex(i => i.PlaceId);
            incident.Property(i => i.Admin1Name).HasColumnName("admin1_name");
            incident.Property(i => i.LocationRadiusMetres).HasColumnName("location_radius_m");
            incident.ComplexProperty(i => i.Killed);
            incident.ComplexProperty(i => i.Injured);
            incident.HasOne(i => i.Place).WithMany().HasForeignKey(i => i.PlaceId).OnDelete(DeleteBehavior.Restrict);
            incident.HasMany(i => i.Reports).WithOne(r => r.Incident).HasForeignKey(r => r.IncidentId);
            incident.HasMany(i => i.Participations).WithOne().HasForeignKey(p => p.IncidentId);
            incident.ToTable(t => t.HasCheckConstraint("ck_incidents_dates", "date_start <= date_end"));
        });

        model.Entity<Report>(report =>
        {
            report.HasIndex(r => new { r.IncidentId, r.Key }).IsUnique();
            report.HasIndex(r => new { r.PublishedOn, r.Id });
            report.HasMany(r => r.Figures).WithOne().HasForeignKey(f => f.ReportId);
            report.HasMany(r => r.Responsibilities).WithOne().HasForeignKey(r => r.ReportId);
        });

        model.Entity<Figure>(figure =>
        {
            figure.ToTable("figures", t =>
            {
                t.HasCheckConstraint("ck_figures_some_number", "at_least IS NOT NULL OR at_most IS NOT NULL");
                t.HasCheckConstraint("ck_figures_order", "at_least >= 0 AND at_least <= at_most OR at_least IS NULL AND at_most >= 0 OR at_most IS NULL AND at_least >= 0");
            });
            figure.HasIndex(f => new { f.ReportId, f.Measure, f.Group }).IsUnique();
        });

        model.Entity<Responsibility>(responsibility =>
        {
            responsibility.ToTable("responsibilities");
            responsibility.HasIndex(r => new { r.ReportId, r.ActorId, r.Stance }).IsUnique();
            responsibility.HasOne(r => r.Actor).WithMany().HasForeignKey(r => r.ActorId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<Participation>(participation =>
        {
            participation.ToTable("participations");
            participation.HasKey(p => new { p.IncidentId, p.ActorId, p.Role });
            participation.HasOne(p => p.Actor).WithMany().HasForeignKey(p => p.ActorId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<Actor>(actor => actor.HasIndex(a => a.Name).IsUnique());

        model.Entity<Place>(place =>
        {
            place.HasIndex(p => p.Key).IsUnique();
            place.Property(p => p.Point).HasColumnType("geometry(Point,4326)");
            place.HasIndex(p => p.Point).HasMethod("gist");
            place.HasIndex(p => new { p.Country, p.Admin1, p.Kind });
            place.Property(p => p.RadiusMetres).HasColumnName("radius_m");
            place.HasMany(p => p.Names).WithOne().HasForeignKey(n => n.PlaceId);
        });
        model.Entity<PlaceName>(name =>
        {
            name.ToTable("place_names");
            name.HasIndex(n => n.PlaceId);
            name.HasIndex(n => n.Name).HasMethod("gin").HasOperators("gin_trgm_ops");
        });

        model.Entity<DatasetRevision>(revision =>
        {
            revision.ToTable("dataset_revision");
            revision.Property(r => r.Id).ValueGeneratedNever();
            revision.HasData(new DatasetRevision { Id = 1, Revision = 0, ChangedAt = DateTime.UnixEpoch });
        });
    }

    private sealed class SnakeCaseConverter<T>() : ValueConverter<T, string>(v => SnakeCase.Of(v), s => SnakeCase.Parse<T>(s))
        where T : struct, Enum;
}

/// <summary>A number that grows with every transaction that changes anything: the base of ETags and caches.</summary>
public sealed class DatasetRevision
{
    public short Id { get; set; }
    public long Revision { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>The transaction (<c>pg_current_xact_id</c>) that counted last, so that each counts once.</summary>
    public string? ChangedBy { get; set; }
}
