using WebhookDashboard.Sample.Consumer.Mail;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer.Mail;

public sealed class OutboxQueueTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(8, 256)]
    [InlineData(10, 600)]
    [InlineData(1_000_000, 600)]
    public void WaitAfter_MoreAttempts_DoublesUpToTenMinutes(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), OutboxQueue.WaitAfter(attempts));
}
