using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentMap.Migrations
{
    /// <summary>Finds the incidents of a type in an interval without reading all of the type: the days stand beside it in its index.</summary>
    public partial class FindTypesByDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_incidents_event_type",
                table: "incidents");

            migrationBuilder.CreateIndex(
                name: "ix_incidents_event_type_date_end_date_start",
                table: "incidents",
                columns: new[] { "event_type", "date_end", "date_start" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_incidents_event_type_date_end_date_start",
                table: "incidents");

            migrationBuilder.CreateIndex(
                name: "ix_incidents_event_type",
                table: "incidents",
                column: "event_type");
        }
    }
}
