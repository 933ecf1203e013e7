using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>
/// A server that nobody should call: it notes each request. A connection alone is none, since browsers connect ahead of
/// requests that they then do not send.
/// </summary>
internal sealed class RequestTrap : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ends = new();
    private readonly Task _accepting;

    public RequestTrap()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _ends.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ReadAsync(await _listener.AcceptTcpClientAsync(_ends.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ReadAsync(TcpClient client)
    {
        using var connection = client;
        var bytes = new byte[1024];
        try
        {
            var length = await connection.GetStream().ReadAsync(bytes, _ends.Token);
            if (length > 0)
            {
                Requests.Enqueue(Encoding.ASCII.GetString(bytes, 0, length));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Nothing was sent.
        }
    }
}
