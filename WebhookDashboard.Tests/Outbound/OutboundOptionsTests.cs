using WebhookDashboard.Outbound;
using Xunit;

namespace WebhookDashboard.Tests.Outbound;

public sealed class OutboundOptionsTests
{
    [Fact]
    public void Validate_Defaults_Succeed() =>
        Assert.True(new OutboundOptionsValidator().Validate(name: null, new OutboundOptions()).Succeeded);

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("-00:00:30")]
    [InlineData("01:00:00")]
    public void Validate_TimeoutOutOfBounds_NamesKeyFaultAndWhatIsAllowed(string timeout)
    {
        var result = new OutboundOptionsValidator().Validate(name: null, new OutboundOptions { Timeout = TimeSpan.Parse(timeout) });

        Assert.StartsWith($"Outbound:Timeout is '{timeout}'; allowed:", result.FailureMessage, StringComparison.Ordinal);
    }
}
