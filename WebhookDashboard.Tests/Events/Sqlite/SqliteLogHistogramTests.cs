using WebhookDashboard.Tests.Events.Histograms;

namespace WebhookDashboard.Tests.Events.Sqlite;

public sealed class SqliteLogHistogramTests() : LogHistogramTests(new SqliteTestDatabase());
