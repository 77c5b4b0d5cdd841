using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NetTopologySuite.Geometries;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace IncidentMap.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .Annotation("Npgsql:PostgresExtension:postgis", ",,")
                .Annotation("Npgsql:PostgresExtension:unaccent", ",,");

            migrationBuilder.CreateTable(
                name: "actors",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    aliases = table.Column<string[]>(type: "text[]", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_actors", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dataset_revision",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dataset_revision", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "places",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    country = table.Column<string>(type: "text", nullable: false),
                    admin1 = table.Column<string>(type: "text", nullable: true),
                    admin2 = table.Column<string>(type: "text", nullable: true),
                    parent = table.Column<string>(type: "text", nullable: true),
                    point = table.Column<Point>(type: "geometry(Point,4326)", nullable: false),
                    population = table.Column<long>(type: "bigint", nullable: true),
                    precision = table.Column<string>(type: "text", nullable: false),
                    radius_m = table.Column<int>(type: "integer", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_places", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "incidents",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "text", nullable: false),
                    dataset = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    event_type = table.Column<string>(type: "text", nullable: false),
                    event_subtype = table.Column<string>(type: "text", nullable: true),
                    weapon = table.Column<string>(type: "text", nullable: true),
                    target_kind = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    date_start = table.Column<DateOnly>(type: "date", nullable: false),
                    date_end = table.Column<DateOnly>(type: "date", nullable: false),
                    date_precision = table.Column<string>(type: "text", nullable: false),
                    local_time = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    time_zone = table.Column<string>(type: "text", nullable: true),
                    occurred_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    place_reported = table.Column<string>(type: "text", nullable: true),
                    place_id = table.Column<int>(type: "integer", nullable: true),
                    country = table.Column<string>(type: "text", nullable: true),
                    admin1 = table.Column<string>(type: "text", nullable: true),
                    admin1_name = table.Column<string>(type: "text", nullable: true),
                    admin2 = table.Column<string>(type: "text", nullable: true),
                    point = table.Column<Point>(type: "geometry(Point,4326)", nullable: true),
                    location_precision = table.Column<string>(type: "text", nullable: false),
                    location_radius_m = table.Column<int>(type: "integer", nullable: true),
                    place_note = table.Column<string>(type: "text", nullable: true),
                    actors = table.Column<string[]>(type: "text[]", nullable: false),
                    claimed_by = table.Column<string[]>(type: "text[]", nullable: false),
                    responsibility = table.Column<string>(type: "text", nullable: true),
                    report_count = table.Column<int>(type: "integer", nullable: false),
                    first_reported = table.Column<DateOnly>(type: "date", nullable: true),
                    last_reported = table.Column<DateOnly>(type: "date", nullable: true),
                    updated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    content_digest = table.Column<byte[]>(type: "bytea", nullable: true),
                    injured_best = table.Column<int>(type: "integer", nullable: true),
                    injured_chosen_reason = table.Column<string>(type: "text", nullable: true),
                    injured_chosen_report = table.Column<string>(type: "text", nullable: true),
                    injured_high = table.Column<int>(type: "integer", nullable: true),
                    injured_low = table.Column<int>(type: "integer", nullable: true),
                    killed_best = table.Column<int>(type: "integer", nullable: true),
                    killed_chosen_reason = table.Column<string>(type: "text", nullable: true),
                    killed_chosen_report = table.Column<string>(type: "text", nullable: true),
                    killed_high = table.Column<int>(type: "integer", nullable: true),
                    killed_low = table.Column<int>(type: "integer", nullable: true),
                    participations = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incidents", x => x.id);
                    table.CheckConstraint("ck_incidents_dates", "date_start <= date_end");
                    table.ForeignKey(
                        name: "fk_incidents_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "place_names",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    place_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_names", x => x.id);
                    table.ForeignKey(
                        name: "fk_place_names_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    incident_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    publisher = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: true),
                    url = table.Column<string>(type: "text", nullable: true),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    language = table.Column<string>(type: "text", nullable: false),
                    speaker = table.Column<string>(type: "text", nullable: false),
                    spoken_by = table.Column<string>(type: "text", nullable: true),
                    speaker_kind = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    place_said = table.Column<string>(type: "text", nullable: true),
                    time_said = table.Column<string>(type: "text", nullable: true),
                    means_said = table.Column<string>(type: "text", nullable: true),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_reason = table.Column<string>(type: "text", nullable: true),
                    set_aside = table.Column<string>(type: "text", nullable: true),
                    figures = table.Column<string>(type: "jsonb", nullable: true),
                    responsibilities = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reports", x => x.id);
                    table.ForeignKey(
                        name: "fk_reports_incidents_incident_id",
                        column: x => x.incident_id,
                        principalTable: "incidents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "dataset_revision",
                columns: new[] { "id", "changed_at", "changed_by", "revision" },
                values: new object[] { (short)1, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), null, 0L });

            migrationBuilder.CreateIndex(
                name: "ix_actors_name",
                table: "actors",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_incidents_actors",
                table: "incidents",
                column: "actors")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_incidents_date_end_id",
                table: "incidents",
                columns: new[] { "date_end", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_incidents_date_start_id",
                table: "incidents",
                columns: new[] { "date_start", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_incidents_event_type_date_start",
                table: "incidents",
                columns: new[] { "event_type", "date_start" });

            migrationBuilder.CreateIndex(
                name: "ix_incidents_key",
                table: "incidents",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_incidents_place_id",
                table: "incidents",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_incidents_point",
                table: "incidents",
                column: "point")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_place_names_name",
                table: "place_names",
                column: "name")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_place_names_place_id",
                table: "place_names",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_places_country_admin1_kind",
                table: "places",
                columns: new[] { "country", "admin1", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_places_key",
                table: "places",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_places_point",
                table: "places",
                column: "point")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_reports_incident_id_key",
                table: "reports",
                columns: new[] { "incident_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reports_published_on_id",
                table: "reports",
                columns: new[] { "published_on", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "actors");

            migrationBuilder.DropTable(
                name: "dataset_revision");

            migrationBuilder.DropTable(
                name: "place_names");

            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "incidents");

            migrationBuilder.DropTable(
                name: "places");
        }
    }
}
