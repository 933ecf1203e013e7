using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebhookDashboard.Tests.Pull;

/// <summary>Sends exactly the bytes that a test gives and records those that it receives, on one port.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<byte[], Stream, CancellationToken, Task> _answer;
    private readonly ConcurrentQueue<byte[]> _heard = new();
    private readonly Task _running;
    private int _connections;

    private RawServer(Func<byte[], Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _running = RunAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The requests, without bodies, in order.</summary>
    public IReadOnlyList<byte[]> Heard => [.. _heard];

    public static RawServer Saying(string answer) =>
        new((_, stream, cancel) => stream.WriteAsync(Encoding.UTF8.GetBytes(answer), cancel).AsTask());

    public static RawServer Doing(Func<Stream, CancellationToken, Task> answer) => new((_, stream, cancel) => answer(stream, cancel));

    /// <param name="answer">Gets the head of a request and reads its body from the stream.</param>
    public static RawServer Doing(Func<byte[], Stream, CancellationToken, Task> answer) => new(answer);

    public async ValueTask DisposeAsync()
    {
        // The listener last: a test can end before the loop waits for the next connection.
        await _stop.CancelAsync();
        await _running;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadRequestAsync(stream) is { } request)
                {
                    _heard.Enqueue(request);
                    await _answer(request, stream, _stop.Token);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The client closed the connection, or the test is over.
            }
        }
    }

    private async Task<byte[]?> ReadRequestAsync(NetworkStream stream)
    {
        List<byte> bytes = [];
        var one = new byte[1];
        while (await stream.ReadAsync(one, _stop.Token) == 1)
        {
            bytes.Add(one[0]);
            if (bytes.Count >= 4 && bytes[^4..].SequenceEqual("\r\n\r\n"u8.ToArray()))
            {
                return [.. bytes];
            }
        }

        return null;
    }
}
