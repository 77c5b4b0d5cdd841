using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace IncidentMap.Migrations
{
    /// <inheritdoc />
    public partial class RecordBatches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "batch_id",
                table: "incidents",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "geocoded",
                table: "incidents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "source_changed_at",
                table: "incidents",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source_record",
                table: "incidents",
                type: "jsonb",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "batch_before",
                columns: table => new
                {
                    batch_id = table.Column<int>(type: "integer", nullable: false),
                    incident_id = table.Column<int>(type: "integer", nullable: false),
                    earlier_batch_id = table.Column<int>(type: "integer", nullable: true),
                    incident = table.Column<string>(type: "jsonb", nullable: false),
                    reports = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batch_before", x => new { x.batch_id, x.incident_id });
                });

            migrationBuilder.CreateTable(
                name: "batches",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    source = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: true),
                    format = table.Column<string>(type: "text", nullable: false),
                    dataset = table.Column<string>(type: "text", nullable: false),
                    loaded_by = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    read = table.Column<int>(type: "integer", nullable: false),
                    added = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    warned = table.Column<int>(type: "integer", nullable: false),
                    rejected = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "batch_notes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    batch_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: true),
                    incident_key = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batch_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_batch_notes_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_incidents_batch_id",
                table: "incidents",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_batch_before_earlier_batch_id",
                table: "batch_before",
                column: "earlier_batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_batch_notes_batch_id_kind_id",
                table: "batch_notes",
                columns: new[] { "batch_id", "kind", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "batch_before");

            migrationBuilder.DropTable(
                name: "batch_notes");

            migrationBuilder.DropTable(
                name: "batches");

            migrationBuilder.DropIndex(
                name: "ix_incidents_batch_id",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "batch_id",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "geocoded",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "source_changed_at",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "source_record",
                table: "incidents");
        }
    }
}
