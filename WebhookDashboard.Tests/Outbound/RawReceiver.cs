using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using WebhookDashboard.Tests.Pull;

namespace WebhookDashboard.Tests.Outbound;

/// <summary>A server that records the bytes of each request and responds with the test's text.</summary>
internal sealed class RawReceiver : IAsyncDisposable
{
    public const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK";

    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Func<string, string> _answer;
    private readonly RawServer _server;

    private RawReceiver(Func<string, string> answer)
    {
        _answer = answer;
        _server = RawServer.Doing(ReceiveAsync);
    }

    public string Authority => new Uri(_server.Url).Authority;

    public int Port => new Uri(_server.Url).Port;

    public int Connections => _server.Connections;

    /// <summary>The whole requests, one character per byte.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <param name="answer">Makes the response to a request. Null responds with <see cref="Ok"/>.</param>
    public static RawReceiver Start(Func<string, string>? answer = null) => new(answer ?? (_ => Ok));

    /// <summary>A redirect.</summary>
    public static string Redirect(int status, string location) =>
        $"HTTP/1.1 {status} Elsewhere\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n";

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ReceiveAsync(byte[] bytes, Stream stream, CancellationToken cancellationToken)
    {
        var head = Encoding.Latin1.GetString(bytes);
        if (head.Contains("\r\nExpect: 100-continue\r\n", StringComparison.OrdinalIgnoreCase))
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken);
        }

        var body = new byte[BodyLength(head)];
        await stream.ReadExactlyAsync(body, cancellationToken);
        var request = head + Encoding.Latin1.GetString(body);
        _requests.Enqueue(request);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(_answer(request)), cancellationToken);
    }

    private static int BodyLength(string head)
    {
        const string name = "\r\nContent-Length: ";
        var at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0
            ? 0
            : int.Parse(head.AsSpan()[(at + name.Length)..head.IndexOf('\r', at + 2)], CultureInfo.InvariantCulture);
    }
}
