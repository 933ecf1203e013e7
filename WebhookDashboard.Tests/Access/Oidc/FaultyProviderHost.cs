using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access.Oidc;

/// <summary>One app for all tests of a class, and the provider that it asks.</summary>
public sealed class FaultyProviderHost : IAsyncLifetime
{
    internal FaultyProvider Provider { get; private set; } = null!;

    internal DashboardHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await FaultyProvider.StartAsync();
        Host = await StartAnotherAsync();
    }

    /// <summary>One that has not read the provider's description yet.</summary>
    internal Task<DashboardHost> StartAnotherAsync() => TokenHost.StartAsync(
        OidcSettings.At(Provider.Authority, FaultyProvider.ClientSecret, ("Access:Oidc:AllowedEmails:0", "ada@example.com")));

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
