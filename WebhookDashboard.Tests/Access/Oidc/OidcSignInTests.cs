using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Access;
using WebhookDashboard.Audit;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access.Oidc;

/// <summary>Signing in with a real provider.</summary>
public sealed class OidcSignInTests : IAsyncLifetime
{
    private OidcServer _provider = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _provider = await OidcServer.StartAsync();

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("/dash")]
    public async Task SignIn_AllowedEmail_OpensTheRequestedPage(string prefix)
    {
        await using var host = await StartAsync(("PathBase", prefix), Allowed("ADA@example.com"));
        using var visitor = new Visitor(host);

        Assert.Equal(HttpStatusCode.OK, await visitor.GoAsync($"{prefix}/events?verdict=valid"));
        Assert.Equal($"{prefix}/login", visitor.At.AbsolutePath);
        Assert.Contains($"Sign in at {new Uri(_provider.Authority).Authority}", visitor.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await visitor.GoAsync($"{prefix}/login/oidc{visitor.At.Query}"));
        Assert.Equal($"{prefix}/events?verdict=valid", visitor.At.PathAndQuery);
        Assert.Equal(new Uri(host.BaseAddress, $"{prefix}/login/oidc/callback").AbsoluteUri, _provider.LastRedirectUri);
        Assert.Equal(HttpStatusCode.OK, await visitor.GoAsync($"{prefix}/api/v1/stats"));
        var line = (await ReadAsync(host)).First(line => line.Kind == AuditKind.SignIn);
        Assert.Equal(("ada@example.com", "127.0.0.1"), (line.Who, line.From));
    }

    [Theory]
    [InlineData("eve@example.com", "true", "ada@example.com", false)]
    [InlineData("ada@example.com", "true", "ada@example.com", true)]
    [InlineData("ada@example.com", "false", "ada@example.com", false)]
    [InlineData("ada@example.com", null, "ada@example.com", true)]
    [InlineData("ada@example.com.evil.example", "true", "ada@example.com", false)]
    [InlineData(null, null, "ada@example.com", false)]
    public async Task SignIn_Email_CountsIfItIsAllowedAndNotUnverified(string? email, string? verified, string allowed, bool expected)
    {
        _provider.Person.Clear();
        Say("email", email);
        Say("email_verified", verified is null ? null : verified == "true");
        await using var host = await StartAsync(Allowed(allowed));
        using var visitor = new Visitor(host);

        await visitor.GoAsync("login/oidc");

        Assert.Equal(expected, visitor.HasSession);
        Assert.Equal(expected ? "/" : "/login", visitor.At.AbsolutePath);
        Assert.Equal(expected, await visitor.GoAsync("api/v1/stats") == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("webhooks", true)]
    [InlineData("others", false)]
    public async Task SignIn_ClaimWithSeveralValues_CountsIfOneMatches(string value, bool expected)
    {
        _provider.Person.Clear();
        _provider.Person["groups"] = new[] { "staff", "webhooks" };
        await using var host = await StartAsync(("Access:Oidc:AllowedClaim:Type", "groups"), ("Access:Oidc:AllowedClaim:Value", value));
        using var visitor = new Visitor(host);

        await visitor.GoAsync("login/oidc");

        Assert.Equal(expected, visitor.HasSession);
    }

    [Fact]
    public async Task SignIn_NotAllowed_SaysSoAndOffersAnotherAccount()
    {
        await using var host = await StartAsync(Allowed("someone@example.com"));
        using var visitor = new Visitor(host);

        Assert.Equal(HttpStatusCode.OK, await visitor.GoAsync("login/oidc"));
        Assert.Contains("You don't have access.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"login/oidc?choose=1\"", visitor.Text, StringComparison.Ordinal);
        await visitor.GoAsync("login/oidc?choose=1");
        Assert.Equal("select_account", _provider.LastPrompt);
        Assert.False(visitor.HasSession);
        Assert.All((await ReadAsync(host)).Take(2), line => Assert.Equal((AuditKind.Refusal, "ada@example.com"), (line.Kind, line.Who)));
    }

    [Fact]
    public async Task SignIn_PersonRefuses_SaysSo()
    {
        _provider.Denies = true;
        await using var host = await StartAsync(Allowed("ada@example.com"));
        using var visitor = new Visitor(host);

        Assert.Equal(HttpStatusCode.OK, await visitor.GoAsync("login/oidc"));

        Assert.Contains("You did not sign in", visitor.Text, StringComparison.Ordinal);
        Assert.False(visitor.HasSession);
    }

    [Theory]
    [InlineData("Access:Oidc:ClientSecret", "wrong", "Access:Oidc:ClientSecret")]
    [InlineData("Access:Oidc:Authority", "http://127.0.0.1:1", "Access:Oidc:Authority")]
    public async Task SignIn_UnusableProvider_ShowsAPageThatNamesTheSetting(string key, string value, string said)
    {
        await using var host = await StartAsync(Allowed("ada@example.com"), (key, value));
        using var visitor = new Visitor(host);

        Assert.Equal(HttpStatusCode.OK, await visitor.GoAsync("login/oidc"));

        Assert.Contains(said, visitor.Text, StringComparison.Ordinal);
        Assert.False(visitor.HasSession);
    }

    [Theory]
    [InlineData("login/oidc")]
    [InlineData("login/oidc/callback?code=x&state=y")]
    public async Task SignIn_ByAProgram_IsRefusedWithoutAskingTheProvider(string path)
    {
        await using var host = await StartAsync(Allowed("ada@example.com"), ("Access:Oidc:Authority", "http://127.0.0.1:1"));

        using var answer = await host.GetAsync(path, ("Accept", "*/*"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/hooks/{endpoint}", await answer.TitleAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Text.StartsWith("Sign-in at", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    public async Task SignIn_ForeignReturnUrl_OpensTheOverview(string returnUrl)
    {
        await using var host = await StartAsync(Allowed("ada@example.com"));
        using var visitor = new Visitor(host);

        await visitor.GoAsync($"login/oidc?returnUrl={Uri.EscapeDataString(returnUrl)}");

        Assert.Equal(host.BaseAddress, visitor.At);
    }

    [Fact]
    public async Task Session_AfterTheListChanged_Ends()
    {
        using var folder = new TemporaryFolder();
        var visitor = default(Visitor);
        await using (var before = await StartAsync(folder, Allowed("ada@example.com")))
        {
            visitor = new Visitor(before);
            await visitor.GoAsync("login/oidc");
        }

        await using var after = await StartAsync(folder, Allowed("someone@example.com"));
        var session = visitor.Cookies.GetAllCookies().Single(cookie => cookie.Name == "webhook-dashboard");
        using var answer = await after.GetAsync("api/v1/stats", ("Cookie", $"webhook-dashboard={session.Value}"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        visitor.Dispose();
    }

    [Fact]
    public async Task Programs_InOidcMode_UseKeysAndNoToken()
    {
        await using var host = await StartAsync(Allowed("ada@example.com"));

        using var api = await host.GetAsync("api/v1/stats", ("Authorization", $"Bearer {TokenHost.ApiKey}"));
        using var hub = await host.SendAsync(
            HttpMethod.Post, "hubs/events/negotiate?negotiateVersion=1", ("Authorization", $"Bearer {TokenHost.ApiKey}"));
        using var hook = await host.SendAsync(HttpMethod.Post, "hooks/inbox");
        using var token = await host.GetAsync($"login?t={TokenHost.Token}");
        using var none = await host.GetAsync("api/v1/stats");

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized),
            (api.StatusCode, hub.StatusCode, hook.StatusCode, none.StatusCode));
        Assert.False(token.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Cookie_InOidcMode_IsLaxAndLastsADay()
    {
        await using var host = await StartAsync(Allowed("ada@example.com"));
        using var visitor = new Visitor(host);
        await visitor.GoAsync("login/oidc");

        var session = visitor.Cookies.GetAllCookies().Single(cookie => cookie.Name == "webhook-dashboard");

        Assert.True(session.HttpOnly);
        Assert.InRange(session.Expires.ToUniversalTime(), DateTime.UtcNow.AddHours(23), DateTime.UtcNow.AddHours(25));
    }

    [Fact]
    public async Task Session_AfterADay_EndsWithItsOpenStreams()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TokenHost.StartAsync(OptionsWith(Allowed("ada@example.com")) with
        {
            Services = services => services.AddSingleton<TimeProvider>(clock),
        });
        using var visitor = new Visitor(host);
        await visitor.GoAsync("login/oidc");
        var session = visitor.Cookies.GetAllCookies().Single(cookie => cookie.Name == "webhook-dashboard");

        // Set rather than advanced: advancing by a day would fire each of the app's timers for all of it.
        clock.AdjustTime(clock.GetUtcNow().AddHours(24).AddSeconds(-10));
        await using var stream = await OpenStream.ByCookieAsync(host, $"{session.Name}={session.Value}");
        using var before = await host.GetAsync("api/v1/stats", ("Cookie", $"{session.Name}={session.Value}"));
        Assert.Equal((HttpStatusCode.OK, HubConnectionState.Connected), (before.StatusCode, stream.State));
        clock.Advance(TimeSpan.FromSeconds(10));

        await Until.EqualAsync(HubConnectionState.Disconnected, () => stream.State);
    }

    private static (string, string?) Allowed(string email) => ("Access:Oidc:AllowedEmails:0", email);

    private static Task<IReadOnlyList<AuditLine>> ReadAsync(DashboardHost host) =>
        host.Get<IAuditTrail>().ReadAsync(kind: null, before: null, limit: 100, Cancel);

    private void Say(string type, object? value)
    {
        if (value is not null)
        {
            _provider.Person[type] = value;
        }
    }

    private Task<DashboardHost> StartAsync(params (string, string?)[] settings) => StartAsync(folder: null, settings);

    private Task<DashboardHost> StartAsync(TemporaryFolder? folder, params (string, string?)[] settings) =>
        TokenHost.StartAsync(OptionsWith(settings) with { Folder = folder });

    private DashboardHostOptions OptionsWith(params (string, string?)[] settings) =>
        OidcSettings.At(_provider.Authority, OidcServer.ClientSecret, settings);
}
