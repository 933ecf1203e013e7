using System.Net;
using System.Net.WebSockets;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access.Browsers;

public sealed class OriginGuardTests(RunningTokenHost running) : IClassFixture<RunningTokenHost>
{
    private static readonly (string, string) Key = ("Authorization", $"Bearer {TokenHost.ApiKey}");

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "login")]
    [InlineData("POST", "login")]
    [InlineData("GET", "api/v1/stats")]
    [InlineData("OPTIONS", "api/v1/stats")]
    [InlineData("POST", "api/v1/endpoints")]
    [InlineData("POST", "hubs/events/negotiate?negotiateVersion=1")]
    public async Task ForeignOrigin_AnyRequest_IsRefused(string method, string path)
    {
        var host = running.Host;

        using var answer = await host.SendAsync(HttpMethod.Parse(method), path, Key, ("Origin", "https://evil.example"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("_blazor?id=x", "https://evil.example")]
    [InlineData("_blazor?id=x", "null")]
    [InlineData("hubs/events", "https://evil.example")]
    [InlineData("hubs/events", "null")]
    public async Task ForeignOrigin_WebSocket_IsRefused(string path, string origin)
    {
        var host = running.Host;

        var status = await UpgradeAsync(host, path, origin);

        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    [Fact]
    public async Task OwnOrigin_WebSocketToTheHub_IsAccepted()
    {
        var host = running.Host;

        var status = await UpgradeAsync(host, "hubs/events", host.BaseAddress.GetLeftPart(UriPartial.Authority));

        Assert.Equal(HttpStatusCode.SwitchingProtocols, status);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost:PORT")]
    [InlineData("https://127.0.0.1:PORT")]
    [InlineData("http://127.0.0.1.evil.example:PORT")]
    [InlineData("file://")]
    public async Task Origin_ThatIsNotExactlyTheRequestsOwn_IsForeign(string origin)
    {
        var host = running.Host;

        using var answer = await host.GetAsync("api/v1/stats", Key, ("Origin", WithPort(origin, host)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://127.0.0.1:PORT")]
    [InlineData("HTTP://127.0.0.1:PORT")]
    [InlineData("https://hooks.example.com")]
    [InlineData("https://HOOKS.example.com:443")]
    public async Task Origin_RequestsOrPublicUrls_IsOwn(string origin)
    {
        await using var host = await TokenHost.StartAsync(("PublicUrl", "https://hooks.example.com/prefix"));

        using var answer = await host.GetAsync("api/v1/stats", Key, ("Origin", WithPort(origin, host)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("DELETE", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("DELETE", "same-origin", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "none", HttpStatusCode.NotFound)]
    [InlineData("GET", "cross-site", HttpStatusCode.NotFound)]
    public async Task NoOrigin_ChangingRequest_IsDecidedBySecFetchSite(string method, string site, HttpStatusCode expected)
    {
        var host = running.Host;

        using var answer = await host.SendAsync(HttpMethod.Parse(method), "api/v1/events/x", Key, ("Sec-Fetch-Site", site));

        Assert.Equal(expected, answer.StatusCode);
    }

    /// <summary>An image or script of another site cannot read the response, but a wrong token in its URL would count as a guess.</summary>
    [Theory]
    [InlineData("cross-site", "image", HttpStatusCode.Forbidden)]
    [InlineData("same-site", "empty", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "iframe", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "document", HttpStatusCode.OK)]
    [InlineData("same-origin", "image", HttpStatusCode.OK)]
    [InlineData("none", "image", HttpStatusCode.OK)]
    public async Task NoOrigin_PartOfAForeignPage_IsRefusedButALinkIsNot(string site, string destination, HttpStatusCode expected)
    {
        var host = running.Host;

        using var answer = await host.GetAsync("login", ("Sec-Fetch-Site", site), ("Sec-Fetch-Dest", destination));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("hooks/payment")]
    [InlineData("hooks/payment/and/more")]
    [InlineData("payment-webhook")]
    [InlineData("inventory-webhook")]
    public async Task ForeignOrigin_AtAnIngestEndpoint_IsAccepted(string path)
    {
        var host = running.Host;

        using var answer = await host.SendAsync(
            HttpMethod.Post, path, ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>DNS rebinding: a site points its name at this machine after its page has loaded, so both have one origin.</summary>
    [Theory]
    [InlineData("Open", "rebound.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Open", "127.0.0.1.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Open", "evil.example.", HttpStatusCode.Forbidden)]
    [InlineData("Open", "hooks.example.com", HttpStatusCode.OK)]
    [InlineData("Open", "localhost", HttpStatusCode.OK)]
    [InlineData("Open", "dashboard", HttpStatusCode.OK)]
    [InlineData("Open", "laptop.local", HttpStatusCode.OK)]
    [InlineData("Open", "192.0.2.7", HttpStatusCode.OK)]
    [InlineData("Open", "[2001:db8::7]", HttpStatusCode.OK)]
    [InlineData("Token", "rebound.evil.example", HttpStatusCode.OK)]
    public async Task OpenMode_NameOfAnotherSite_IsRefused(string mode, string name, HttpStatusCode expected)
    {
        await using var host = await TokenHost.StartAsync(("Access:Mode", mode), ("PublicUrl", "https://hooks.example.com"));

        using var answer = await host.GetAsync("api/v1/stats", Key, ("Host", name), ("Origin", $"http://{name}"));
        using var hook = await host.SendAsync(HttpMethod.Post, "hooks/inbox", ("Host", name));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, hook.StatusCode);
    }

    [Fact]
    public async Task OpenMode_NameInAllowedHosts_IsAccepted()
    {
        await using var host = await TokenHost.StartAsync(("Access:Mode", "Open"), ("AllowedHosts", "dash.example.com"));

        using var named = await host.GetAsync("api/v1/stats", ("Host", "dash.example.com"));
        using var other = await host.GetAsync("api/v1/stats", ("Host", "rebound.evil.example"));

        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }

    private static string WithPort(string origin, DashboardHost host) =>
        origin.Replace("PORT", host.BaseAddress.Port.ToString(), StringComparison.Ordinal);

    private static async Task<HttpStatusCode> UpgradeAsync(DashboardHost host, string path, string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.SetRequestHeader("Authorization", $"Bearer {TokenHost.ApiKey}");
        try
        {
            await socket.ConnectAsync(
                new UriBuilder(new Uri(host.BaseAddress, path)) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // The status gives the reason.
        }

        return socket.HttpStatusCode;
    }
}
