using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebhookDashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BoundReadsAndWrites : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DeliveryPayloads",
                columns: table => new
                {
                    DeliveryId = table.Column<long>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryPayloads", x => x.DeliveryId);
                    table.ForeignKey(
                        name: "FK_DeliveryPayloads_Deliveries_DeliveryId",
                        column: x => x.DeliveryId,
                        principalTable: "Deliveries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChatRooms",
                columns: table => new
                {
                    Room = table.Column<string>(type: "TEXT", nullable: false),
                    Lines = table.Column<int>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatRooms", x => x.Room);
                });

            migrationBuilder.Sql(
                """
                INSERT INTO "DeliveryPayloads" ("DeliveryId", "Bytes") SELECT "Id", "Payload" FROM "Deliveries" ORDER BY "Id"
                """);

            // Not DropColumn, which would copy the table outside of the migration's transaction.
            migrationBuilder.Sql(
                """
                ALTER TABLE "Deliveries" DROP COLUMN "Payload"
                """);

            migrationBuilder.Sql(
                """
                INSERT INTO "ChatRooms" ("Room", "Lines", "LastAt") SELECT "Room", count(*), max("At") FROM "ChatMessages" GROUP BY "Room"
                """);

            // What an interrupted upkeep has left. Now an order is deleted together with its history.
            migrationBuilder.Sql(
                """
                DELETE FROM "OrderChanges" WHERE "OrderId" NOT IN (SELECT "OrderId" FROM "Orders")
                """);

            migrationBuilder.DropIndex(
                name: "IX_Orders_ChangedAt",
                table: "Orders");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_ChangedAt_OrderId",
                table: "Orders",
                columns: new[] { "ChangedAt", "OrderId" },
                descending: new[] { true, false });

            migrationBuilder.CreateIndex(
                name: "IX_KnownUsers_RegisteredAt_UserId",
                table: "KnownUsers",
                columns: new[] { "RegisteredAt", "UserId" },
                descending: new[] { true, false });

            migrationBuilder.CreateIndex(
                name: "IX_Exchanges_Source_Url_Method_Outcome_Id",
                table: "Exchanges",
                columns: new[] { "Source", "Url", "Method", "Outcome", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EndedSignIns_EndedAt",
                table: "EndedSignIns",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ChatRooms_LastAt_Room",
                table: "ChatRooms",
                columns: new[] { "LastAt", "Room" },
                descending: new[] { true, false });

            migrationBuilder.CreateIndex(
                name: "IX_ChatRooms_Lines",
                table: "ChatRooms",
                column: "Lines");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE "Deliveries" ADD COLUMN "Payload" BLOB NOT NULL DEFAULT x''
                """);

            migrationBuilder.Sql(
                """
                UPDATE "Deliveries" SET "Payload" = (SELECT "Bytes" FROM "DeliveryPayloads" WHERE "DeliveryId" = "Id")
                """);

            migrationBuilder.DropTable(
                name: "DeliveryPayloads");

            migrationBuilder.DropTable(
                name: "ChatRooms");

            migrationBuilder.DropIndex(
                name: "IX_Orders_ChangedAt_OrderId",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_KnownUsers_RegisteredAt_UserId",
                table: "KnownUsers");

            migrationBuilder.DropIndex(
                name: "IX_Exchanges_Source_Url_Method_Outcome_Id",
                table: "Exchanges");

            migrationBuilder.DropIndex(
                name: "IX_EndedSignIns_EndedAt",
                table: "EndedSignIns");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_ChangedAt",
                table: "Orders",
                column: "ChangedAt");
        }
    }
}
