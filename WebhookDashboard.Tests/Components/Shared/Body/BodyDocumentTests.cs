using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using WebhookDashboard.Bodies;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Body.Raw;
using WebhookDashboard.Components.Shared.Headers;
using WebhookDashboard.Tests.TestKit.Odd;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Body;

public sealed class BodyDocumentTests
{
    [Theory]
    [InlineData("", "application/json", BodyFormat.Empty)]
    [InlineData("{\"a\":1}", "application/json", BodyFormat.Json)]
    [InlineData("{\"a\":1}", null, BodyFormat.Json)]
    [InlineData("\uFEFF{\"a\":1}", "application/json", BodyFormat.Json)]
    [InlineData("42", "application/cloudevents+json", BodyFormat.Json)]
    [InlineData("42", null, BodyFormat.Text)]
    [InlineData("{\"a\":", "application/json", BodyFormat.Text)]
    [InlineData("a=1&b=2", "application/x-www-form-urlencoded; charset=utf-8", BodyFormat.Form)]
    [InlineData("{\"sent\":\"with curl -d\"}", "application/x-www-form-urlencoded", BodyFormat.Json)]
    [InlineData("hello", "text/plain", BodyFormat.Text)]
    [InlineData("a\0b", "text/plain", BodyFormat.Binary)]
    public void Of_Body_DetectsItsKind(string text, string? contentType, BodyFormat format)
    {
        var document = BodyDocument.Of(Encoding.UTF8.GetBytes(text), contentType);

        Assert.Equal(format, document.Format);
    }

    [Theory]
    [MemberData(nameof(OddBodies.Names), MemberType = typeof(OddBodies))]
    public void Of_OddBody_HasItsFormatItsTextAndItsTree(string name)
    {
        var odd = OddBodies.Named(name);

        var document = BodyDocument.Of(odd.Bytes, odd.ContentType, odd.ContentEncoding);

        Assert.Equal(odd.Format, document.Format);
        Assert.Equal(document.IsCopyable ? odd.Text : null, document.Copy);
        Assert.Equal(odd.Tree, document.Tree is { } tree ? string.Join('|', TreeTexts.Of(tree)) : null);
        Assert.Equal(odd.Tree is not null, document.Views.Contains(BodyView.Tree));
        Assert.All(Enumerable.Range(0, document.Tree?.Count ?? 0), line => document.Tree!.ValueAt(line));
    }

    [Fact]
    public void Of_NonTextBytes_AreBinary()
    {
        var document = BodyDocument.Of(new byte[] { 0x80, 0x41, 0x02, 0xFE, 0xC3, 0x28, 0x00 }, contentType: null);

        Assert.Equal(BodyFormat.Binary, document.Format);
        Assert.Equal(BodyView.Hex, document.Views[0]);
    }

    [Theory]
    [InlineData("89504E470D0A1A0A00", "image/png")]
    [InlineData("FFD8FFE0", "image/jpeg")]
    [InlineData("47494638396101", "image/gif")]
    [InlineData("524946460000000057454250", "image/webp")]
    public void Of_RasterImage_IsOneWhateverItClaims(string bytes, string type)
    {
        var document = BodyDocument.Of(Convert.FromHexString(bytes), "application/json");

        Assert.Equal((BodyFormat.Image, type), (document.Format, document.ImageType));
        Assert.NotEqual(BodyView.Image, document.Views[0]); // A decoded image may be huge: only on request.
    }

    [Fact]
    public void Of_Svg_IsNoImage()
    {
        var svg = BodyDocument.Of("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"u8.ToArray(), "image/svg+xml");

        Assert.Equal([BodyView.Tree, BodyView.Raw, BodyView.Hex], svg.Views);
    }

    [Fact]
    public void Of_InvalidUtf8InJson_IsShownAndReported()
    {
        var document = BodyDocument.Of((byte[])[.. "[\"é"u8, 0xFF, .. "\"]"u8], "application/json");

        Assert.Equal(BodyFormat.Json, document.Format);
        Assert.False(document.IsCopyable);
        Assert.Equal(["Some bytes are not valid UTF-8. They are shown as � and stored as received."], BodyNotes.Of(document, BodyView.Tree));
        Assert.Empty(BodyNotes.Of(document, BodyView.Hex));
    }

    [Theory]
    [InlineData("{\"a\": 1,\n  \"b\": oops}", 2, 8)]
    [InlineData("{\"ä\": \"ö\", x}", 1, 12)]
    [InlineData("{\"a\": 1", 1, 8)]
    public void Of_NotJsonAsClaimed_LocatesTheFault(string text, long line, long column)
    {
        var document = BodyDocument.Of(Encoding.UTF8.GetBytes(text), "application/json");

        Assert.Equal((line, column), (document.Fault!.Line, document.Fault.Column));
        Assert.Equal([$"Not valid JSON: error at line {line}, column {column}. Shown as received."], BodyNotes.Of(document, BodyView.Raw));
    }

    [Fact]
    public void Of_TwentyFiveMegabytes_KeepsTheBeginning()
    {
        var body = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("1234567", 3_300_000)) + "]");

        var document = BodyDocument.Of(body, "application/json");

        Assert.True(document.IsCut);
        Assert.Equal(BodyFormat.Json, document.Format);
        Assert.Equal(BodyDocument.MaxShown, document.Shown.Length);
        Assert.Equal(body.Length, document.Size);
        Assert.True(MemoryMarshal.TryGetArray(document.Shown, out var held));
        Assert.InRange(held.Array!.Length, 1, BodyDocument.MaxRead);
    }

    [Fact]
    public void Of_FirstPartOfTheStoredBody_IsIncompleteJson()
    {
        var document = BodyDocument.Of("""[{"id":1},{"id":"""u8.ToArray(), "application/json", isWhole: false);

        Assert.Equal((BodyFormat.Json, null, true), (document.Format, document.Fault, document.IsCut));
    }

    [Fact]
    public void Of_FirstPartOfACompressedBody_ShowsWhatItInflatesTo()
    {
        var came = Compress(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 50_000))), "gzip");

        var document = BodyDocument.Of(came.AsMemory(0, came.Length / 2), "text/plain", "gzip", came.Length);

        Assert.Equal(("gzip", came.Length, true), (document.Inflated, document.Size, document.IsCut));
        Assert.StartsWith("0 1 2 3 ", Encoding.UTF8.GetString(document.Shown.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CutWithinACharacter_EndsBeforeIt()
    {
        var body = Encoding.UTF8.GetBytes("x" + new string('é', BodyDocument.MaxShown));

        var document = BodyDocument.Of(body, "text/plain");

        Assert.Equal(BodyFormat.Text, document.Format);
        Assert.DoesNotContain(BodyNotes.Of(document, BodyView.Raw), note => note.Contains('�', StringComparison.Ordinal));
        Assert.Equal(BodyDocument.MaxShown - 1, document.Shown.Length);
    }

    [Fact]
    public void Text_LongLine_ContinuesInRowsWithoutANumber()
    {
        var text = BodyDocument.Of(Encoding.UTF8.GetBytes("a\r\n" + new string('b', 1_200) + "\nc"), "text/plain").Text;

        Assert.Equal([1, 2, null, null, 3], text.Rows.Select(row => row.Number));
        Assert.Equal("a", text.TextOf(text.Rows.First()));
        Assert.Equal(1_200, text.Rows.Skip(1).Take(3).Sum(row => row.Length));
    }

    [Fact]
    public void Hex_LastRow_IsPadded()
    {
        var hex = new HexRows("0123456789ABCDEFG"u8.ToArray());

        Assert.Equal(2, hex.Count);
        Assert.Equal("30 31 32 33 34 35 36 37  38 39 41 42 43 44 45 46", hex.Bytes(0));
        Assert.Equal(hex.Bytes(0).Length, hex.Bytes(1).Length);
        Assert.Equal("G", hex.Letters(1));
        Assert.Equal("000010", HexRows.Offset(1));
    }

    [Theory]
    [InlineData("Authorization", true)]
    [InlineData("cookie", true)]
    [InlineData("X-Api-Key", true)]
    [InlineData("X-Gitlab-Token", true)]
    [InlineData("X-Hook-Secret", true)]
    [InlineData("token", true)]
    [InlineData("X-Webhook-Auth", true)]
    [InlineData("Cf-Access-Jwt-Assertion", true)]
    [InlineData("Idempotency-Key", false)]
    [InlineData("webhook-signature", false)]
    [InlineData("Content-Type", false)]
    public void Hides_HeaderWithACredential_IsTrue(string name, bool hides) =>
        Assert.Equal(hides, SecretHeaders.Hides(name));

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("GZIP")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("br")]
    public void Of_CompressedBody_IsInflatedToBeShown(string coding)
    {
        var came = Compress("""{"a":1}"""u8.ToArray(), coding);

        var document = BodyDocument.Of(came, "application/json", coding.Split(' ')[^1]);

        Assert.Equal(BodyFormat.Json, document.Format);
        Assert.Equal("""{"a":1}""", Encoding.UTF8.GetString(document.Shown.Span));
        Assert.Equal((came.Length, coding.Split(' ')[^1], false), (document.Size, document.Inflated, document.IsCut));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("gzip, br")]
    [InlineData("<script>")]
    public void Of_BodyContradictsItsCoding_IsShownAsReceived(string coding)
    {
        var body = "This is plain text, and nothing else."u8.ToArray();

        var document = BodyDocument.Of(body, "text/plain", coding);

        Assert.Equal((BodyFormat.Text, coding, null), (document.Format, document.NotInflated, document.Inflated));
        Assert.Equal(body, document.Shown.ToArray());
    }

    [Fact]
    public void Of_FewBytesNotBrotli_AreShownAsReceived()
    {
        var document = BodyDocument.Of("plain"u8.ToArray(), "text/plain", "br");

        Assert.Equal(("br", 5), (document.NotInflated, document.Shown.Length));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("identity")]
    public void Of_NoCoding_SaysNothingOfOne(string? coding)
    {
        var document = BodyDocument.Of("plain"u8.ToArray(), "text/plain", coding);

        Assert.Equal((null, null), (document.Inflated, document.NotInflated));
    }

    [Fact]
    public void Of_CutCompressedBody_ShowsItsTextOrTheBytes()
    {
        var whole = Compress(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 5_000))), "gzip");

        var document = BodyDocument.Of(whole.AsMemory(0, whole.Length / 2), "text/plain", "gzip");

        Assert.True(document.Inflated is null || document.Shown.Length > 0);
    }

    [Fact]
    public void Of_BodyThatInflatesToAGigabyte_StaysSmall()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            var megabyte = new byte[1024 * 1024];
            for (var i = 0; i < 1024; i++)
            {
                gzip.Write(megabyte);
            }
        }

        var came = bomb.ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var document = BodyDocument.Of(came, "application/octet-stream", "gzip");

        Assert.True(document.IsCut);
        Assert.Equal(BodyDocument.MaxShown, document.Shown.Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12 * 1024 * 1024);
    }

    private static byte[] Compress(byte[] body, string coding)
    {
        using var coded = new MemoryStream();
        using (Stream stream = coding.ToLowerInvariant() switch
        {
            "deflate" => new ZLibStream(coded, CompressionMode.Compress),
            "raw deflate" => new DeflateStream(coded, CompressionMode.Compress),
            "br" => new BrotliStream(coded, CompressionMode.Compress),
            _ => new GZipStream(coded, CompressionMode.Compress),
        })
        {
            stream.Write(body);
        }

        return coded.ToArray();
    }
}
