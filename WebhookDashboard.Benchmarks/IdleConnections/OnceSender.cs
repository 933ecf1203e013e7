using System.Net.Sockets;
using System.Text;

namespace WebhookDashboard.Benchmarks.IdleConnections;

/// <summary>Sends one body of a megabyte, reads the answer, and keeps the connection open.</summary>
internal sealed class OnceSender : IDisposable
{
    private static readonly byte[] Body = new byte[1_000_000];

    private readonly TcpClient _client = new();

    public static async Task<OnceSender> SendAsync(Uri server, CancellationToken cancellationToken)
    {
        var sender = new OnceSender();
        await sender._client.ConnectAsync(server.Host, server.Port, cancellationToken);
        var stream = sender._client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST /hooks/inbox HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Length: {Body.Length}\r\n\r\n"), cancellationToken);
        await stream.WriteAsync(Body, cancellationToken);
        var answer = new byte[1024];
        var length = await stream.ReadAsync(answer, cancellationToken);
        return Encoding.ASCII.GetString(answer, 0, length).StartsWith("HTTP/1.1 200", StringComparison.Ordinal)
            ? sender
            : throw new InvalidOperationException($"The server answered {Encoding.ASCII.GetString(answer, 0, length)}");
    }

    public void Dispose() => _client.Dispose();
}
