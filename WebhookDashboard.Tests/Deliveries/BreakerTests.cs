using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Queue;
using Xunit;

namespace WebhookDashboard.Tests.Deliveries;

public sealed class BreakerTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Breaker _breaker;

    public BreakerTests() => _breaker = new Breaker(_clock);

    [Fact]
    public void Note_RepeatedNoAnswer_OpensForLongerEachTimeUpToABound()
    {
        Unanswered(Breaker.Threshold - 1);
        Assert.Null(_breaker.OpenUntil);

        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            Unanswered(1);
            Assert.Equal(TimeSpan.FromSeconds(seconds), _breaker.OpenUntil - _clock.GetUtcNow());
            Unanswered(1); // One that was still under way does not make it longer.
            Assert.Equal(TimeSpan.FromSeconds(seconds), _breaker.OpenUntil - _clock.GetUtcNow());
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        }
    }

    [Fact]
    public void Note_AnyAnswer_ClosesIt()
    {
        Unanswered(Breaker.Threshold);
        _breaker.Note(new AttemptOutcome.RetryLater("The receiver answered 500."));
        Assert.Null(_breaker.OpenUntil);

        Unanswered(Breaker.Threshold - 1);
        Assert.Null(_breaker.OpenUntil);
    }

    private void Unanswered(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _breaker.Note(new AttemptOutcome.Unreachable("Nobody is there."));
        }
    }
}
