namespace WebhookDashboard.Tests.Events.Sqlite;

public sealed class SqliteEventLogTests() : EventLogTests(new SqliteTestDatabase());
