using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access.Oidc;

/// <summary>One app and its provider, shared by all tests of a class.</summary>
public sealed class FaultyProviderHost : IAsyncLifetime
{
    internal FaultyProvider Provider { get; private set; } = null!;

    internal DashboardHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await FaultyProvider.StartAsync();
        Host = await StartAnotherAsync();
    }

    /// <summary>An app that has not read the provider's discovery document yet.</summary>
    internal Task<DashboardHost> StartAnotherAsync() => TokenHost.StartAsync(
        OidcSettings.At(Provider.Authority, FaultyProvider.ClientSecret, ("Access:Oidc:AllowedEmails:0", "ada@example.com")));

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
