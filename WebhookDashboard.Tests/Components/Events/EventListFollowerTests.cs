using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

public sealed class EventListFollowerTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(AnEvent.SomeTime);
    private readonly MemoryLog _log = new();
    private readonly HandFeed _feed = new();
    private readonly FloodTurns _turns;
    private readonly EventListFollower _follower;
    private Task _painting = Task.CompletedTask;
    private Task _following = Task.CompletedTask;

    public EventListFollowerTests()
    {
        _turns = new FloodTurns(_clock);
        _follower = new EventListFollower(_feed, _log, _turns, _clock, NullLogger.Instance, () => Task.CompletedTask, () => _painting);
    }

    public async ValueTask DisposeAsync()
    {
        await _follower.StopAsync();
        await _following;
        _follower.Dispose();
        _turns.Dispose();
    }

    [Fact]
    public async Task Follow_BrowserDoesNotPaint_ReadsNothingMoreUntilItDoes()
    {
        _following = _follower.FollowAsync(EventsView.All);
        var painted = new TaskCompletionSource();
        _painting = painted.Task;
        Flood();
        await PassUntilAsync(() => _follower.List.Newest == 1);
        var pages = _log.Pages;

        Flood();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(pages, _log.Pages);

        painted.SetResult();
        await PassUntilAsync(() => _follower.List.Newest == 2);
    }

    [Fact]
    public async Task Follow_Flood_PaintsOnceForEachUpdate()
    {
        var paints = 0;
        using var follower = new EventListFollower(_feed, _log, _turns, _clock, NullLogger.Instance, CountAsync, () => _painting);
        var following = follower.FollowAsync(EventsView.All);
        Flood();
        await PassUntilAsync(() => follower.List.Newest == 1);
        var before = paints;

        Flood();
        await PassUntilAsync(() => follower.List.Newest == 2 && paints > before);
        await follower.StopAsync();
        await following;

        Assert.Equal(before + 1, paints);

        Task CountAsync()
        {
            paints++;
            return Task.CompletedTask;
        }
    }

    private void Flood() => _feed.Say([_log.Add(AnEvent.To("inbox"))], skipped: 400);

    private Task PassUntilAsync(Func<bool> condition) => Until.TrueAsync(() =>
    {
        _clock.Advance(EventListFollower.Repaint);
        return condition();
    });
}
