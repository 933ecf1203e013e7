using System.Net.Sockets;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>
/// A proxy that cuts each connection after a number of bytes from the server, at any point. The number differs for each
/// connection and comes from a seed, so that each run is the same.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly Forwarder _forwarder;
    private readonly Random _random;
    private readonly (int Min, int Max) _budget;
    private readonly Uri _target;
    private int _cuts;

    public CuttingProxy(Uri target, int minBytes, int maxBytes, int seed)
    {
        _target = target;
        _budget = (minBytes, maxBytes);
        _random = new Random(seed);
        _forwarder = new Forwarder((accepted, stop) => CarryAsync(accepted, _random.Next(_budget.Min, _budget.Max), stop));
    }

    /// <inheritdoc cref="Forwarder.Address" />
    public Uri Address => _forwarder.Address;

    /// <summary>How many connections it has cut.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    public ValueTask DisposeAsync() => _forwarder.DisposeAsync();

    private async Task CarryAsync(TcpClient client, int budget, CancellationToken stop)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(_target.Host, _target.Port, stop);
        var there = client.GetStream().CopyToAsync(server.GetStream(), stop);
        var back = CarryBackAsync(server.GetStream(), client.GetStream(), budget, stop);
        await await Task.WhenAny(there, back);

        // Closed with a reset, as when a cable is pulled or a middlebox drops the connection.
        client.LingerState = server.LingerState = new LingerOption(enable: true, seconds: 0);
    }

    private async Task CarryBackAsync(NetworkStream from, NetworkStream to, int budget, CancellationToken stop)
    {
        var buffer = new byte[4096];
        while (budget > 0)
        {
            var read = await from.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, budget)), stop);
            if (read == 0)
            {
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), stop);
            budget -= read;
        }

        Interlocked.Increment(ref _cuts);
    }
}
