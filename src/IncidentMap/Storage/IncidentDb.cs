using IncidentMap.Filters;
using IncidentMap.Gazetteer;
using IncidentMap.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql.EntityFrameworkCore.PostgreSQL.Query.Expressions.Internal;
using NpgsqlTypes;

namespace IncidentMap.Storage;

/// <summary>The PostGIS database of incidents, their reports and the gazetteer.</summary>
public sealed class IncidentDb(DbContextOptions<IncidentDb> options) : DbContext(options)
{
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<Actor> Actors => Set<Actor>();
    public DbSet<Place> Places => Set<Place>();

    /// <summary>All loads, of which each can be undone.</summary>
    public DbSet<Batch> Batches => Set<Batch>();

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
        InSnakeCase<BatchOutcome>();
        InSnakeCase<BatchNoteKind>();

        void InSnakeCase<T>() where T : struct, Enum => conventions.Properties<T>().HaveConversion<SnakeCaseConverter<T>>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.HasPostgresExtension("postgis");
        model.HasPostgresExtension("pg_trgm");
        model.HasPostgresExtension("unaccent");
        foreach (var (method, name) in PostgresFunctions.SqlNames)
            model.HasDbFunction(typeof(PostgresFunctions).GetMethod(method)!).HasName(name).IsBuiltIn();
#pragma warning disable EF1001 // EF Core has no public expression for an operator of one's own.
        model.HasDbFunction(typeof(PostgresFunctions).GetMethod(nameof(PostgresFunctions.BoxesMeet))!)
            .HasTranslation(sides => new PgUnknownBinaryExpression(sides[0], sides[1], "&&", typeof(bool), BoolTypeMapping.Default));
#pragma warning restore EF1001

        model.Entity<Incident>(incident =>
        {
            incident.HasIndex(i => i.Key).IsUnique();
            incident.Property(i => i.Point).HasColumnType("geometry(Point,4326)");
            incident.HasIndex(i => i.Point).HasMethod("gist");
            incident.HasIndex(i => new { i.DateStart, i.Id });
            incident.HasIndex(i => new { i.DateEnd, i.Id });
            // The days of a type, by the end that an interval's start is compared with; its end is compared within the index.
            // Of types alone, each is a tenth and more of all rows, and whoever asks for one of them in an interval reads the rest.
            incident.HasIndex(i => new { i.EventType, i.DateEnd, i.DateStart });
            incident.HasIndex(i => i.Actors).HasMethod("gin");
            // Most incidents have a point of their own; who deletes a place asks for those that stand at it.
            incident.HasIndex(i => i.PlaceId).HasFilter("place_id IS NOT NULL");
            // The incidents of a batch lie together.
            incident.HasIndex(i => i.BatchId).HasMethod("brin");
            incident.Property<NpgsqlTsVector?>(PostgresFunctions.WordsColumn);
            // Looked up a million times in a load; byte by byte costs half of what the rules of a language do.
            incident.Property(i => i.Key).UseCollation("C");
            incident.Property(i => i.EventType).UseCollation("C");
            incident.Property(i => i.SourceRecord).HasColumnType("jsonb");
            incident.Property(i => i.Admin1Name).HasColumnName("admin1_name");
            incident.Property(i => i.LocationRadiusMetres).HasColumnName("location_radius_m");
            incident.ComplexProperty(i => i.Killed);
            incident.ComplexProperty(i => i.Injured);
            incident.HasOne(i => i.Place).WithMany().HasForeignKey(i => i.PlaceId).OnDelete(DeleteBehavior.Restrict);
            incident.HasMany(i => i.Reports).WithOne(r => r.Incident).HasForeignKey(r => r.IncidentId);
            incident.HasMany(i => i.History).WithOne().HasForeignKey(h => h.IncidentId);
            incident.OwnsMany(i => i.Participations, participation =>
            {
                participation.ToJson();
                participation.Property(p => p.Actor).HasJsonPropertyName("actor");
                participation.Property(p => p.Role).HasJsonPropertyName("role");
            });
            incident.ToTable(t => t.HasCheckConstraint("ck_incidents_dates", "date_start <= date_end"));
        });

        model.Entity<Report>(report =>
        {
            report.Property(r => r.Key).UseCollation("C");
            report.HasIndex(r => new { r.IncidentId, r.Key }).IsUnique();
            report.HasIndex(r => new { r.PublishedOn, r.Id });
            report.ComplexProperty(r => r.Killed);
            report.ComplexProperty(r => r.Injured);

            // Always read and written with their report, never alone: as rows of their own they would make a load of a
            // million incidents write five million.
            report.OwnsMany(r => r.Figures, figure =>
            {
                figure.ToJson();
                figure.Property(f => f.Measure).HasJsonPropertyName("measure");
                figure.Property(f => f.Group).HasJsonPropertyName("group");
                figure.Property(f => f.AtLeast).HasJsonPropertyName("at_least");
                figure.Property(f => f.AtMost).HasJsonPropertyName("at_most");
                figure.Property(f => f.Best).HasJsonPropertyName("best");
                figure.Property(f => f.Approximate).HasJsonPropertyName("approximate");
            });
            report.OwnsMany(r => r.Responsibilities, responsibility =>
            {
                responsibility.ToJson();
                responsibility.Property(r => r.Actor).HasJsonPropertyName("actor");
                responsibility.Property(r => r.Stance).HasJsonPropertyName("stance");
            });
        });

        model.Entity<EarlierAccount>(earlier =>
        {
            earlier.ToTable("incident_history");
            earlier.HasKey(h => new { h.IncidentId, h.KnownFrom });
            earlier.ComplexProperty(h => h.Killed);
            earlier.ComplexProperty(h => h.Injured);
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
            name.HasIndex(n => n.Normalised);
            name.HasIndex(n => n.Sound);
            name.HasIndex(n => n.Normalised, "by trigrams").HasDatabaseName("ix_place_names_normalised_trigrams").HasMethod("gin").HasOperators("gin_trgm_ops");
        });

        model.Entity<Batch>(batch => batch.HasMany(b => b.Notes).WithOne().HasForeignKey(n => n.BatchId));
        model.Entity<BatchNote>(note =>
        {
            note.ToTable("batch_notes");
            note.HasIndex(n => new { n.BatchId, n.Kind, n.Id });
        });
        model.Entity<BatchBefore>(before =>
        {
            before.ToTable("batch_before");
            before.HasKey(b => new { b.BatchId, b.IncidentId });
            before.Property(b => b.Incident).HasColumnType("jsonb");
            before.Property(b => b.Reports).HasColumnType("jsonb");
            before.HasIndex(b => b.EarlierBatchId);
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
    /// <summary>How long after a commit a busy server may still answer from before it.</summary>
    public static readonly TimeSpan SeenWithin = TimeSpan.FromMilliseconds(10);

    public short Id { get; set; }
    public long Revision { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>The transaction (<c>pg_current_xact_id</c>) that counted last, so that each counts once.</summary>
    public string? ChangedBy { get; set; }
}
