using System.Text;
using CsCheck;
using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.Values;
using Xunit;

namespace WebhookDashboard.Tests.Bodies.Values;

public sealed class EmbeddedValueTests
{
    /// <summary>The example of RFC 7519, 3.1.</summary>
    private const string Token = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    [Theory]
    [InlineData(Token)]
    [InlineData("Bearer " + Token)]
    public void Of_Token_DecodesHeaderAndPayload(string value)
    {
        var read = EmbeddedValue.Of(value)!;

        Assert.Equal(EmbeddedKind.Jwt, read.Kind);
        Assert.Equal("{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}", read.Token!.Header);
        Assert.Equal("{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}", read.Token.Payload);
        Assert.Equal((read.Text, 32), (read.Token.Payload, read.Token.SignatureBytes));
    }

    [Theory]
    [InlineData("""{"a":1}""")]
    [InlineData(" [1, {}] ")]
    public void Of_JsonInAString_IsJson(string value) =>
        Assert.Equal((EmbeddedKind.Json, value), (EmbeddedValue.Of(value)!.Kind, EmbeddedValue.Of(value)!.Text));

    [Theory]
    [InlineData("eyJvcmRlciI6IjEyMzQ1In0=", """{"order":"12345"}""", BodyFormat.Json)]
    [InlineData("eyJvcmRlciI6IjEyMzQ1In0", """{"order":"12345"}""", BodyFormat.Json)]
    [InlineData("R3LDvMOfZSBhdXMgWsO8cmljaA==", "Grüße aus Zürich", BodyFormat.Text)]
    [InlineData("R3LDvMOfZSBh\r\ndXMgWsO8cmljaA==\r\n", "Grüße aus Zürich", BodyFormat.Text)]
    [InlineData("iVBORw0KGgoAAAANSUhEUg==", null, BodyFormat.Image)]
    [InlineData("data:image/png;base64,iVBORw0KGgo=", null, BodyFormat.Image)]
    [InlineData("data:text/plain;charset=windows-1251;base64,z/Do", "При", BodyFormat.Text)]
    public void Of_Base64_IsDecoded(string value, string? text, BodyFormat format)
    {
        var read = EmbeddedValue.Of(value)!;

        Assert.Equal((EmbeddedKind.Base64, text, format), (read.Kind, read.Text, read.Content!.Format));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text")]
    [InlineData("internationalisation")]
    [InlineData("evt_1PqRsTuVwXyZaBcDeFgHiJkL")]
    [InlineData("0197f000-0000-7000-8000-000000000000")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("https://hooks.example.com/hooks/payment")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("1234567890123456")]
    [InlineData("{not json}")]
    [InlineData("[INFO] started")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.x.y")]
    [InlineData("a.b.c")]
    public void Of_OrdinaryValue_IsNothingSpecial(string value) => Assert.Null(EmbeddedValue.Of(value));

    [Fact]
    public void Of_AnyTextInBase64_IsThatText() =>
        Gen.Char[' ', '\u04FF'].Where(one => !char.IsControl(one)).Array[16, 100].Select(characters => new string(characters)).Sample(
            text => EmbeddedValue.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)))?.Text == text);

    [Fact]
    public void Of_AnyValue_NeverFails() => Gen.OneOf(
        Gen.String, Gen.String.Select(text => Token + text), Gen.Byte.Array[0, 200].Select(Convert.ToBase64String), Gen.String.Select(text => "data:x;base64," + text)).Sample(
            value => EmbeddedValue.Of(value)?.Content?.Format != BodyFormat.Empty);
}
