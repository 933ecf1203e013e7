using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebhookDashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddExchangeSource : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Exchanges",
                type: "TEXT",
                nullable: false,
                defaultValue: "shop"); // the one source until now
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Source",
                table: "Exchanges");
        }
    }
}
