using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Events.Sqlite;

public sealed class SqliteTestDatabase : ITestDatabase
{
    private readonly TemporaryFolder _folder = new();

    public string File => _folder.File("log.db");

    public string ConnectionString => $"Data Source={File}";

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
