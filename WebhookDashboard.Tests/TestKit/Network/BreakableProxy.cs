using System.Net.Sockets;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>A proxy that a test cuts off from the server for a while, as when the network is gone. The server runs on.</summary>
internal sealed class BreakableProxy : IAsyncDisposable
{
    private readonly Forwarder _forwarder;
    private readonly Uri _target;
    private volatile CancellationTokenSource _cut = new();

    public BreakableProxy(Uri target)
    {
        _target = target;
        _forwarder = new Forwarder(CarryAsync);
    }

    /// <inheritdoc cref="Forwarder.Address" />
    public Uri Address => _forwarder.Address;

    /// <summary>Cuts every connection, and each new one until <see cref="Mend"/>.</summary>
    public Task CutAsync() => _cut.CancelAsync();

    public void Mend()
    {
        using var before = _cut;
        _cut = new CancellationTokenSource();
    }

    public async ValueTask DisposeAsync()
    {
        await _forwarder.DisposeAsync();
        _cut.Dispose();
    }

    private async Task CarryAsync(TcpClient client, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, _cut.Token);
        using var server = new TcpClient();
        await server.ConnectAsync(_target.Host, _target.Port, end.Token);
        await await Task.WhenAny(
            client.GetStream().CopyToAsync(server.GetStream(), end.Token), server.GetStream().CopyToAsync(client.GetStream(), end.Token));
    }
}
