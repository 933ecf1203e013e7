using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using WebhookDashboard.Access;
using WebhookDashboard.Access.Browsers;
using WebhookDashboard.Ingest;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access;

public sealed class DirectRequestTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:5080")]
    [InlineData("127.0.0.1", "127.0.0.1:5080")]
    [InlineData("::1", "[::1]:5080")]
    [InlineData("::ffff:127.0.0.1", "LOCALHOST:5080")]
    public void Is_FromThisMachineToThisMachine_Holds(string remote, string host) => Assert.True(Is(Request(remote, host)));

    [Theory]
    [InlineData("192.168.1.7", "localhost:5080")]
    [InlineData("::ffff:192.168.1.7", "localhost:5080")]
    [InlineData("127.0.0.1", "dashboard.example:5080")]
    [InlineData("127.0.0.1", "abc.ngrok.app")]
    [InlineData("127.0.0.1", "localhost.evil.example:5080")]
    [InlineData("127.0.0.1", "192.168.1.7:5080")]
    [InlineData("127.0.0.1", "localhost")]
    [InlineData("127.0.0.1", "localhost:9000")]
    [InlineData(null, "localhost:5080")]
    public void Is_AddressHostOrPortOfElsewhere_Fails(string? remote, string host) => Assert.False(Is(Request(remote, host)));

    [Theory]
    [InlineData("Forwarded")]
    [InlineData("X-Forwarded-For")]
    [InlineData("x-forwarded-host")]
    [InlineData("X-Forwarded-Proto")]
    [InlineData("X-Original-For")]
    [InlineData("Via")]
    [InlineData("X-Real-IP")]
    [InlineData("CF-Connecting-IP")]
    [InlineData("CF-Ray")]
    [InlineData("CDN-Loop")]
    [InlineData("True-Client-IP")]
    [InlineData("Ngrok-Auth-User-Email")]
    [InlineData("X-Tunnel-Id")]
    [InlineData("Tailscale-User-Login")]
    public void Is_ForwardingHeader_Fails(string header)
    {
        var context = Request();
        context.Request.Headers[header] = "127.0.0.1";

        Assert.False(Is(context));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost:3000")]
    public void Is_ForeignOrigin_Fails(string origin)
    {
        var context = Request();
        context.Request.Headers.Origin = origin;

        Assert.False(Is(context));
    }

    [Theory]
    [InlineData("cross-site", "image", false)]
    [InlineData("same-site", "script", false)]
    [InlineData("cross-site", "document", true)]
    [InlineData("same-origin", "empty", true)]
    public void Is_PartOfAForeignPage_FailsButALinkHolds(string site, string destination, bool expected)
    {
        var context = Request();
        context.Request.Headers["Sec-Fetch-Site"] = site;
        context.Request.Headers["Sec-Fetch-Dest"] = destination;

        Assert.Equal(expected, Is(context));
    }

    [Theory]
    [InlineData("Development", "Accept", "*/*", HttpStatusCode.OK)]
    [InlineData("Development", "X-Forwarded-For", "127.0.0.1", HttpStatusCode.Unauthorized)]
    [InlineData("Development", "Host", "abc.ngrok.app", HttpStatusCode.Unauthorized)]
    [InlineData("Development", "Authorization", "Bearer wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Development", "Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Production", "Accept", "*/*", HttpStatusCode.Unauthorized)]
    public async Task Request_FromThisMachine_SignsInByItselfOnlyInDevelopment(
        string environment, string header, string value, HttpStatusCode expected)
    {
        await using var host = await TokenHost.StartAsync(new DashboardHostOptions { Environment = environment });

        using var answer = await host.GetAsync("api/v1/stats", (header, value));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Request_ThroughAKnownProxyOnThisMachine_IsNotSignedIn()
    {
        await using var host = await TokenHost.StartAsync(new DashboardHostOptions
        {
            Settings = [("ForwardedHeaders:KnownProxies:0", "127.0.0.1")],
        });

        using var answer = await host.GetAsync("api/v1/stats", ("X-Forwarded-For", "127.0.0.1"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static bool Is(HttpContext context) =>
        new DirectRequest(new OwnOrigin(Options.Create(new PublicAddressOptions()))).Is(context);

    private static DefaultHttpContext Request(string? remote = "127.0.0.1", string host = "localhost:5080")
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        context.Connection.LocalPort = 5080;
        context.Request.Method = "GET";
        context.Request.Scheme = "http";
        context.Request.Host = new HostString(host);
        return context;
    }
}
