using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Access;
using WebhookDashboard.Access.SignIn;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access.SignIn;

/// <summary>Callers who guess tokens or keys are locked out; all others are not.</summary>
public sealed class LockedOutTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task SignIn_WrongTooOften_HasToWaitAndThenSucceeds()
    {
        await using var host = await StartAsync();
        var cookie = await host.SignInAsync();
        for (var i = 0; i < LockOut.Free; i++)
        {
            using var wrong = await host.GetAsync("login?t=wrong");
        }

        using var form = await host.SubmitSignInAsync(TokenHost.Token, "/events");
        var text = await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var signedIn = await host.GetAsync("api/v1/stats", ("Cookie", cookie));
        _clock.Advance(LockOut.FirstWait);
        using var after = await host.SubmitSignInAsync(TokenHost.Token, "/events");

        Assert.Equal((HttpStatusCode.TooManyRequests, LockOut.FirstWait), (form.StatusCode, form.Headers.RetryAfter?.Delta));
        Assert.Contains("Wait 15 seconds", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        Assert.Equal("/events", await after.LeadsToAsync());
    }

    [Fact]
    public async Task WrongTokensAndKeys_InAForeignPagesImages_LockNobodyOut()
    {
        await using var host = await StartAsync();
        (string, string)[] image = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Dest", "image")];
        for (var i = 0; i < LockOut.Free; i++)
        {
            using var token = await host.GetAsync("login?t=wrong", image);
            using var key = await host.GetAsync("hubs/events?access_token=wrong", image);
        }

        using var signIn = await host.GetPageAsync($"login?t={TokenHost.Token}");
        using var api = await host.GetAsync("api/v1/stats", ("Authorization", $"Bearer {TokenHost.ApiKey}"));

        Assert.Equal("/", signIn.Location());
        Assert.Equal(HttpStatusCode.OK, api.StatusCode);
    }

    [Fact]
    public async Task TokenOrKey_OneSecondToWait_IsSaidInTheSingular()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < LockOut.Free; i++)
        {
            using var token = await host.GetAsync("login?t=wrong");
            using var key = await host.GetAsync("api/v1/stats", ("Authorization", $"Bearer wrong-{i}"));
        }

        _clock.Advance(LockOut.FirstWait - TimeSpan.FromSeconds(0.5));
        using var signIn = await host.GetAsync($"login?t={TokenHost.Token}");
        using var api = await host.GetAsync("api/v1/stats", ("Authorization", $"Bearer {TokenHost.ApiKey}"));

        Assert.Contains("Wait 1 second;", await signIn.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Wait 1 second;", await api.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_WrongTooOften_Gets429EvenWhenRight()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < LockOut.Free; i++)
        {
            using var wrong = await host.GetAsync("api/v1/stats", ("Authorization", $"Bearer wrong-{i}"));
        }

        using var right = await host.GetAsync("api/v1/stats", ("Authorization", $"Bearer {TokenHost.ApiKey}"));
        using var hook = await host.SendAsync(HttpMethod.Post, "hooks/inbox", ("Authorization", "Bearer wrong"));
        using var signIn = await host.GetPageAsync($"login?t={TokenHost.Token}");

        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.Equal(LockOut.FirstWait, right.Headers.RetryAfter?.Delta);
        Assert.Contains("Wait 15 seconds", await right.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await Until.EqualAsync(FeedStatus.Live, () => host.Get<ILiveFeed>().Status); // The pages' own feed needs no key.
        Assert.Equal(HttpStatusCode.OK, hook.StatusCode);
        Assert.Equal("/", signIn.Location());
    }

    [Theory]
    [InlineData("127.0.0.1", "/")]
    [InlineData("10.0.0.5", "/login?error=1&wait=15")]
    public async Task SignIn_BehindAProxy_EachSenderWaitsForItselfIfTheProxyIsKnown(string proxy, string expected)
    {
        await using var host = await StartAsync(("ForwardedHeaders:KnownProxies:0", proxy));
        for (var i = 0; i < LockOut.Free; i++)
        {
            using var wrong = await host.GetAsync("login?t=wrong", ("X-Forwarded-For", "203.0.113.9"));
        }

        using var other = await host.GetPageAsync($"login?t={TokenHost.Token}", ("X-Forwarded-For", "203.0.113.10"));

        Assert.Equal(expected, other.Location());
    }

    [Fact]
    public async Task SignIn_GeneratedToken_NeverWaits()
    {
        await using var host = await DashboardHost.StartAsync(new DashboardHostOptions
        {
            Environment = "Production",
            Settings = [("Access:Mode", "Token")],
        });
        for (var i = 0; i < 2 * LockOut.Free; i++)
        {
            using var wrong = await host.GetAsync("login?t=wrong");
        }

        using var right = await host.GetPageAsync($"login?t={host.Get<SignInToken>().Made}");

        Assert.Equal("/", right.Location());
    }

    private Task<DashboardHost> StartAsync(params (string, string?)[] settings) => TokenHost.StartAsync(new DashboardHostOptions
    {
        Environment = "Production",
        Settings = settings,
        Services = services => services.AddSingleton<TimeProvider>(_clock),
    });
}
