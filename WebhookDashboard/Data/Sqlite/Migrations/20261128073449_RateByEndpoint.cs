using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebhookDashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RateByEndpoint : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameTable("RateBuckets", newName: "OldRateBuckets");
            migrationBuilder.CreateTable(
                name: "RateBuckets",
                columns: table => new
                {
                    Start = table.Column<long>(type: "INTEGER", nullable: false),
                    Endpoint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    Events = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table => table.PrimaryKey("PK_RateBuckets", x => new { x.Start, x.Endpoint, x.Verdict }));

            // Which endpoint and which verdict is not known: none, and "unchecked" or "mismatch".
            migrationBuilder.Sql(
                """
                INSERT INTO RateBuckets (Start, Endpoint, Verdict, Events)
                SELECT Start, '', 0, Events - Troubled FROM OldRateBuckets WHERE Events > Troubled
                UNION ALL
                SELECT Start, '', 4, Troubled FROM OldRateBuckets WHERE Troubled > 0
                """);
            migrationBuilder.DropTable("OldRateBuckets");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameTable("RateBuckets", newName: "NewRateBuckets");
            migrationBuilder.CreateTable(
                name: "RateBuckets",
                columns: table => new
                {
                    Start = table.Column<long>(type: "INTEGER", nullable: false),
                    Events = table.Column<long>(type: "INTEGER", nullable: false),
                    Troubled = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table => table.PrimaryKey("PK_RateBuckets", x => x.Start));
            migrationBuilder.Sql(
                """
                INSERT INTO RateBuckets (Start, Events, Troubled)
                SELECT Start, sum(Events), sum(CASE WHEN Verdict IN (0, 1) THEN 0 ELSE Events END) FROM NewRateBuckets GROUP BY Start
                """);
            migrationBuilder.DropTable("NewRateBuckets");
        }
    }
}
