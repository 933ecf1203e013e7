using WebhookDashboard.Snippets;
using Xunit;

namespace WebhookDashboard.Tests.Snippets;

public sealed class CodeTextTests
{
    private const string Odd = "\"\\\n\r\t\u001b\u009b\u2028ü🙂\U000E0001";

    [Fact]
    public void Literal_OddText_IsEscapedAsUtf16() =>
        Assert.Equal(@"""\""\\\n\r\t\u001b\u009b\u2028ü🙂\udb40\udc01""", CodeText.Literal(Odd));

    [Fact]
    public void PythonLiteral_OddText_IsEscapedAsCodePoints() =>
        Assert.Equal(@"""\""\\\n\r\t\u001b\u009b\u2028ü🙂\U000e0001""", CodeText.PythonLiteral(Odd));

    [Fact]
    public void Latin1Literal_Bytes_AreCharactersOfTheSameNumber() =>
        Assert.Equal(@"""M\u00fc\u00c3\u00bc""", CodeText.Latin1Literal([(byte)'M', 0xFC, .. "ü"u8]));

    [Fact]
    public void PythonLiteral_Bytes_AreEscaped() =>
        Assert.Equal(@"b""M\xfc\xc3\xbc\x00\""""", CodeText.PythonLiteral((byte[])[(byte)'M', 0xFC, .. "ü"u8, 0, (byte)'"']));
}
