using System.IO.Compression;
using System.Text;
using CsCheck;
using WebhookDashboard.Bodies;
using Xunit;

namespace WebhookDashboard.Tests.Bodies;

/// <summary>How compressed bodies are decoded, up to a bound. <c>BodyDocumentTests</c> covers how a page shows them.</summary>
public sealed class ContentCodingTests
{
    private static readonly string Text = string.Join(' ', Enumerable.Range(0, 20_000));

    [Fact]
    public void Inflate_MoreThanWanted_EndsThereAndSaysSo()
    {
        var exact = ContentCoding.Inflate(GZip("abcdef"), "gzip", 6)!.Value;
        var cut = ContentCoding.Inflate(GZip("abcdef"), "gzip", 5)!.Value;

        Assert.Equal(("abcdef", false), (Encoding.UTF8.GetString(exact.Bytes), exact.IsCut));
        Assert.Equal(("abcde", true), (Encoding.UTF8.GetString(cut.Bytes), cut.IsCut));
    }

    [Fact]
    public void Inflate_FirstPartOfABody_ReturnsItsContent()
    {
        var coded = GZip(Text);
        var part = ContentCoding.Inflate(coded.AsMemory(0, coded.Length / 2), "gzip", 1_000_000, isWhole: false)!.Value;

        Assert.True(part.IsCut);
        Assert.InRange(part.Bytes.Length, 10_000, Text.Length - 1);
        Assert.StartsWith(Encoding.UTF8.GetString(part.Bytes), Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Inflate_FirstPartThatEndsWithinACharacter_EndsBeforeIt()
    {
        var coded = GZip(new string('é', 50_000) + Guid.NewGuid());
        for (var length = coded.Length - 20; length < coded.Length; length++)
        {
            if (ContentCoding.Inflate(coded.AsMemory(0, length), "gzip", 1_000_000, isWhole: false) is var (bytes, _))
            {
                Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(bytes));
            }
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    public void Inflate_FirstPartOfSomethingElse_IsRefused(string coding) =>
        Assert.Null(ContentCoding.Inflate("This is no such thing."u8.ToArray(), coding, 1_000, isWhole: false));

    [Fact]
    public void Inflate_Zstd_EndsAtTheBound()
    {
        var coded = Zstd(Text);

        var whole = ContentCoding.Inflate(coded, "zstd", 1_000_000)!.Value;
        var cut = ContentCoding.Inflate(coded, "zstd", 1_000)!.Value;
        var part = ContentCoding.Inflate(coded.AsMemory(0, coded.Length / 2), "zstd", 1_000_000, isWhole: false);

        Assert.Equal((Text, false), (Encoding.UTF8.GetString(whole.Bytes), whole.IsCut));
        Assert.Equal((Text[..1_000], true), (Encoding.UTF8.GetString(cut.Bytes), cut.IsCut));
        Assert.True(part is null || Text.StartsWith(Encoding.UTF8.GetString(part.Value.Bytes), StringComparison.Ordinal));
        Assert.Null(ContentCoding.Inflate(coded.AsMemory(0, coded.Length / 2), "zstd", 1_000_000));
    }

    /// <summary>The second frame is the first one, but asks for a window of 128 MiB.</summary>
    [Fact]
    public void Inflate_ZstdThatAsksForALargeWindow_IsRefused()
    {
        var small = ContentCoding.Inflate(Convert.FromHexString("28b52ffd000009000061"), "zstd", 1_000);
        var large = ContentCoding.Inflate(Convert.FromHexString("28b52ffd008809000061"), "zstd", 1_000);

        Assert.Equal("a", Encoding.UTF8.GetString(small!.Value.Bytes));
        Assert.Null(large);
    }

    [Fact]
    public void Inflate_AnyBytesUnderAnyName_NeverFailsNorExceedsTheBound() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.OneOf("gzip", "deflate", "br", "zstd", ""), Gen.Bool).Sample(
            (body, coding, isWhole) => ContentCoding.Inflate(body, coding, 100, isWhole) is not { Bytes.Length: > 100 });

    private static byte[] Zstd(string text)
    {
        using var compressor = new ZstdSharp.Compressor();
        return compressor.Wrap(Encoding.UTF8.GetBytes(text)).ToArray();
    }

    private static byte[] GZip(string text)
    {
        using var coded = new MemoryStream();
        using (var gzip = new GZipStream(coded, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return coded.ToArray();
    }
}
