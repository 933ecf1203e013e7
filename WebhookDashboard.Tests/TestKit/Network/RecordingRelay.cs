using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>
/// A relay between clients and a server that passes on every byte and records the clients' ones. With a certificate it
/// speaks TLS on both sides and records the plain text.
/// </summary>
internal sealed class RecordingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<List<byte>> _sent = [];
    private readonly Uri _server;
    private readonly TestCertificate? _certificate;
    private readonly Task _accepting;

    /// <param name="server">The server.</param>
    /// <param name="certificate">The certificate of the server, which the relay presents to clients; null: without
    /// TLS.</param>
    public RecordingRelay(Uri server, TestCertificate? certificate = null)
    {
        _server = server;
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Without a trailing slash.</summary>
    public string Address => $"{(_certificate is null ? "http" : "https")}://{_listener.LocalEndpoint}";

    /// <summary>What clients have sent so far, for each connection in the order of opening.</summary>
    public IReadOnlyList<byte[]> Sent
    {
        get
        {
            lock (_sent)
            {
                return [.. _sent.Select(bytes => bytes.ToArray())];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var carried = new List<Task>();
        try
        {
            while (true)
            {
                carried.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        finally
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(TcpClient accepted)
    {
        using var opened = new TcpClient { NoDelay = true };
        using (accepted)
        {
            accepted.NoDelay = true;
            try
            {
                await opened.ConnectAsync(_server.Host, _server.Port, _stop.Token);
                var (client, server) = await SecureAsync(accepted.GetStream(), opened.GetStream());
                await using (client)
                await using (server)
                {
                    await CarryAsync(client, server);
                }
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException or AuthenticationException)
            {
                // One side closed the connection or did not trust the certificate, and reports it itself.
            }
        }
    }

    private async Task CarryAsync(Stream client, Stream server)
    {
        var there = CarryThereAsync();
        var back = CopyAsync(server, client, sent: null);

        // A client that has sent everything may still wait for its answer; without the server nothing follows.
        await await Task.WhenAny(there, back);
        await back;

        async Task CarryThereAsync()
        {
            var sent = new List<byte>();
            lock (_sent)
            {
                _sent.Add(sent);
            }

            await CopyAsync(client, server, sent);
            if (server is SslStream secure)
            {
                await secure.ShutdownAsync();
            }
            else
            {
                ((NetworkStream)server).Socket.Shutdown(SocketShutdown.Send);
            }
        }
    }

    /// <param name="sent">Records the bytes before they are passed on.</param>
    private async Task CopyAsync(Stream from, Stream to, List<byte>? sent)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, _stop.Token)) > 0)
        {
            lock (_sent)
            {
                sent?.AddRange(buffer.AsSpan(0, read));
            }

            await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }

    /// <summary>Offers the server the protocol that the client chose, so that both use the same one.</summary>
    private async Task<(Stream Client, Stream Server)> SecureAsync(NetworkStream client, NetworkStream server)
    {
        if (_certificate is null)
        {
            return (client, server);
        }

        var secureClient = new SslStream(client);
        await secureClient.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = _certificate.Certificate,
                ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11, new SslApplicationProtocol("http/1.0")],
            },
            _stop.Token);
        var chosen = secureClient.NegotiatedApplicationProtocol;
        var secureServer = new SslStream(server);
        await secureServer.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                CertificateChainPolicy = _certificate.NewTrust(),
                ApplicationProtocols = chosen.Protocol.IsEmpty ? null : [chosen],
            },
            _stop.Token);
        return (secureClient, secureServer);
    }
}
