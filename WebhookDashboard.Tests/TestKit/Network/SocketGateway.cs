using System.Net;
using System.Net.Sockets;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>Forwards connections from a port to a Unix socket, for a browser, which can't open one.</summary>
internal sealed class SocketGateway : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly UnixDomainSocketEndPoint _target;
    private readonly Task _accepting;

    public SocketGateway(string path)
    {
        _target = new UnixDomainSocketEndPoint(path);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Ends with a slash.</summary>
    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(CarryAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        finally
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task CarryAsync(Socket accepted)
    {
        await using var client = new NetworkStream(accepted, ownsSocket: true);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(_target, _stop.Token);
            await using var server = new NetworkStream(socket);
            await await Task.WhenAny(client.CopyToAsync(server, _stop.Token), server.CopyToAsync(client, _stop.Token));
        }
        catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
        {
            // One side closed first.
        }
    }
}
