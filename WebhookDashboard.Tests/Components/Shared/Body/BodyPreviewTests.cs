using System.IO.Compression;
using System.Text;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Body;

public sealed class BodyPreviewTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("{\n  \"a\": 1,\n\t\"b\": 2\n}", "{ \"a\": 1, \"b\": 2 }")]
    [InlineData("abc\u202etxt.exe", "abc�txt.exe")]
    [InlineData("red\u001b[0m", "red�[0m")]
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
    public void Of_CompressedBody_ShowsWhatWasCompressed() =>
        Assert.Equal("""{"order_id":1}""", Preview(Compress("""{"order_id":1}"""u8.ToArray()), new HeaderLine("Content-Encoding", "gzip")));

    [Fact]
    public void Of_BodyContradictsItsEncoding_NamesTheEncoding() =>
        Assert.Equal("(gzip, 3 B)", Preview("abc"u8.ToArray(), new HeaderLine("Content-Encoding", "gzip")));

    [Theory]
    [InlineData("windows-1251", "Привет")]
    [InlineData("utf-16", "Привет, мир")]
    [InlineData("shift_jis", "こんにちは")]
    public void Of_DeclaredCharset_IsReadInIt(string charset, string text) =>
        Assert.Equal(text, Preview(CodePagesEncodingProvider.Instance.GetEncoding(charset)?.GetBytes(text) ?? Encoding.GetEncoding(charset).GetBytes(text), new HeaderLine("Content-Type", $"text/plain; charset={charset}")));

    [Fact]
    public void Of_TwoCodingsInTwoHeaders_UndoesBoth() => Assert.Equal(
        "hello", Preview(Compress(Compress("hello"u8.ToArray())), new HeaderLine("Content-Encoding", "gzip"), new HeaderLine("Content-Encoding", "gzip")));

    [Fact]
    public void Of_BombOfBytes_DecompressesOnlyWhatIsShown() =>
        Assert.Equal(new string('a', BodyPreview.Bytes), Preview(Compress(Encoding.UTF8.GetBytes(new string('a', 1_000_000))), new HeaderLine("Content-Encoding", "gzip")));

    [Fact]
    public void Of_Form_IsShownWithoutItsEscapes() => Assert.Equal(
        """payload={"a": 1}&b=ü%""", Preview("payload=%7B%22a%22%3A+1%7D&b=%C3%BC%"u8.ToArray(), new HeaderLine("Content-Type", "application/x-www-form-urlencoded")));

    [Fact]
    public void Of_Image_NamesItsType() =>
        Assert.Equal("(image/png, 8 B)", Preview([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], new HeaderLine("Content-Type", "text/plain")));

    [Fact]
    public void OneLine_LongText_IsCutBetweenTwoCharacters()
    {
        var line = BodyPreview.OneLine(new string('a', BodyPreview.MaxLength - 1) + "😀😀");

        Assert.Equal(new string('a', BodyPreview.MaxLength - 1) + "…", line);
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    private static string Preview(byte[] body, params HeaderLine[] headers) => BodyPreview.Of(
        new EventOpening(1, HeaderBlock.From(headers), body[..Math.Min(body.Length, BodyPreview.Bytes)]), body.Length);
}
