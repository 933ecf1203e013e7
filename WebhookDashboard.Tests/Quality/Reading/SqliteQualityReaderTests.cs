using WebhookDashboard.Tests.Events.Sqlite;

namespace WebhookDashboard.Tests.Quality.Reading;

public sealed class SqliteQualityReaderTests() : QualityReaderTests(new SqliteTestDatabase());
