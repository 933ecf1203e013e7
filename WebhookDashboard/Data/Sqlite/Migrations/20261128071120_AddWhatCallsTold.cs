using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebhookDashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddWhatCallsTold : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AnswerHash",
                table: "Exchanges",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Path",
                table: "Exchanges",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Told",
                table: "Exchanges",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AnswerHash",
                table: "Exchanges");

            migrationBuilder.DropColumn(
                name: "Path",
                table: "Exchanges");

            migrationBuilder.DropColumn(
                name: "Told",
                table: "Exchanges");
        }
    }
}
