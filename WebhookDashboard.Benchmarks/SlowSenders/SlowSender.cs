using System.Net.Sockets;
using System.Text;

namespace WebhookDashboard.Benchmarks.SlowSenders;

/// <summary>Sends a megabyte, one byte a second; starts again at once when it is dropped.</summary>
internal sealed class SlowSender(Uri server) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _work = Task.CompletedTask;
    private int _dropped;

    /// <summary>How often the server closed the connection.</summary>
    public int Dropped => Volatile.Read(ref _dropped);

    public static SlowSender Start(Uri server)
    {
        var sender = new SlowSender(server);
        sender._work = sender.RunAsync();
        return sender;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _work;
        }
        catch (OperationCanceledException)
        {
            // This is how it ends.
        }

        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            try
            {
                await TrickleAsync();
            }
            catch (Exception fault) when (fault is SocketException or IOException)
            {
                Interlocked.Increment(ref _dropped);
            }
        }
    }

    private async Task TrickleAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, _stop.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST /hooks/inbox HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Length: 1000000\r\n\r\n"), _stop.Token);
        while (true)
        {
            await Task.Delay(Pause, _stop.Token);
            await stream.WriteAsync("a"u8.ToArray(), _stop.Token);
        }
    }
}
