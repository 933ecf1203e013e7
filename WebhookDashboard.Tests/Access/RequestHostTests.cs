using System.Text;
using CsCheck;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Listening;
using WebhookDashboard.Tests.Ingest;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access;

/// <summary>Requests without a usable host: HTTP/1.0 needs none, and the server accepts names that no URL can contain.</summary>
public sealed class RequestHostTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string?> Nameless => new() { { "1.0", null }, { "1.0", "" }, { "1.1", "" } };

    public static TheoryData<string> Unusable => new() { "..", "a..b", "$a", "!", ".", "xn--", "host:99999", new string('a', 300) };

    [Theory]
    [MemberData(nameof(Nameless))]
    public async Task Page_NoHost_IsServed(string version, string? name)
    {
        await using var host = await TokenHost.StartAsync();

        Assert.StartsWith("HTTP/1.1 200", await AskAsync(host, "GET", "/login", version, name), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(host, "HEAD", "/login", version, name), StringComparison.Ordinal);
        var challenge = await AskAsync(host, "GET", "/events", version, name);
        Assert.StartsWith("HTTP/1.1 302", challenge, StringComparison.Ordinal);
        Assert.Contains("\r\nLocation: /login?returnUrl=%2Fevents\r\n", challenge, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 4", await AskAsync(host, "POST", "/login", version, name), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Nameless))]
    public async Task EveryKind_NoHost_IsServed(string version, string? name)
    {
        await using var host = await DashboardHost.StartAsync(new DashboardHostOptions { Environment = "Production" });
        foreach (var path in (string[])["/", "/events", "/settings", "/health/live", "/health/ready", "/app.css", "/api/v1/endpoints"])
        {
            Assert.StartsWith("HTTP/1.1 200", await AskAsync(host, "GET", path, version, name), StringComparison.Ordinal);
        }

        Assert.StartsWith("HTTP/1.1 404", await AskAsync(host, "GET", "/no-such-page", version, name), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(host, "POST", "/hooks/inbox", version, name), StringComparison.Ordinal);
        var kept = Assert.Single(await host.Get<IEventLog>().ReadForwardAsync(0, [], 10, Cancel));
        Assert.Equal(name is null ? [] : [""], kept.Headers.Lines().Where(line => line.Name == "Host").Select(line => line.Value));
    }

    /// <summary>The address that was connected to would tell strangers how a private network is built.</summary>
    [Fact]
    public async Task Url_NoHost_NamesTheAppItself()
    {
        await using var host = await DashboardHost.StartAsync();
        var own = $"http://{OwnAddress.Name}:{host.BaseAddress.Port}";

        Assert.Contains($"\"{own}/hooks/inbox\"", await AskAsync(host, "GET", "/api/v1/endpoints/inbox", "1.0", null), StringComparison.Ordinal);
        Assert.Contains($"\"{own}", await AskAsync(host, "GET", "/openapi/v1.json", "1.0", null), StringComparison.Ordinal);
        Assert.DoesNotContain(host.BaseAddress.Host, await AskAsync(host, "GET", "/login", "1.0", null), StringComparison.Ordinal);
    }

    /// <summary>In Development, this machine is signed in where it asks directly. Without a host nobody can tell.</summary>
    [Fact]
    public async Task Page_NoHostInDevelopment_IsNotSignedIn()
    {
        await using var host = await TokenHost.StartAsync(new DashboardHostOptions { Environment = "Development" });

        Assert.StartsWith("HTTP/1.1 302", await AskAsync(host, "GET", "/events", "1.0", null), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(host, "GET", "/events", "1.0", host.BaseAddress.Authority), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task Host_NoUrlCanContain_IsRefusedAndEventsAreStored(string name)
    {
        await using var host = await TokenHost.StartAsync();
        await host.Get<IEndpointDirectory>().CreateAsync(AnEndpoint.Named("pos").SignedWith("key", SignatureScheme.Square).Build(), Cancel);
        foreach (var path in (string[])["/login", "/events", "/api/v1/endpoints", "/health/live"])
        {
            var answer = await AskAsync(host, "GET", path, "1.1", name);
            Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
            Assert.Contains($"'{name}'", answer, StringComparison.Ordinal);
        }

        // Square signs the URL.
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(host, "POST", "/hooks/inbox", "1.1", name), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(host, "POST", "/hooks/pos", "1.1", name), StringComparison.Ordinal);
        Assert.Equal(2, host.Get<IEventLog>().Head.Sequence);
    }

    /// <summary>A proxy may pass on what a client wrote into this header, and then the client chooses it.</summary>
    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task ForwardedHost_NoUrlCanContain_IsIgnored(string name)
    {
        await using var host = await TokenHost.StartAsync(("ForwardedHeaders:KnownProxies", "127.0.0.1"));
        await host.Get<IEndpointDirectory>().CreateAsync(AnEndpoint.Named("pos").SignedWith("key", SignatureScheme.Square).Build(), Cancel);
        var forwarded = $"X-Forwarded-Host: {name}\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 203.0.113.9\r\n";

        Assert.StartsWith("HTTP/1.1 200", await AskAsync(host, "GET", "/login", "1.1", "hooks.example.com", forwarded), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400", await AskAsync(host, "GET", "/login", "1.1", "xn--", forwarded), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(host, "POST", "/hooks/pos", "1.1", "xn--", forwarded), StringComparison.Ordinal);
        var kept = Assert.Single(await host.Get<IEventLog>().ReadForwardAsync(0, [], 10, Cancel));
        Assert.Equal("203.0.113.9", kept.Summary.RemoteAddress);
        Assert.Equal([name], kept.Headers.Lines().Where(line => line.Name == "X-Forwarded-Host").Select(line => line.Value));
    }

    [Fact]
    public async Task Host_AnyText_NeverFails()
    {
        await using var host = await TokenHost.StartAsync(("ForwardedHeaders:KnownProxies", "127.0.0.1"));
        var names = Gen.OneOf(
            Gen.Char["abc.:-_[]%@!$&'()*+,;=~ /\\?#0019x\u00fc"].Array[0, 8].Select(letters => new string(letters)),
            Gen.OneOf("xn--", "xn--a", "[::1]:80", "[::1", "[fe80::1%25eth0]", "1.2.3.4.5", "256.0.0.1", "0x7f.1", "a:0", "a:-1", ":80", "localhost."));
        var paths = Gen.OneOf("/login", "/events", "/none", "/api/v1/endpoints", "/health/live", "/openapi/v1.json", "/app.css", "/login/oidc");

        await Gen.Select(names, paths, Gen.Bool).SampleAsync(
            async one =>
            {
                var (name, path, isForwarded) = one;
                var answer = isForwarded
                    ? await AskAsync(host, "GET", path, "1.1", "a", $"X-Forwarded-Host: {name}\r\nX-Forwarded-Proto: {name}\r\nX-Forwarded-For: 203.0.113.9\r\n")
                    : await AskAsync(host, "GET", path, "1.0", name);
                Assert.Matches("^HTTP/1.1 [234]", answer);
            },
            iter: 400,
            threads: 1);
    }

    private static async Task<string> AskAsync(DashboardHost host, string method, string path, string version, string? name, string more = "")
    {
        await using var connection = await RawConnection.OpenAsync(host.BaseAddress, Cancel);
        var head = new StringBuilder($"{method} {path} HTTP/{version}\r\nConnection: close\r\nAccept: {(path.Contains('.', StringComparison.Ordinal) ? "*/*" : "text/html")}\r\n");
        head.Append(name is null ? "" : $"Host: {name}\r\n").Append(more).Append(method == "POST" ? "Content-Length: 0\r\n\r\n" : "\r\n");
        await connection.SendAsync(head.ToString(), Cancel);
        return await connection.ReadUntilAsync("\0\0never", Cancel);
    }
}
