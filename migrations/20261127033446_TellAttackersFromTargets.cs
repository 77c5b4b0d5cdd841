using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentMap.Migrations
{
    /// <summary>Stores with each incident who took part as attacker and who as target, beside the names of all.</summary>
    public partial class TellAttackersFromTargets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Columns that are filled as they are added, by an expression that is then dropped: among a million incidents that takes half
            // the time of an update, which would write each index entry anew.
            migrationBuilder.Sql("""
                CREATE FUNCTION taking_part(participations jsonb, part text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
                  SELECT coalesce(array_agg(DISTINCT (p ->> 'actor') COLLATE "C"), '{}') FROM jsonb_array_elements(participations) p WHERE p ->> 'role' = part
                $$;
                ALTER TABLE incidents
                  ADD COLUMN attackers text[] NOT NULL GENERATED ALWAYS AS (taking_part(participations, 'attacker')) STORED,
                  ADD COLUMN targets text[] NOT NULL GENERATED ALWAYS AS (taking_part(participations, 'target')) STORED;
                ALTER TABLE incidents ALTER COLUMN attackers DROP EXPRESSION, ALTER COLUMN targets DROP EXPRESSION;
                ALTER TABLE incidents ALTER COLUMN attackers SET DEFAULT '{}', ALTER COLUMN targets SET DEFAULT '{}';
                DROP FUNCTION taking_part;

                -- What undoing a batch puts back.
                UPDATE batch_before SET incident = incident || (
                  SELECT jsonb_build_object(
                    'attackers', coalesce(jsonb_agg(DISTINCT p -> 'actor') FILTER (WHERE p ->> 'role' = 'attacker'), '[]'),
                    'targets', coalesce(jsonb_agg(DISTINCT p -> 'actor') FILTER (WHERE p ->> 'role' = 'target'), '[]'))
                  FROM jsonb_array_elements(incident -> 'participations') p);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "attackers",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "targets",
                table: "incidents");
        }
    }
}
