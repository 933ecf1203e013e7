using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebhookDashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KindsAndBlocks : Migration
    {
        /// <summary>The most frequent kinds of each endpoint; what is left, together by verdict (EventKindRow.MaxOfEndpoint).</summary>
        private const string FillKinds =
            """
            INSERT INTO EventKinds (Endpoint, Method, EventType, Verdict, Events, Bytes, LastReceivedAt)
            WITH Found AS (
                SELECT Endpoint, Method, coalesce(EventType, '') AS EventType, coalesce(Verdict, 0) AS Verdict,
                    count(*) AS Events, sum(BodySize) AS Bytes, max(ReceivedAt) AS LastReceivedAt
                FROM Events GROUP BY 1, 2, 3, 4),
            Ranked AS (SELECT *, row_number() OVER (PARTITION BY Endpoint ORDER BY Events DESC) AS Place FROM Found)
            SELECT Endpoint, iif(Place <= 256, Method, ''), iif(Place <= 256, EventType, ''), Verdict,
                sum(Events), sum(Bytes), max(LastReceivedAt)
            FROM Ranked GROUP BY 1, 2, 3, 4
            """;

        private const string SetKinds =
            """
            UPDATE Events SET Kind = coalesce(
                (SELECT Id FROM EventKinds WHERE Endpoint = Events.Endpoint AND Method = Events.Method
                    AND EventType = coalesce(Events.EventType, '') AND Verdict = coalesce(Events.Verdict, 0)),
                (SELECT Id FROM EventKinds WHERE Endpoint = Events.Endpoint AND Method = ''
                    AND EventType = '' AND Verdict = coalesce(Events.Verdict, 0)))
            """;

        /// <summary>In blocks of EventBlockRow.Size.</summary>
        private const string FillBlocks =
            """
            INSERT INTO EventBlocks (Block, Earliest, Latest)
            SELECT Sequence / 2048, min(ReceivedAt), max(ReceivedAt) FROM Events GROUP BY Sequence / 2048
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EndpointCounts");

            migrationBuilder.DropIndex(
                name: "IX_Events_Endpoint_Sequence",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Events_EventType_Sequence",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Events_Verdict_Sequence",
                table: "Events");

            migrationBuilder.AddColumn<long>(
                name: "Kind",
                table: "Events",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "EventBlocks",
                columns: table => new
                {
                    Block = table.Column<long>(type: "INTEGER", nullable: false),
                    Earliest = table.Column<long>(type: "INTEGER", nullable: false),
                    Latest = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventBlocks", x => x.Block);
                });

            migrationBuilder.CreateTable(
                name: "EventKinds",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Endpoint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    EventType = table.Column<string>(type: "TEXT", nullable: false),
                    Verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    Events = table.Column<long>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    LastReceivedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventKinds", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EventKinds_Endpoint_Method_EventType_Verdict",
                table: "EventKinds",
                columns: new[] { "Endpoint", "Method", "EventType", "Verdict" },
                unique: true);

            // Before the index of kinds, which is built faster than it is kept up.
            migrationBuilder.Sql(FillKinds);
            migrationBuilder.Sql(SetKinds);
            migrationBuilder.Sql(FillBlocks);

            migrationBuilder.CreateIndex(
                name: "IX_Events_Kind_Sequence_ReceivedAt",
                table: "Events",
                columns: new[] { "Kind", "Sequence", "ReceivedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Events_Kind_Sequence_ReceivedAt",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Events");

            migrationBuilder.CreateTable(
                name: "EndpointCounts",
                columns: table => new
                {
                    Endpoint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Events = table.Column<long>(type: "INTEGER", nullable: false),
                    LastReceivedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EndpointCounts", x => new { x.Endpoint, x.Verdict });
                });

            migrationBuilder.Sql(
                """
                INSERT INTO EndpointCounts (Endpoint, Verdict, Bytes, Events, LastReceivedAt)
                SELECT Endpoint, Verdict, sum(Bytes), sum(Events), max(LastReceivedAt) FROM EventKinds GROUP BY Endpoint, Verdict
                """);

            migrationBuilder.DropTable(
                name: "EventBlocks");

            migrationBuilder.DropTable(
                name: "EventKinds");

            migrationBuilder.CreateIndex(
                name: "IX_Events_Endpoint_Sequence",
                table: "Events",
                columns: new[] { "Endpoint", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_EventType_Sequence",
                table: "Events",
                columns: new[] { "EventType", "Sequence" },
                filter: "\"EventType\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Events_Verdict_Sequence",
                table: "Events",
                columns: new[] { "Verdict", "Sequence" },
                filter: "\"Verdict\" IS NOT NULL");
        }
    }
}
