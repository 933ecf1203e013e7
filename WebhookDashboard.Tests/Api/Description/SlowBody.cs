using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>
/// A request that sends only the first byte of its body. <see cref="HttpClient"/> reads no response before it has sent
/// everything, so this one writes HTTP/1.0 by hand, where closing the connection ends the response.
/// </summary>
internal static class SlowBody
{
    public static async Task<HttpResponseMessage> SendAsync(Uri server, DescribedOperation operation, string path)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"{operation.Method} {path} HTTP/1.0\r\nHost: {server.Authority}\r\nAuthorization: Bearer {DescribedHost.Key}\r\n"
                + "Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{"),
            cancellation);
        using var reader = new StreamReader(stream);
        var parts = (await reader.ReadToEndAsync(cancellation)).Split("\r\n\r\n", 2);
        var head = parts[0].Split("\r\n");
        var type = head.First(line => line.StartsWith("Content-Type: ", StringComparison.Ordinal))["Content-Type: ".Length..];
        return new HttpResponseMessage((HttpStatusCode)int.Parse(head[0].Split(' ')[1]))
        {
            Content = new StringContent(parts[1], Encoding.UTF8, type),
        };
    }
}
