using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentMap.Migrations
{
    /// <inheritdoc />
    public partial class GazetteerLookup : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_place_names_name",
                table: "place_names");

            migrationBuilder.AddColumn<string>(
                name: "normalised",
                table: "place_names",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "sound",
                table: "place_names",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "ix_place_names_normalised",
                table: "place_names",
                column: "normalised");

            migrationBuilder.CreateIndex(
                name: "ix_place_names_normalised_trigrams",
                table: "place_names",
                column: "normalised")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_place_names_sound",
                table: "place_names",
                column: "sound");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_place_names_normalised",
                table: "place_names");

            migrationBuilder.DropIndex(
                name: "ix_place_names_normalised_trigrams",
                table: "place_names");

            migrationBuilder.DropIndex(
                name: "ix_place_names_sound",
                table: "place_names");

            migrationBuilder.DropColumn(
                name: "normalised",
                table: "place_names");

            migrationBuilder.DropColumn(
                name: "sound",
                table: "place_names");

            migrationBuilder.CreateIndex(
                name: "ix_place_names_name",
                table: "place_names",
                column: "name")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });
        }
    }
}
