using System.Net;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Evidence;
using Xunit;

namespace WebhookDashboard.Tests.Access.Oidc;

/// <summary>Signing in at a provider that takes pushed authorization requests.</summary>
public sealed class PushedRequestTests(NodeOidcProvider provider) : IClassFixture<NodeOidcProvider>, IAsyncLifetime
{
    private static readonly (string, string?) AdaIsAllowed = ("Access:Oidc:AllowedEmails:0", "ada@example.com");

    public async ValueTask InitializeAsync() => await provider.StartOrSkipAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task SignIn_AllowedEmail_OpensTheRequestedPage()
    {
        await using var host = await StartAsync(AdaIsAllowed);
        using var visitor = new Visitor(host);

        Assert.Equal(HttpStatusCode.OK, await visitor.GoAsync("login/oidc?returnUrl=%2Fevents"));

        Assert.Equal("/events", visitor.At.AbsolutePath);
        Assert.True(visitor.HasSession);
    }

    [Fact]
    public async Task SignIn_WrongClientSecret_SaysWhichSettingsToMend()
    {
        await using var host = await StartAsync(AdaIsAllowed, ("Access:Oidc:ClientSecret", $"{NeverLogged.Mark}-wrong"));

        using var visitor = await AssertRefusedAsync(host, "Access:Oidc:ClientSecret");

        Assert.Contains("invalid_client: client authentication failed", host.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AddressNotRegistered_NamesTheOneToRegister()
    {
        await using var host = await StartAsync(AdaIsAllowed);
        await provider.RegisterAsync(new Uri("https://elsewhere.example/login/oidc/callback"));

        using var visitor = await AssertRefusedAsync(host, new Uri(host.BaseAddress, "login/oidc/callback").AbsoluteUri);

        Assert.Contains("redirect_uri did not match any of the client's registered redirect_uris", host.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ProviderCannotShowAccounts_AsksAgainWithLogin()
    {
        await using var host = await StartAsync(AdaIsAllowed);
        using var visitor = new Visitor(host);
        await visitor.GoAsync("login/oidc");

        Assert.Equal(HttpStatusCode.OK, await visitor.GoAsync("login/oidc?choose=1&returnUrl=%2Fevents"));

        Assert.Equal("/events", visitor.At.AbsolutePath);
        Assert.Contains(visitor.Way, step => step.PathAndQuery == "/login/oidc?choose=login&returnUrl=%2Fevents");
        Assert.Contains(visitor.Way, step => step.AbsolutePath.StartsWith("/interaction/", StringComparison.Ordinal));
        Assert.Contains("invalid_request: unsupported prompt value requested", host.Logs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email", "profile", "Add the scope 'email' to Access:Oidc:Scopes")]
    [InlineData("groups", "email", "Add the scope that includes it, often 'groups', to Access:Oidc:Scopes")]
    [InlineData("department", "department", "The scope 'department' is requested: check that the account has the claim 'department' there")]
    public async Task SignIn_MissingClaim_NamesItAndSaysWhatToDo(string claim, string scope, string advice)
    {
        var allowed = claim == "email"
            ? [AdaIsAllowed]
            : new (string, string?)[] { ("Access:Oidc:AllowedClaim:Type", claim), ("Access:Oidc:AllowedClaim:Value", "webhooks") };
        await using var host = await StartAsync([.. allowed, ("Access:Oidc:Scopes:0", scope)]);

        using var visitor = await AssertRefusedAsync(host, $"did not send your {claim}");

        Assert.Contains(advice, visitor.Text, StringComparison.Ordinal);
        Assert.Contains(advice, host.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ClaimOfAnotherScope_ArrivesWithThatScope()
    {
        await using var host = await StartAsync(
            ("Access:Oidc:AllowedClaim:Type", "groups"), ("Access:Oidc:AllowedClaim:Value", "webhooks"), ("Access:Oidc:Scopes", "email groups"));
        using var visitor = new Visitor(host);

        await visitor.GoAsync("login/oidc");

        Assert.True(visitor.HasSession);
    }

    private static async Task<Visitor> AssertRefusedAsync(DashboardHost host, string said)
    {
        var visitor = new Visitor(host);
        Assert.Equal(HttpStatusCode.OK, await visitor.GoAsync("login/oidc"));
        Assert.Equal("/login", visitor.At.AbsolutePath);
        Assert.Contains(said, visitor.Text, StringComparison.Ordinal);
        Assert.False(visitor.HasSession);
        return visitor;
    }

    private async Task<DashboardHost> StartAsync(params (string, string?)[] settings)
    {
        var host = await TokenHost.StartAsync(OidcSettings.At(provider.Authority, NodeOidcProvider.ClientSecret, settings));
        await provider.RegisterAsync(new Uri(host.BaseAddress, "login/oidc/callback"));
        return host;
    }
}
