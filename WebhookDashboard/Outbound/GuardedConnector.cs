using System.Net;
using System.Net.Sockets;

namespace WebhookDashboard.Outbound;

/// <summary>
/// Opens the connections of the guarded client. The check is made here, on the addresses that the name resolves to now
/// and that are then connected to: a name that changes its address after a check gains nothing, and each hop of a
/// redirect comes through here.
/// </summary>
internal sealed class GuardedConnector(OutboundPolicy policy, HostLookup lookUp)
{
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        // An address needs no look-up, which would not even take the unspecified ones.
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
            var socket = new Socket(allowed[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(allowed[i], target.Port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i < allowed.Length - 1)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
