namespace WebhookDashboard.Tests.Events.Sqlite;

public sealed class SqliteDeletionTests() : DeletionTests(new SqliteTestDatabase());
