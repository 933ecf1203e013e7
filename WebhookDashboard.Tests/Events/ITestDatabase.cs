namespace WebhookDashboard.Tests.Events;

/// <summary>A database of one test's own.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    string ConnectionString { get; }
}
