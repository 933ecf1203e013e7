using System.Net.Sockets;
using System.Text;

namespace WebhookDashboard.Tests.Ingest;

/// <summary>A socket on which a test writes each byte itself, so that no client library tidies it up.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly TcpClient _client = new();
    private NetworkStream _stream = null!;

    public static async Task<RawConnection> OpenAsync(Uri server, CancellationToken cancellationToken)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(server.Host, server.Port, cancellationToken);
        connection._stream = connection._client.GetStream();
        return connection;
    }

    public Task SendAsync(string text, CancellationToken cancellationToken) =>
        SendAsync(Encoding.Latin1.GetBytes(text), cancellationToken);

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        await _stream.WriteAsync(bytes, cancellationToken);

    /// <summary>Reads until the text has arrived and returns everything read.</summary>
    public async Task<string> ReadUntilAsync(string end, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().Contains(end, StringComparison.Ordinal))
        {
            var read = await _stream.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                break;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
