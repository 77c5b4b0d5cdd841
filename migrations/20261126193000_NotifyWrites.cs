using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentMap.Migrations
{
    /// <summary>Tells whoever listens on the channel <c>incidentmap</c> when a transaction that wrote has been committed.</summary>
    public partial class NotifyWrites : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => CountWrites(migrationBuilder, """
            IF FOUND THEN
                PERFORM pg_notify('incidentmap', '');
              END IF;
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => CountWrites(migrationBuilder, "");

        private static void CountWrites(MigrationBuilder migrationBuilder, string then) => migrationBuilder.Sql($"""
            CREATE OR REPLACE FUNCTION count_write() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              UPDATE dataset_revision
              SET revision = revision + 1, changed_at = clock_timestamp(), changed_by = pg_current_xact_id()::text
              WHERE id = 1 AND changed_by IS DISTINCT FROM pg_current_xact_id()::text;
              {then}
              RETURN NULL;
            END $$;
            """);
    }
}
