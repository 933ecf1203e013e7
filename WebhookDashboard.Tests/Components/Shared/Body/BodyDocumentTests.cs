using System.Text;
using WebhookDashboard.Components.Shared.Body;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Body;

public sealed class BodyDocumentTests
{
    [Theory]
    [InlineData("", "application/json", BodyKind.Empty)]
    [InlineData("{\"a\":1}", "application/json", BodyKind.Json)]
    [InlineData("{\"a\":1}", null, BodyKind.Json)]
    [InlineData("\uFEFF{\"a\":1}", "application/json", BodyKind.Json)]
    [InlineData("42", "application/cloudevents+json", BodyKind.Json)]
    [InlineData("42", null, BodyKind.Text)]
    [InlineData("{\"a\":", "application/json", BodyKind.Text)]
    [InlineData("a=1&b=2", "application/x-www-form-urlencoded; charset=utf-8", BodyKind.Form)]
    [InlineData("{\"sent\":\"with curl -d\"}", "application/x-www-form-urlencoded", BodyKind.Json)]
    [InlineData("hello", "text/plain", BodyKind.Text)]
    [InlineData("a\0b", "text/plain", BodyKind.Binary)]
    public void Of_Body_IsWhatItIs(string text, string? contentType, BodyKind kind)
    {
        var document = BodyDocument.Of(Encoding.UTF8.GetBytes(text), contentType);

        Assert.Equal(kind, document.Kind);
    }

    [Fact]
    public void Of_BytesThatAreNoText_AreBinary()
    {
        var document = BodyDocument.Of([0xFF, 0xFE, 0x80, 0x41], contentType: null);

        Assert.Equal(BodyKind.Binary, document.Kind);
        Assert.Equal(BodyView.Hex, document.Views[0]);
    }

    [Fact]
    public void Of_InvalidUtf8InJson_IsShownAndSaid()
    {
        var document = BodyDocument.Of([(byte)'[', (byte)'"', 0xFF, (byte)'"', (byte)']'], "application/json");

        Assert.Equal(BodyKind.Json, document.Kind);
        Assert.True(document.HasInvalidText);
    }

    [Fact]
    public void Of_TwentyFiveMegabytes_HoldsABeginning()
    {
        var body = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("1234567", 3_300_000)) + "]");

        var document = BodyDocument.Of(body, "application/json");

        Assert.True(document.IsCut);
        Assert.Equal(BodyKind.Json, document.Kind);
        Assert.Equal(BodyDocument.MaxShown, document.Shown.Length);
        Assert.Equal(body.Length, document.Size);
    }

    [Fact]
    public void Of_CutWithinACharacter_EndsBeforeIt()
    {
        var body = Encoding.UTF8.GetBytes("x" + new string('é', BodyDocument.MaxShown));

        var document = BodyDocument.Of(body, "text/plain");

        Assert.Equal(BodyKind.Text, document.Kind);
        Assert.False(document.HasInvalidText);
        Assert.Equal(BodyDocument.MaxShown - 1, document.Shown.Length);
    }

    [Fact]
    public void Text_LongLine_GoesOnInFurtherRowsWithoutANumber()
    {
        var text = BodyDocument.Of(Encoding.UTF8.GetBytes("a\r\n" + new string('b', 1_200) + "\nc"), "text/plain").Text;

        Assert.Equal([1, 2, null, null, 3], text.Rows.Select(row => row.Number));
        Assert.Equal("a", text.TextOf(text.Rows[0]));
        Assert.Equal(1_200, text.Rows.Skip(1).Take(3).Sum(row => row.Length));
    }

    [Fact]
    public void Hex_LastRow_IsFilledUp()
    {
        var hex = new HexRows("0123456789ABCDEFG"u8.ToArray());

        Assert.Equal(2, hex.Count);
        Assert.Equal("30 31 32 33 34 35 36 37  38 39 41 42 43 44 45 46", hex.Bytes(0));
        Assert.Equal(hex.Bytes(0).Length, hex.Bytes(1).Length);
        Assert.Equal("G", hex.Letters(1));
        Assert.Equal("000010", HexRows.Offset(1));
    }

    [Fact]
    public void Parse_Form_KeepsOrderAndRepeatsAndDecodes()
    {
        var fields = FormFields.Parse("?a=1&b=x+y%26z&a=2&flag&=v");

        Assert.Equal(
            [new("a", "1"), new("b", "x y&z"), new("a", "2"), new("flag", ""), new("", "v")], fields);
    }

    [Theory]
    [InlineData("Authorization", true)]
    [InlineData("cookie", true)]
    [InlineData("X-Api-Key", true)]
    [InlineData("X-Gitlab-Token", true)]
    [InlineData("X-Hook-Secret", true)]
    [InlineData("webhook-signature", false)]
    [InlineData("Content-Type", false)]
    public void Hides_Header_WhenItsValueOpensSomething(string name, bool hides) =>
        Assert.Equal(hides, SecretHeaders.Hides(name));
}
