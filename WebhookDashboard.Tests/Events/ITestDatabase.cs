namespace WebhookDashboard.Tests.Events;

/// <summary>A database for one test.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    string ConnectionString { get; }
}
