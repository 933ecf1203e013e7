using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Audit;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Deleting;

public sealed class PendingDeletionsTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly PendingDeletions _pending;
    private int _deleted;

    public PendingDeletionsTests() => _pending = new(_clock, NullLogger<PendingDeletions>.Instance);

    public void Dispose() => _pending.Dispose();

    [Fact]
    public async Task Add_TenSecondsLater_DeletesOnceOnBehalfOfWhoAsked()
    {
        Actor.Current = new Actor("me@example.com", From: null);
        Actor? actor = null;
        Assert.True(_pending.Add("inbox", () =>
        {
            actor = Actor.Current;
            return DeleteAsync();
        }));
        Actor.Current = Actor.App;
        Assert.False(_pending.Add("inbox", DeleteAsync));

        _clock.Advance(PendingDeletions.Delay - TimeSpan.FromMilliseconds(1));
        Assert.True(_pending.Holds("inbox"));
        Assert.Equal(0, _deleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        await Until.TrueAsync(() => !_pending.Holds("inbox"));
        Assert.Equal(1, _deleted);
        Assert.Equal("me@example.com", actor?.Name);
        Assert.False(_pending.Undo("inbox"));
    }

    [Fact]
    public async Task Undo_InTime_DeletesNothing()
    {
        _pending.Add("inbox", DeleteAsync);

        Assert.True(_pending.Undo("inbox"));

        _clock.Advance(PendingDeletions.Delay);
        await _pending.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(_pending.Holds("inbox"));
        Assert.Equal(0, _deleted);
    }

    [Fact]
    public async Task Undo_WhileDeleting_IsTooLate()
    {
        var gate = new TaskCompletionSource();
        _pending.Add("inbox", () =>
        {
            _deleted++;
            return gate.Task;
        });
        _clock.Advance(PendingDeletions.Delay);
        await Until.TrueAsync(() => _deleted == 1);

        Assert.False(_pending.Undo("inbox"));
        Assert.True(_pending.Holds("inbox"));

        gate.SetResult();
        await Until.TrueAsync(() => !_pending.Holds("inbox"));
    }

    [Fact]
    public async Task StopAsync_DeletionsPending_CarriesThemOut()
    {
        _pending.Add("inbox", DeleteAsync);
        _pending.Add("failing", () => throw new InvalidOperationException());

        await _pending.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, _deleted);
    }

    private Task DeleteAsync()
    {
        Interlocked.Increment(ref _deleted);
        return Task.CompletedTask;
    }
}
