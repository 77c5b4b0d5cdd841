using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentMap.Migrations
{
    /// <summary>Counts every writing transaction once, whoever writes: the service, the command line or somebody's psql.</summary>
    public partial class CountWrites : Migration
    {
        private static readonly string[] Tables =
            ["incidents", "reports", "actors", "places", "place_names"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE FUNCTION count_write() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  UPDATE dataset_revision
                  SET revision = revision + 1, changed_at = clock_timestamp(), changed_by = pg_current_xact_id()::text
                  WHERE id = 1 AND changed_by IS DISTINCT FROM pg_current_xact_id()::text;
                  RETURN NULL;
                END $$;
                """);
            foreach (var table in Tables)
                migrationBuilder.Sql($"""
                    CREATE TRIGGER count_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION count_write();
                    """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
                migrationBuilder.Sql($"DROP TRIGGER count_write ON {table};");
            migrationBuilder.Sql("DROP FUNCTION count_write();");
        }
    }
}
