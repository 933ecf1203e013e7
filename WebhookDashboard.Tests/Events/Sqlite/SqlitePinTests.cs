namespace WebhookDashboard.Tests.Events.Sqlite;

public sealed class SqlitePinTests() : PinTests(new SqliteTestDatabase());
