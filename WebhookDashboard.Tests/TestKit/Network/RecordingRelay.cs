using System.Net.Security;
using System.Net.Sockets;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>
/// A relay between clients and a server that passes on every byte and records the clients' ones. With a certificate it
/// speaks TLS on both sides and records the plain text.
/// </summary>
internal sealed class RecordingRelay : IAsyncDisposable
{
    private readonly Forwarder _forwarder;
    private readonly List<List<byte>> _sent = [];
    private readonly Uri _server;
    private readonly TestCertificate? _certificate;

    /// <param name="server">The server.</param>
    /// <param name="certificate">The certificate of the server, which the relay presents to clients; null: without
    /// TLS.</param>
    public RecordingRelay(Uri server, TestCertificate? certificate = null)
    {
        _server = server;
        _certificate = certificate;
        _forwarder = new Forwarder(CarryAsync);
    }

    /// <summary>Without a trailing slash.</summary>
    public string Address => $"{(_certificate is null ? "http" : "https")}://{_forwarder.Address.Authority}";

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

    public ValueTask DisposeAsync() => _forwarder.DisposeAsync();

    private async Task CarryAsync(TcpClient accepted, CancellationToken stop)
    {
        using var opened = new TcpClient { NoDelay = true };
        accepted.NoDelay = true;
        await opened.ConnectAsync(_server.Host, _server.Port, stop);
        var (client, server) = await SecureAsync(accepted.GetStream(), opened.GetStream(), stop);
        await using (client)
        await using (server)
        {
            await CarryAsync(client, server, stop);
        }
    }

    private async Task CarryAsync(Stream client, Stream server, CancellationToken stop)
    {
        var there = CarryThereAsync();
        var back = CopyAsync(server, client, sent: null, stop);

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

            await CopyAsync(client, server, sent, stop);
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
    private async Task CopyAsync(Stream from, Stream to, List<byte>? sent, CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, stop)) > 0)
        {
            lock (_sent)
            {
                sent?.AddRange(buffer.AsSpan(0, read));
            }

            await to.WriteAsync(buffer.AsMemory(0, read), stop);
        }
    }

    /// <summary>Offers the server the protocol that the client chose, so that both use the same one.</summary>
    private async Task<(Stream Client, Stream Server)> SecureAsync(NetworkStream client, NetworkStream server, CancellationToken stop)
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
            stop);
        var chosen = secureClient.NegotiatedApplicationProtocol;
        var secureServer = new SslStream(server);
        await secureServer.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                CertificateChainPolicy = _certificate.NewTrust(),
                ApplicationProtocols = chosen.Protocol.IsEmpty ? null : [chosen],
            },
            stop);
        return (secureClient, secureServer);
    }
}
