using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentMap.Migrations
{
    /// <inheritdoc />
    public partial class KnowWhoBroughtActors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "batch_id",
                table: "actors",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "batch_id",
                table: "actors");
        }
    }
}
