using System.Net;
using Xunit;

namespace WebhookDashboard.Tests.Access.Keys;

public sealed class KeyTests(RunningTokenHost running) : IClassFixture<RunningTokenHost>
{
    private const string Negotiate = "hubs/events/negotiate?negotiateVersion=1";

    [Theory]
    [InlineData("Bearer " + TokenHost.ApiKey, HttpStatusCode.OK)]
    [InlineData("bearer another-key", HttpStatusCode.OK)]
    [InlineData("Bearer wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer " + TokenHost.Token, HttpStatusCode.Unauthorized)]
    [InlineData("Basic " + TokenHost.ApiKey, HttpStatusCode.Unauthorized)]
    public async Task Header_ApiKeyOnApiAndHub_DecidesAccess(string authorization, HttpStatusCode expected)
    {
        var host = running.Host;

        using var api = await host.GetAsync("api/v1/stats", ("Authorization", authorization));
        using var hub = await host.SendAsync(HttpMethod.Post, Negotiate, ("Authorization", authorization));

        Assert.Equal((expected, expected), (api.StatusCode, hub.StatusCode));
    }

    /// <summary>Through a page or its circuit, a key could create others that outlive it.</summary>
    [Fact]
    public async Task Header_ApiKeyOnAPageOrCircuit_GivesNoAccess()
    {
        var host = running.Host;
        var key = ("Authorization", $"Bearer {TokenHost.ApiKey}");

        using var page = await host.GetPageAsync("settings", key);
        using var circuit = await host.SendAsync(HttpMethod.Post, "_blazor/negotiate?negotiateVersion=1", key);
        using var signedIn = await host.GetAsync("settings", ("Cookie", await host.SignInAsync()), ("Authorization", "Bearer wrong"));

        Assert.Equal((HttpStatusCode.Redirect, "/login?returnUrl=%2Fsettings"), (page.StatusCode, page.Location()));
        Assert.Equal(HttpStatusCode.Unauthorized, circuit.StatusCode);
        Assert.Contains(
            "the REST API and the hub only",
            await circuit.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
    }

    [Fact]
    public async Task Query_WithKey_WorksOnlyAtTheHub()
    {
        var host = running.Host;

        using var hub = await host.SendAsync(HttpMethod.Post, $"{Negotiate}&access_token={TokenHost.ApiKey}");
        using var api = await host.GetAsync($"api/v1/stats?access_token={TokenHost.ApiKey}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (hub.StatusCode, api.StatusCode));
    }

    [Fact]
    public async Task WrongKey_BesideAGoodCookie_IsRefused()
    {
        var host = running.Host;
        var cookie = await host.SignInAsync();

        using var answer = await host.GetAsync("api/v1/stats", ("Cookie", cookie), ("Authorization", "Bearer wrong"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
