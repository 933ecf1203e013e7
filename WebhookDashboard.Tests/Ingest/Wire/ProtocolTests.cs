using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Ingest.Wire;

/// <summary>The same promises over TLS and HTTP/2.</summary>
public sealed class ProtocolTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private TestCertificate _certificate = null!;
    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEventLog Log => _host.Get<IEventLog>();

    private Uri Tls => _host.Addresses.Single(address => address.Scheme == Uri.UriSchemeHttps);

    private Uri PlainHttp2 => _host.Addresses.Last(address => address.Scheme == Uri.UriSchemeHttp);

    public async ValueTask InitializeAsync()
    {
        _certificate = new TestCertificate(_folder);
        _host = await DashboardHost.StartAsync(
            ("Kestrel:Endpoints:A:Url", "http://127.0.0.1:0"),
            ("Kestrel:Endpoints:B:Url", "https://127.0.0.1:0"),
            ("Kestrel:Endpoints:B:Certificate:Path", _certificate.CertificateFile),
            ("Kestrel:Endpoints:B:Certificate:KeyPath", _certificate.KeyFile),
            ("Kestrel:Endpoints:C:Url", "http://127.0.0.1:0"),
            ("Kestrel:Endpoints:C:Protocols", "Http2"),
            ("ForwardedHeaders:KnownProxies", "127.0.0.1"));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _certificate.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Request_Http11OverTls_KeepsHeadersInWireOrder()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Tls.Host, Tls.Port, Cancel);
        await using var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.GetCertHashString() == _certificate.Certificate.GetCertHashString(),
            },
            Cancel);
        const string Request = "POST /hooks/inbox?q=\xc3\xbc HTTP/1.1\r\nz: \xfc\r\nHost: localhost\r\na: 2\r\nz: 3\r\nContent-Length: 2\r\n\r\n{}";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(Request + Request), Cancel);

        await Until.EqualAsync(2, () => Log.Head.Sequence);
        Assert.All(await Log.ReadForwardAsync(0, [], 10, Cancel), kept =>
        {
            Assert.Equal("?q=ü", kept.Summary.Query);
            Assert.Equal(["z=ü", "Host=localhost", "a=2", "z=3", "Content-Length=2"], Read(kept));
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Request_Http2_KeepsEachStreamsHeaders(bool tls)
    {
        using var client = new HttpClient(NewHandler(tls));
        var address = tls ? new UriBuilder(Tls) { Host = "localhost" }.Uri : PlainHttp2;

        // The first body contains what looks like the head of the second request, in frames beside the real one.
        const string Forged = "POST /hooks/inbox HTTP/1.1\r\nX-Forged: 1\r\n\r\n";
        await SendAsync(client, new Uri(address, "/hooks/inbox/first"), Forged, "M\xfcge");
        await SendAsync(client, new Uri(address, "/hooks/inbox"), "{}", "M\xc3\xbcge");

        var kept = await Log.ReadForwardAsync(0, [], 10, Cancel);
        Assert.Equal(2, kept.Count);
        Assert.Equal(Forged, Encoding.ASCII.GetString(kept[0].Body.Span));
        Assert.All(kept, one =>
        {
            Assert.DoesNotContain("X-Forged=1", Read(one));
            Assert.Contains("X-Device=Müge", Read(one), StringComparer.OrdinalIgnoreCase);
        });
        Assert.Contains("M\xfcge", Encoding.Latin1.GetString(kept[0].Headers.Bytes.Span), StringComparison.Ordinal);
        Assert.Contains("M\xc3\xbcge", Encoding.Latin1.GetString(kept[1].Headers.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_Http2ThroughAProxy_KeepsWhatTheProxyForwarded()
    {
        using var client = new HttpClient(NewHandler(tls: false));
        (string, string)[] forwarded = [("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "hooks.example.com")];

        await SendAsync(client, new Uri(PlainHttp2, "/hooks/inbox"), "{}", "1", forwarded);

        var kept = Assert.Single(await Log.ReadForwardAsync(0, [], 10, Cancel));
        Assert.Equal("203.0.113.9", kept.Summary.RemoteAddress);
        Assert.Equal(
            [$"host={PlainHttp2.Authority}", "x-forwarded-for=203.0.113.9", "x-forwarded-host=hooks.example.com", "x-forwarded-proto=https"],
            Read(kept).Select(line => line.ToLowerInvariant())
                .Where(line => line.StartsWith("host", StringComparison.Ordinal) || line.StartsWith("x-f", StringComparison.Ordinal) || line.StartsWith("x-o", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    /// <param name="client">Sends over HTTP/2.</param>
    /// <param name="address">The URL.</param>
    /// <param name="body">The body.</param>
    /// <param name="device">A header's value, one byte per character.</param>
    /// <param name="headers">More headers.</param>
    private static async Task SendAsync(HttpClient client, Uri address, string body, string device, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StringContent(body, Encoding.ASCII),
        };
        request.Headers.TryAddWithoutValidation("X-Device", device);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private SocketsHttpHandler NewHandler(bool tls)
    {
        var handler = tls ? _certificate.NewHandler() : new SocketsHttpHandler();
        handler.RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1;
        return handler;
    }

    private static IEnumerable<string> Read(WholeEvent kept) => kept.Headers.Lines().Select(line => $"{line.Name}={line.Value}");
}
