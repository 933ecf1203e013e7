using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebhookDashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PinByFilter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<bool>(
            name: "Pin",
            table: "Deletions",
            type: "INTEGER",
            nullable: true);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // An older version would delete what is still to be pinned.
            migrationBuilder.Sql(
                """
                DELETE FROM "Deletions" WHERE "Pin" IS NOT NULL
                """);

            // Not DropColumn, which would copy the table outside of the migration's transaction.
            migrationBuilder.Sql(
                """
                ALTER TABLE "Deletions" DROP COLUMN "Pin"
                """);
        }
    }
}
