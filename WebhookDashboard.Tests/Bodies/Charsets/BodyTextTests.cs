using System.Text;
using CsCheck;
using WebhookDashboard.Bodies.Charsets;
using WebhookDashboard.Tests.TestKit.Odd;
using Xunit;

namespace WebhookDashboard.Tests.Bodies.Charsets;

public sealed class BodyTextTests
{
    [Theory]
    [InlineData("JSON in UTF-16 with a mark", CharsetSource.ByteOrderMark)]
    [InlineData("JSON after a byte order mark", CharsetSource.ByteOrderMark)]
    [InlineData("JSON in UTF-16 without a mark", CharsetSource.Guessed)]
    [InlineData("text in windows-1251", CharsetSource.Declared)]
    [InlineData("text in windows-1251, not declared", CharsetSource.Guessed)]
    [InlineData("XML whose declaration names windows-1251", CharsetSource.XmlDeclaration)]
    [InlineData("JSON lines", CharsetSource.Utf8)]
    [InlineData("multipart with a file", CharsetSource.Utf8)]
    public void Read_OddBody_SaysHowItsCharsetIsKnown(string name, CharsetSource source) =>
        Assert.Equal(source, OddBodies.Named(name).Decode().Text.Source);

    [Theory]
    [InlineData("charset that nobody knows", "x-none")]
    [InlineData("JSON called UTF-8 in windows-1252", "utf-8")]
    [InlineData("XML called UTF-16 in UTF-8", "utf-16")]
    [InlineData("UTF-8 called ASCII", "us-ascii")]
    [InlineData("UTF-8 called Shift-JIS", "shift_jis")]
    [InlineData("UTF-8 called UTF-7", "utf-7")]
    [InlineData("text in windows-1251", null)]
    [InlineData("charset without a value", null)]
    public void Read_DeclarationThatDoesNotFit_IsReported(string name, string? wrong) =>
        Assert.Equal(wrong, OddBodies.Named(name).Decode().Text.WrongCharset);

    [Fact]
    public void Read_InvalidBytes_AreReported()
    {
        var utf8 = OddBodies.Named("UTF-8 with one broken character").Decode().Text;
        var shiftJis = BodyText.Read(new byte[] { 0x82, 0xB2, 0x82, 0x20, 0x41 }, "text/plain; charset=shift_jis");

        Assert.True(utf8.HasInvalidBytes);
        Assert.True(shiftJis.HasInvalidBytes);
        Assert.Contains("\uFFFD", shiftJis.ToString(), StringComparison.Ordinal);
        Assert.False(OddBodies.Named("text in Shift-JIS").Decode().Text.HasInvalidBytes);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16be")]
    [InlineData("utf-32")]
    [InlineData("gb18030")]
    public void Read_AnyTextInADeclaredCharset_IsThatText(string charset)
    {
        var encoding = CharsetNames.Find(charset)!;
        Gen.Char['\u0020', '\uD7FF'].Array[20, 200].Select(characters => new string(characters)).Sample(
            text => BodyText.Read(encoding.GetBytes(text), $"text/plain; charset={charset}").ToString() == text);
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("koi8-r")]
    [InlineData("shift_jis")]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    public void Read_LargeTextInADeclaredCharset_IsThatText(string charset)
    {
        var encoding = CharsetNames.Find(charset)!;
        var text = encoding.GetString(encoding.GetBytes(string.Join(' ', Enumerable.Range(0, 30_000).Select(number => $"{number} Я é 订 ご 😀"))));

        Assert.Equal(text, BodyText.Read(encoding.GetBytes(text), $"text/plain; charset={charset}").ToString());
    }

    [Fact]
    public void Read_BeginningThatEndsWithinACharacter_EndsBeforeIt()
    {
        foreach (var (bytes, charset) in new[] { ("Grüße 😀"u8.ToArray(), "utf-8"), (Encoding.Unicode.GetBytes("Grüße 😀"), "utf-16"), (Convert.FromHexString("82b2928d95b6"), "shift_jis") })
        {
            for (var length = 0; length <= bytes.Length; length++)
            {
                var text = BodyText.Read(bytes.AsMemory(0, length), $"text/plain; charset={charset}", isWhole: false);
                Assert.DoesNotContain("\uFFFD", text.ToString(), StringComparison.Ordinal);
                Assert.False(text.HasInvalidBytes);
            }
        }
    }
}
