using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Ingest;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Ingest.Wire;

/// <summary>What the server refuses over HTTP/2 before it reaches an endpoint is counted too, with TLS and with prior knowledge.</summary>
public sealed class Http2RefusalsTests(Http2RefusalsTests.Running running) : IClassFixture<Http2RefusalsTests.Running>
{
    private static readonly (string Name, string Value)[] Post = [(":method", "POST"), (":path", "/hooks/inbox"), (":authority", "localhost")];

    private static readonly Dictionary<string, (string Name, string Value)[]> Requests = new()
    {
        ["many large headers"] = [.. Enumerable.Range(0, 5).Select(n => ($"x-{n}", new string('x', 8_000)))],
        ["far too large headers"] = [.. Enumerable.Range(0, 9).Select(n => ($"x-{n}", new string('x', 8_000)))],
        ["one far too large header"] = [("x", new string('x', 40_000))],
        ["many headers"] = [.. Enumerable.Range(0, 150).Select(n => ($"x-{n}", "x"))],
        ["far too many headers"] = [.. Enumerable.Range(0, 250).Select(n => ($"x-{n}", "x"))],
        ["upper case"] = [("X-Device", "1")],
        ["line break"] = [("x-device", "1\r\nx: 2")],
        ["connection"] = [("connection", "close")],
        ["second path"] = [(":path", "/hooks/inbox")],
        ["unknown pseudo-header"] = [(":device", "1")],
        ["body shorter than announced"] = [("content-length", "5")],
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("many large headers", "431", 431, "inbox")]
    [InlineData("far too large headers", "goaway 1", 431, "")]
    [InlineData("one far too large header", "goaway 9", 400, "")]
    [InlineData("many headers", "431", 431, "inbox")]
    [InlineData("far too many headers", "goaway 1", 431, "")]
    [InlineData("upper case", "goaway 1", 400, "")]
    [InlineData("line break", "goaway 1", 400, "")]
    [InlineData("connection", "goaway 1", 400, "")]
    [InlineData("second path", "goaway 1", 400, "")]
    [InlineData("unknown pseudo-header", "goaway 1", 400, "")]
    [InlineData("body shorter than announced", "reset 1", 400, "")]
    public async Task Headers_Refused_AreCounted(string fault, string outcome, int status, string endpoint)
    {
        foreach (var server in running.Servers)
        {
            await RefusedAsync(server, outcome, status, endpoint, sender => sender.SendHeadersAsync(1, [.. Complete(server), .. Requests[fault]], endStream: true, Cancel));
        }
    }

    [Theory]
    [InlineData(":path", null)]
    [InlineData(":method", null)]
    [InlineData(":scheme", null)]
    [InlineData(":scheme", "ftp")]
    [InlineData(":path", "hooks/inbox")]
    [InlineData(":path", "too long")]
    [InlineData(":method", "PO ST")]
    [InlineData(":authority", "a b")]
    public async Task PseudoHeader_MissingOrInvalid_IsCounted(string name, string? value)
    {
        var written = value == "too long" ? $"/hooks/inbox?{new string('x', ServerLimits.MaxRequestLineBytes)}" : value;
        foreach (var server in running.Servers)
        {
            var fields = Complete(server).Where(field => field.Name != name).ToList();
            await RefusedAsync(server, "reset 1", 400, "", sender =>
                sender.SendHeadersAsync(1, written is null ? fields : [.. fields, (name, written)], endStream: true, Cancel));
        }
    }

    [Theory]
    [InlineData("000002 00 00 00000001 0000", "goaway 1")] // DATA on a stream that was never opened.
    [InlineData("000001 01 05 00000002 82", "goaway 1")] // HEADERS on a stream with an even number.
    [InlineData("000001 01 05 00000001 BE", "goaway 9")] // A header that the table does not contain.
    [InlineData("000001 01 05 00000001 80", "goaway 2")] // The header with the index 0.
    [InlineData("000005 04 00 00000000 0000000000", "goaway 6")] // SETTINGS of five bytes.
    [InlineData("000000 09 00 00000001", "goaway 1")] // CONTINUATION of nothing.
    [InlineData("004E20 00 00 00000001", "goaway 6")] // A frame over the limit.
    [InlineData("000004 08 00 00000000 00000000", "goaway 1")] // WINDOW_UPDATE by nothing.
    public async Task Frame_Invalid_IsCounted(string frame, string outcome)
    {
        foreach (var server in running.Servers)
        {
            await RefusedAsync(server, outcome, 400, "", sender =>
                sender.SendAsync(Convert.FromHexString(frame.Replace(" ", "", StringComparison.Ordinal)), Cancel));
        }
    }

    [Fact]
    public async Task Body_LongerThanAnnounced_IsCountedAndNotStored()
    {
        foreach (var server in running.Servers)
        {
            await RefusedAsync(server, "reset 1", 400, "", async sender =>
            {
                await sender.SendHeadersAsync(1, [.. Complete(server), ("content-length", "5")], endStream: false, Cancel);
                await sender.SendFrameAsync(Http2Sender.Data, Http2Sender.EndStream, 1, new byte[6], Cancel);
            });
        }

        Assert.Equal(0, running.Host.Get<IEventLog>().Head.Sequence);
    }

    [Fact]
    public async Task Headers_ThatNeverEnd_AreCountedAsTooSlow()
    {
        foreach (var server in running.Servers)
        {
            await RefusedAsync(server, "goaway 2", 408, "", sender => sender.SendFrameAsync(Http2Sender.Headers, 0, 1, new byte[] { 0x83 }, Cancel));
        }
    }

    [Fact]
    public async Task Stream_OverTheLimit_IsCounted()
    {
        var limit = new KestrelServerOptions().Limits.Http2.MaxStreamsPerConnection;
        foreach (var server in running.Servers)
        {
            await RefusedAsync(server, "reset 7", 503, "", async sender =>
            {
                for (var n = 0; n <= limit; n++)
                {
                    await sender.SendHeadersAsync(2 * n + 1, Complete(server), endStream: false, Cancel);
                }
            });
        }
    }

    [Theory]
    [InlineData("POST /hooks/inbox HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("This is no preface of HTTP/2, and no request of HTTP/1.\r\n")]
    public async Task PlainHttp2Port_SpokenToInAnotherWay_IsCounted(string sent)
    {
        var before = await RefusedAsync();
        await using var connection = await RawConnection.OpenAsync(running.Plain, Cancel);
        await connection.SendAsync(sent, Cancel);
        await connection.ReadUntilAsync("\0\0never", Cancel);

        await OneMoreAsync(before, 400, "");
    }

    [Fact]
    public async Task TlsPort_SpokenToWithoutTls_IsCounted()
    {
        var before = await RefusedAsync();
        await using var connection = await RawConnection.OpenAsync(running.Tls, Cancel);
        await connection.SendAsync("POST /hooks/inbox?a=%20 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n", Cancel);
        await connection.ReadUntilAsync("\0\0never", Cancel);

        await OneMoreAsync(before, 400, "");
    }

    [Fact]
    public async Task Http2Port_NegotiatedNoProtocol_IsCounted()
    {
        var before = await RefusedAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(running.TlsOnlyHttp2.Host, running.TlsOnlyHttp2.Port, Cancel);
        await using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", CertificateChainPolicy = running.Certificate.NewTrust() }, Cancel);
        await tls.WriteAsync("POST /hooks/inbox HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), Cancel);

        await OneMoreAsync(before, 505, "");
    }

    /// <summary>Ways for a connection to end in which nothing was refused, then one refusal, which alone is counted.</summary>
    [Fact]
    public async Task Connection_EndedByTheSender_IsNotCounted()
    {
        foreach (var server in running.Servers)
        {
            await RefusedAsync(server, "reset 1", 400, "", async last =>
            {
                await using (var silent = await ConnectAsync(server))
                {
                }

                await using (var half = await ConnectAsync(server))
                {
                    await half.SendHeadersAsync(1, Complete(server), endStream: false, Cancel);
                }

                await using (var reset = await ConnectAsync(server))
                {
                    await reset.SendHeadersAsync(1, Complete(server), endStream: false, Cancel);
                    var cancelled = new byte[4];
                    BinaryPrimitives.WriteInt32BigEndian(cancelled, 8);
                    await reset.SendFrameAsync(Http2Sender.ResetStream, 0, 1, cancelled, Cancel);
                    await reset.SendFrameAsync(Http2Sender.GoAway, 0, 0, new byte[8], Cancel);
                    Assert.Equal("goaway 0", await reset.ReadOutcomeAsync(Cancel));
                }

                using var closed = new TcpClient();
                await closed.ConnectAsync(server.Host, server.Port, Cancel);
                closed.Close();
                await last.SendHeadersAsync(1, Post, endStream: true, Cancel);
            });
        }
    }

    private static IEnumerable<(string Name, string Value)> Complete(Uri server) => [.. Post, (":scheme", server.Scheme)];

    private Task<Http2Sender> ConnectAsync(Uri server) => Http2Sender.ConnectAsync(server, running.Certificate, Cancel);

    private async Task RefusedAsync(Uri server, string outcome, int status, string endpoint, Func<Http2Sender, Task> sendAsync)
    {
        var before = await RefusedAsync();
        await using (var sender = await ConnectAsync(server))
        {
            try
            {
                await sendAsync(sender);
            }
            catch (IOException)
            {
                // The server closed the connection before it had read everything.
            }

            var seen = await sender.ReadOutcomeAsync(Cancel);
            if (seen != "end" || !outcome.StartsWith("goaway", StringComparison.Ordinal))
            {
                Assert.Equal(outcome, seen); // Its last frame may be lost when it closes.
            }
        }

        await OneMoreAsync(before, status, endpoint);
    }

    private async Task OneMoreAsync(Dictionary<(string Endpoint, int Status), long> before, int status, string endpoint)
    {
        var expected = new Dictionary<(string, int), long>(before) { [(endpoint, status)] = before.GetValueOrDefault((endpoint, status)) + 1 };
        await Until.PassesAsync(async () => Assert.Equal(expected, await RefusedAsync()));
    }

    private async Task<Dictionary<(string Endpoint, int Status), long>> RefusedAsync() =>
        (await running.Host.Get<RefusalCounter>().ReadAsync(Cancel))
            .SelectMany(counts => counts.Select(count => ((counts.Key.ToString(), count.Status), count.Count)))
            .ToDictionary(one => one.Item1, one => one.Count);

    /// <summary>One app for the tests of the class, which run one after the other.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        internal DashboardHost Host { get; private set; } = null!;

        internal TestCertificate Certificate { get; private set; } = null!;

        internal Uri Plain => new(Host.Addresses.First(address => address.Scheme == Uri.UriSchemeHttp), "/");

        internal Uri Tls => Named(0);

        internal Uri TlsOnlyHttp2 => Named(1);

        internal IEnumerable<Uri> Servers => [Tls, TlsOnlyHttp2, Plain];

        public async ValueTask InitializeAsync()
        {
            Certificate = new TestCertificate(_folder);
            Host = await DashboardHost.StartAsync(new DashboardHostOptions
            {
                Settings =
                [
                    ("Kestrel:Endpoints:A:Url", "http://127.0.0.1:0"),
                    ("Kestrel:Endpoints:A:Protocols", "Http2"),
                    ("Kestrel:Endpoints:B:Url", "https://127.0.0.1:0"),
                    ("Kestrel:Endpoints:B:Certificate:Path", Certificate.CertificateFile),
                    ("Kestrel:Endpoints:B:Certificate:KeyPath", Certificate.KeyFile),
                    ("Kestrel:Endpoints:C:Url", "https://127.0.0.1:0"),
                    ("Kestrel:Endpoints:C:Protocols", "Http2"),
                    ("Kestrel:Endpoints:C:Certificate:Path", Certificate.CertificateFile),
                    ("Kestrel:Endpoints:C:Certificate:KeyPath", Certificate.KeyFile),
                ],
                Services = services => services.Configure<KestrelServerOptions>(
                    kestrel => kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1)),
            });
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            Certificate.Dispose();
            _folder.Dispose();
        }

        private Uri Named(int which) => Host.Addresses.Where(address => address.Scheme == Uri.UriSchemeHttps).ElementAt(which);
    }
}
