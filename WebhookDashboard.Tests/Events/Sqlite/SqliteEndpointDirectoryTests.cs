namespace WebhookDashboard.Tests.Events.Sqlite;

public sealed class SqliteEndpointDirectoryTests() : EndpointDirectoryTests(new SqliteTestDatabase());
