namespace WebhookDashboard.Tests.Events.Sqlite;

public sealed class SqliteLogReadingTests() : LogReadingTests(new SqliteTestDatabase());
