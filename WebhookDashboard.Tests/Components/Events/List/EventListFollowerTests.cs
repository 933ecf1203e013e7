using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Pages.Events.List.Reading;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.List;

public sealed class EventListFollowerTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(AnEvent.SomeTime);
    private readonly MemoryLog _log = new();
    private readonly HandFeed _feed = new();
    private readonly FloodTurns _turns;
    private readonly CancellationTokenSource _gone = new();
    private readonly EventListReader _reader;
    private readonly EventList _list;
    private readonly EventListFollower _follower;
    private int _paints;
    private Task _painting = Task.CompletedTask;
    private Task _following = Task.CompletedTask;

    public EventListFollowerTests()
    {
        _turns = new FloodTurns(_clock);
        _reader = new EventListReader(_log, _clock, NullLogger.Instance, new ListHold(), _ => false, CountAsync, _gone.Token);
        _list = _reader.List;
        _follower = new EventListFollower(_feed, _reader, _turns, _clock, CountAsync, () => _painting, _gone.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _following;
        _gone.Dispose();
        _reader.Dispose();
        _turns.Dispose();
    }

    [Fact]
    public async Task Follow_BrowserDoesNotPaint_ReadsNothingMoreUntilItDoes()
    {
        _following = _follower.FollowAsync(EventsView.All);
        var painted = new TaskCompletionSource();
        _painting = painted.Task;
        Flood();
        await PassUntilAsync(() => _list.Newest == 1);
        var pages = _log.Pages;

        Flood();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(pages, _log.Pages);

        painted.SetResult();
        await PassUntilAsync(() => _list.Newest == 2);
    }

    [Fact]
    public async Task Follow_Flood_PaintsOnceForEachUpdate()
    {
        _following = _follower.FollowAsync(EventsView.All);
        Flood();
        await PassUntilAsync(() => _list.Newest == 1 && _reader.Reading.IsCompleted);
        var before = _paints;

        Flood();
        await PassUntilAsync(() => _list.Newest == 2 && _paints > before);
        await _gone.CancelAsync();
        await _following;

        Assert.Equal(before + 1, _paints);
    }

    [Fact]
    public async Task Follow_BurstInAQuietStream_PausesOnce()
    {
        _following = _follower.FollowAsync(EventsView.All);
        Flood();
        await PassUntilAsync(() => _list.Newest == 1 && _reader.Reading.IsCompleted);

        // As many as come during the pause at half the rate of a flood.
        Say((int)(EventListFollower.FloodRate * EventListFollower.FloodPause.TotalSeconds / 2));
        _clock.Advance(EventListFollower.FloodPause);
        await PassUntilAsync(() => _list.Newest > 1 && _reader.Reading.IsCompleted);
        var shown = _clock.GetUtcNow();
        var newest = _list.Newest;

        Say(1);
        await PassUntilAsync(() => _list.Newest > newest);
        Assert.True(_clock.GetUtcNow() - shown < EventListFollower.FloodPause);
    }

    private Task CountAsync()
    {
        _paints++;
        return Task.CompletedTask;
    }

    private void Say(int count) => _feed.Say([.. Enumerable.Range(0, count).Select(_ => _log.Add(AnEvent.To("inbox")))]);

    private void Flood() => _feed.Say([_log.Add(AnEvent.To("inbox"))], skipped: 400);

    private Task PassUntilAsync(Func<bool> condition) => Until.TrueAsync(() =>
    {
        _clock.Advance(EventListFollower.Repaint);
        return condition();
    });
}
