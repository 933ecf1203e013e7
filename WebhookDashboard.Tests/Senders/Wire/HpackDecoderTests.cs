using System.Text;
using Xunit;

namespace WebhookDashboard.Tests.Senders.Wire;

/// <summary>RFC 7541's own examples, appendix C.4: three requests of one connection, with Huffman coding.</summary>
public sealed class HpackDecoderTests
{
    [Fact]
    public void Decode_RfcExamples_ReturnsTheirHeaders()
    {
        var decoder = new HpackDecoder();

        Assert.Equal(
            [":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com"],
            Decode("828684418cf1e3c2e5f23a6ba0ab90f4ff"));
        Assert.Equal(
            [":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com", "cache-control: no-cache"],
            Decode("828684be5886a8eb10649cbf"));
        Assert.Equal(
            [":method: GET", ":scheme: https", ":path: /index.html", ":authority: www.example.com", "custom-key: custom-value"],
            Decode("828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf"));

        IEnumerable<string> Decode(string block) => decoder.Decode(Convert.FromHexString(block)).Select(header =>
            $"{Encoding.ASCII.GetString(header.Name)}: {Encoding.ASCII.GetString(header.Value)}");
    }
}
