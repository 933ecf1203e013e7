using WebhookDashboard.Compare;
using Xunit;

namespace WebhookDashboard.Tests.Compare;

public sealed class TimesTests
{
    [Theory]
    [InlineData(0, "0.0 ms")]
    [InlineData(9.94, "9.9 ms")]
    [InlineData(9.96, "10 ms")]
    [InlineData(999.4, "999 ms")]
    [InlineData(999.6, "1.0 s")]
    [InlineData(9960, "10 s")]
    [InlineData(599_600, "10 min")]
    public void Text_AnySpan_HasTwoOrThreeDigitsInItsUnit(double ms, string text) =>
        Assert.Equal(text, Times.Text(TimeSpan.FromMilliseconds(ms)));
}
