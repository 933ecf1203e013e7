using System.Text;
using WebhookDashboard.Outbound.Verbatim;
using Xunit;

namespace WebhookDashboard.Tests.Outbound;

public sealed class VerbatimStreamTests
{
    private const string FirstHead = "POST /%7E HTTP/1.1\r\nhost: A\r\n\r\n";
    private const string SecondHead = "GET /b HTTP/1.1\r\nhost: B\r\n\r\n";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(10_000)]
    public async Task WriteAsync_PiecesOfAnySize_ReplacesOnlyTheHeads(int piece)
    {
        const string body = "a\r\n\r\nVerbatim: 0 eA==\r\n\r\n";
        using var wire = new MemoryStream();
        await using var stream = new VerbatimStream(wire);

        // No write of the client contains parts of two requests.
        byte[] first = Encoding.ASCII.GetBytes(ClientHead(FirstHead, body.Length) + body);
        byte[] second = Encoding.ASCII.GetBytes(ClientHead(SecondHead, 0));
        foreach (var part in first.Chunk(piece).Concat(second.Chunk(piece)))
        {
            await stream.WriteAsync(part, TestContext.Current.CancellationToken);
        }

        Assert.Equal(FirstHead + body + SecondHead, Encoding.ASCII.GetString(wire.ToArray()));
    }

    private static string ClientHead(string head, int bodyLength)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://a/");
        VerbatimHead.RideOn(request, Encoding.ASCII.GetBytes(head), bodyLength);
        return $"POST / HTTP/1.1\r\nHost: a\r\n{request.Headers.ToString().ReplaceLineEndings("\r\n")}Content-Length: {bodyLength}\r\n\r\n";
    }
}
