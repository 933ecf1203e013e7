using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebhookDashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PinAndImport : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_EventKinds_Endpoint_Method_EventType_Verdict",
                table: "EventKinds");

            migrationBuilder.AddColumn<bool>(
                name: "Imported",
                table: "Events",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "Pinned",
                table: "Events",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "Pinned",
                table: "EventKinds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_EventKinds_Endpoint_Method_EventType_Verdict_Pinned",
                table: "EventKinds",
                columns: new[] { "Endpoint", "Method", "EventType", "Verdict", "Pinned" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_EventKinds_Endpoint_Method_EventType_Verdict_Pinned",
                table: "EventKinds");

            // A pinned event goes back to the kind that it had before, if that still exists.
            migrationBuilder.Sql(
                """
                UPDATE "EventKinds" AS k SET "Events" = k."Events" + p."Events", "Bytes" = k."Bytes" + p."Bytes"
                FROM "EventKinds" AS p
                WHERE p."Pinned" AND NOT k."Pinned" AND p."Endpoint" = k."Endpoint" AND p."Method" = k."Method"
                    AND p."EventType" = k."EventType" AND p."Verdict" = k."Verdict"
                """);

            migrationBuilder.Sql(
                """
                UPDATE "Events" SET "Kind" = k."Id"
                FROM "EventKinds" AS p, "EventKinds" AS k
                WHERE p."Id" = "Events"."Kind" AND p."Pinned" AND NOT k."Pinned" AND p."Endpoint" = k."Endpoint" AND p."Method" = k."Method"
                    AND p."EventType" = k."EventType" AND p."Verdict" = k."Verdict"
                """);

            migrationBuilder.Sql(
                """
                DELETE FROM "EventKinds" WHERE "Pinned" AND NOT EXISTS (SELECT 1 FROM "Events" WHERE "Kind" = "EventKinds"."Id")
                """);

            // Not DropColumn, which would copy the tables outside of the migration's transaction.
            migrationBuilder.Sql(
                """
                ALTER TABLE "Events" DROP COLUMN "Imported"
                """);

            migrationBuilder.Sql(
                """
                ALTER TABLE "Events" DROP COLUMN "Pinned"
                """);

            migrationBuilder.Sql(
                """
                ALTER TABLE "EventKinds" DROP COLUMN "Pinned"
                """);

            migrationBuilder.CreateIndex(
                name: "IX_EventKinds_Endpoint_Method_EventType_Verdict",
                table: "EventKinds",
                columns: new[] { "Endpoint", "Method", "EventType", "Verdict" },
                unique: true);
        }
    }
}
