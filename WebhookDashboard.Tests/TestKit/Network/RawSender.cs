using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>Speaks HTTP/1.1 by hand, to send what no well-behaved client would.</summary>
internal sealed class RawSender : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly string _host;
    private NetworkStream _stream = null!;

    private RawSender(Uri server) => _host = server.Authority;

    public static async Task<RawSender> ConnectAsync(Uri server, CancellationToken cancellationToken)
    {
        var sender = new RawSender(server);
        await sender._client.ConnectAsync(server.Host, server.Port, cancellationToken);
        sender._stream = sender._client.GetStream();
        return sender;
    }

    /// <param name="path">The path to post to.</param>
    /// <param name="framing">The header that delimits the body: <c>Content-Length: 5</c>.</param>
    /// <param name="cancellationToken">Cancels sending.</param>
    public Task SendHeadAsync(string path, string framing, CancellationToken cancellationToken) => SendAsync(
        Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: {_host}\r\n{framing}\r\n\r\n"), cancellationToken);

    public Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        _stream.WriteAsync(bytes, cancellationToken).AsTask();

    /// <summary>
    /// Sends chunks until the answer begins, the server closes the connection, or a number of bytes is reached.
    /// </summary>
    /// <returns>The number of bytes that the server accepted.</returns>
    public async Task<long> SendChunksUntilAnsweredAsync(ReadOnlyMemory<byte> chunk, long atMost, CancellationToken cancellationToken)
    {
        var size = Encoding.ASCII.GetBytes(chunk.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        byte[] framed = [.. size, .. chunk.Span, .. "\r\n"u8];
        long sent = 0;
        try
        {
            while (sent < atMost && !_stream.DataAvailable)
            {
                await SendAsync(framed, cancellationToken);
                sent += chunk.Length;
            }
        }
        catch (IOException)
        {
            // The connection was closed. An earlier answer can still be read.
        }

        return sent;
    }

    /// <returns>The status of the answer; null if the server closed the connection without one.</returns>
    public async Task<int?> ReadStatusAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(WaitLimits.Longest);

        // "HTTP/1.1 200": the status has a fixed position.
        var head = new byte[12];
        try
        {
            var read = await _stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, deadline.Token);
            return read == head.Length ? int.Parse(head.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Like <see cref="ReadStatusAsync"/>, after the interim answer whose status was read before.</summary>
    public async Task<int?> ReadStatusAfterContinueAsync(CancellationToken cancellationToken)
    {
        var rest = new byte["Continue".Length + 5];
        await _stream.ReadExactlyAsync(rest, cancellationToken);
        return await ReadStatusAsync(cancellationToken);
    }

    /// <summary>Closes the connection like a program that ends: gracefully, without reading an answer.</summary>
    public void Close() => _client.Client.Close();

    /// <summary>Resets the connection.</summary>
    public void Dispose()
    {
        if (_client.Connected)
        {
            _client.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        _client.Dispose();
    }
}
