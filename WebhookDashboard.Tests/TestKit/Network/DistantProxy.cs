using System.Diagnostics;
using System.Net.Sockets;
using System.Threading.Channels;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>A proxy that delivers everything a while later, in both directions: a server on another continent.</summary>
internal sealed class DistantProxy : IAsyncDisposable
{
    private readonly Forwarder _forwarder;
    private readonly Uri _target;
    private readonly TimeSpan _oneWay;

    /// <param name="target">The server.</param>
    /// <param name="oneWay">How long each byte takes to the server, and back. Bytes under way do not wait for each other.</param>
    public DistantProxy(Uri target, TimeSpan oneWay)
    {
        (_target, _oneWay) = (target, oneWay);
        _forwarder = new Forwarder(CarryAsync);
    }

    /// <inheritdoc cref="Forwarder.Address" />
    public Uri Address => _forwarder.Address;

    public ValueTask DisposeAsync() => _forwarder.DisposeAsync();

    private async Task CarryAsync(TcpClient client, CancellationToken stop)
    {
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        await server.ConnectAsync(_target.Host, _target.Port, stop);
        await await Task.WhenAny(
            CarryAsync(client.GetStream(), server.GetStream(), stop), CarryAsync(server.GetStream(), client.GetStream(), stop));
    }

    private async Task CarryAsync(NetworkStream from, NetworkStream to, CancellationToken stop)
    {
        var underWay = Channel.CreateBounded<(byte[] Bytes, long SentAt)>(256);
        var delivering = DeliverAsync(underWay.Reader, to, stop);
        var buffer = new byte[16 * 1024];
        while (!delivering.IsCompleted && await from.ReadAsync(buffer, stop) is > 0 and var read)
        {
            await underWay.Writer.WriteAsync((buffer[..read], Stopwatch.GetTimestamp()), stop);
        }

        underWay.Writer.Complete();
        await delivering;
    }

    private async Task DeliverAsync(ChannelReader<(byte[] Bytes, long SentAt)> underWay, NetworkStream to, CancellationToken stop)
    {
        await foreach (var (bytes, sentAt) in underWay.ReadAllAsync(stop))
        {
            if (_oneWay - Stopwatch.GetElapsedTime(sentAt) is { Ticks: > 0 } rest)
            {
                await Task.Delay(rest, stop);
            }

            await to.WriteAsync(bytes, stop);
        }
    }
}
