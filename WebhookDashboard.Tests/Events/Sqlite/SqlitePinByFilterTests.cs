namespace WebhookDashboard.Tests.Events.Sqlite;

public sealed class SqlitePinByFilterTests() : PinByFilterTests(new SqliteTestDatabase());
