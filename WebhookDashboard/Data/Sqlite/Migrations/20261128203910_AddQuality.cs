using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebhookDashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddQuality : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "QualityMemories",
                columns: table => new
                {
                    Endpoint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    LastReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LatestTimes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Bodies = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HasMoreTypes = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QualityMemories", x => x.Endpoint);
                });

            migrationBuilder.CreateTable(
                name: "QualitySteps",
                columns: table => new
                {
                    Endpoint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    Start = table.Column<long>(type: "INTEGER", nullable: false),
                    Events = table.Column<long>(type: "INTEGER", nullable: false),
                    Valid = table.Column<long>(type: "INTEGER", nullable: false),
                    Missing = table.Column<long>(type: "INTEGER", nullable: false),
                    Malformed = table.Column<long>(type: "INTEGER", nullable: false),
                    Mismatch = table.Column<long>(type: "INTEGER", nullable: false),
                    Stale = table.Column<long>(type: "INTEGER", nullable: false),
                    Repeats = table.Column<long>(type: "INTEGER", nullable: false),
                    Retries = table.Column<long>(type: "INTEGER", nullable: false),
                    RetryId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SameBodies = table.Column<long>(type: "INTEGER", nullable: false),
                    SameBodyId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OutOfOrder = table.Column<long>(type: "INTEGER", nullable: false),
                    Disorder = table.Column<long>(type: "INTEGER", nullable: false),
                    DisorderId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LongestGap = table.Column<long>(type: "INTEGER", nullable: false),
                    GapEndId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Intervals = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Lags = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LongestLag = table.Column<long>(type: "INTEGER", nullable: false),
                    LongestLagId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ShortestLag = table.Column<long>(type: "INTEGER", nullable: false),
                    ShortestLagId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TimeSources = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QualitySteps", x => new { x.Endpoint, x.Seconds, x.Start });
                });

            migrationBuilder.CreateTable(
                name: "QualityTypes",
                columns: table => new
                {
                    Endpoint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    EventType = table.Column<string>(type: "TEXT", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Shape = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QualityTypes", x => new { x.Endpoint, x.EventType });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "QualityMemories");

            migrationBuilder.DropTable(
                name: "QualitySteps");

            migrationBuilder.DropTable(
                name: "QualityTypes");
        }
    }
}
