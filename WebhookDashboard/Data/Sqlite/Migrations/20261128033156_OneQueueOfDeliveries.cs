using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebhookDashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OneQueueOfDeliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Deliveries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Destination = table.Column<string>(type: "TEXT", nullable: false),
                    OrderingKey = table.Column<string>(type: "TEXT", nullable: true),
                    MessageId = table.Column<string>(type: "TEXT", nullable: true),
                    EventId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Endpoint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Url = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    AttemptCount = table.Column<int>(type: "INTEGER", nullable: false),
                    EarlierAttempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Error = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Payload = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deliveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryAttempts",
                columns: table => new
                {
                    DeliveryId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ElapsedMs = table.Column<double>(type: "REAL", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Error = table.Column<string>(type: "TEXT", nullable: true),
                    RequestHeaders = table.Column<string>(type: "TEXT", nullable: false),
                    ResponseHeaders = table.Column<string>(type: "TEXT", nullable: false),
                    ResponseBody = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryAttempts", x => new { x.DeliveryId, x.Number });
                    table.ForeignKey(
                        name: "FK_DeliveryAttempts_Deliveries_DeliveryId",
                        column: x => x.DeliveryId,
                        principalTable: "Deliveries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Destination_MessageId",
                table: "Deliveries",
                columns: new[] { "Destination", "MessageId" },
                unique: true,
                filter: "\"MessageId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Destination_NextAttemptAt_Id",
                table: "Deliveries",
                columns: new[] { "Destination", "NextAttemptAt", "Id" },
                filter: "\"NextAttemptAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Destination_OrderingKey_Id",
                table: "Deliveries",
                columns: new[] { "Destination", "OrderingKey", "Id" },
                filter: "\"State\" = 0 AND \"OrderingKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Destination_State_Id",
                table: "Deliveries",
                columns: new[] { "Destination", "State", "Id" });

            // What is queued stays queued, under the ids by which its receivers know it. A Message-ID is made of the mail's
            // number, so the mails keep theirs; a person's mail is given as many attempts as a new one.
            migrationBuilder.Sql(
                """
                INSERT INTO "Deliveries" (
                    "Id", "Destination", "MessageId", "EventId", "Url", "State", "AttemptCount", "EarlierAttempts", "Error",
                    "CreatedAt", "NextAttemptAt", "FinishedAt", "Payload")
                SELECT
                    "Id", 'sample-mail', "Key", "EventId", CASE "To" WHEN '' THEN '' ELSE 'mailto:' || "To" END, "State", "Attempts", "Attempts", "LastFault",
                    "CreatedAt",
                    CASE "State" WHEN 0 THEN COALESCE("NextAttemptAt", "CreatedAt") END,
                    CASE "State" WHEN 0 THEN NULL ELSE COALESCE("SentAt", "CreatedAt") END,
                    CAST(json_object('to', "To", 'subject', "Subject", 'text', "Text") AS BLOB)
                FROM "Mails" ORDER BY "Id";

                INSERT INTO "Deliveries" (
                    "Destination", "OrderingKey", "MessageId", "Url", "State", "AttemptCount", "EarlierAttempts", "Status", "Error",
                    "CreatedAt", "NextAttemptAt", "FinishedAt", "Payload")
                SELECT
                    'sample-shop', "Kind" || '/' || "Subject", "MessageId", '/hooks/' || "Kind", "State", "Attempts", 0, "LastStatus", "LastFault",
                    "CreatedAt",
                    CASE WHEN "State" = 0 AND ROW_NUMBER() OVER (PARTITION BY "State", "Kind", "Subject" ORDER BY "Id") = 1 THEN "NextAttemptAt" END,
                    CASE "State" WHEN 0 THEN NULL ELSE "NextAttemptAt" END,
                    CAST("Body" AS BLOB)
                FROM "StoreWebhooks" ORDER BY "Id";
                """);

            migrationBuilder.DropTable(
                name: "Mails");

            migrationBuilder.DropTable(
                name: "StoreWebhooks");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeliveryAttempts");

            migrationBuilder.DropTable(
                name: "Deliveries");

            migrationBuilder.CreateTable(
                name: "Mails",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EventId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    LastFault = table.Column<string>(type: "TEXT", nullable: true),
                    NextAttemptAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    To = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StoreWebhooks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    LastFault = table.Column<string>(type: "TEXT", nullable: true),
                    LastStatus = table.Column<int>(type: "INTEGER", nullable: true),
                    MessageId = table.Column<string>(type: "TEXT", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoreWebhooks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Mails_Key",
                table: "Mails",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Mails_State_NextAttemptAt",
                table: "Mails",
                columns: new[] { "State", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StoreWebhooks_State_NextAttemptAt",
                table: "StoreWebhooks",
                columns: new[] { "State", "NextAttemptAt" });
        }
    }
}
