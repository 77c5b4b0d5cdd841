using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentMap.Migrations
{
    /// <inheritdoc />
    public partial class SumUpReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "claims",
                table: "reports",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<int>(
                name: "injured_at_least",
                table: "reports",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "injured_at_most",
                table: "reports",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "killed_at_least",
                table: "reports",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "killed_at_most",
                table: "reports",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "claims",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "injured_at_least",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "injured_at_most",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "killed_at_least",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "killed_at_most",
                table: "reports");
        }
    }
}
