using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

public sealed class LogHeadTests
{
    private static readonly EndpointSlug Chat = EndpointSlug.Parse("chat");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitBeyond_HeadMovesButNotBeyond_Continues()
    {
        var head = new LogHead();
        head.MoveTo(1);
        var wait = head.WaitBeyondAsync(3, CancellationToken.None);

        head.MoveTo(3);
        Assert.False(wait.IsCompleted);

        head.MoveTo(4);
        await wait;
    }

    [Fact]
    public void MoveTo_CommitOfOthers_MovesOnlyTheLogsHead()
    {
        var head = new LogHead();
        var waiting = head.Of(Chat).WaitBeyondAsync(0, Cancel);

        head.MoveTo(2, [AnEvent.To("inbox").Build(), AnEvent.To("orders").Build()]);

        Assert.Equal(2, head.Sequence);
        Assert.Equal(0, head.Of(Chat).Sequence);
        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task MoveTo_CommitWithOwnEvent_WakesTheEndpointsReader()
    {
        var head = new LogHead();
        var waiting = head.Of(Chat).WaitBeyondAsync(0, Cancel);

        head.MoveTo(3, [AnEvent.To("inbox").Build(), AnEvent.To("chat").Build(), AnEvent.To("inbox").Build()]);

        await waiting;
        Assert.Equal(3, head.Of(Chat).Sequence);
    }

    [Fact]
    public async Task MoveTo_CommitUnknown_WakesEveryReader()
    {
        var head = new LogHead();
        var waiting = head.Of(Chat).WaitBeyondAsync(0, Cancel);

        head.MoveTo(7);

        await waiting;
        Assert.Equal(7, head.Of(Chat).Sequence);
    }

    [Fact]
    public void MoveTo_LowerSequence_IsIgnored()
    {
        var head = new LogHead();
        head.MoveTo(7);

        head.MoveTo(6, [AnEvent.To("chat").Build()]);

        Assert.Equal(7, head.Sequence);
    }
}
