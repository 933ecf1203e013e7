using System.Net;
using System.Net.Sockets;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>
/// A proxy that cuts each connection after a number of bytes from the server, at any point. The number differs for each
/// connection and comes from a seed, so that each run is the same.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Random _random;
    private readonly (int Min, int Max) _budget;
    private readonly Uri _target;
    private readonly Task _accepting;
    private int _cuts;

    public CuttingProxy(Uri target, int minBytes, int maxBytes, int seed)
    {
        _target = target;
        _budget = (minBytes, maxBytes);
        _random = new Random(seed);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    /// <summary>How many connections it has cut.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

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
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                connections.Add(CarryAsync(client, _random.Next(_budget.Min, _budget.Max)));
            }
        }
        finally
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task CarryAsync(TcpClient client, int budget)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(_target.Host, _target.Port, _stop.Token);
                var there = client.GetStream().CopyToAsync(server.GetStream(), _stop.Token);
                var back = CarryBackAsync(server.GetStream(), client.GetStream(), budget);
                await await Task.WhenAny(there, back);

                // Closed with a reset, as when a cable is pulled or a middlebox drops the connection.
                client.LingerState = server.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
            {
                // One side closed first.
            }
        }
    }

    private async Task CarryBackAsync(NetworkStream from, NetworkStream to, int budget)
    {
        var buffer = new byte[4096];
        while (budget > 0)
        {
            var read = await from.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, budget)), _stop.Token);
            if (read == 0)
            {
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            budget -= read;
        }

        Interlocked.Increment(ref _cuts);
    }
}
