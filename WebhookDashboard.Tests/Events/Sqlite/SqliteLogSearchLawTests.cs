using WebhookDashboard.Tests.Events.Search;

namespace WebhookDashboard.Tests.Events.Sqlite;

public sealed class SqliteLogSearchLawTests() : LogSearchLawTests(new SqliteTestDatabase());
