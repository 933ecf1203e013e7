using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access;

/// <summary>One such app for the tests of a class. No test changes what another sees.</summary>
public sealed class RunningTokenHost : IAsyncLifetime
{
    public DashboardHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await TokenHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
