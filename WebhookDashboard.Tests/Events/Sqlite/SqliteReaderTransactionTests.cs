using WebhookDashboard.Tests.Events.Readers;

namespace WebhookDashboard.Tests.Events.Sqlite;

public sealed class SqliteReaderTransactionTests() : ReaderTransactionTests(new SqliteTestDatabase());
