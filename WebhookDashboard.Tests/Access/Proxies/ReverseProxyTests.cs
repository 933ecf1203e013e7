using System.Net;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access.Proxies;

public sealed class ReverseProxyTests
{
    private static readonly (string, string)[] Forwarded =
        [("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "hooks.example.com")];

    [Theory]
    [InlineData("ForwardedHeaders:KnownProxies:0", "127.0.0.1")]
    [InlineData("ForwardedHeaders:KnownProxies", "10.0.0.5, 127.0.0.0/8")]
    public async Task SignIn_ThroughAKnownProxy_SeesTheAddressThatBrowsersSee(string key, string value)
    {
        await using var host = await TokenHost.StartAsync((key, value));

        using var answer = await host.GetPageAsync(
            $"login?t={TokenHost.Token}", [.. Forwarded, ("Origin", "https://hooks.example.com")]);

        Assert.Equal("/", answer.Location());
        Assert.Contains("secure", answer.SetCookie().Split("; "));
    }

    [Theory]
    [InlineData("ForwardedHeaders:KnownProxies:0", "10.0.0.5")]
    [InlineData("AllowedHosts", "*")]
    public async Task Headers_OfAnUnknownProxy_AreIgnored(string key, string value)
    {
        await using var host = await TokenHost.StartAsync((key, value));

        using var foreign = await host.GetAsync("login", [.. Forwarded, ("Origin", "https://hooks.example.com")]);
        using var signIn = await host.GetAsync($"login?t={TokenHost.Token}", Forwarded);

        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.DoesNotContain("secure", signIn.SetCookie().Split("; "));
    }

    /// <summary>A proxy sets the headers that it knows and forwards all others as the sender wrote them.</summary>
    [Fact]
    public async Task ForwardedPrefix_ThroughAKnownProxy_IsIgnored()
    {
        await using var host = await TokenHost.StartAsync(("ForwardedHeaders:KnownProxies", "127.0.0.1"));

        using var answer = await host.GetPageAsync("events", [.. Forwarded, ("X-Forwarded-Prefix", "/elsewhere")]);

        Assert.Equal("/login?returnUrl=%2Fevents", answer.Location());
    }

    /// <summary>What stands before an unusable value came from further away.</summary>
    [Theory]
    [InlineData("X-Forwarded-Host", "xn--, hooks.example.com")]
    [InlineData("X-Forwarded-Host", "other.example, .., hooks.example.com")]
    [InlineData("X-Forwarded-Proto", "javascript, https")]
    [InlineData("X-Forwarded-Proto", "http, 1, https")]
    [InlineData("X-Forwarded-Proto", "WSS")] // Traefik, for a WebSocket
    public async Task ForwardedValues_SomeUnusable_TheNearestCount(string name, string value)
    {
        await using var host = await TokenHost.StartAsync(("ForwardedHeaders:KnownProxies", "127.0.0.1, 203.0.113.0/24"));
        (string, string)[] headers = [.. Forwarded.Where(header => header.Item1 != name), (name, value), ("X-Forwarded-For", "203.0.113.7, 203.0.113.8")];

        using var answer = await host.GetPageAsync($"login?t={TokenHost.Token}", [.. headers, ("Origin", "https://hooks.example.com")]);

        Assert.Equal("/", answer.Location());
        Assert.Contains("secure", answer.SetCookie().Split("; "));
    }

    [Theory]
    [InlineData("ftp")]
    [InlineData("1")]
    [InlineData("")]
    public async Task ForwardedProto_NotHttp_IsIgnored(string scheme)
    {
        await using var host = await TokenHost.StartAsync(("ForwardedHeaders:KnownProxies", "127.0.0.1"));

        using var answer = await host.GetPageAsync($"login?t={TokenHost.Token}", ("X-Forwarded-Proto", scheme), ("Origin", "http://hooks.example.com"), ("X-Forwarded-Host", "hooks.example.com"));

        Assert.Equal("/", answer.Location());
        Assert.DoesNotContain("secure", answer.SetCookie().Split("; "));
    }

    [Fact]
    public async Task PathBase_WithATrailingSlash_AppliesToEverything()
    {
        await using var host = await TokenHost.StartAsync(("PathBase", "/dash/"));

        using var signIn = await host.GetPageAsync($"dash/login?t={TokenHost.Token}");
        using var challenge = await host.GetPageAsync("dash/events");
        using var hook = await host.SendAsync(HttpMethod.Post, "dash/hooks/inbox");
        using var outside = await host.GetAsync("login");
        using var missing = await host.GetAsync("dash/nope", ("Accept", "text/html"), ("Cookie", signIn.CookiePair()));

        Assert.Equal("/dash/", signIn.Location());
        Assert.Contains("path=/dash", signIn.SetCookie().Split("; "));
        Assert.Equal("/dash/login?returnUrl=%2Fdash%2Fevents", challenge.Location());
        Assert.Equal(HttpStatusCode.OK, hook.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (missing.StatusCode, missing.Content.Headers.ContentType?.MediaType));
    }
}
