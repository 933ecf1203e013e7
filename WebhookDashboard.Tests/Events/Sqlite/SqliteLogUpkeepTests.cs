namespace WebhookDashboard.Tests.Events.Sqlite;

public sealed class SqliteLogUpkeepTests() : LogUpkeepTests(new SqliteTestDatabase());
