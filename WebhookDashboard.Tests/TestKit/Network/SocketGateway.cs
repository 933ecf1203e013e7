using System.Net.Sockets;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>Forwards connections from a port to a Unix socket, for a browser, which can't open one.</summary>
internal sealed class SocketGateway : IAsyncDisposable
{
    private readonly Forwarder _forwarder;
    private readonly UnixDomainSocketEndPoint _target;

    public SocketGateway(string path)
    {
        _target = new UnixDomainSocketEndPoint(path);
        _forwarder = new Forwarder(CarryAsync);
    }

    /// <inheritdoc cref="Forwarder.Address" />
    public Uri Address => _forwarder.Address;

    public ValueTask DisposeAsync() => _forwarder.DisposeAsync();

    private async Task CarryAsync(TcpClient accepted, CancellationToken stop)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(_target, stop);
        await using var server = new NetworkStream(socket);
        var client = accepted.GetStream();
        await await Task.WhenAny(client.CopyToAsync(server, stop), server.CopyToAsync(client, stop));
    }
}
