using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentMap.Migrations
{
    /// <summary>Keeps what the reports of an incident had come to on earlier days, and lets queries ask for the world of a day.</summary>
    public partial class KnowEarlierAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "incident_history",
                columns: table => new
                {
                    incident_id = table.Column<int>(type: "integer", nullable: false),
                    known_from = table.Column<DateOnly>(type: "date", nullable: false),
                    known_until = table.Column<DateOnly>(type: "date", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    claimed_by = table.Column<string[]>(type: "text[]", nullable: false),
                    responsibility = table.Column<string>(type: "text", nullable: true),
                    report_count = table.Column<int>(type: "integer", nullable: false),
                    first_reported = table.Column<DateOnly>(type: "date", nullable: false),
                    last_reported = table.Column<DateOnly>(type: "date", nullable: false),
                    injured_best = table.Column<int>(type: "integer", nullable: true),
                    injured_chosen_reason = table.Column<string>(type: "text", nullable: true),
                    injured_chosen_report = table.Column<string>(type: "text", nullable: true),
                    injured_high = table.Column<int>(type: "integer", nullable: true),
                    injured_low = table.Column<int>(type: "integer", nullable: true),
                    killed_best = table.Column<int>(type: "integer", nullable: true),
                    killed_chosen_reason = table.Column<string>(type: "text", nullable: true),
                    killed_chosen_report = table.Column<string>(type: "text", nullable: true),
                    killed_high = table.Column<int>(type: "integer", nullable: true),
                    killed_low = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident_history", x => new { x.incident_id, x.known_from });
                    table.ForeignKey(
                        name: "fk_incident_history_incidents_incident_id",
                        column: x => x.incident_id,
                        principalTable: "incidents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.Sql("""
                CREATE TRIGGER count_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON incident_history
                FOR EACH STATEMENT EXECUTE FUNCTION count_write();
                """);

            // The functions list every column of their tables, so each new column asks for new functions: `incidentmap migrate`
            // ends with drawing them. They stay plain SQL that PostgreSQL takes into the query that calls them, so that its
            // indexes serve there. What incident_history has under a name of incidents is of the day, all else of the present.
            migrationBuilder.Sql("""
                CREATE FUNCTION draw_as_of_functions() RETURNS void LANGUAGE plpgsql AS $draw$
                DECLARE
                  incident_columns text;
                  report_columns text;
                BEGIN
                  SELECT string_agg(
                      CASE WHEN h.attname IS NULL THEN format('i.%I', i.attname)
                           ELSE format('CASE WHEN h.incident_id IS NULL THEN i.%1$I ELSE h.%1$I END', i.attname) END,
                      ', ' ORDER BY i.attnum)
                  INTO incident_columns
                  FROM pg_attribute i
                  LEFT JOIN pg_attribute h ON h.attrelid = 'incident_history'::regclass AND h.attname = i.attname AND h.attnum > 0
                  WHERE i.attrelid = 'incidents'::regclass AND i.attnum > 0 AND NOT i.attisdropped;

                  SELECT string_agg(
                      CASE WHEN attname IN ('withdrawn_on', 'withdrawn_reason')
                           THEN format('CASE WHEN r.withdrawn_on <= $1 THEN r.%I END', attname)
                           ELSE format('r.%I', attname) END,
                      ', ' ORDER BY attnum)
                  INTO report_columns
                  FROM pg_attribute
                  WHERE attrelid = 'reports'::regclass AND attnum > 0 AND NOT attisdropped;

                  EXECUTE format($function$
                    CREATE OR REPLACE FUNCTION incidents_as_of(day date) RETURNS SETOF incidents LANGUAGE sql STABLE PARALLEL SAFE AS $body$
                      SELECT %s
                      FROM incidents i
                      LEFT JOIN incident_history h ON h.incident_id = i.id AND h.known_from <= $1 AND h.known_until > $1
                      WHERE i.first_reported <= $1
                    $body$
                    $function$, incident_columns);
                  EXECUTE format($function$
                    CREATE OR REPLACE FUNCTION reports_as_of(day date) RETURNS SETOF reports LANGUAGE sql STABLE PARALLEL SAFE AS $body$
                      SELECT %s FROM reports r WHERE r.published_on <= $1
                    $body$
                    $function$, report_columns);
                END $draw$;
                SELECT draw_as_of_functions();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION incidents_as_of; DROP FUNCTION reports_as_of; DROP FUNCTION draw_as_of_functions;");
            migrationBuilder.DropTable(
                name: "incident_history");
        }
    }
}
