namespace WebhookDashboard.Tests.Events.Sqlite;

public sealed class SqliteEndpointRetentionTests() : EndpointRetentionTests(new SqliteTestDatabase());
