using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace WebhookDashboard.Benchmarks.Watchers;

/// <summary>
/// Watches on the hub and discards what it receives. It speaks the hub's JSON protocol by hand: two hundred full clients
/// would use the processor time that is to be measured for the server.
/// </summary>
internal sealed class Watcher : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1E;

    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _work = Task.CompletedTask;
    private long _bytes;

    public long Bytes => Volatile.Read(ref _bytes);

    public static async Task<Watcher> StartAsync(Uri server)
    {
        var watcher = new Watcher();
        var address = new UriBuilder(new Uri(server, "hubs/events")) { Scheme = "ws" }.Uri;
        await watcher._socket.ConnectAsync(address, CancellationToken.None);
        await watcher.SendAsync(new { protocol = "json", version = 1 });
        await watcher.SendAsync(new { type = 4, invocationId = "1", target = "Watch", arguments = new[] { new { } } });
        watcher._work = Task.WhenAll(watcher.ReceiveAsync(), watcher.PingAsync());
        return watcher;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _work;
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            // This is how it ends.
        }

        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(), _stop.Token);
            Interlocked.Add(ref _bytes, received.Count);
        }
    }

    private async Task PingAsync()
    {
        while (true)
        {
            await Task.Delay(PingEvery, _stop.Token);
            await SendAsync(new { type = 6 });
        }
    }

    private Task SendAsync(object message)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message)), RecordSeparator];
        return _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, _stop.Token);
    }
}
