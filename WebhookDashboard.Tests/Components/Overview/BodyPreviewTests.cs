using System.IO.Compression;
using System.Text;
using WebhookDashboard.Components.Pages.Overview;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using Xunit;

namespace WebhookDashboard.Tests.Components.Overview;

public sealed class BodyPreviewTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("{\n  \"a\": 1,\n\t\"b\": 2\n}", "{ \"a\": 1, \"b\": 2 }")]
    [InlineData("abc\u202etxt.exe", "abc�txt.exe")]
    [InlineData("bell\u0007", "bell�")]
    public void Of_Text_IsOneLine(string body, string expected) =>
        Assert.Equal(expected, Preview(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Of_BodyCutWithinACharacter_EndsBeforeIt()
    {
        var body = Encoding.UTF8.GetBytes(new string('a', BodyPreview.Bytes - 1) + "üü");

        Assert.Equal(new string('a', BodyPreview.Bytes - 1), Preview(body));
    }

    [Fact]
    public void Of_Binary_SaysItsSize() => Assert.Equal("(binary, 5 B)", Preview([0, 159, 146, 150, 1]));

    [Fact]
    public void Of_CompressedBody_ShowsWhatWasCompressed()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write("""{"order_id":1}"""u8);
        }

        Assert.Equal("""{"order_id":1}""", Preview(compressed.ToArray(), new HeaderLine("Content-Encoding", "gzip")));
    }

    [Fact]
    public void Of_BodyContradictsItsEncoding_NamesTheEncoding() =>
        Assert.Equal("(gzip, 3 B)", Preview("abc"u8.ToArray(), new HeaderLine("Content-Encoding", "gzip")));

    private static string Preview(byte[] body, params HeaderLine[] headers) => BodyPreview.Of(
        new EventOpening(1, HeaderBlock.From(headers), body[..Math.Min(body.Length, BodyPreview.Bytes)]), body.Length);
}
