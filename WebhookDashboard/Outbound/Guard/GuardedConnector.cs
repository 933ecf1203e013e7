using System.Net;
using System.Net.Sockets;
using WebhookDashboard.Listening;

namespace WebhookDashboard.Outbound.Guard;

/// <summary>
/// Opens the connections of the guarded client. It checks the very addresses that it then connects to, so a name that
/// changes its address after the check gains nothing. Each hop of a redirect is checked here too.
/// </summary>
internal sealed class GuardedConnector(OutboundPolicy policy, OwnAddress own, HostLookup lookUp)
{
    public async ValueTask<GuardedConnection> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        if (own.SocketOf(target.Host, target.Port) is { } path)
        {
            return new GuardedConnection(await ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken), IsOwn: true);
        }

        // The resolver rejects unspecified addresses, so an address skips it.
        IPAddress[] addresses = IPAddress.TryParse(target.Host, out var address)
            ? [address]
            : await lookUp(target.Host, cancellationToken);
        var allowed = Array.FindAll(addresses, candidate => policy.Allows(candidate, target.Port));
        if (allowed.Length == 0)
        {
            throw addresses.Length == 0
                ? new SocketException((int)SocketError.HostNotFound)
                : new OutboundRefusedException(target.Host, addresses[0]);
        }

        for (var i = 0; ; i++)
        {
            try
            {
                var stream = await ConnectAsync(new IPEndPoint(allowed[i], target.Port), cancellationToken);
                return new GuardedConnection(stream, own.Includes(allowed[i], target.Port));
            }
            catch (SocketException) when (i < allowed.Length - 1)
            {
                // The next address may answer.
            }
        }
    }

    private static async Task<NetworkStream> ConnectAsync(EndPoint target, CancellationToken cancellationToken)
    {
        var socket = target is IPEndPoint
            ? new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
            : new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(target, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
