using CsCheck;
using WebhookDashboard.Bodies;
using Xunit;

namespace WebhookDashboard.Tests.Bodies;

public sealed class HeaderParametersTests
{
    [Theory]
    [InlineData("text/plain; charset=utf-8", "charset", "utf-8")]
    [InlineData("text/plain;CHARSET=\"utf-8\"", "charset", "utf-8")]
    [InlineData("text/plain ; a=1 ; charset = utf-8 ;", "charset", "utf-8")]
    [InlineData("text/plain; a=\"x; charset=no\"; charset=yes", "charset", "yes")]
    [InlineData("text/plain; a=\"x\\\"; charset=no\"; charset=yes", "charset", "yes")]
    [InlineData("text/plain; flag; charset=utf-8", "charset", "utf-8")]
    [InlineData("text/plain; flag", "flag", "")]
    [InlineData("text/plain; a=one=two", "a", "one=two")]
    [InlineData("text/plain; a=1; a=2", "a", "1")]
    [InlineData("text/plain", "charset", null)]
    [InlineData("charset=utf-8", "charset", null)]
    [InlineData("", "charset", null)]
    [InlineData(null, "charset", null)]
    public void Find_Parameter_IsItsValue(string? header, string name, string? value) => Assert.Equal(value, HeaderParameters.Find(header, name));

    [Fact]
    public void Read_AnyHeader_NeverFails() => Gen.Char[";=\"\\ a"].Array[0, 40].Sample(header => HeaderParameters.Read(new string(header)).Count >= 0);
}
