using System.Net;
using System.Net.Sockets;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>
/// A port of the loopback address that belongs to one test until it is disposed. It is bound, so that the system gives it to
/// nobody else, but not listened on: connections are refused until the test's server listens there.
/// </summary>
internal sealed class ReservedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ReservedPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // .NET sets SO_REUSEADDR, as servers do.

    public int Number => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Ends with a slash.</summary>
    public Uri Address => new($"http://127.0.0.1:{Number}/");

    public async Task<bool> IsListenedOnAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Number);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public void Dispose() => _socket.Dispose();
}
